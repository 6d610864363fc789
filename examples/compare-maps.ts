import { createLayout, formatGridMap, toGridMap } from 'v2lo-map'
import { mapAccuracy } from 'v2lo-map/reward'

const truth = createLayout([
  { label: 'sofa', bbox: [0, 0, 2, 1] },
  { label: 'chair', bbox: [3, 0, 3.5, 0.5] },
  { label: 'chair', bbox: [3, 3, 3.5, 3.5] },
])
const predicted = createLayout([
  { label: 'chair', bbox: [3.1, 3, 3.6, 3.5] },
  { label: 'sofa', bbox: [0.2, 0, 2.2, 1] },
  { label: 'lamp', bbox: [1, 3, 1.2, 3.2] },
])

const { overall, precision, recall, centerError } = mapAccuracy(predicted, truth)
console.log(`overall ${overall.toFixed(2)}, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`)
console.log(`matched centers are ${centerError?.toFixed(2)} m off on average`)

// The same room as earlier work draws it, on a 10 x 10 grid, and what that loses.
const grid = toGridMap(truth, { preset: 'vsi' })
console.log(formatGridMap(grid, 'vsi'))
console.log(`a center moves by up to ${grid.quantizationError?.worst.toFixed(2)} m`)
