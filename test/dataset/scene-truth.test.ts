import { describe, expect, it } from 'vitest'
import { type Item, VSI_TASKS } from '../../src/dataset/item'
import type { Scene } from '../../src/scene/scene'
import { visibility } from '../../src/scene/sight'
import { sampleWalk } from '../../src/scene/walk/walk'
import { complaintAbout, complaintOf, readQuestion } from './independent/agrees'
import { solveInScene } from './independent/prisms'
import { solveOnBoxes } from './independent/solve'
import { groupedBy, itemsOfAll, letterText, madeRooms } from './rooms'

/** Rooms with cameras of their own, so that a test knows what the frames are. */
const rooms = madeRooms(10, 20).map(
  (room): Scene => ({ ...room, cameras: sampleWalk(room, { seed: 2, frames: 16 }).cameras }),
)
const items = itemsOfAll(rooms, { tasks: VSI_TASKS, truth: 'scene' })

/** What the frames of an item show of its scene. */
function shownBy(item: Item) {
  const scene = rooms.find(({ id }) => id === item.scene_id)!
  const firstFrame = new Map<string, number>()
  item.frames.ids.forEach((id, frame) => {
    const camera = scene.cameras.find((one) => one.id === id)!
    for (const { id: object, seen } of visibility(scene, camera).objects)
      if (seen && !firstFrame.has(object)) firstFrame.set(object, frame)
  })
  const shown = scene.layout.objects.filter(({ id }) => firstFrame.has(id))
  return { shown, room: { floor: scene.layout.floor!, firstFrame } }
}

describe('items with the scene as their truth', () => {
  it('ask all of VSI-Bench, but for routes', () => {
    expect(new Set(items.map(({ task }) => task))).toEqual(new Set(VSI_TASKS))
    expect(items.length).toBeGreaterThan(800)
  })

  it('have the answer that the full geometry of what is seen gives', () => {
    const complaints: string[] = []
    for (const same of groupedBy(items, ({ scene_id, frames }) => `${scene_id} ${frames.budget}`).values()) {
      const { shown, room } = shownBy(same[0]!)
      for (const item of same) {
        const complaint = complaintAbout(item, solveInScene(readQuestion(item), shown, room))
        if (complaint) complaints.push(complaint)
      }
    }
    expect(complaints).toEqual([])
  })

  it('say what the printed map leads to, where it leads anywhere', () => {
    const notOnMap = ['object_size_estimation', 'room_size_estimation', 'obj_appearance_order']
    let differ = 0
    for (const item of items) {
      if (notOnMap.includes(item.task)) expect(item.answer_from_map, item.id).toBeNull()
      else {
        expect(item.answer_from_map).not.toBeNull()
        const found = solveOnBoxes(readQuestion(item), item.true_layout.objects)
        const fromMap = { ...item, answer: item.answer_from_map! }
        expect(complaintAbout(fromMap, found)).toBeUndefined()
        if (item.answer !== item.answer_from_map) differ++
      }
    }
    // Distances in space differ from those between one-decimal boxes, and a near direction now and then.
    expect(differ).toBeGreaterThan(50)
  })

  it('ask for distances of 0.2 m in space', () => {
    const distances = items.filter(({ task }) => task === 'object_abs_distance')
    expect(Math.min(...distances.map(({ answer }) => Number(answer)))).toBeGreaterThanOrEqual(0.2)
  })

  it('ask for numbers openly, as VSI-Bench does, and for orders among four', () => {
    for (const item of items) {
      const isNumber = /count|size|abs/.test(item.task)
      expect(item.choices === undefined, item.id).toBe(isNumber)
      if (item.task === 'obj_appearance_order')
        expect(new Set(item.choices!.map((order) => order.split(', ').sort().join())).size).toBe(1)
    }
  })

  it('need the room to be seen before they ask for its size', () => {
    for (const item of items.filter(({ task }) => task === 'room_size_estimation')) {
      const scene = rooms.find(({ id }) => id === item.scene_id)!
      expect(item.true_layout.objects.length).toBeGreaterThanOrEqual(0.9 * scene.layout.objects.length)
    }
  })
})

describe('items of VSI-Bench’s tasks with the map as their truth', () => {
  const onMap = itemsOfAll(rooms, { tasks: VSI_TASKS })

  it('ask only what a map of boxes can say', () => {
    const asked = new Set(onMap.map(({ task }) => task))
    expect(asked).toEqual(new Set(VSI_TASKS.filter((task) => !/size|appearance/.test(task))))
    expect(onMap.flatMap((item) => complaintOf(item) ?? [])).toEqual([])
  })

  it('ask easy directions beside the observer, with both sides to choose from', () => {
    const easy = onMap.filter(({ task }) => task === 'object_rel_direction_easy')
    expect(easy.length).toBeGreaterThan(50)
    for (const item of easy) expect([...item.choices!].sort()).toEqual(['left', 'right'])
    expect(new Set(easy.map(letterText))).toEqual(new Set(['left', 'right']))
  })
})
