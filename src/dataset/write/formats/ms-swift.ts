import type { Row } from '../row-line'
import type { RowText } from '../row-text'

/**
 * A row for supervised training with ms-swift: a conversation with one `<image>` for every frame, and the paths of the
 * pictures in the same order.
 */
export function msSwiftRow(text: RowText): Row {
  const { response, images } = text
  return { messages: [userTurn(text), { role: 'assistant', content: response }], ...(images && { images }) }
}

/** A row for GRPO with ms-swift: the question alone; the reward gets the other columns. */
export function msSwiftGrpoRow(text: RowText): Row {
  const { item, asked, images, trueLayout } = text
  return {
    messages: [userTurn(text)],
    ...(images && { images }),
    solution: item.answer,
    question: asked,
    true_layout: trueLayout,
  }
}

const userTurn = (text: RowText) => ({ role: 'user', content: markedPrompt(text) })

/** The prompt behind one `<image>` for every picture. */
export const markedPrompt = ({ prompt, images = [] }: RowText): string =>
  images.length === 0 ? prompt : `${'<image>'.repeat(images.length)}\n${prompt}`
