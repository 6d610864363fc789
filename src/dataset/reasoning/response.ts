import { showReceived, V2loError } from '../../base/error'
import { createRandom } from '../../base/random'
import { formatLayout } from '../../parse/write/format'
import type { Question, QuestionKind } from '../../question/question'
import { saysCannotTell } from '../../question/read/cannot-tell'
import { parseQuestion } from '../../question/read/read'
import type { Solved } from '../../question/solution'
import { solveQuestion } from '../../question/solve/solve'
import { seedOf } from '../hash'
import type { Item } from '../item'
import { absentNames, tellAbsent } from './absent'
import { tell } from './telling'
import { thinkOf } from './think'

/** How {@link responseOf} writes a response. */
export interface ResponseOptions {
  /** Digits after the point in the map, 0 to 3; default 1. Those the item's true layout was rounded to. */
  readonly decimals?: number
  /** The item's question, typed, if it is known; default: its words are read. */
  readonly question?: Question
}

/**
 * The response a perfect model would write for an item: `<map>...</map><think>...</think><answer>...</answer>` with the map
 * of its frames in the order of first sight, the derivation of its answer on the printed numbers, and the answer. The
 * phrasing is chosen by the item's id; every number in it is true at its printed precision. `null` for an item whose answer
 * does not follow from its map: a height, a room, a route, an order of appearance, a truth that the boxes do not give.
 * Throws a `V2loError` for an item that contradicts itself: a question without a reading, a map that gives another answer.
 *
 * @example
 * const [item] = generateItems(generateScene({ seed: 1 }), { budgets: [4] })
 * responseOf(item)?.startsWith('<map>[{"object_name": ') // true
 */
export function responseOf(item: Item, options: ResponseOptions = {}): string | null {
  const { decimals = 1 } = options
  const map = formatLayout(item.true_layout, { decimals })
  const think = reasoningOf(item, options.question ?? questionOf(item), decimals)
  return think === null ? null : `<map>${map}</map><think>${think}</think><answer>${item.answer}</answer>`
}

/** Kinds whose answer a map of boxes does not give. */
const NOT_ON_MAP: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['room-size', 'route', 'appearance-order'])

function reasoningOf(item: Item, asked: Question, decimals: number): string | null {
  const { answer, choices, id, true_layout: layout } = item
  if (NOT_ON_MAP.has(asked.kind) || item.answer_from_map !== answer) return null
  const question = choices ? { ...asked, choices } : asked
  const index = choices ? letterIndex(answer, choices) : undefined
  const choice = index === undefined ? undefined : choices![index]
  if (saysCannotTell(choice ?? answer)) {
    if (absentNames(question, layout).length === 0) throw contradiction(item, 'its map shows everything it names')
    const random = createRandom(seedOf(id))
    const pick = <T>(ways: readonly T[]): T => ways[random.below(ways.length)]!
    return tellAbsent(question, layout, answer, choice, pick).join(pick([' ', '\n']))
  }
  const solution = solveQuestion(question, layout)
  if (solution.status === 'unsolved') throw contradiction(item, solution.message)
  if (!follows(answer, choice, solution))
    throw contradiction(item, `its map gives ${solution.choice?.letter ?? solution.answer}`)
  return tell({ question, layout, solution, answer, choice }, { seed: id, decimals }, (told) => {
    const sentences = thinkOf(told)
    return sentences.join(told.pick([' ', '\n']))
  })
}

function questionOf(item: Item): Question {
  const read = parseQuestion(item.question, item.choices ? { choices: item.choices } : {})
  if (!read.ok) throw contradiction(item, read.diagnostics[0].message)
  return read.value
}

function letterIndex(answer: string, choices: readonly string[]): number | undefined {
  const index = answer.length === 1 ? answer.charCodeAt(0) - 'A'.charCodeAt(0) : -1
  return index >= 0 && index < choices.length ? index : undefined
}

/** A number may be printed with fewer digits than the solver prints. */
function follows(answer: string, choice: string | undefined, solution: Solved): boolean {
  if (choice !== undefined) return solution.choice?.letter === answer
  if (answer === solution.answer) return true
  const decimals = answer.split('.')[1]?.length ?? 0
  return typeof solution.value === 'number' && Math.abs(Number(answer) - solution.value) <= 0.5 * 10 ** -decimals + 1e-9
}

const contradiction = ({ id, answer }: Item, why: string): V2loError =>
  new V2loError({
    code: 'no-answer',
    expected: 'an item whose answer follows from its true layout',
    received: `${showReceived(id)} with the answer ${showReceived(answer)}, where ${why}`,
    remedy: 'make it anew with generateItems, or leave it out',
  })
