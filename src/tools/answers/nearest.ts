import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { NearestInput } from '../../schema/tool-inputs'
import { type NearestOutput, nearestOutput } from '../../schema/tool-outputs'
import { shownDistance } from '../../solve/distance'
import { type Ranked, rankByDistance, TIED } from '../../solve/rank'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { objectsNamed } from '../names'
import { pageOf } from '../paging'
import { counted, listedAnd, quoted, spoken } from '../text'
import { defineTool, refusal, type Tool } from '../tool'
import { measureNotes, type Reference, referenceOf } from './distance'

export const nearestTool = (context: ToolContext): Tool<NearestInput, NearestOutput> =>
  defineTool({
    name: 'nearest',
    title: 'Nearest objects',
    description:
      'Ranks objects by their distance from one of them, or from the camera, the nearest or the farthest first. Says by ' +
      'how much the first one leads, and which are tied. Choose with candidates or label. Give the measure the question ' +
      'means. For what lies where around a viewpoint use what_is_around.',
    inputSchema: inputsOf(context).nearest,
    outputSchema: nearestOutput,
    answer({ map, to, candidates, label, measure: asked, order: wanted, limit, offset }) {
      const { layout, assumed } = mapGiven(context, map)
      const reference = referenceOf(context, layout, to, 'to')
      const chosen = chosenObjects(layout, reference, candidates, label)
      const measure = asked ?? 'closest'
      const order = wanted ?? 'nearest'
      const ranking = rankByDistance(reference.place, chosen, { measure })
      const ranked = order === 'nearest' ? ranking.order : ranking.order.toReversed()
      const [first, second] = ranked
      const tied = tiedCount(ranked)
      const page = pageOf(ranked, { limit, offset })
      const shown = ({ candidate, distance }: Ranked<BevObject>) => shownDistance(reference.place, candidate, distance)
      const gap = first && second ? (tied > 1 ? 0 : Math.abs(second.distance - first.distance)) : null
      return {
        to: reference.name,
        measure,
        order,
        total: page.total,
        offset: page.offset,
        more: page.more,
        objects: page.items.map((ranked) => ({
          name: nameOf(layout, ranked.candidate),
          label: ranked.candidate.label,
          distance: shown(ranked),
        })),
        gap,
        tied,
        ambiguous: tied > 1,
        assumed: [...assumed, ...measureNotes(asked)],
        sentence: sentenceOf(ranked, tied, order, reference.said, (one) => nameOf(layout, one)) + page.hint,
      }
    },
  })

/** How many are as far as the first, itself counted. */
function tiedCount(ranked: readonly Ranked[]): number {
  const end = ranked.findIndex(({ distance }) => Math.abs(distance - ranked[0]!.distance) > TIED)
  return end < 0 ? ranked.length : end
}

const WORDS = {
  nearest: { tied: 'near to', first: 'nearest to', leads: 'nearer' },
  farthest: { tied: 'far from', first: 'farthest from', leads: 'farther' },
} as const

/** Most tied objects that are named. */
const MOST_NAMED = 8

function sentenceOf(
  ranked: readonly Ranked<BevObject>[],
  tied: number,
  order: keyof typeof WORDS,
  reference: string,
  name: (object: BevObject) => string,
): string {
  const [first, second] = ranked as [Ranked<BevObject>, Ranked<BevObject>?]
  const words = WORDS[order]
  const distance = `${spoken(first.distance <= TIED ? 0 : first.distance)} m`
  if (tied > 1) {
    const names = ranked.slice(0, Math.min(tied, MOST_NAMED)).map(({ candidate }) => name(candidate))
    return `${listedAnd(names, tied)} are equally ${words.tied} ${reference}, ${distance}.`
  }
  const lead =
    second &&
    `, ${spoken(Math.abs(second.distance - first.distance))} m ${words.leads} than ${quoted(name(second.candidate))}`
  return `Of ${counted(ranked.length, 'object')} ${quoted(name(first.candidate))} is ${words.first} ${reference}: ${distance}${lead ?? ''}.`
}

/** The objects that are ranked, each once, in the order of the names or of the map; at least one. */
function chosenObjects(
  layout: Layout,
  reference: Reference,
  candidates: readonly string[] | null | undefined,
  label: string | null | undefined,
): readonly BevObject[] {
  const labelled = label == null ? layout.objects : objectsNamed(layout, label, 'label')
  const named = candidates == null ? labelled : objectsAmong(layout, candidates, new Set(labelled))
  const others = named.filter((object) => object !== reference.object)
  if (others.length > 0) return others
  throw refusal(
    'no-answer',
    'objects to rank besides the reference',
    'none',
    'name other candidates, or leave out candidates and label for all objects',
  )
}

function objectsAmong(layout: Layout, candidates: readonly string[], among: ReadonlySet<BevObject>): BevObject[] {
  const named = candidates.flatMap((name, i) => objectsNamed(layout, name, `candidates.${i}`))
  return [...new Set(named)].filter((object) => among.has(object))
}
