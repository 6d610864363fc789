import type { Row } from '../row-line'
import type { RowOptions } from '../row-options'
import type { RowText } from '../row-text'

/** What hosted batches take in one file: 50,000 requests and 200 MB. */
export const BATCH_LIMITS = { rows: 50_000, bytes: 200_000_000 } as const

/** A request of the Batch API, for hosted batches and `vllm run-batch`; `custom_id` brings the answer back to its item. */
export function openAiBatchRow(text: RowText, options: RowOptions): Row {
  const { model = 'model', maxAnswerTokens = 4096, imageUrl = fileUrl } = options
  const { item, prompt, images = [] } = text
  const pictures = images.map((path) => ({ type: 'image_url', image_url: { url: imageUrl(path) } }))
  return {
    custom_id: item.id,
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model,
      messages: [{ role: 'user', content: [...pictures, { type: 'text', text: prompt }] }],
      max_completion_tokens: maxAnswerTokens,
      temperature: 0,
    },
  }
}

function fileUrl(path: string): string {
  return path.startsWith('/') ? `file://${path.split('/').map(encodeURIComponent).join('/')}` : path
}
