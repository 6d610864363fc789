// Every picture of the documentation, drawn by the library: `npm run docs:images` writes them to docs/images.
import { pathToFileURL } from 'node:url'
import {
  askLayout,
  createLayout,
  type EgoLayout,
  frameFacing,
  getObject,
  type Layout,
  perspectiveShift,
  toGridMap,
} from 'v2lo-map'
import { createMemory } from 'v2lo-map/memory'
import { renderSvg } from 'v2lo-map/render'
import { observedLayout, renderFrame, type Scene, type SceneCamera } from 'v2lo-map/scene'
import { createLayoutStore, createMapTools } from 'v2lo-map/tools'

// The right-hand example of the paper's figure: the centers read off its plot.
const centers = { television: [0.1, 5.0], box: [0.5, 0.7], armchair: [-2.8, 4.7], dogbed: [-5.4, 7.3] }
const figure = createLayout(
  Object.entries(centers).map(([label, [x, y]]) => ({ label, bbox: [x!, y!, x!, y!] as const })),
  { origin: 'observer' },
)

const room = createLayout(
  [
    { label: 'rug', bbox: [-1.5, 1, 1.5, 3.2] },
    { label: 'table', bbox: [-0.6, 1.6, 0.6, 2.4] },
    { label: 'chair', bbox: [-1.1, 1.8, -0.7, 2.2] },
    { label: 'chair', bbox: [0.7, 1.8, 1.1, 2.2] },
    { label: 'sofa', bbox: [-3.4, 2.2, -2.5, 4.2] },
    { label: 'tv', bbox: [2.4, 2.8, 2.5, 4] },
    { label: 'lamp', bbox: [-3.3, 4.6, -3, 4.9] },
    { label: 'desk', bbox: [0.4, 4.4, 1.8, 5.1] },
  ],
  { origin: 'observer' },
)

const predicted = createLayout(
  [
    { label: 'table', bbox: [-0.4, 1.5, 0.9, 2.4] },
    { label: 'chair', bbox: [-1.2, 1.9, -0.8, 2.3] },
    { label: 'rug', bbox: [-1.3, 1.1, 1.6, 3.5] },
    { label: 'sofa', bbox: [-3.5, 2.4, -2.6, 4.4] },
    { label: 'tv', bbox: [2.2, 0.4, 2.4, 1.6] },
    { label: 'desk', bbox: [0.6, 4.3, 1.9, 5.1] },
    { label: 'bookshelf', bbox: [-1.6, 4.7, -0.6, 5.1] },
  ],
  { origin: 'observer' },
)

const heights: { readonly [label: string]: readonly [number, number] } = {
  rug: [0, 0.01],
  table: [0, 0.7],
  chair: [0, 0.9],
  sofa: [0, 0.8],
  tv: [0.7, 1.4],
  lamp: [0, 1.7],
  desk: [0, 0.75],
}

const cameraAt = (id: string, x: number, y: number, yawDeg: number): SceneCamera => ({
  id,
  position: [x, y, 1.5],
  yawDeg,
  pitchDeg: -12,
  verticalFovDeg: 60,
  width: 640,
  height: 480,
})

/** The room with heights and walls, a door in the near one and a window in the far one, and a walk of four frames. */
const den: Scene = {
  id: 'den',
  source: 'boxes',
  layout: createLayout(
    room.objects.map((object) => ({ ...object, zRange: heights[object.label]! })),
    { origin: 'world' },
  ),
  walls: [
    { from: [0.6, -1], to: [3, -1], base: 0, top: 2.5 },
    { from: [-0.4, -1], to: [0.6, -1], base: 2, top: 2.5 },
    { from: [-3.8, -1], to: [-0.4, -1], base: 0, top: 2.5 },
    { from: [-3.8, 5.6], to: [-3.8, -1], base: 0, top: 2.5 },
    { from: [-0.6, 5.6], to: [-3.8, 5.6], base: 0, top: 2.5 },
    { from: [-0.6, 5.6], to: [1.2, 5.6], base: 0, top: 0.9 },
    { from: [-0.6, 5.6], to: [1.2, 5.6], base: 2.1, top: 2.5 },
    { from: [3, 5.6], to: [1.2, 5.6], base: 0, top: 2.5 },
    { from: [3, -1], to: [3, 5.6], base: 0, top: 2.5 },
  ],
  cameras: [
    cameraAt('step 0', 0.1, -0.6, 8),
    cameraAt('step 1', -0.7, -0.2, 18),
    cameraAt('step 2', -1.7, 0.4, 2),
    cameraAt('step 3', -2, 1.4, -28),
  ],
}

