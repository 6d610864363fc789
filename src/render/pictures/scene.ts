import type { Vec2 } from '../../base/vec2'
import type { Aabb } from '../../layout/aabb'
import type { Layout } from '../../layout/layout'
import type { ObservedLayout } from '../../scene/observed'
import type { Scene, SceneCamera, Wall } from '../../scene/scene'
import type { FilledOptions } from '../options'
import type { LabelRequest, LegendItem, Mark, Picture } from '../picture'
import { plainText } from '../text'
import {
  boundsOf,
  boundsOfPoints,
  counted,
  describeObjects,
  drawingOrder,
  floorMarks,
  isNamed,
  largerSpan,
  objectLabel,
  objectMark,
  paperOf,
} from './layout'

/** A scene seen from above: its walls, its objects, the walk of its cameras and what each of them looks at. */
export function scenePicture(scene: Scene, options: FilledOptions): Picture {
  const { layout, walls, cameras } = scene
  const bounds = boundsWith(layout, walls, cameras)
  const objects = drawingOrder(layout.objects)
  return {
    ...paperOf(layout, bounds),
    marks: [
      ...floorMarks(layout),
      ...viewMarks(cameras, bounds),
      ...objects.map((object) => objectMark(object, 'object')),
      ...walls.map(wallMark),
      ...walkMarks(cameras),
    ],
    labels: [
      ...objects.filter(({ id }) => isNamed(id, options)).map((object) => objectLabel(object, 'object')),
      ...frameLabels(cameras),
    ],
    legend: legendOf(walls, cameras),
    captions: objects.length === 0 ? [{ text: 'an empty scene' }] : [],
    title: `${plainText(scene.id)}: ${counted(objects.length, 'object')}, ${counted(cameras.length, 'camera')}`,
    description: describeObjects(layout, options),
  }
}

/** What an observer knows, and in gray what no frame shows. */
export function observedPicture(observed: ObservedLayout, options: FilledOptions): Picture {
  const { layout, unseen, walls, cameras, floor } = observed
  const whole: Layout = { ...layout, objects: [...layout.objects, ...unseen], ...(floor && { floor }) }
  const bounds = boundsWith(whole, walls, cameras)
  const hidden = new Set(unseen.map(({ id }) => id))
  const objects = drawingOrder(whole.objects)
  const named = objects.filter(({ id }) => isNamed(id, options))
  return {
    ...paperOf(layout, bounds),
    marks: [
      ...floorMarks(whole),
      ...viewMarks(cameras, bounds),
      ...objects.map((object) => objectMark(object, hidden.has(object.id) ? 'unseen' : 'object')),
      ...walls.map(wallMark),
      ...walkMarks(cameras),
    ],
    labels: [
      ...named.map((object) => objectLabel(object, hidden.has(object.id) ? 'faded' : 'object')),
      ...frameLabels(cameras),
    ],
    legend: [
      ...(unseen.length > 0
        ? ([
            { role: 'object', text: 'seen' },
            { role: 'unseen', text: 'never seen' },
          ] as const)
        : []),
      ...legendOf(walls, cameras),
    ],
    captions: [
      { text: `${layout.objects.length} of ${objects.length} objects seen in ${counted(cameras.length, 'frame')}` },
    ],
    title: `${plainText(observed.scene)}: what ${counted(cameras.length, 'frame')} show`,
    description: describeObjects(layout, options),
  }
}

const placeOf = ({ position: [x, y] }: SceneCamera): Vec2 => [x, y]

function boundsWith(layout: Layout, walls: readonly Wall[], cameras: readonly SceneCamera[]): Aabb {
  const points = [...walls.flatMap(({ from, to }) => [from, to]), ...cameras.map(placeOf)]
  if (points.length === 0) return boundsOf(layout)
  if (layout.objects.length === 0 && layout.floor === undefined) return boundsOfPoints(points)
  const { minX, minY, maxX, maxY } = boundsOf(layout)
  return boundsOfPoints([...points, [minX, minY], [maxX, maxY]])
}

/** A plan is a cut at this height: a wall below or above it, as at a window or over a door, is drawn thin. */
const CUT = 1.2

const wallMark = ({ from, to, base, top }: Wall): Mark => ({
  kind: 'line',
  from,
  to,
  role: base <= CUT && top >= CUT ? 'wall' : 'sill',
})

/** The horizontal field of view of each camera, short where there are several. */
function viewMarks(cameras: readonly SceneCamera[], bounds: Aabb): Mark[] {
  const radius = (cameras.length > 1 ? 0.1 : 0.33) * largerSpan(bounds)
  return cameras.map((camera) => {
    const half = (Math.tan((camera.verticalFovDeg * Math.PI) / 360) * camera.width) / camera.height
    const halfDeg = (Math.atan(half) * 180) / Math.PI
    return {
      kind: 'wedge',
      at: placeOf(camera),
      fromDeg: camera.yawDeg - halfDeg,
      toDeg: camera.yawDeg + halfDeg,
      radius,
      role: 'sight',
    }
  })
}

/** Pixels of the arrow that says where a camera looks. */
const ARROW = 22

function walkMarks(cameras: readonly SceneCamera[]): Mark[] {
  const [first, ...rest] = cameras
  if (first === undefined) return []
  return [
    ...rest.map((camera, i): Mark => ({ kind: 'line', from: placeOf(cameras[i]!), to: placeOf(camera), role: 'walk' })),
    ...rest.flatMap((camera): Mark[] => [
      { kind: 'ray', at: placeOf(camera), yawDeg: camera.yawDeg, px: ARROW, role: 'walk' },
      { kind: 'dot', at: placeOf(camera), role: 'walk', title: plainText(camera.id) },
    ]),
    { kind: 'observer', at: placeOf(first), yawDeg: first.yawDeg, title: plainText(first.id) },
  ]
}

/** The numbers of the frames, behind their cameras; a single camera needs none. */
function frameLabels(cameras: readonly SceneCamera[]): LabelRequest[] {
  if (cameras.length < 2) return []
  return cameras.map((camera, index) => ({
    text: String(index),
    points: [placeOf(camera)],
    ray: { yawDeg: camera.yawDeg + 180, px: 12 },
    role: 'view',
    rank: 4,
  }))
}

function legendOf(walls: readonly Wall[], cameras: readonly SceneCamera[]): LegendItem[] {
  return [
    ...(walls.length > 0 ? [{ role: 'wall', text: 'wall' } as const] : []),
    ...(cameras.length > 1
      ? ([
          { role: 'observer', text: 'frame 0' },
          { role: 'walk', text: 'the next frames', ends: 'arrow' },
        ] as const)
      : cameras.length === 1
        ? ([{ role: 'observer', text: 'camera' }] as const)
        : []),
  ]
}
