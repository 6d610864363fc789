/** The values of {@link Facing}. */
export const FACINGS = ['up', 'right', 'down', 'left', 'inner', 'outer'] as const
/**
 * Where something faces on a grid, as seen on its picture. `inner` and `outer` (into the picture, out of it) exist
 * only in MindCube, whose maps may be seen from the side.
 */
export type Facing = (typeof FACINGS)[number]

/** The words of MindCube's own evaluator. */
const MINDCUBE: ReadonlyMap<string, Facing> = /* @__PURE__ */ (() =>
  new Map<string, Facing>([
    ...words('up', ['up', 'top', 'north']),
    ...words('down', ['down', 'bottom', 'south']),
    ...words('right', ['right', 'east']),
    ...words('left', ['left', 'west']),
    ...words('inner', ['inner', 'front', 'into', 'inside', 'forward']),
    ...words('outer', ['outer', 'back', 'out', 'outside', 'backward']),
  ]))()

/** The words of VAGEN's own evaluator: north is +y, where the agent looked first. */
const VAGEN: ReadonlyMap<string, Facing> = /* @__PURE__ */ (() =>
  new Map<string, Facing>([
    ...words('up', ['north', 'n', '+y', 'forward', 'front', 'ahead']),
    ...words('down', ['south', 's', '-y', 'back', 'backward', 'behind']),
    ...words('right', ['east', 'e', '+x', 'right']),
    ...words('left', ['west', 'w', '-x', 'left']),
  ]))()

const PICTURE: ReadonlyMap<string, Facing> = /* @__PURE__ */ (() =>
  new Map<string, Facing>([
    ...words('up', ['up']),
    ...words('down', ['down']),
    ...words('right', ['right']),
    ...words('left', ['left']),
    ...words('inner', ['inner']),
    ...words('outer', ['outer']),
  ]))()

function words(facing: Facing, spellings: readonly string[]): [string, Facing][] {
  return spellings.map((word) => [word, facing])
}

/**
 * What a facing word means, which depends only on the dialect: `front` is into the picture for MindCube and north
 * for VAGEN. `undefined` for a word the dialect does not have.
 */
export function readFacing(word: string, dialect: string): Facing | undefined {
  const known = dialect === 'vagen' ? VAGEN : dialect === 'ascii' ? PICTURE : MINDCUBE
  return known.get(word.trim().toLowerCase())
}

const COMPASS: Readonly<Record<Facing, string | undefined>> = {
  up: 'north',
  right: 'east',
  down: 'south',
  left: 'west',
  inner: undefined,
  outer: undefined,
}

/** The compass word of a facing; `undefined` for `inner` and `outer`, which a compass does not have. */
export function compassWord(facing: Facing): string | undefined {
  return COMPASS[facing]
}

const HEADINGS: Readonly<Record<string, number>> = { up: 0, right: 90, down: 180, left: -90 }

/** Degrees clockwise from up; `undefined` for `inner` and `outer`. */
export function headingOfFacing(facing: Facing): number | undefined {
  return HEADINGS[facing]
}

/** The nearest of the four facings to a heading in (-180, 180]; at exactly 45 degrees, up or down wins. */
export function facingOfHeading(headingDeg: number): Facing {
  const away = Math.abs(headingDeg)
  return away <= 45 ? 'up' : away >= 135 ? 'down' : headingDeg > 0 ? 'right' : 'left'
}
