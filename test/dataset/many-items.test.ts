import { beforeAll, describe, expect, it } from 'vitest'
import { hashText } from '../../src/base/checksum'
import { generateItems } from '../../src/dataset/generate'
import { rankOf } from '../../src/dataset/hash'
import { type Item, PAPER_TASKS } from '../../src/dataset/item'
import { shardOf } from '../../src/dataset/selection/deal'
import { selectItems } from '../../src/dataset/selection/select'
import { formatItemLine } from '../../src/dataset/write/item-line'
import { canonicalQuestion } from '../../src/question/canonical'
import { FRAME_BUDGETS } from '../../src/scene/walk/budgets'
import { roomSize } from '../../src/solve/room'
import { complaintOf, readQuestion } from './independent/agrees'
import { brokenRules, REVSI, VSI } from './independent/judge'
import { groupedBy, isUnknown, itemsOfAll, letterText, madeRooms } from './rooms'

/** Enough for 9,000 items at the paper's shares. */
const rooms = madeRooms(160, 1000)
const areaOf = new Map(rooms.map(({ id, layout }) => [id, roomSize(layout)!.area]))
let items: readonly Item[] = []

beforeAll(() => {
  items = itemsOfAll(rooms)
}, 300_000)

/** 5,000 of them, every task and budget by its share. */
const sample = () =>
  selectItems(items, { items: 5000, tasks: PAPER_TASKS, budgets: FRAME_BUDGETS }).places.map((place) => items[place]!)

describe('5,000 items', { timeout: 300_000 }, () => {
  it('of every task and budget agree with a solver that has only the boxes', () => {
    const asked = sample()
    expect(asked.length).toBe(5000)
    expect(groupedBy(asked, ({ task, frames }) => `${task} ${frames.budget}`).size).toBe(30)
    expect(asked.flatMap((item) => complaintOf(item) ?? [])).toEqual([])
  })

  it('hold the rules of both presets', () => {
    const broken = (list: readonly Item[], limits: typeof VSI) =>
      list.flatMap((item) => brokenRules(item, limits, areaOf.get(item.scene_id)!))
    expect(broken(sample(), VSI)).toEqual([])
    const strict = itemsOfAll(rooms.slice(0, 60), { filters: 'revsi' })
    expect(strict.length).toBeGreaterThan(1500)
    expect(broken(strict, REVSI)).toEqual([])
  })

  it('read back to the questions that their ids are made of', () => {
    for (const item of sample())
      expect(item.question_id).toBe(`${item.scene_id}:${hashText(canonicalQuestion(readQuestion(item)))}`)
  })
})

describe('all items', { timeout: 300_000 }, () => {
  it('have their letters within 2 points of even, task by task', () => {
    for (const [task, list] of groupedBy(items, ({ task }) => task)) {
      const chosen = list.filter(({ choices }) => choices?.length === 4)
      expect(chosen.length, task).toBeGreaterThan(500)
      // Four standard errors, where there are too few for 2 points.
      const most = Math.max(0.02, 4 * Math.sqrt(0.1875 / chosen.length))
      for (const letter of ['A', 'B', 'C', 'D']) {
        const share = chosen.filter(({ answer }) => answer === letter).length / chosen.length
        expect(Math.abs(share - 0.25), `${task} ${letter}`).toBeLessThan(most)
      }
    }
  })

  it('lie as often on the side of the faced thing as on the other', () => {
    // Each question once: its budgets have one answer.
    const once = new Map(items.map((item) => [item.question_id, item]))
    const sides = { forward: 'front', backward: 'back', left: 'left', right: 'right' }
    const onItsSide = [...once.values()].flatMap((item) => {
      const question = readQuestion(item)
      if (question.kind !== 'relative-direction') return []
      const { as, at, from } = question
      return from === undefined || from === at ? [letterText(item)!.includes(sides[as])] : []
    })
    expect(onItsSide.length).toBeGreaterThan(2000)
    // Four standard errors are 4.5 points. Left to chance, three of four lie on the side of the faced thing.
    expect(Math.abs(onItsSide.filter(Boolean).length / onItsSide.length - 0.5)).toBeLessThan(0.045)
  })

  it('have about half of their numbers asked openly', () => {
    for (const task of ['minimum-distance', 'count', 'size']) {
      const numbers = items.filter((item) => item.task === task)
      const open = numbers.filter(({ choices }) => choices === undefined).length / numbers.length
      expect(open, task).toBeGreaterThan(0.45)
      expect(open, task).toBeLessThan(0.6)
    }
  })

  it('never count less under a larger budget', () => {
    const counts = itemsOfAll(rooms.slice(0, 80), { tasks: ['count'], numberChoices: 0 })
    let compared = 0
    for (const same of groupedBy(counts, ({ question_id }) => question_id).values()) {
      const rising = [...same].sort((a, b) => a.frames.budget - b.frames.budget).map(({ answer }) => Number(answer))
      expect(rising).toEqual([...rising].sort((a, b) => a - b))
      compared += rising.length - 1
    }
    expect(compared).toBeGreaterThan(400)
  })

  it('are what seven shards make together', () => {
    const few = rooms.slice(0, 40)
    const shards = Array.from({ length: 7 }, (_, shard) => few.filter(({ id }) => shardOf(id, 7) === shard))
    const lines = shards.flatMap((own) => own.flatMap((room) => [...generateItems(room)].map(formatItemLine)))
    const whole = items.filter(({ scene_id }) => few.some(({ id }) => id === scene_id)).map(formatItemLine)
    expect(lines.sort()).toEqual(whole.sort())
  })

  it('of every room have their twins in the mirror', () => {
    const mirrored = itemsOfAll(rooms.slice(0, 60), { twins: ['mirror'], unanswerable: 0.05 })
    const known = new Map(mirrored.map((item) => [item.id, item]))
    let swapped = 0
    for (const twin of mirrored) {
      if (!twin.twin) continue
      const item = known.get(twin.twin.of)!
      const text = (one: Item) => (one.choices ? one.choices[one.answer.charCodeAt(0) - 65]! : one.answer)
      const isDirection = item.kind === 'relative-direction' && !isUnknown(item)
      const other = text(item).replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'))
      expect(text(twin), item.id).toBe(isDirection ? other : text(item))
      if (isDirection) swapped++
    }
    expect(swapped).toBeGreaterThan(3000)
    expect(mirrored.filter(({ twin }) => twin).flatMap((item) => complaintOf(item) ?? [])).toEqual([])
  })

  it('are chosen without regard to what they ask', () => {
    // The ranks of a task's items are even, so the smallest are a fair sample.
    const ranks = items.map(({ id }) => rankOf(id, 1) / 2 ** 53)
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01)
  })
})
