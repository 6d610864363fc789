import { describe, expect, it } from 'vitest'
import { outlineOfCorners } from '../../../src/layout/from-boxes-outline'
import type { DraftObject } from '../../../src/scene/draft/draft'
import { filterObjects, SCENE_FILTERS } from '../../../src/scene/draft/filters'

type Box = readonly [x: number, y: number, z: number, w: number, d: number, h: number]
const solid = (label: string, [x, y, z, w, d, h]: Box): DraftObject => ({
  label,
  outline: outlineOfCorners(
    [x, x + w].flatMap((a) => [y, y + d].flatMap((b) => [z, z + h].map((c) => [a, b, c] as const))),
  ),
})
const FLOOR = [
  [0, 0],
  [4, 0],
  [4, 2],
  [2, 2],
  [2, 4],
  [0, 4],
] as const
const dresser = solid('Dresser', [0, 0, 0, 1, 0.5, 1])

const droppedBy = (object: DraftObject, others: readonly DraftObject[] = [dresser], floor = FLOOR) => {
  const { dropped } = filterObjects([object, ...others], floor, SCENE_FILTERS)
  return SCENE_FILTERS.filter((name) => dropped[name]! > 0)
}

describe('filters', () => {
  it.each<[string, DraftObject, readonly string[]]>([
    ['a floor', solid('Floor', [0, 0, -0.1, 4, 4, 0.1]), ['structure']],
    ['a door frame', solid('door_frame', [0, 0, 0, 1, 0.1, 2]), ['structure']],
    ['a ceiling light', solid('ceiling light', [1, 1, 2, 0.5, 0.5, 0.2]), []],
    ['a drawer in a dresser', solid('Drawer', [0.1, 0.1, 0.2, 0.8, 0.35, 0.2]), ['nested']],
    ['a drawer 4 cm out of it', solid('Drawer', [0.1, -0.04, 0.2, 0.8, 0.4, 0.2]), ['nested']],
    ['a drawer pulled out', solid('Drawer', [0.1, -0.4, 0.2, 0.8, 0.4, 0.2]), []],
    ['a shelf over it', solid('Shelf', [0.1, 0.1, 1.2, 0.8, 0.3, 0.02]), []],
    ['a shelf as large as it', solid('Shelf', [0, 0, 0, 1, 0.5, 1]), []],
    ['a book in it, which is not a part', solid('Book', [0.2, 0.2, 0.3, 0.2, 0.2, 0.1]), []],
    ['a poster without depth', solid('Poster', [1, 1, 1, 0.5, 0, 0.7]), ['flat']],
    ['a rug of a millimetre', solid('Rug', [1, 1, 0, 1, 1, 0.001]), []],
    ['a ring', solid('Ring', [1, 1, 1, 0.02, 0.02, 0.01]), ['tiny']],
    ['a pen', solid('Pen', [1, 1, 1, 0.15, 0.01, 0.01]), []],
    ['a car in the yard', solid('Car', [5.1, 0, 0, 4, 2, 1.5]), ['far']],
    ['a plant 0.9 m outside', solid('Plant', [4.9, 0, 0, 0.3, 0.3, 1]), []],
    ['a lamp in the corner an L leaves out', solid('Lamp', [3.5, 3.5, 0, 0.3, 0.3, 1]), ['far']],
    ['a carpet around the whole floor', solid('Carpet', [-1, -1, 0, 6, 6, 0.01]), []],
  ])('%s', (_, object, by) => expect(droppedBy(object)).toEqual(by))

  it('count an object once, for the first that drops it', () => {
    const { kept, dropped } = filterObjects([solid('Wall', [9, 9, 0, 0, 0, 0])], FLOOR, SCENE_FILTERS)
    expect(kept).toEqual([])
    expect(dropped).toEqual({ structure: 1, nested: 0, flat: 0, tiny: 0, far: 0 })
  })
  it('do only what is asked', () => {
    const objects = [solid('Wall', [0, 0, 0, 1, 1, 1]), solid('Ring', [1, 1, 1, 0.02, 0.02, 0.01])]
    expect(filterObjects(objects, undefined, [])).toEqual({ kept: objects, dropped: {} })
    expect(filterObjects(objects, undefined, ['tiny'])).toEqual({ kept: [objects[0]], dropped: { tiny: 1 } })
  })
  it('find nothing far where no floor is known, and nothing nested where no height is', () => {
    expect(filterObjects([solid('Car', [50, 0, 0, 4, 2, 1.5])], undefined, SCENE_FILTERS).kept).toHaveLength(1)
    const { zRange, ...seen } = solid('Drawer', [0.1, 0.1, 0.2, 0.8, 0.35, 0.2]).outline
    expect(filterObjects([{ label: 'Drawer', outline: seen }, dresser], undefined, SCENE_FILTERS).kept).toHaveLength(2)
  })
  it('take a turned whole by its footprint, not by its axis-aligned box', () => {
    const turned = (label: string, long: number): DraftObject => ({
      label,
      outline: outlineOfCorners(
        [-1, 1].flatMap((a) =>
          [-1, 1].flatMap((b) => [0, 1].map((c) => [2 + a * long + b * 0.1, 2 + a * long - b * 0.1, c] as const)),
        ),
      ),
    })
    const corner = solid('Drawer', [1.1, 2.7, 0.2, 0.2, 0.2, 0.2])
    expect(
      droppedBy(corner, [turned('Sideboard', 1)], [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ] as never),
    ).toEqual([])
    const inside = solid('Drawer', [1.95, 1.95, 0.2, 0.1, 0.1, 0.2])
    expect(
      droppedBy(inside, [turned('Sideboard', 1)], [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ] as never),
    ).toEqual(['nested'])
  })
})
