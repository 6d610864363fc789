import type { BevObject, Layout } from '../layout/layout'
import { inputOf, type NearestInput, nearestInput } from '../schema/tool-inputs'
import { type NearestOutput, nearestOutput } from '../schema/tool-outputs'
import { rankByDistance } from '../solve/rank'
import { measureNotes, type Reference, referenceOf } from './distance'
import { nameOf, objectsNamed } from './names'
import { pageOf } from './paging'
import { mapGiven, type Session } from './session'
import { counted, listed, quoted, spoken } from './text'
import { defineTool, refusal, type Tool } from './tool'

export const nearestTool = (session: Session): Tool<NearestInput, NearestOutput> =>
  defineTool({
    name: 'nearest',
    title: 'Nearest objects',
    description:
      'Ranks objects of a map by their distance in metres from one of them, or from the camera (without to): the nearest ' +
      'first, or the farthest. Says by how much the first one leads, and a tie. Choose with candidates or label. ' +
      'Give the measure the question means: closest points or centres. For what lies where around a viewpoint use ' +
      'what_is_around.',
    inputSchema: inputOf(session, nearestInput),
    outputSchema: nearestOutput,
    answer({ map, to, candidates, label, measure: asked, order: wanted, limit, offset }) {
      const { layout, assumed } = mapGiven(session, map)
      const reference = referenceOf(layout, to, 'to')
      const chosen = chosenObjects(layout, reference, candidates, label)
      const measure = asked ?? 'closest'
      const order = wanted ?? 'nearest'
      const ranking = rankByDistance(reference.place, chosen, { measure, tolerance: TIE })
      const ranked = order === 'nearest' ? ranking.order : ranking.order.toReversed()
      const ambiguous = order === 'nearest' ? ranking.nearestAmbiguous : ranking.farthestAmbiguous
      const [first, second] = ranked
      const page = pageOf(ranked, { limit, offset })
      const gap = first && second ? Math.abs(second.distance - first.distance) : null
      const tied = ranked.filter(({ distance }) => Math.abs(distance - first!.distance) <= TIE)
      return {
        to: reference.name,
        measure,
        order,
        total: page.total,
        offset: page.offset,
        more: page.more,
        objects: page.items.map(({ candidate, distance }) => ({
          name: nameOf(layout, candidate),
          label: candidate.label,
          distance,
        })),
        gap,
        ambiguous,
        assumed: [...assumed, ...measureNotes(asked)],
        sentence: `${
          ambiguous
            ? `${allOf(tied.map(({ candidate }) => nameOf(layout, candidate)))} are equally ${WORDS[order]} ${reference.said}, ${spoken(first!.distance)} m.`
            : `Of ${counted(page.total, 'object')} ${quoted(nameOf(layout, first!.candidate))} is ${order === 'nearest' ? 'nearest to' : 'farthest from'} ${reference.said}: ${spoken(first!.distance)} m${gap === null ? '' : `, ${spoken(gap)} m ${order === 'nearest' ? 'nearer' : 'farther'} than ${quoted(nameOf(layout, second!.candidate))}`}.`
        }${page.hint}`,
      }
    },
  })

/** Distances this near, metres, are equal. */
const TIE = 1e-9
/** Names in a sentence before the rest is only counted. */
const MOST_NAMED = 8

/** `"a" and "b"`, `"a", "b" and "c"`, `"a", "b", ... and 4 more`. */
const allOf = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? listed(names, MOST_NAMED)
    : `${listed(names.slice(0, -1))} and ${quoted(names[names.length - 1]!)}`

const WORDS = { nearest: 'near to', farthest: 'far from' } as const

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
