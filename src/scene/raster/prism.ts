import { placeOutline } from '../../layout/place'
import type { Scene } from '../scene'

/** The height assumed in sight and pictures for an object of unknown height, meters. */
export const ASSUMED_HEIGHT = 0.75

/** An upright prism: a convex outline seen from above and the heights it stands between; a wall has two points. */
export interface Prism {
  /** Counter-clockwise, meters. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly low: number
  readonly high: number
  /**
   * How far it is pushed back against things in the same plane, as a part of its distance. It grows with size, so of
   * two faces in one plane that of the smaller thing shows: a drawer's in its cabinet's, a picture's on its wall. It
   * depends on nothing but the prism itself, so taking one away never hides another.
   */
  readonly pushedBack: number
}

const MOST_PUSHED_BACK = 1e-5
const WALL_PUSHED_BACK = 1e-4

/** The prisms of a scene: those of its objects, in the layout's order, then its walls. */
export function prismsOf(scene: Scene, assumedHeight: number): readonly Prism[] {
  const objects = scene.layout.objects.map((object): Prism => {
    const outline = placeOutline(object)
    const [low, high] = object.zRange ?? [0, assumedHeight]
    const { minX, minY, maxX, maxY } = object.box
    const size = maxX - minX + (maxY - minY) + (high - low)
    return {
      xs: outline.map((point) => point[0]),
      ys: outline.map((point) => point[1]),
      low,
      high,
      pushedBack: MOST_PUSHED_BACK * (size / (1 + size)),
    }
  })
  const walls = scene.walls.map(
    ({ from, to, base, top }): Prism => ({
      xs: [from[0], to[0]],
      ys: [from[1], to[1]],
      low: base,
      high: top,
      pushedBack: WALL_PUSHED_BACK,
    }),
  )
  return [...objects, ...walls]
}
