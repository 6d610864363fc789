import type { Row } from '../row-line'
import type { RowText } from '../row-text'

/**
 * A row for TRL, conversational: a block for every picture and one of text, where the model sees pictures. Columns that
 * a trainer does not know go to its reward functions. With `completion` it serves supervised training too.
 */
export function trlRow(text: RowText, completion: boolean): Row {
  const { item, prompt, asked, response, images, trueLayout } = text
  const content = (words: string, pictures = 0) =>
    images ? [...Array.from({ length: pictures }, () => ({ type: 'image' })), { type: 'text', text: words }] : words
  return {
    prompt: [{ role: 'user', content: content(prompt, images?.length) }],
    ...(completion && { completion: [{ role: 'assistant', content: content(response) }] }),
    ...(images && { images }),
    ground_truth: item.answer,
    question: asked,
    true_layout: trueLayout,
  }
}
