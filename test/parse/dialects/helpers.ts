import type { Vec3 } from '../../../src/base/transform'
import type { DialectOptions, TextDialect } from '../../../src/parse/dialects/text-dialect'
import { DEFAULT_LIMITS, type Limits } from '../../../src/parse/limits'

/** Reads a whole text in a dialect. */
export function readAll(
  dialect: TextDialect,
  text: string,
  options: DialectOptions = {},
  limits: Partial<Limits> = {},
) {
  const passage = { text, start: 0, end: text.length, limits: { ...DEFAULT_LIMITS, ...limits } }
  const { objects, spans, ...reading } = dialect.read(passage, options)
  return { ...reading, objects: objects.map(({ id, ...input }, i) => ({ input, span: spans[i]! })) }
}

/**
 * What a box of a camera looks like on the map, by plain trigonometry: the eight corners turned about x, y and z in
 * turn, taken to right, forward and up, then levelled by pitch and turned by yaw. No matrix and no hull involved.
 */
export function boxOnMap(
  [cx, cy, cz, sx, sy, sz, a, b, c]: readonly number[],
  unitDeg: number,
  axes: (p: Vec3) => Vec3,
  camera: { pitchDeg?: number; yawDeg?: number } = {},
) {
  const rad = (deg: number) => (deg * Math.PI) / 180
  const [ra, rb, rc] = [a!, b!, c!].map((angle) => rad(angle * unitDeg)) as [number, number, number]
  const [pitch, yaw] = [rad(camera.pitchDeg ?? 0), rad(camera.yawDeg ?? 0)]
  const seen: Vec3[] = []
  for (const i of [1, -1])
    for (const j of [1, -1])
      for (const k of [1, -1]) {
        let [x, y, z] = [(i * sx!) / 2, (j * sy!) / 2, (k * sz!) / 2]
        ;[y, z] = [y * Math.cos(ra) - z * Math.sin(ra), y * Math.sin(ra) + z * Math.cos(ra)]
        ;[x, z] = [x * Math.cos(rb) + z * Math.sin(rb), -x * Math.sin(rb) + z * Math.cos(rb)]
        ;[x, y] = [x * Math.cos(rc) - y * Math.sin(rc), x * Math.sin(rc) + y * Math.cos(rc)]
        const [right, ahead, above] = axes([x + cx!, y + cy!, z + cz!])
        const forward = ahead * Math.cos(pitch) - above * Math.sin(pitch)
        const up = ahead * Math.sin(pitch) + above * Math.cos(pitch)
        seen.push([
          right * Math.cos(yaw) + forward * Math.sin(yaw),
          forward * Math.cos(yaw) - right * Math.sin(yaw),
          up,
        ])
      }
  const span = (axis: 0 | 1 | 2) =>
    [Math.min(...seen.map((p) => p[axis])), Math.max(...seen.map((p) => p[axis]))] as const
  const [[minX, maxX], [minY, maxY], zRange] = [span(0), span(1), span(2)]
  return { box: { minX, minY, maxX, maxY }, zRange, corners: seen }
}

export const RIGHT_DOWN_FORWARD = ([x, y, z]: Vec3): Vec3 => [x, z, -y]
export const RIGHT_FORWARD_UP = ([x, y, z]: Vec3): Vec3 => [x, y, z]
