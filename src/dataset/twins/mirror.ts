import type { Layout } from '../../layout/layout'
import type { Question } from '../../question/question'
import { choiceLetter } from '../../question/solve/choose'
import type { Draft } from '../drafts/draft'

/** The layout seen in a mirror: x becomes -x. */
export const mirrorLayout = (layout: Layout): Layout => ({
  ...layout,
  objects: layout.objects.map((object) => {
    const { minX, minY, maxX, maxY } = object.box
    return { ...object, box: { minX: 0 - maxX, minY, maxX: 0 - minX, maxY } }
  }),
})

/** The same question in the mirror: what lies to the left of another thing lies to its right there. */
export function mirrorQuestion(question: Question): Question {
  if (question.kind !== 'relative-direction') return question
  const { as } = question
  return { ...question, as: as === 'left' ? 'right' : as === 'right' ? 'left' : as }
}

const otherSide = (words: string): string =>
  words.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'))

/** The draft in the mirror: left and right change places in a direction, and everything else stays. */
export function mirrorDraft(draft: Draft): Draft {
  const { choices, family } = draft
  const mirrored = (answer: string): string => {
    if (family !== 'direction' || !choices) return answer
    const index = choices.findIndex((_, i) => choiceLetter(i) === answer)
    return choiceLetter(choices.indexOf(otherSide(choices[index]!)))
  }
  return {
    ...draft,
    question: mirrorQuestion(draft.question),
    answer: mirrored(draft.answer),
    answerFromMap: draft.answerFromMap === null ? null : mirrored(draft.answerFromMap),
    change: 'mirror',
  }
}
