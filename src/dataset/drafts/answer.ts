import type { Question } from '../../question/question'
import { choiceLetter } from '../../question/solve/choose'
import { solveQuestion } from '../../question/solve/solve'
import { CANNOT_TELL, choicesOf } from '../choices/choices'
import { COUNT_OFF } from '../choices/numbers'
import type { Candidate } from '../filters/candidate'
import { VSI_TASKS } from '../item'
import type { ItemSettings } from '../options'
import type { View } from '../scene/view'

/** What an item says besides its question. */
export interface ItemAnswer {
  readonly choices?: readonly string[]
  readonly answer: string
  readonly answerFromMap: string | null
  readonly margin: number | null
}

/** Why there is no answer. */
export type NoAnswer = 'unsolved' | 'ambiguous'

/** How a candidate is asked. */
export interface Asked {
  /** Of the item: what its choices are drawn by. */
  readonly seed: number
  /** Choices to use if they can serve. */
  readonly choices?: readonly string[] | undefined
}

/** The answer of a candidate that holds the rules, with choices if it gets them. */
export function answerOf(
  candidate: Candidate,
  view: View,
  settings: ItemSettings,
  asked: Asked,
): ItemAnswer | NoAnswer {
  const open = openAnswer(candidate, view)
  if (typeof open === 'string') return open
  const isVsi = (VSI_TASKS as readonly string[]).includes(candidate.task)
  const choices =
    asked.choices && areFor(asked.choices, open.answer, candidate)
      ? asked.choices
      : choicesOf(candidate, open.answer, {
          seed: asked.seed,
          numbers: settings.numberChoices ?? (isVsi ? 0 : 0.5),
          withCannotTell: settings.unanswerable > 0 && isChosen(candidate),
        })
  const answer = choices ? letterOf(choices, open.answer) : open.answer
  if (answer === undefined) return 'unsolved'
  return {
    ...(choices && { choices }),
    answer,
    answerFromMap: settings.truth === 'map' ? answer : answerOnMap(candidate.question, choices, view),
    margin: open.margin,
  }
}

/** Whether the choices of an item serve its twin: the answer is one of them, and no count is further off than counts are. */
const areFor = (choices: readonly string[], answer: string, { family }: Candidate): boolean =>
  choices.includes(answer) &&
  (family !== 'count' || choices.every((choice) => Math.abs(Number(choice) - Number(answer)) <= COUNT_OFF))

/** Kinds whose answer is always one of some choices. */
const isChosen = ({ family }: Pick<Candidate, 'family'>): boolean => family === 'direction' || family === 'nearest'

/** The answer of a question that names what the frames do not show. */
export function noAnswer(choices: readonly string[]): ItemAnswer {
  const letter = letterOf(choices, CANNOT_TELL)!
  return { choices, answer: letter, answerFromMap: letter, margin: null }
}

function openAnswer(candidate: Candidate, view: View): Pick<ItemAnswer, 'answer' | 'margin'> | NoAnswer {
  if (candidate.family === 'order') {
    const { objects } = candidate
    const rising = [...objects].sort((a, b) => view.firstFrames[a.index]! - view.firstFrames[b.index]!)
    return { answer: rising.map(({ name }) => name).join(', '), margin: null }
  }
  const { floor } = view.scene.layout
  const layout = candidate.family === 'room' && floor ? { ...view.layout, floor } : view.layout
  const solution = solveQuestion(candidate.question, layout, { dimensions: view.truth === 'scene' ? 3 : 2 })
  if (solution.status === 'unsolved') return 'unsolved'
  if (solution.ambiguous) return 'ambiguous'
  return { answer: solution.answer, margin: solution.margin ?? null }
}

function letterOf(choices: readonly string[], text: string): string | undefined {
  const index = choices.indexOf(text)
  return index < 0 ? undefined : choiceLetter(index)
}

/** Kinds that a map of boxes says nothing about: it has no heights and no frames, and shows a part of the floor. */
const NOT_ON_MAP: ReadonlySet<Question['kind']> = new Set(['room-size', 'appearance-order'])

function answerOnMap(question: Question, choices: readonly string[] | undefined, view: View): string | null {
  if (NOT_ON_MAP.has(question.kind)) return null
  if (question.kind === 'object-size' && question.dimension === 'longest') return null
  const solution = solveQuestion(choices ? { ...question, choices } : question, view.printed)
  if (solution.status === 'unsolved') return null
  return choices ? (solution.choice?.letter ?? null) : solution.answer
}