/** Points on a circle around an observer, one each 45 degrees. */
const bearings: EgoLayout = perspectiveShift(
  createLayout(
    ['front', 'front-right', 'right', 'back-right', 'back', 'back-left', 'left', 'front-left'].map((name, i) => {
      const deg = i * 45 > 180 ? i * 45 - 360 : i * 45
      const [x, y] = [2 * Math.sin((deg * Math.PI) / 180), 2 * Math.cos((deg * Math.PI) / 180)]
      return { label: `${name} ${deg}°`, bbox: [x, y, x, y] as const }
    }),
  ),
  { position: [0, 0], forward: [0, 1] },
)

/** Six looks: a table seen twice, a chair that was moved, a vase that is gone, a lamp seen once. */
function remembered() {
  const memory = createMemory()
  const looks: readonly (readonly [x: number, y: number, yawDeg: number, view: Record<string, readonly number[]>])[] = [
    [0, 0, 0, { table: [-1.5, 3, -0.5, 4], chair: [1, 3, 1.5, 3.5], vase: [-2, 2.7, -1.7, 3] }],
    [-0.6, 0, 0, { table: [-0.9, 3, 0.1, 4], chair: [1.6, 3, 2.1, 3.5], vase: [-1.4, 2.7, -1.1, 3] }],
    [0, 0, 0, { table: [-1.5, 3, -0.5, 4] }],
    [-0.6, 0, 0, { table: [-0.9, 3, 0.1, 4] }],
    [-3.5, 2, 0, { chair: [-0.25, 2, 0.25, 2.5] }],
    [-3.5, 2, 60, { lamp: [0.5, 2.5, 0.9, 2.9] }],
  ]
  const walk = looks.map(([x, y, yawDeg, view], at) => {
    const pose = { position: [x, y], yawDeg } as const
    const objects = JSON.stringify(Object.entries(view).map(([name, bbox]) => ({ object_name: name, bbox })))
    memory.observe({ pose, objects, at })
    return pose
  })
  return { belief: memory.belief(), walk }
}

const ask = (layout: Layout, question: string, choices?: readonly string[], width = 560) =>
  renderSvg({ layout, solution: askLayout(layout, question, { choices }), question }, { width })

/** A conversation of an agent with the tools: what it calls and is told on the left, what it asked about on the right. */
async function conversation(): Promise<string> {
  const tools = createMapTools({ store: createLayoutStore() })
  const map = room.objects.map(({ label, box }) => ({
    object_name: label,
    bbox: [box.minX, box.minY, box.maxX, box.maxY],
  }))
  const question = 'Standing at the sofa and facing the tv, is the lamp to my left or to my right?'
  const calls: readonly (readonly [tool: string, input: Record<string, unknown>])[] = [
    ['read_map', { text: JSON.stringify(map) }],
    ['ask', { map: 'map-1', question }],
    ['what_is_around', { map: 'map-1', at: 'sofa', facing: 'tv', max_range: 3.5 }],
    ['distance', { map: 'map-1', a: 'chair', b: 'tv' }],
    ['distance', { map: 'map-1', a: 'chair#2', b: 'tv' }],
    ['check_answer', { map: 'map-1', question, answer: 'right' }],
  ]
  const lines: { readonly text: string; readonly kind: 'call' | 'told' | 'failed' }[] = []
  for (const [name, input] of calls) {
    const shown = { ...input, ...('text' in input && { text: `${String(input.text).slice(0, 30)}…` }) }
    const told = await tools
      .find((tool) => tool.name === name)!
      .execute(input)
      .then(
        (result: { sentence: string }) => ({ text: result.sentence, kind: 'told' }) as const,
        (error: Error) => ({ text: error.message, kind: 'failed' }) as const,
      )
    for (const text of folded(`${name} ${JSON.stringify(shown)}`)) lines.push({ text, kind: 'call' })
    for (const text of folded(told.text)) lines.push({ text, kind: told.kind })
    lines.push({ text: '', kind: 'told' })
  }
  const drawing = ask(room, question, undefined, 420)
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing)!.map(Number)
  const total = Math.max(height! + 24, lines.length * 16 + 36)
  const text = lines.map(
    ({ text: line, kind }, i) => `<text class="${kind}" x="16" y="${30 + 16 * i}">${escaped(line)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" id="talk" role="img" aria-labelledby="talk-title" width="${width! + 560}" height="${total}" viewBox="0 0 ${width! + 560} ${total}">
<title id="talk-title">A conversation of an agent with the map tools</title>
<style>
#talk .sheet{fill:#ffffff}#talk>text{font:12px 'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2328}
#talk>.call{fill:#0550ae}#talk>.failed{fill:#b3430a}
@media (prefers-color-scheme:dark){#talk .sheet{fill:#0d1117}#talk>text{fill:#e6edf3}#talk>.call{fill:#6cb6ff}#talk>.failed{fill:#f69d50}}
</style>
<rect class="sheet" width="${width! + 560}" height="${total}"/>
${text.join('\n')}
<svg x="548" y="12" width="${width}" height="${height}">
${drawing.trim()}
</svg>
</svg>
`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Lines of at most 70 characters. */
function folded(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 70) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(lines.length === 0 ? word : `  ${word}`)
  }
  return lines
}

