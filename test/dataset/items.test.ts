import { describe, expect, it } from 'vitest'
import { hashText } from '../../src/base/checksum'
import { canonicalQuestion } from '../../src/question/canonical'
import { sampleWalk } from '../../src/scene/walk/walk'
import { roomSize } from '../../src/solve/room'
import { complaintOf, readQuestion } from './independent/agrees'
import { named } from './independent/boxes'
import { brokenRules, namesIn, REVSI, VSI } from './independent/judge'
import { groupedBy as by, isUnknown, itemsOfAll, madeRooms } from './rooms'

const rooms = madeRooms(8)
const areaOf = new Map(rooms.map(({ id, layout }) => [id, roomSize(layout)!.area]))
const items = itemsOfAll(rooms, { unanswerable: 0.1 })
const answerable = items.filter((item) => !isUnknown(item))

describe('the items of rooms', () => {
  it('ask every task under every budget', () => {
    const cells = by(items, ({ task, frames }) => `${task} ${frames.budget}`)
    expect(cells.size).toBe(6 * 5)
    expect(items.length).toBeGreaterThan(800)
  })

  it('have the answer that their boxes give', () => {
    expect(items.flatMap((item) => complaintOf(item) ?? [])).toEqual([])
  })

  it('hold every rule of their preset', () => {
    expect(answerable.flatMap((item) => brokenRules(item, VSI, areaOf.get(item.scene_id)!))).toEqual([])
    const strict = itemsOfAll(rooms, { filters: 'revsi' })
    expect(new Set(strict.map(({ task }) => task)).size).toBe(6)
    expect(strict.flatMap((item) => brokenRules(item, REVSI, areaOf.get(item.scene_id)!))).toEqual([])
  })

  it('name only what their frames show, unless they say that there is no telling', () => {
    for (const item of items) {
      const shown = namesIn(item).every((name) => named(item.true_layout.objects, name).length > 0)
      expect(shown, item.id).toBe(!isUnknown(item))
      for (const id of Object.keys(item.evidence.objects))
        expect(item.true_layout.objects.some((object) => object.id === id)).toBe(true)
    }
  })

  it('read back to the question they were made of', () => {
    for (const item of items) {
      const question = readQuestion(item)
      expect(question.kind).toBe(item.kind)
      expect(item.question_id).toBe(`${item.scene_id}:${hashText(canonicalQuestion(question))}`)
    }
  })

  it('have ids of their own, and one question id under all budgets', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    for (const same of by(items, ({ question_id }) => question_id).values()) {
      expect(new Set(same.map((item) => canonicalQuestion(readQuestion(item)))).size).toBe(1)
      for (const { id, question_id, frames } of same) expect(id).toBe(`${question_id}:k${frames.budget}`)
    }
    const shared = [...by(items, ({ question_id }) => question_id).values()].filter(({ length }) => length > 1)
    expect(shared.length).toBeGreaterThan(100)
  })

  it('never count less under a larger budget', () => {
    let compared = 0
    const counts = itemsOfAll(rooms, { tasks: ['count'], numberChoices: 0 })
    for (const same of by(counts, ({ question_id }) => question_id).values()) {
      const rising = [...same].sort((a, b) => a.frames.budget - b.frames.budget).map(({ answer }) => Number(answer))
      expect(rising).toEqual([...rising].sort((a, b) => a - b))
      compared += rising.length - 1
    }
    expect(compared).toBeGreaterThan(20)
  })

  it('show under a larger budget all that a smaller one shows', () => {
    for (const room of rooms) {
      const own = items.filter(({ scene_id }) => scene_id === room.id)
      const frames = new Map(own.map((item) => [item.frames.budget, item]))
      const rising = [...frames].sort((a, b) => a[0] - b[0]).map(([, item]) => item)
      rising.slice(1).forEach((item, i) => {
        expect(item.frames.ids).toEqual(expect.arrayContaining([...rising[i]!.frames.ids]))
        const boxes = item.true_layout.objects.map(({ label, box }) => ({ label, box }))
        for (const { label, box } of rising[i]!.true_layout.objects) expect(boxes).toContainEqual({ label, box })
      })
    }
  })

  it('print no number with an exponent, and no -0', () => {
    const text = JSON.stringify(
      items.map(({ question, answer, choices, true_layout }) => [question, answer, choices, true_layout]),
    )
    expect(text).not.toMatch(/\d[eE][-+]?\d|-0[^.\d]/)
    for (const { true_layout } of items)
      for (const { box } of true_layout.objects)
        for (const number of Object.values(box)) expect(Object.is(number, -0)).toBe(false)
  })

  it('are the same for the same room and options, and others for another seed', () => {
    const [room] = rooms
    const again = itemsOfAll([room!], { unanswerable: 0.1 })
    expect(again).toEqual(items.filter(({ scene_id }) => scene_id === room!.id))
    const other = itemsOfAll([room!], { unanswerable: 0.1, seed: 2 })
    expect(other.map(({ id }) => id)).not.toEqual(again.map(({ id }) => id))
  })

  it('come to the wanted part that cannot be answered', () => {
    const chosen = items.filter(({ kind }) => kind === 'relative-direction' || kind === 'nearest')
    for (const { choices } of chosen) expect(choices).toContain('cannot be determined')
    // Small budgets leave much unseen, large ones little; where all is shown there is nothing to ask.
    const small = chosen.filter(({ frames }) => frames.budget === 1)
    expect(small.filter(isUnknown).length / small.length).toBeGreaterThan(0.08)
    expect(small.filter(isUnknown).length / small.length).toBeLessThan(0.12)
  })

  it('use the cameras that were recorded', () => {
    const [room] = rooms
    const { cameras } = sampleWalk(room!, { seed: 5, frames: 6 })
    const own = cameras.map((camera, i) => ({ ...camera, id: `own-${i}`, image: `frames/${i}.png` }))
    const filmed = itemsOfAll([{ ...room!, cameras: own }])
    expect(new Set(filmed.map(({ frames }) => frames.budget))).toEqual(new Set([1, 4]))
    for (const { frames } of filmed) expect(frames.images).toEqual(frames.ids.map((id) => `frames/${id.slice(4)}.png`))
  })

  it('are none where nothing is to be seen', () => {
    const [room] = rooms
    expect(itemsOfAll([{ ...room!, layout: { ...room!.layout, objects: [] } }])).toEqual([])
    expect(itemsOfAll([{ ...room!, walls: [], layout: { origin: 'world', objects: [] } }])).toEqual([])
  })
})
