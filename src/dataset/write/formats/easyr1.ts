import type { Row } from '../row-line'
import type { EasyR1Keys } from '../row-options'
import type { RowText } from '../row-text'
import { markedPrompt } from './ms-swift'

/** What EasyR1's configuration calls the columns: `data.prompt_key`, `answer_key` and `image_key`. */
export const EASYR1_COLUMNS: { readonly [Keys in EasyR1Keys]: readonly [string, string, string] } = {
  paper: ['question', 'answer', 'image_path'],
  upstream: ['problem', 'answer', 'images'],
}

/** A row for EasyR1; the prompt is whole, so that `data.format_prompt` stays empty. */
export function easyR1Row(text: RowText, keys: EasyR1Keys): Row {
  const [prompt, answer, image] = EASYR1_COLUMNS[keys]
  return { [prompt]: markedPrompt(text), [answer]: text.item.answer, ...(text.images && { [image]: text.images }) }
}