/** File names and what draws them: an SVG as text, a PNG as bytes. */
export const pictures: { readonly [file: string]: () => string | Uint8Array | Promise<string> } = {
  'paper-figure.svg': () =>
    ask(
      figure,
      "Imagine you are at the television and facing precisely at the box. If this line of sight is 'forward', what is the location of the armchair with respect to the dogbed?",
      ['left-Back', 'Right-Back', 'Left-Front', 'Right-Front'],
      640,
    ),
  'layout.svg': () => renderSvg(room, { width: 640, fovDeg: 60 }),
  'perspective.svg': () =>
    renderSvg(perspectiveShift(room, frameFacing(getObject(room, 'sofa'), getObject(room, 'tv'))!), { width: 560 }),
  'bearings.svg': () => renderSvg(bearings, { width: 400 }),
  'sector-quadrant.svg': () =>
    ask(room, 'Standing at the sofa and facing the tv, where is the lamp relative to the table?'),
  'sector-cardinal.svg': () =>
    ask(room, 'Standing at the table and facing the tv, is the desk to my front, left, right, or back?'),
  'sector-left-right-back.svg': () =>
    ask(
      room,
      'If I am standing by the table and facing the tv, is the lamp to my left, right, or back? An object is to my back if I would have to turn at least 135 degrees in order to face it.',
    ),
  'question-relative-direction.svg': () =>
    ask(room, 'Standing at the sofa and facing the tv, where is the lamp relative to the table?'),
  'question-camera-direction.svg': () =>
    ask(room, "From the camera's perspective, where is the sofa relative to the tv?"),
  'question-direction-check.svg': () => ask(room, 'Is the sofa to the left of the table?'),
  'question-closest-distance.svg': () =>
    ask(
      room,
      'Measuring from the closest points between the two objects, what is the distance between the sofa and the desk in meters?',
    ),
  'question-center-distance.svg': () =>
    ask(room, 'What is the distance between the centers of the sofa and the tv in meters?'),
  'question-nearest.svg': () =>
    ask(
      room,
      'Considering the center point of the table as a reference point, which of these objects has the nearest center point to it?',
      ['sofa', 'tv', 'lamp', 'desk'],
    ),
  'question-distance-check.svg': () => ask(room, 'Is the desk closer to the table than the sofa?'),
  'question-object-size.svg': () =>
    ask(
      room,
      'What is the length of the longest dimension (length, width, or height) of the sofa, measured in centimeters?',
    ),
  'question-object-count.svg': () => ask(room, 'How many chair(s) are in this room?'),
  'question-room-size.svg': () => ask(room, 'What is the size of this room (in square meters)?'),
  'question-route.svg': () =>
    ask(
      room,
      "You are a robot beginning at the sofa facing the tv. You want to navigate to the lamp. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): 1. [please fill in] 2. Go forward until the desk 3. [please fill in] 4. Go forward until the lamp. You have reached the final destination.",
    ),
  'question-size-comparison.svg': () => ask(room, 'Which is larger, the sofa or the desk?'),
  'question-size-check.svg': () => ask(room, 'Is the sofa wider than the desk?'),
  'question-locate.svg': () => ask(room, 'Where is the sofa?'),
  'question-list.svg': () => ask(room, 'What is to the left of the table?'),
  'question-exists.svg': () => ask(room, 'Is there a chair near the table?'),
  'question-condition-check.svg': () => ask(room, 'Is the sofa at least 1 m from the table?'),
  'question-fits.svg': () => ask(room, 'Would a 1 x 0.8 m cabinet fit between the sofa and the tv?'),
  'conversation.svg': conversation,
  'match.svg': () => renderSvg({ predicted, truth: room }, { width: 640 }),
  'grid-overlay.svg': () => renderSvg({ layout: room, grid: toGridMap(room, { size: 6 }) }, { width: 560 }),
  'memory.svg': () => renderSvg(remembered(), { width: 640 }),
  'scene.svg': () => renderSvg(den, { width: 560 }),
  'observed.svg': () => renderSvg(observedLayout(den, den.cameras.slice(0, 1)), { width: 560 }),
  'frame.png': () => renderFrame(den, den.cameras[0]!),
  'frame-last.png': () => renderFrame(den, den.cameras[3]!),
  'grid.svg': () => renderSvg(toGridMap(room, { size: 6 }), { width: 480 }),
}

// Run by itself it says what there is.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [file, draw] of Object.entries(pictures))
    console.log(`${file}: ${(await draw()).length} ${file.endsWith('.png') ? 'bytes' : 'characters'}`)
