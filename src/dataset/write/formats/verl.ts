import type { Row } from '../row-line'
import type { RowText } from '../row-text'
import { markedPrompt } from './ms-swift'

/** A row for verl, in the columns of its data preprocessing examples; `index` numbers the rows. */
export function verlRow(text: RowText, index: number): Row {
  const { item, asked, images, trueLayout } = text
  return {
    data_source: 'v2lo-map',
    prompt: [{ role: 'user', content: markedPrompt(text) }],
    ...(images && { images: images.map((image) => ({ image })) }),
    ability: item.task,
    reward_model: { style: 'rule', ground_truth: item.answer },
    extra_info: {
      split: item.split,
      index,
      id: item.id,
      scene_id: item.scene_id,
      budget: item.frames.budget,
      question: asked,
      true_layout: trueLayout,
    },
  }
}
