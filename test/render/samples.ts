import { toGridMap } from '../../src/grid/convert'
import { parseGridMap } from '../../src/grid/read'
import { getObject } from '../../src/layout/find'
import { frameFacing } from '../../src/layout/frame'
import { createLayout, type Layout } from '../../src/layout/layout'
import { askLayout } from '../../src/question/ask'
import type { RenderOptions } from '../../src/render/options'
import type { Drawable } from '../../src/render/svg'
import { observedLayout } from '../../src/scene/observed'
import type { Scene, SceneCamera } from '../../src/scene/scene'
import { perspectiveShift } from '../../src/solve/perspective'

/** The room of the pictures' tests: an observer, a carpet with things on it, three chairs, a turned desk. */
export const room: Layout = createLayout(
  [
    { label: 'rug', bbox: [-1.5, 1, 1.5, 3.2] },
    { label: 'table', bbox: [-0.6, 1.6, 0.6, 2.4] },
    { label: 'chair', bbox: [-1.1, 1.8, -0.7, 2.2] },
    { label: 'chair', bbox: [0.7, 1.8, 1.1, 2.2] },
    { label: 'chair', bbox: [-0.2, 2.5, 0.2, 2.9] },
    { label: 'sofa', bbox: [-3.4, 2.6, -2.5, 4.6] },
    { label: 'tv', bbox: [2.4, 3, 2.5, 4.2] },
    { label: 'lamp', bbox: [-3.2, 4.9, -3.2, 4.9] },
    {
      label: 'desk',
      bbox: [1, 4, 2.4, 5.4],
      footprint: [
        [1.7, 4],
        [2.4, 4.7],
        [1.7, 5.4],
        [1, 4.7],
      ],
    },
  ],
  {
    origin: 'observer',
    floor: [
      [-3.8, -0.6],
      [3, -0.6],
      [3, 5.8],
      [-3.8, 5.8],
    ],
  },
)

const predicted = createLayout(
  [
    { label: 'table', bbox: [-0.4, 1.5, 0.9, 2.4] },
    { label: 'chair', bbox: [-1.2, 1.9, -0.8, 2.3] },
    { label: 'chair', bbox: [0.8, 1.7, 1.2, 2.2] },
    { label: 'sofa', bbox: [-3.5, 2.4, -2.6, 4.4] },
    { label: 'tv', bbox: [2.2, 0.4, 2.4, 1.6] },
    { label: 'bookshelf', bbox: [0.2, 4.8, 1.2, 5.2] },
  ],
  { origin: 'observer' },
)

/** Questions of every kind that a map can answer, about the room. */
export const questions: { readonly [name: string]: string } = {
  'relative-direction': 'Standing at the sofa and facing the tv, where is the lamp relative to the table?',
  'camera-direction': "From the camera's perspective, where is the sofa relative to the tv?",
  'closest-distance':
    'Measuring from the closest points between the two objects, what is the distance between the desk and the table in meters?',
  'center-distance': 'What is the distance between the centers of the sofa and the tv in meters?',
  nearest:
    'Considering the center point of the table as a reference point, which of these objects has the nearest center point to it?\nA. sofa\nB. tv\nC. lamp\nD. desk',
  'object-size':
    'What is the length of the longest dimension (length, width, or height) of the desk, measured in centimeters?',
  'object-count': 'How many chair(s) are in this room?',
  'room-size':
    'What is the size of this room (in square meters)? If multiple rooms are shown, estimate the size of the combined space.',
  route:
    "You are a robot beginning at the sofa facing the tv. You want to navigate to the lamp. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): 1. [please fill in] 2. Go forward until the desk 3. [please fill in] 4. Go forward until the lamp. You have reached the final destination.",
  unsolved: 'How far is the piano from the sofa?',
}

const crowd = createLayout(
  Array.from({ length: 500 }, (_, i) => {
    const [x, y] = [((i * 7919) % 97) / 5, ((i * 104729) % 89) / 5]
    return { label: ['chair', 'table', 'lamp', 'potted plant'][i % 4]!, bbox: [x, y, x + 0.5, y + 0.4] as const }
  }),
)

const at = (label: string, x: number, y: number, size = 0) => ({ label, bbox: [x, y, x + size, y + size] }) as const

