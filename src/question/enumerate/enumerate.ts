import { badOption } from '../../base/error'
import { createRandom } from '../../base/random'
import type { Layout } from '../../layout/layout'
import type { QuestionKind } from '../question'
import { fillMargins, type Margins } from './margins'
import { askCounts, askNearest, askPairs, askRoom, askSizes } from './places'
import { type AskedQuestion, createScope, type Scope } from './scope'
import { askCameraDirections, askDirections } from './views'

/** Which questions {@link enumerateQuestions} asks of a layout. */
export interface EnumerateOptions {
  /** Default: all kinds that can be enumerated. */
  readonly kinds?: readonly QuestionKind[]
  /** How clear an answer must be, by measure; default {@link DEFAULT_MARGINS}. */
  readonly margins?: Partial<Margins>
  /** Shuffles the order, so that the first questions are a sample; without one they come in the layout's order. */
  readonly seed?: number
}

type Asker = (scope: Scope) => Generator<AskedQuestion>

/** What can be enumerated. Routes and yes-no questions have no natural list; appearance needs the video. */
const ASKERS: readonly (readonly [QuestionKind, Asker])[] = [
  ['relative-direction', askDirections],
  ['camera-direction', askCameraDirections],
  ['closest-distance', (scope) => askPairs(scope, 'closest-distance')],
  ['center-distance', (scope) => askPairs(scope, 'center-distance')],
  ['nearest', askNearest],
  ['object-size', askSizes],
  ['object-count', askCounts],
  ['room-size', askRoom],
  ['size-comparison', (scope) => askPairs(scope, 'size-comparison')],
]

/** The kinds that {@link enumerateQuestions} knows. */
export const ENUMERABLE_KINDS: readonly QuestionKind[] = /* @__PURE__ */ ASKERS.map(([kind]) => kind)

/**
 * Every question of a layout that is clear enough to be asked, with its solution: objects named by labels that are the
 * only ones of their kind, margins kept on both sides. Lazy: what is not taken is not built, pairs in range come from an
 * index, and the kinds take turns, so the first questions of a layout with 10,000 objects are there at once. The same
 * layout, options and seed give the same questions. Throws a `V2loError` on a kind that cannot be enumerated.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const asked = [...enumerateQuestions(layout, { kinds: ['closest-distance'] })]
 * asked[0].solution.answer // '1'
 */
export function enumerateQuestions(layout: Layout, options: EnumerateOptions = {}): Iterable<AskedQuestion> {
  const { kinds = ENUMERABLE_KINDS, seed } = options
  for (const kind of kinds)
    if (!ENUMERABLE_KINDS.includes(kind))
      throw badOption(`kinds among ${ENUMERABLE_KINDS.join(', ')}`, kind, 'leave kinds out for all of them')
  const margins = fillMargins(options.margins)
  return {
    [Symbol.iterator]() {
      const random = seed === undefined ? undefined : createRandom(seed)
      const scope = createScope(layout, margins, random)
      return inTurns(ASKERS.filter(([kind]) => kinds.includes(kind)).map(([, ask]) => ask(scope)))
    },
  }
}

function* inTurns(sources: readonly Generator<AskedQuestion>[]): Generator<AskedQuestion> {
  let open = [...sources]
  while (open.length > 0) {
    const going: Generator<AskedQuestion>[] = []
    for (const source of open) {
      const { value, done } = source.next()
      if (done) continue
      yield value
      going.push(source)
    }
    open = going
  }
}
