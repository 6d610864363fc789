import type { Layout } from '../../layout/layout'
import { formatLayout } from '../../parse/write/format'
import { answerForm } from '../../question/answer-form'
import { askedLines } from '../../question/prompt'
import type { Question } from '../../question/question'

/**
 * The instruction with the true map in it, printed with so many decimals: what a model gets wrong then, it got wrong in
 * reasoning.
 */
export function oraclePrompt(question: Question, words: string, layout: Layout, decimals: number): string {
  return `${askedLines(question, words)}

This is the room as you see it from above, measured without error:
<map>${formatLayout(layout, { decimals })}</map>
Every entry is one object: {"object_name": name, "bbox": [x_min, y_min, x_max, y_max]}. All numbers are meters. The origin (0, 0)
is where the camera is in the first frame, x points to its right and y straight ahead.
Reason on this map in <think></think>, with the arithmetic, then answer in <answer></answer>, ${answerForm(question).words}, and nothing else.`
}