export interface Sample {
  readonly what: Drawable
  readonly options?: RenderOptions
}

const cameraAt = (id: string, x: number, y: number, yawDeg: number): SceneCamera => ({
  id,
  position: [x, y, 1.5],
  yawDeg,
  pitchDeg: -15,
  verticalFovDeg: 60,
  width: 640,
  height: 480,
})

/** The room with its walls, a window among them, and three frames. */
const scene: Scene = {
  id: 'den',
  source: 'boxes',
  layout: { ...room, origin: 'world' },
  walls: [
    { from: [-3.8, -0.6], to: [3, -0.6], base: 0, top: 2.5 },
    { from: [3, -0.6], to: [3, 5.8], base: 0, top: 2.5 },
    { from: [3, 5.8], to: [0.5, 5.8], base: 0, top: 2.5 },
    { from: [0.5, 5.8], to: [-1.5, 5.8], base: 0, top: 0.9 },
    { from: [-1.5, 5.8], to: [-3.8, 5.8], base: 0, top: 2.5 },
  ],
  cameras: [cameraAt('door', 0, 0, 0), cameraAt('middle', 1.5, 0.6, -20), cameraAt('window', 2.2, 2, -60)],
}

/** Every kind of picture, and the odd ones of each. */
export const samples: { readonly [name: string]: Sample } = {
  layout: { what: room, options: { fovDeg: 70 } },
  scene: { what: scene },
  observed: { what: observedLayout(scene, scene.cameras.slice(0, 1)) },
  ego: {
    what: perspectiveShift(room, frameFacing(getObject(room, 'sofa'), getObject(room, 'tv'))!),
    options: { fovDeg: 90 },
  },
  pair: { what: { predicted, truth: room } },
  overlay: { what: { layout: room, grid: toGridMap(room, { size: 8 }) } },
  'overlay, rounded, rows down': { what: { layout: room, grid: toGridMap(room, { rule: 'round', yAxis: 'down' }) } },
  grid: { what: toGridMap(room, { size: 5 }) },
  'grid, rows down': { what: toGridMap(room, { yAxis: 'down' }) },
  'grid of a text': {
    what: (() => {
      const read = parseGridMap('{"sofa": [[3, 4]], "lamp": [[3, 4], [7.5, 2]], "tv": [[12, 0]]}')
      if (!read.ok) throw new Error(read.diagnostics[0].message)
      return read.value
    })(),
  },
  ...Object.fromEntries(
    Object.entries(questions).map(([name, question]) => [
      name,
      { what: { layout: room, solution: askLayout(room, question), question } },
    ]),
  ),
  empty: { what: createLayout([]) },
  'one point': { what: createLayout([at('lamp', 3, 4)]) },
  'one place': { what: createLayout([at('lamp', 3, 4), at('shade', 3, 4), at('bulb', 3, 4)]) },
  tiny: { what: createLayout([at('ant', 0, 0, 1e-4), at('crumb', 3e-4, 2e-4, 1e-5)]), options: { decimals: 5 } },
  huge: { what: createLayout([at('a', -1e308, -1e308, 1e307), at('b', 1e308, 1e308)]) },
  'far away': { what: createLayout([at('tree', 500_000, 4_000_000, 1), at('bench', 500_003, 4_000_002, 1)]) },
  'at the end of numbers': { what: createLayout([at('a', 1e300, 0)]) },
  corridor: { what: createLayout([at('door', 0, 0, 0.5), at('exit sign', 40, 0.2, 0.3), at('plant', 20, 0.1, 0.4)]) },
  tower: { what: createLayout([at('door', 0, 0, 0.5), at('exit sign', 0.2, 40, 0.3)]) },
  crowd: { what: crowd },
  names: {
    what: createLayout([
      at('<script>alert("1")</script>', 0, 0, 1),
      at('"quoted" & \'more\' ]]> <!--', 2, 0, 1),
      at('\u0000\u0007\ud800 controls \u202e turned', 0, 2, 1),
      at('ein sehr langer Name für einen gewöhnlichen Gegenstand', 2, 2, 1),
      at('沙发和电视柜', 4, 0, 1),
      at('🛋️ sofa 👩‍👩‍👧', 4, 2, 1),
      at('أريكة', 6, 0, 1),
    ]),
  },
}
