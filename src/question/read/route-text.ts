import type { Span } from '../../base/parsed'
import { foldLabel } from '../../layout/label'
import type { RouteStep, Turn } from '../question'
import { isArticle, nameOf } from './match'
import type { Word } from './words'

const GO = /* @__PURE__ */ [
  'go forward until you reach',
  'go forward until',
  'go straight until you reach',
  'go straight until',
  'go forward to',
  'go straight to',
  'go to',
  'move forward until you reach',
  'move forward until',
  'move forward to',
  'move to',
  'walk forward until',
  'walk until you reach',
  'walk until',
  'walk to',
].map((text) => text.split(' '))
const TURNS = new Map([
  ['left', 'turn left'],
  ['right', 'turn right'],
  ['back', 'turn back'],
  ['around', 'turn back'],
] as const)

/** The position in the text of a step that is neither a walk nor a turn. */
export interface UnreadStep {
  readonly unread: Span
}

/**
 * The numbered steps of a route ("1. Go forward until the sofa 2. [please fill in] ..."); where a step is
 * neither a walk nor a turn, that step; `undefined` if there are no steps. What follows the sentence of a step is left
 * out.
 */
export function readRouteSteps(
  words: readonly Word[],
  from: number,
  text: string,
): RouteStep[] | UnreadStep | undefined {
  const steps: RouteStep[] = []
  let at = from
  while (at < words.length) {
    if (words[at]!.text !== String(steps.length + 1)) return steps.length > 0 && words[at]!.stop ? steps : undefined
    const start = at + 1
    let end = start
    while (end < words.length && words[end]!.text !== String(steps.length + 2) && (end === start || !words[end]!.stop))
      end++
    const step = readStep(words, start, end, text)
    if (step === undefined) return end > start ? { unread: [words[start]!.start, words[end - 1]!.end] } : undefined
    steps.push(step)
    at = end
  }
  return steps.length > 0 ? steps : undefined
}

function readStep(words: readonly Word[], from: number, to: number, text: string): RouteStep | undefined {
  const spelled = (i: number) => words[from + i]?.text
  if (to - from >= 3 && spelled(0) === 'please' && spelled(1) === 'fill' && spelled(2) === 'in') return { kind: 'turn' }
  if (to - from === 2 && spelled(0) === 'turn') {
    const given = TURNS.get(spelled(1) as 'left')
    return given && { kind: 'turn', given }
  }
  const lead = GO.find((go) => go.every((word, i) => spelled(i) === word))
  if (lead === undefined) return undefined
  const start = from + lead.length
  if (start >= to || (to - start === 1 && isArticle(words[start]!))) return undefined
  return { kind: 'go', to: nameOf(words, start, to, text) }
}

/** The turns a choice names, in order; `undefined` if it names something else. */
export function readTurns(choice: string): readonly Turn[] | undefined {
  const turns: Turn[] = []
  for (const part of choice.split(/,|;|\band\b|\bthen\b/i)) {
    const folded = foldLabel(part).replace(/^turn/, '').replace(/\.$/, '')
    if (folded === '' && part.trim() === '') continue
    const turn = TURNS.get(folded as 'left')
    if (turn === undefined) return undefined
    turns.push(turn)
  }
  return turns.length > 0 ? turns : undefined
}
