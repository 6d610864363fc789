import { foldLabel } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'
import { placePoint } from '../../layout/place'
import { singularsOf } from '../../question/solve/count-named'
import type { Scene } from '../../scene/scene'
import { centerDistance, closestDistance, shownDistance } from '../../solve/distance'
import { roomSize } from '../../solve/room'
import { seedOf } from '../hash'
import type { ItemEvidence, Truth } from '../item'

/** An object that a question may name. */
export interface NamedObject {
  /** The words it is named with: its label, which no other object of the view has. */
  readonly name: string
  /** Its place among the objects of the layout. */
  readonly index: number
  /** Where the truth has it: as printed, or in full. */
  readonly object: BevObject
  /** What draws of objects are made by. */
  readonly key: number
}

/** What the frames of a budget show, and what is worked out of it once. */
export interface View {
  readonly scene: Scene
  readonly budget: number
  readonly frameIds: readonly string[]
  readonly images: readonly string[] | undefined
  /** As it is printed. */
  readonly printed: Layout
  /** What the answer is computed from: the printed layout, or the full one. */
  readonly layout: Layout
  readonly truth: Truth
  /** The id that each object of the layout has in the scene. */
  readonly sceneIds: readonly string[]
  /** Which frames of the walk are shown. */
  readonly indices: readonly number[]
  /** For each object of the layout. */
  readonly evidence: readonly ItemEvidence[]
  /** The first frame that shows each object of the layout. */
  readonly firstFrames: readonly number[]
  /** The objects whose label is unique among what is shown. */
  readonly named: readonly NamedObject[]
  /** The labels of the scene that nothing shown has, each with its key. */
  readonly unseen: readonly NamedObject[]
  /** Labels that can be counted, with how many there are. */
  readonly counts: readonly Counted[]
  /** The part of the scene's objects that is seen. */
  readonly seenShare: number
  /** Square meters: of the floor, else of the hull of what is shown; 0 if there is neither. */
  readonly area: number
  /** Meters between centers, and between closest points (in space if both heights are known), by `index`. */
  apart(a: NamedObject, b: NamedObject): number
  gap(a: NamedObject, b: NamedObject): number
}

/** A label with the objects that have it. */
export interface Counted {
  readonly label: string
  readonly indices: readonly number[]
  readonly key: number
}

/** What a view is made from. */
export type ViewInput = Omit<View, 'named' | 'unseen' | 'counts' | 'seenShare' | 'area' | 'apart' | 'gap'>

export function createView(input: ViewInput, seed: number): View {
  const { scene, layout, truth } = input
  const groups = new Map<string, number[]>()
  layout.objects.forEach(({ label }, index) => {
    const folded = foldLabel(label)
    const group = groups.get(folded)
    if (group) group.push(index)
    else groups.set(folded, [index])
  })
  const keyOf = (folded: string) => seedOf(folded, seed)
  const named: NamedObject[] = []
  const counts: Counted[] = []
  for (const [folded, indices] of groups) {
    const [index = 0] = indices
    const object = layout.objects[index]!
    if (indices.length === 1) named.push({ name: object.label, index, object, key: keyOf(folded) })
    // Labels that are plurals of each other cannot be told apart in a count.
    const isPlain = [...singularsOf(object.label)].every((form) => form === folded || !groups.has(form))
    if (isPlain) counts.push({ label: object.label, indices, key: keyOf(folded) })
  }
  const size = layout.objects.length
  const flat = scene.layout.floor ? roomSize(scene.layout) : roomSize(layout)
  return {
    ...input,
    named,
    unseen: unseenOf(scene, groups, keyOf),
    counts,
    seenShare: size / Math.max(1, scene.layout.objects.length),
    area: flat?.area ?? 0,
    apart: measuredOnce(size, (a, b) => shownDistance(a, b, centerDistance(a, b))),
    gap: measuredOnce(size, (a, b) => {
      const solid = truth === 'scene' && a.zRange !== undefined && b.zRange !== undefined
      return shownDistance(a, b, closestDistance(a, b, { dimensions: solid ? 3 : 2 }))
    }),
  }
}

function unseenOf(scene: Scene, seen: ReadonlyMap<string, unknown>, keyOf: (folded: string) => number): NamedObject[] {
  const labels = new Map(scene.layout.objects.map((object) => [foldLabel(object.label), object]))
  return [...labels].flatMap(([folded, object]) =>
    // Absent by any reading: no plural or singular of it is shown either.
    [folded, ...singularsOf(object.label)].some((form) => seen.has(form) || seen.has(`${form}s`))
      ? []
      : [{ name: object.label, index: -1, object, key: keyOf(folded) }],
  )
}

function measuredOnce(size: number, measure: (a: BevObject, b: BevObject) => number) {
  const known = new Float64Array(size * size).fill(-1)
  return (a: NamedObject, b: NamedObject): number => {
    const at = a.index * size + b.index
    if (known[at]! < 0) known[at] = known[b.index * size + a.index] = measure(a.object, b.object)
    return known[at]!
  }
}

export const pointOf = ({ object }: NamedObject) => placePoint(object)
