import type { Row } from '../row-line'
import type { RowText } from '../row-text'
import { markedPrompt } from './ms-swift'

/** A row for LLaMA-Factory, in its `sharegpt` form. */
export function llamaFactoryRow(text: RowText): Row {
  const { response, images } = text
  return {
    conversations: [
      { from: 'human', value: markedPrompt(text) },
      { from: 'gpt', value: response },
    ],
    ...(images && { images }),
  }
}

/** The text of `dataset_info.json`, which names each file to LLaMA-Factory: `v2lo_map_train` and so on. */
export function datasetInfo(files: Readonly<Record<string, string>>, hasImages: boolean): string {
  const columns = { messages: 'conversations', ...(hasImages && { images: 'images' }) }
  const entries = Object.entries(files).map(([split, file_name]) => [
    `v2lo_map_${split}`,
    { file_name, formatting: 'sharegpt', columns },
  ])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
