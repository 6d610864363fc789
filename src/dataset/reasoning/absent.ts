import { findObject } from '../../layout/find'
import type { Layout } from '../../layout/layout'
import { namesIn } from '../../question/names'
import type { Question } from '../../question/question'
import { capital, listed, the } from './telling'

type Pick = <T>(ways: readonly T[]) => T

/** Names in a question that are not on a map. */
export function absentNames(question: Question, layout: Layout): string[] {
  const names = [...new Set(namesIn(question).map(({ name }) => name))]
  return names.filter((name) => findObject(layout, name).kind === 'none')
}

/** Why a question cannot be answered: the frames did not show what it names. */
export function tellAbsent(
  question: Question,
  layout: Layout,
  answer: string,
  choice: string | undefined,
  pick: Pick,
): string[] {
  const absent = absentNames(question, layout)
  const names = [...new Set(namesIn(question).map(({ name }) => name))]
  const present = names.filter((name) => !absent.includes(name))
  const some = (of: readonly string[]) => listed(of.map(the))
  const opening = pick([
    `The question is about ${some(names)}.`,
    `I look for ${some(names)} on the map.`,
    `I need ${some(names)}.`,
    `First I check that everything is there: ${some(names)}.`,
  ])
  const found =
    present.length === 0
      ? ''
      : pick([
          `${capital(some(present))} ${present.length === 1 ? 'is' : 'are'} there.`,
          `I find ${some(present)}.`,
          `The frames show ${some(present)}.`,
        ])
  const one = absent.length === 1
  const missing = pick([
    `But ${some(absent)} ${one ? 'is' : 'are'} not on it.`,
    `No frame shows ${some(absent)}.`,
    `${capital(some(absent))} ${one ? 'was' : 'were'} never in view.`,
    `There is no entry for ${some(absent)}.`,
  ])
  const so = pick([
    `Without ${one ? 'it' : 'them'} the question has no answer on this map.`,
    `So there is nothing to measure, and it cannot be determined.`,
    `I will not guess where ${one ? 'it is' : 'they are'}: it cannot be determined.`,
    `From these frames this cannot be determined.`,
  ])
  const end =
    choice === undefined
      ? `So I answer: ${answer}.`
      : pick([`That is choice ${answer}.`, `So the answer is ${answer}.`, `I choose ${answer}: ${choice}.`])
  return [opening, found, missing, so, end].filter((sentence) => sentence !== '')
}
