import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { WhatIsAroundInput } from '../../schema/tool-inputs'
import { type WhatIsAroundOutput, whatIsAroundOutput } from '../../schema/tool-outputs'
import { type Direction, relativeDirection } from '../../solve/direction'
import { centerDistance, shownDistance } from '../../solve/distance'
import { labelsOf, type Scheme } from '../../solve/sectors'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { type Observer, observerWithFront } from '../observer'
import { pageOf } from '../paging'
import { counted, listed, quoted, spoken } from '../text'
import { defineTool, refusal, type Tool } from '../tool'

export const whatIsAroundTool = (context: ToolContext): Tool<WhatIsAroundInput, WhatIsAroundOutput> =>
  defineTool({
    name: 'what_is_around',
    title: 'What is around a viewpoint',
    description:
      'What lies around an observer, by sector (clockwise from the front) and range: standing at one object and facing ' +
      'another or with a yaw, or from the camera (leave out at). With only at, directions are relative to the axes of the ' +
      'map (front is +y), which the answer says. Narrow it with sector and max_range. What is listed may be hidden from ' +
      'view. For one object use direction.',
    inputSchema: inputsOf(context).what_is_around,
    outputSchema: whatIsAroundOutput,
    answer(input) {
      const { layout, assumed } = mapGiven(context, input.map)
      const observer = observerWithFront(context, layout, input)
      const scheme = input.scheme ?? 'octant'
      const order = fromTheFront(scheme)
      const sector = input.sector == null ? undefined : sectorNamed(input.sector, order)
      const around = seenAround(layout, observer, scheme)
        .filter((one) => one.range <= (input.max_range ?? Infinity))
        .filter((one) => sector === undefined || one.sector === sector)
        .sort((a, b) => placeOf(order, a.sector) - placeOf(order, b.sector) || a.range - b.range)
      const page = pageOf(around, input)
      const sectors = sectorsOf(around, layout)
      return {
        scheme,
        total: page.total,
        offset: page.offset,
        more: page.more,
        sectors,
        objects: page.items.map(({ object, sector: where, direction, range }) => ({
          name: nameOf(layout, object),
          label: object.label,
          sector: where,
          bearing_deg: direction?.bearingDeg ?? null,
          range,
          ambiguous: direction?.ambiguous ?? false,
        })),
        assumed: [...assumed, ...observer.assumed],
        sentence: sentenceOf(observer, sectors, page.total, input) + page.hint,
      }
    },
  })

interface Seen {
  readonly object: BevObject
  /** `null` where the observer stands on its center. */
  readonly sector: string | null
  readonly direction: Direction | undefined
  readonly range: number
}

function seenAround(layout: Layout, { frame, standsOn }: Observer, scheme: Scheme): Seen[] {
  const others = layout.objects.filter((object) => object !== standsOn)
  return others.map((object) => {
    const direction = relativeDirection(object, frame, { scheme })
    return {
      object,
      sector: direction?.label ?? null,
      direction,
      range: shownDistance(frame.position, object, centerDistance(frame.position, object)),
    }
  })
}

/** The sectors of a scheme, clockwise, from the one that holds the front or begins at it. */
function fromTheFront(scheme: Scheme): readonly string[] {
  const labels = labelsOf(scheme)
  const front = labels.findIndex((label) => label === 'front' || label === 'front-right' || label === 'right')
  const first = labels.includes('front') ? labels.indexOf('front') : front
  return [...labels.slice(first), ...labels.slice(0, first)]
}

/** What an observer stands on comes before everything around. */
const placeOf = (order: readonly string[], sector: string | null): number =>
  sector === null ? -1 : order.indexOf(sector)

function sectorNamed(sector: string, order: readonly string[]): string {
  const known = order.find(
    (label) =>
      label ===
      sector
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
  )
  if (known !== undefined) return known
  throw refusal(
    'bad-option',
    `sector: one of ${listed(order)}`,
    quoted(sector),
    'use one of these, or choose another scheme',
  )
}

function sectorsOf(around: readonly Seen[], layout: Layout) {
  const found = new Map<string, { sector: string; count: number; nearest: string; range: number }>()
  // The list is sorted by range within a sector, so the first of one is its nearest.
  for (const { object, sector, range } of around) {
    if (sector === null) continue
    const known = found.get(sector)
    if (known) known.count++
    else found.set(sector, { sector, count: 1, nearest: nameOf(layout, object), range })
  }
  return [...found.values()]
}

function sentenceOf(
  { said }: Observer,
  sectors: ReturnType<typeof sectorsOf>,
  total: number,
  { max_range: maxRange, sector }: WhatIsAroundInput,
): string {
  const start = `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  const within = `${sector == null ? '' : ` in sector ${quoted(sector)}`}${maxRange == null ? '' : ` within ${spoken(maxRange)} m`}`
  if (total === 0) return `${start}, there is nothing${within}.`
  const parts = sectors.map((one) => {
    const others = one.count > 1 ? ` and ${one.count - 1} more` : ''
    return `${one.sector}: ${quoted(one.nearest)} at ${spoken(one.range)} m${others}`
  })
  return `${start}, there ${total === 1 ? 'is' : 'are'} ${counted(total, 'object')}${within}${parts.length > 0 ? `; ${parts.join('; ')}` : ''}.`
}
