import { AREA_UNITS, type AreaUnit } from '../base/units'
import type { Question } from './question'
import { inUnit, type QuestionUnit, spellNumber, unitWords } from './units'

/** What an answer block may hold for a kind of question, and how the example of a prompt comes to such an answer. */
interface AnswerForm {
  /** In words, as a prompt and a refusal say it. */
  readonly words: string
  /** The reasoning and the answer of the example, on the map of a sofa and a lamp that the prompt shows. */
  readonly example: { readonly reasoning: string; readonly answer: string }
}

const LAMP = 'The center of the lamp is (1.15, 0.75): right of the camera and ahead of it'
const WIDTH = 'The sofa is 0.8 - (-1.2) = 2 m wide'
const WIDTHS = `${WIDTH} and the lamp 1.3 - 1.0 = 0.3 m`

/** The form of the answer to a question. */
export function answerForm(question: Question): AnswerForm {
  if (question.choices && question.choices.length > 0)
    return form('the letter of one choice', `${WIDTHS}, so the narrower is the lamp, choice B.`, 'B')
  switch (question.kind) {
    case 'relative-direction':
    case 'camera-direction':
      return form('one direction such as front-left', `${LAMP}.`, 'front-right')
    case 'direction-check':
    case 'distance-check':
    case 'size-check':
    case 'exists':
    case 'condition-check':
    case 'fits':
      return form('yes or no', `${WIDTHS}, so the sofa is the wider.`, 'yes')
    case 'locate':
      return form(
        'one direction such as front-left, and the distance in meters',
        `${LAMP}, sqrt(1.15^2 + 0.75^2) = 1.37 m away.`,
        'front-right, 1.37',
      )
    case 'list':
      return form(
        'the names of the objects with commas between them, or none',
        `${WIDTHS}: both are there.`,
        'sofa, lamp',
      )
    case 'object-count':
      return form('one whole number', 'The map has a sofa and a lamp: 1 + 1 = 2 objects.', '2')
    case 'object-size':
      if (question.dimension === 'all')
        return form(
          `both sides, and the height if it is known, in ${unitWords(question.unit)}`,
          `${WIDTH} and 1.4 - 0.5 = 0.9 m deep.`,
          [2, 0.9].map((side) => spellNumber(inUnit(side, question.unit))).join(' by '),
        )
      return measured(question.unit)
    case 'closest-distance':
    case 'center-distance':
    case 'room-size':
      return measured(question.unit)
    case 'route':
      return form('the turns in order, such as turn left, turn right', `${LAMP}.`, 'turn right')
    case 'appearance-order':
      return form(
        'the names in order, with commas between them',
        'The sofa is seen first, then the lamp.',
        'sofa, lamp',
      )
    default:
      return form('the name of one object', `${WIDTHS}, so the wider is the sofa.`, 'sofa')
  }
}

const form = (words: string, reasoning: string, answer: string): AnswerForm => ({
  words,
  example: { reasoning, answer },
})

function measured(unit: QuestionUnit | AreaUnit): AnswerForm {
  const area = AREA_UNITS.includes(unit as AreaUnit)
  const reasoning = area ? 'The sofa covers (0.8 - (-1.2)) * (1.4 - 0.5) = 1.8 m².' : `${WIDTH}.`
  return form(
    `one number, in ${unitWords(unit)}, without the unit`,
    reasoning,
    spellNumber(inUnit(area ? 1.8 : 2, unit)),
  )
}
