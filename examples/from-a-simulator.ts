// What 1, 4 and 16 frames of a walk through a simulated room show, and what can be answered from them.
import { askLayout } from 'v2lo-map'
import { frameBudgets, observedLayout, readScenes, unwrap } from 'v2lo-map/scene'

// #region dump
// What `event.metadata` of AI2-THOR holds, as far as it is read: boxes by center and size, y up.
const box = (objectId: string, [x, y, z]: number[], [width, height, depth]: number[]) => ({
  objectId,
  objectType: objectId.split('|')[0],
  axisAlignedBoundingBox: { center: { x, y, z }, size: { x: width, y: height, z: depth } },
})
const objects = [
  box('Sofa|1', [-2.4, 0.4, 2.5], [0.9, 0.8, 2]),
  box('CoffeeTable|1', [-1.2, 0.2, 2.5], [0.6, 0.4, 1.1]),
  box('TVStand|1', [0.3, 0.25, 2.5], [0.4, 0.5, 1.4]),
  box('Television|1', [0.3, 0.85, 2.5], [0.1, 0.7, 1.2]),
  box('FloorLamp|1', [-2.5, 0.8, 4.2], [0.4, 1.6, 0.4]),
  box('DiningTable|1', [2.6, 0.37, 2], [1, 0.74, 1.8]),
  box('Chair|1', [1.85, 0.45, 1.5], [0.45, 0.9, 0.45]),
  box('Chair|2', [1.85, 0.45, 2.4], [0.45, 0.9, 0.45]),
  box('Chair|3', [3.35, 0.45, 2], [0.45, 0.9, 0.45]),
  box('Chair|4', [2.2, 0.45, 3.3], [0.45, 0.9, 0.45]),
  box('Fridge|1', [3.6, 0.9, 4.6], [0.7, 1.8, 0.7]),
]

/** Sixteen steps along the wall at the near end of the room, from the sofa's side to the table's. */
const events = Array.from({ length: 16 }, (_, step) => ({
  metadata: {
    sceneName: 'studio',
    objects,
    agent: { rotation: { x: 0, y: -40 + 5 * step, z: 0 }, cameraHorizon: 10 },
    cameraPosition: { x: -1 + 0.24 * step, y: 1.5, z: -0.4 },
    fov: 60,
    screenWidth: 640,
    screenHeight: 480,
  },
}))
// #endregion

// #region observe
const [reading] = readScenes(events)
const scene = unwrap(reading!)
const questions = ['How many chairs are there?', 'How far is the sofa from the fridge in meters?']
for (const { indices } of frameBudgets(scene.cameras.length, [1, 4, 16])) {
  // A larger budget shows all that a smaller one does; every map has its origin where frame 0 was taken.
  const known = observedLayout(
    scene,
    indices.map((index) => scene.cameras[index]!),
  )
  const { objects } = known.layout
  const labels = [...new Set(objects.map(({ label }) => label))]
  console.log(`frames ${indices.join(', ')} show ${objects.length} things: ${labels.join(', ')}`)
  console.log(`never seen: ${known.unseen.map(({ label }) => label).join(', ') || 'nothing'}`)
  for (const question of questions) {
    const solution = askLayout(known.layout, question)
    console.log(`${question} ${solution.status === 'solved' ? solution.answer : `no answer (${solution.reason})`}`)
  }
}
// #endregion
