import { aabbCenter } from '../../layout/aabb'
import { nameOf } from '../../layout/find'
import { shownEgo } from '../../layout/frame'
import type { DirectionInput } from '../../schema/tool-inputs'
import { type DirectionOutput, directionOutput } from '../../schema/tool-outputs'
import { relativeDirection } from '../../solve/direction'
import type { Scheme } from '../../solve/sectors'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { objectNamed } from '../names'
import { type Observer, observerOf } from '../observer'
import { quoted, spoken } from '../text'
import { defineTool, refusal, type Tool } from '../tool'

export const directionTool = (context: ToolContext): Tool<DirectionInput, DirectionOutput> =>
  defineTool({
    name: 'direction',
    title: 'Direction of an object',
    description:
      'In which direction an object lies for an observer: standing at one object and facing another, or from the camera ' +
      '(leave out at and facing). Shifts the perspective exactly; do not turn maps in your head. With from: the direction ' +
      'of target relative to from, in the frame of the observer. For everything around a viewpoint use what_is_around.',
    inputSchema: inputsOf(context).direction,
    outputSchema: directionOutput,
    answer(input) {
      const { layout, assumed } = mapGiven(context, input.map)
      const target = objectNamed(layout, input.target, 'target')
      const observer = observerOf(context, layout, input)
      const from = input.from == null ? undefined : objectNamed(layout, input.from, 'from')
      const scheme = input.scheme ?? 'octant'
      const lookIn = (names: Scheme) =>
        relativeDirection(target, observer.frame, { scheme: names, ...(from && { from }) })
      const found = lookIn(scheme)
      if (found === undefined) throw noDirection(input.target, input.from)
      const { label, bearingDeg, marginDeg, ambiguous } = found
      // From another place the frame is moved there; it looks the same way.
      const frame = from ? { ...observer.frame, position: aabbCenter(from.box) } : observer.frame
      const { right, forward } = shownEgo(aabbCenter(target.box), frame)
      const name = nameOf(layout, target)
      return {
        target: name,
        direction: label,
        scheme,
        bearing_deg: bearingDeg,
        margin_deg: marginDeg,
        ambiguous,
        right,
        forward,
        assumed: [...assumed, ...schemeNotes(input.scheme)],
        sentence: sentenceOf(name, found, observer, {
          from: from && nameOf(layout, from),
          // Quadrants have no name for what is straight ahead.
          edge: ambiguous && scheme === 'quadrant' ? lookIn('octant')?.label : undefined,
        }),
      }
    },
  })

function sentenceOf(
  name: string,
  { label, bearingDeg, ambiguous, marginDeg }: NonNullable<ReturnType<typeof relativeDirection>>,
  { said }: Observer,
  { from, edge }: { readonly from: string | undefined; readonly edge: string | undefined },
): string {
  const relative = from === undefined ? '' : ` relative to ${quoted(from)}`
  const start = `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${quoted(name)} is ${label}${relative}`
  const angle = `bearing ${spoken(bearingDeg)} degrees clockwise from forward`
  const tie = ambiguous
    ? ` It lies on the edge of two directions${edge === undefined ? '' : ` (${edge} in octants)`}; the name is decided by convention.`
    : marginDeg < 5
      ? ` Only ${spoken(marginDeg)} degrees from the next direction.`
      : ''
  return `${start} (${angle}).${tie}`
}

function noDirection(target: string, from: string | null | undefined) {
  return refusal(
    'no-answer',
    'target: an object somewhere else than the place it is seen from',
    `${quoted(target)}, whose center is that of ${from == null ? 'the observer' : quoted(from)}`,
    'ask about another object or from another place',
  )
}

/** A scheme that was not asked for is said. */
const schemeNotes = (asked: string | null | undefined): string[] =>
  asked == null ? ['directions are named in octants, as no scheme was asked for'] : []
