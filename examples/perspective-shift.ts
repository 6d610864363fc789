import { createLayout, frameFacing, getObject, perspectiveShift } from 'v2lo-map'

const layout = createLayout([
  { label: 'sofa', bbox: [-1, 0, 1, 0.9] },
  { label: 'tv stand', bbox: [-0.8, 3.4, 0.8, 3.8] },
  { label: 'lamp', bbox: [1.6, 0.2, 2, 0.6] },
])

// Sit on the sofa and look at the television: what is where, in meters to the right and ahead?
const frame = frameFacing(getObject(layout, 'sofa'), getObject(layout, 'tv stand'))
if (frame === undefined) throw new Error('the sofa and the tv stand are at one place')

for (const { id, center, bearingDeg, range } of perspectiveShift(layout, frame).objects) {
  const bearing = bearingDeg === undefined ? 'here' : `${bearingDeg.toFixed(0)} degrees`
  console.log(
    `${id}: right ${center.right.toFixed(2)}, ahead ${center.forward.toFixed(2)}, ${bearing}, ${range.toFixed(2)} m`,
  )
}
