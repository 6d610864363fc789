import { createRandom, type Random } from '../../base/random'
import { seedOf } from '../../dataset/hash'
import type { Item } from '../../dataset/item'
import { toGridMap } from '../../grid/convert'
import { formatGridMap } from '../../grid/write'
import { letterOf } from '../../parse/answer/choice'
import { formatLayout } from '../../parse/write/format'
import { explainSolution } from '../../question/explain/explain'
import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import { solveQuestion } from '../../question/solve/solve'
import type { Prediction } from '../item'
import { derive, statedMap } from '../split/derive'
import { believedLayout, fillObserver, type Observer, type ObserverOptions } from './observer'

/**
 * Answers of an observer who sees the true map through noise: it writes the map in its form, derives the answer from
 * what it wrote, and slips now and then. For demonstrations and tests, never for claims about models. Lazy; the same
 * items and options give the same answers. Throws a `V2loError` on options out of range.
 *
 * @example
 * for (const { id, response } of simulateResponses(items, { seed: 1, centerNoise: 0.3, slip: 0.05 }))
 *   console.log(id, response)
 */
export function* simulateResponses(items: Iterable<Item>, options: ObserverOptions): Generator<Prediction> {
  const observer = fillObserver(options)
  for (const item of items) yield { id: item.id, response: responseTo(item, observer) }
}

function responseTo(item: Item, observer: Observer): string {
  const random = createRandom(seedOf(item.id, observer.seed))
  const [slips, breaks] = [random.next(), random.next()]
  const believed = believedLayout(item, observer)
  const map =
    observer.form === 'metric'
      ? formatLayout(believed, { decimals: 1 })
      : formatGridMap(toGridMap(believed, { preset: 'spacer' }), 'spacer')
  const read = parseQuestion(item.question, item.choices ? { choices: item.choices } : {})
  const question = read.ok ? read.value : undefined
  const { think, answer } = derivedAnswer(item, question, map, random)
  const said = slips < observer.slip ? slipped(answer, item, random) : answer
  const response = `<map>${map}</map><think>${think}</think><answer>${said}</answer>`
  return breaks < observer.misformat ? broken(response, random) : response
}

function derivedAnswer(item: Item, question: Question | undefined, map: string, random: Random) {
  const written = statedMap(`<map>${map}</map>`)
  const guess = { think: 'The map does not settle it, so this is a guess.', answer: guessed(item, random) }
  if (question === undefined || written === undefined) return guess
  const derived = derive(question, written)
  if (derived.kind !== 'answer') return guess
  return { think: explainSolution(solveQuestion(question, written)), answer: derived.said.text }
}

function guessed({ choices, answer }: Item, random: Random): string {
  if (choices && choices.length > 0) return letterOf(random.below(choices.length))
  return Number.isNaN(Number(answer)) ? 'yes' : (0.5 + 0.1 * random.below(30)).toFixed(1)
}

/** Another letter, or a number half as large again: neither is a rounding of what follows. */
function slipped(answer: string, { choices }: Item, random: Random): string {
  if (choices && choices.length > 1) {
    const others = choices.map((_, i) => letterOf(i)).filter((letter) => letter !== answer)
    return others[random.below(others.length)]!
  }
  const number = Number(answer)
  if (Number.isNaN(number)) return answer === 'yes' ? 'no' : 'yes'
  return Number.isInteger(number) && number < 20
    ? String(number * 2 + 1)
    : String(Number((number * 1.5 + 0.1).toFixed(2)))
}

/** One of the ways models break the form. */
function broken(response: string, random: Random): string {
  switch (random.below(4)) {
    case 0:
      return response.replace('</answer>', '')
    case 1:
      return response.replace(/<think>.*<\/think>/s, '')
    case 2:
      return `Here is my answer.\n${response}`
    default:
      return response.replace(/<\/?answer>/g, '')
  }
}
