import { createLayout } from '../../src/layout/layout'
import type { ObservationInput } from '../../src/memory/observation'

/** A sofa ahead, seen at a time from a place of its own. */
export const look = (at: number): ObservationInput => ({
  pose: { position: [at / 10, 0], yawDeg: 0 },
  objects: createLayout([{ label: 'sofa', bbox: [-1, 2, 1, 3] }]),
  at,
})
