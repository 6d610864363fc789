import { showReceived, V2loError } from '../base/error'
import { frameFromAxes, orientedBoxCorners, type Vec3 } from '../base/transform'

/** How the boxes of a table are written. Lengths and half lengths are along the box's own axes. */
export type BoxKind = 'minmax' | 'centerSize' | 'centerHalf' | 'corners' | 'obb'

interface RowName {
  /** The category as written. */
  readonly label: string
  /** Default: made from the label. */
  readonly id?: string
  /** Where the object's own front looks, a direction in the rows' frame; gives the object its `headingDeg`. */
  readonly front?: Vec3
}

interface RowShapes {
  minmax: { readonly min: Vec3; readonly max: Vec3 }
  centerSize: { readonly center: Vec3; readonly size: Vec3 }
  centerHalf: { readonly center: Vec3; readonly half: Vec3 }
  /** The corners in any order; other convex solids than boxes have other numbers of them. */
  corners: { readonly corners: readonly Vec3[] }
  /** `axes`: the directions of the three lengths, of length 1 and perpendicular, as three vectors or nine numbers. */
  obb: {
    readonly center: Vec3
    readonly size: Vec3
    readonly axes: readonly [Vec3, Vec3, Vec3] | readonly number[]
  }
}

/**
 * A row of a table: a label and a box, by named fields or flat as `numbers` in the order of those fields: `minmax`,
 * `centerSize` and `centerHalf` six, `corners` three per corner, `obb` fifteen (center, size, the three axes).
 */
export type BoxRow<Kind extends BoxKind = BoxKind> = RowName &
  (Kind extends BoxKind ? RowShapes[Kind] | { readonly numbers: readonly number[] } : never)

/** The fields of each kind in order, with how many numbers each has (0: any multiple of three). */
const FIELDS: Readonly<Record<BoxKind, readonly (readonly [name: string, count: number])[]>> = {
  minmax: [
    ['min', 3],
    ['max', 3],
  ],
  centerSize: [
    ['center', 3],
    ['size', 3],
  ],
  centerHalf: [
    ['center', 3],
    ['half', 3],
  ],
  corners: [['corners', 0]],
  obb: [
    ['center', 3],
    ['size', 3],
    ['axes', 9],
  ],
}

export const BOX_KINDS = /* @__PURE__ */ Object.keys(FIELDS) as readonly BoxKind[]

/** The corners of a row's box in the rows' own frame and unit. Throws a `V2loError` on a row that is not such a box. */
export function cornersOfRow(row: BoxRow, kind: BoxKind): readonly Vec3[] {
  const n = numbersOfRow(row, kind)
  const [a, b] = [vec3At(n, 0), vec3At(n, 3)]
  switch (kind) {
    case 'minmax':
      if (!(a[0] <= b[0] && a[1] <= b[1] && a[2] <= b[2]))
        throw badRow('bad-box', 'min <= max on all three axes', row, 'sort the corners before you pass them')
      return spanCorners(a, b)
    case 'centerSize':
    case 'centerHalf': {
      const half: Vec3 = kind === 'centerHalf' ? b : [b[0] / 2, b[1] / 2, b[2] / 2]
      checkLengths(b, row)
      return spanCorners(
        [a[0] - half[0], a[1] - half[1], a[2] - half[2]],
        [a[0] + half[0], a[1] + half[1], a[2] + half[2]],
      )
    }
    case 'obb':
      checkLengths(b, row)
      return orientedBoxCorners(a, b, frameFromAxes(...checkAxes(n, row)))
    case 'corners':
      return Array.from({ length: n.length / 3 }, (_, i) => vec3At(n, 3 * i))
  }
}

const vec3At = (n: readonly number[], at: number): Vec3 => [n[at]!, n[at + 1]!, n[at + 2]!]

function spanCorners(low: Vec3, high: Vec3): readonly Vec3[] {
  const corners: Vec3[] = []
  for (const x of [low[0], high[0]])
    for (const y of [low[1], high[1]]) for (const z of [low[2], high[2]]) corners.push([x, y, z])
  return corners
}

function numbersOfRow(row: BoxRow, kind: BoxKind): readonly number[] {
  const fields = FIELDS[kind]
  const given = row as unknown as Readonly<Record<string, unknown>>
  const written = 'numbers' in row ? row.numbers : fields.map(([name]) => given[name])
  const numbers = Array.isArray(written) ? (written.flat(2) as unknown[]) : []
  const count = fields.reduce((sum, [, size]) => sum + size, 0)
  const enough = count > 0 ? numbers.length === count : numbers.length > 0 && numbers.length % 3 === 0
  const names = fields.map(([name, size]) => `${name} (${size > 0 ? size : 'three each'})`).join(', ')
  if (!enough)
    throw badRow(
      'bad-box',
      `numbers for ${names}`,
      row,
      'give the fields of this kind, or all of them flat as `numbers`',
    )
  if (!numbers.every((v) => Number.isFinite(v)))
    throw badRow('bad-number', `finite numbers for ${names}`, row, 'leave out objects whose box is not known')
  return numbers as number[]
}

function checkLengths(lengths: Vec3, row: BoxRow): void {
  if (lengths.every((l) => l >= 0)) return
  throw badRow('bad-box', 'lengths of at least 0', row, 'pass lengths, not signed differences')
}

function checkAxes(n: readonly number[], row: BoxRow): readonly [Vec3, Vec3, Vec3] {
  const axes = [vec3At(n, 6), vec3At(n, 9), vec3At(n, 12)] as const
  const dot = (u: Vec3, v: Vec3) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2]
  // Axes are printed with three decimals at the least, so this much off is rounding; more is another convention.
  const good = axes.every((u, i) => axes.every((v, j) => Math.abs(dot(u, v) - (i === j ? 1 : 0)) <= 5e-3))
  if (!good)
    throw badRow(
      'bad-box',
      'three axes of length 1, perpendicular to each other',
      row,
      'normalize the axes, one after the other',
    )
  return axes
}

function badRow(code: 'bad-box' | 'bad-number', expected: string, row: BoxRow, remedy: string): V2loError {
  return new V2loError({ code, expected, received: showReceived(row), remedy })
}
