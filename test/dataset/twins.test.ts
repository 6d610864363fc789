import { describe, expect, it } from 'vitest'
import { type Item, TWIN_CHANGES, type TwinChange } from '../../src/dataset/item'
import { mirrorCamera, mirrorScene } from '../../src/dataset/twins/mirror'
import type { RelativeDirectionQuestion } from '../../src/question/question'
import { observedLayout } from '../../src/scene/observed'
import { sampleWalk } from '../../src/scene/walk/walk'
import { complaintOf, readQuestion } from './independent/agrees'
import { named } from './independent/boxes'
import { isUnknown, itemsOfAll, letterText, madeRooms } from './rooms'

const rooms = madeRooms(6)
const items = itemsOfAll(rooms, { twins: TWIN_CHANGES, budgets: [1, 4, 12], unanswerable: 0.1 })
const known = new Map(items.map((item) => [item.id, item]))

/** Every pair of an item and its twin. */
const pairs = (change: TwinChange): readonly (readonly [Item, Item])[] =>
  items.filter(({ twin }) => twin?.change === change).map((twin) => [known.get(twin.twin!.of)!, twin] as const)

const swapped = (words: string) => words.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'))

describe('twins', () => {
  it('follow the item they are of, and have their answer from their own boxes', () => {
    expect(known.size).toBe(items.length)
    let of = ''
    for (const item of items) {
      if (!item.twin) of = item.id
      else {
        expect(item.twin.of).toBe(of)
        expect(item.id).toBe(`${of}~${item.twin.change}`)
      }
    }
    expect(items.flatMap((item) => complaintOf(item) ?? [])).toEqual([])
  })

  it('are made by every change', () => {
    for (const change of TWIN_CHANGES) expect(pairs(change).length, change).toBeGreaterThan(50)
  })

  it('are left out unless they are asked for', () => {
    const plain = itemsOfAll(rooms, { budgets: [1, 4, 12], unanswerable: 0.1 })
    expect(plain).toEqual(items.filter(({ twin }) => !twin))
  })
})

describe('a twin in the mirror', () => {
  it('is made of every item', () => {
    expect(pairs('mirror').length).toBe(items.filter(({ twin }) => !twin).length)
  })

  it('has left and right swapped, and everything else', () => {
    for (const [item, twin] of pairs('mirror')) {
      expect(twin.choices).toEqual(item.choices)
      const isDirection = item.kind === 'relative-direction' && !isUnknown(item)
      const text = letterText(item) ?? item.answer
      expect(letterText(twin) ?? twin.answer, item.id).toBe(isDirection ? swapped(text) : text)
      if (isDirection) expect(twin.answer).not.toBe(item.answer)
      // The one word that names a side in a question, where a vector is called left or right.
      const asked = readQuestion(item)
      const mirrored = readQuestion(twin)
      const as = (asked as Partial<RelativeDirectionQuestion>).as
      expect(mirrored).toEqual(as === undefined ? asked : { ...asked, as: swapped(as), wording: mirrored.wording })
      expect(twin.evidence).toEqual(item.evidence)
      expect(twin.true_layout.objects.map(({ id, box }) => [id, box])).toEqual(
        item.true_layout.objects.map(({ id, box: { minX, minY, maxX, maxY } }) => [
          id,
          { minX: 0 - maxX, minY, maxX: 0 - minX, maxY },
        ]),
      )
    }
  })

  it('is what the mirrored cameras see of the mirrored room', () => {
    for (const room of rooms) {
      const { cameras } = sampleWalk(room, { seed: 3, frames: 4 })
      const seen = observedLayout(room, cameras).layout.objects
      const mirrored = observedLayout(mirrorScene(room), cameras.map(mirrorCamera)).layout.objects
      const places = new Map(mirrored.map((object) => [object.id, object]))
      let compared = 0
      for (const { id, box } of seen) {
        // A raster is not its own mirror image to the pixel, so a thing on the verge of being seen may be missing.
        const other = places.get(id)?.box
        if (!other) continue
        compared++
        expect(other.minX).toBeCloseTo(-box.maxX, 9)
        expect(other.maxX).toBeCloseTo(-box.minX, 9)
        expect(other.minY).toBeCloseTo(box.minY, 9)
      }
      expect(compared).toBeGreaterThan(0.9 * seen.length)
    }
  })
})

describe('a twin that faces the other way', () => {
  it('stands where the other faces, on the same map, with the same choices', () => {
    for (const [item, twin] of pairs('facing')) {
      const asked = readQuestion(item) as RelativeDirectionQuestion
      const turned = readQuestion(twin) as RelativeDirectionQuestion
      expect([turned.at, turned.facing, turned.target]).toEqual([asked.facing, asked.at, asked.target])
      expect(twin.true_layout).toEqual(item.true_layout)
      expect(twin.choices).toEqual(item.choices)
      // Seen from a fourth object the other way round is the opposite direction.
      if (asked.from !== undefined && asked.from !== asked.at) {
        const opposite = letterText(item)!
          .replace(/front|back/, (word) => (word === 'front' ? 'back' : 'front'))
          .replace(/left|right/, (word) => (word === 'left' ? 'right' : 'left'))
        expect(letterText(twin)).toBe(opposite)
      }
    }
  })
})

describe('a twin that shows the first frame only', () => {
  it('shows it as often as the budget has frames, and knows what one frame shows', () => {
    const one = new Map(
      items.filter(({ frames, twin }) => frames.budget === 1 && !twin).map((item) => [item.scene_id, item]),
    )
    for (const [item, twin] of pairs('first-frame')) {
      expect(twin.frames.budget).toBe(item.frames.budget)
      expect(twin.frames.ids).toEqual(item.frames.ids.map(() => item.frames.ids[0]))
      expect(twin.true_layout).toEqual(one.get(item.scene_id)!.true_layout)
      expect(twin.question).toBe(item.question)
      if (item.kind !== 'object-count') expect(letterText(twin) ?? twin.answer).toBe(letterText(item) ?? item.answer)
    }
    const fewer = pairs('first-frame').filter(([item, twin]) => item.answer !== twin.answer)
    expect(fewer.length).toBeGreaterThan(0)
  })
})

describe('a twin without the object', () => {
  it('counts one less, or cannot be answered', () => {
    const counts = pairs('object-removed').filter(([item]) => item.kind === 'object-count')
    for (const [item, twin] of counts) {
      const number = (one: Item) => Number(letterText(one) ?? one.answer)
      expect(number(twin)).toBe(number(item) - 1)
    }
    for (const [item, twin] of pairs('object-removed')) {
      expect(twin.question).toBe(item.question)
      if (item.kind !== 'object-count') expect(isUnknown(twin), twin.id).toBe(true)
    }
    expect(counts.length).toBeGreaterThan(5)
  })

  it('still shows what else the question names', () => {
    for (const [item, twin] of pairs('object-removed'))
      if (item.kind === 'nearest') {
        const question = readQuestion(item) as { candidates?: readonly string[]; reference: string }
        expect(named(twin.true_layout.objects, question.reference)).toEqual([])
        for (const name of question.candidates!) expect(named(twin.true_layout.objects, name).length).toBe(1)
      }
  })
})
