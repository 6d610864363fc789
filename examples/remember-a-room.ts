// A memory of a room: look, walk, look again after a chair was moved, and ask.
import { createLayout } from 'v2lo-map'
import { askBelief, createMemory } from 'v2lo-map/memory'

// #region remember
const memory = createMemory()
const table = { label: 'table', bbox: [-0.5, 2, 0.5, 2.8] } as const
const look = (at: number, chairX: number) =>
  memory.observe({
    pose: { position: [0, 0], yawDeg: 0 },
    // A layout in the observer's own frame, or the text that a model wrote.
    objects: createLayout([table, { label: 'chair', bbox: [chairX, 3, chairX + 0.5, 3.5] }]),
    at,
  })
look(0, -1.6)
look(10, 1.2)
look(20, 1.2)

// Where, how far, at which bearing and how long ago; what appeared, disappeared or moved; and a question with its spread.
console.log(memory.locate('chair', { from: { position: [0, 0], yawDeg: 0 } }).best)
console.log(memory.changes(5))
console.log(askBelief(memory.belief(), 'How far is the chair from the table in meters?'))
// #endregion
