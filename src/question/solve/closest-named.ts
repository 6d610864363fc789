import { findObject, nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import { centerDistance } from '../../solve/distance'
import { namesIn } from '../names'
import type { Question } from '../question'
import { CAMERA_PLACE } from './refer'

const CLOSEST = /^(?:the )?(?:closest|nearest) /i

/** A question whose names are resolved, with what was assumed. */
export interface Resolved {
  readonly question: Question
  readonly notes: readonly string[]
}

/**
 * "The closest lamp" is the lamp closest to the observer, in a question that says where the observer stands; else to
 * the camera. In questions of distance any lamp may be it, as the closest pair counts anyway.
 */
export function withClosestNamed(question: Question, layout: Layout): Resolved {
  let fields = question as unknown as Readonly<Record<string, unknown>>
  const notes: string[] = []
  // The place where someone stands comes first, because the others are seen from it.
  for (const { field, holds, name } of namesIn(question)) {
    if (holds !== 'name' || !CLOSEST.test(name) || findObject(layout, name).kind !== 'none') continue
    const label = name.replace(CLOSEST, '')
    const found = findObject(layout, label)
    if (found.kind === 'none') continue
    if (found.kind === 'one' || MEASURED.has(question.kind)) {
      fields = { ...fields, [field]: label }
      continue
    }
    const observer = typeof fields.at === 'string' && field !== 'at' ? findObject(layout, fields.at) : undefined
    const isSeen = observer?.kind === 'one'
    if (!isSeen && layout.origin !== 'observer') continue
    const from = isSeen ? observer.object : CAMERA_PLACE
    const closest = closestTo(from, found.objects)
    if (closest === undefined) continue
    fields = { ...fields, [field]: nameOf(layout, closest) }
    notes.push(`"${name}" is ${nameOf(layout, closest)}, the one closest to ${from.id}`)
  }
  return { question: fields as unknown as Question, notes }
}

/** Questions in which the closest instances count. */
const MEASURED: ReadonlySet<Question['kind']> = new Set<Question['kind']>([
  'closest-distance',
  'center-distance',
  'nearest',
  'distance-check',
])

function closestTo(from: BevObject, objects: readonly BevObject[]): BevObject | undefined {
  let best: BevObject | undefined
  let least = Infinity
  for (const object of objects) {
    if (object === from) continue
    const d = centerDistance(from, object)
    if (d < least) [best, least] = [object, d]
  }
  return best
}
