import type { Rect } from '../viewport'

/** A place a label may take, with what it costs to be there instead of at the best one. */
export interface LabelPlace {
  readonly rect: Rect
  readonly anchor: 'start' | 'middle' | 'end'
  readonly cost: number
  /** The label stands so far off that a line has to lead to it. */
  readonly away: boolean
}

const GAP = 3
const RINGS: readonly number[] = [12, 24, 38, 56, 80, 110, 150, 200, 260, 330]
const AROUND = 16

/**
 * The places for a label of a size at a thing that covers `of`, from the best to the worst: inside it, at its sides,
 * then in rings around it, as far as `farthest` pixels.
 */
export function labelPlaces(of: Rect, width: number, height: number, farthest: number): LabelPlace[] {
  const [cx, cy] = [of.x + of.width / 2, of.y + of.height / 2]
  const at = (x: number, y: number, cost: number, anchor: LabelPlace['anchor'] = 'middle', away = false) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return { rect: { x: left, y: y - height / 2, width, height }, anchor, cost, away }
  }
  const places: LabelPlace[] = []
  if (of.width >= width + 4 && of.height >= height + 2) {
    const [top, bottom] = [of.y + height / 2 + GAP, of.y + of.height - height / 2 - GAP]
    const [left, right] = [of.x + GAP + 1, of.x + of.width - GAP - 1]
    places.push(at(cx, cy, 0))
    if (of.height >= 2 * height) places.push(at(cx, top, 0.3), at(cx, bottom, 0.4))
    if (of.width >= 1.4 * width) {
      places.push(at(left, cy, 0.4, 'start'), at(right, cy, 0.5, 'end'))
      if (of.height >= 2 * height)
        places.push(
          at(left, top, 0.6, 'start'),
          at(right, top, 0.7, 'end'),
          at(left, bottom, 0.7, 'start'),
          at(right, bottom, 0.8, 'end'),
        )
    }
  }
  const [above, below] = [of.y - height / 2 - GAP, of.y + of.height + height / 2 + GAP]
  const [before, after] = [of.x - GAP - 1, of.x + of.width + GAP + 1]
  places.push(
    at(cx, above, 1),
    at(cx, below, 1.1),
    at(after, cy, 1.2, 'start'),
    at(before, cy, 1.3, 'end'),
    at(after, above + height / 2, 1.7, 'start'),
    at(before, above + height / 2, 1.8, 'end'),
    at(after, below - height / 2, 1.8, 'start'),
    at(before, below - height / 2, 1.9, 'end'),
    at(of.x, above, 1.6, 'start'),
    at(of.x + of.width, above, 1.7, 'end'),
    at(of.x, below, 1.7, 'start'),
    at(of.x + of.width, below, 1.8, 'end'),
  )
  for (const ring of RINGS) {
    if (ring > farthest) break
    for (let i = 0; i < AROUND; i++) {
      const angle = (i / AROUND) * 2 * Math.PI
      const [dx, dy] = [Math.sin(angle), -Math.cos(angle)]
      const anchor = dx > 0.3 ? 'start' : dx < -0.3 ? 'end' : 'middle'
      const x = cx + dx * (of.width / 2 + ring)
      const y = cy + dy * (of.height / 2 + ring + height / 2)
      places.push(at(x, y, 2.5 + ring / 24, anchor, true))
    }
  }
  return places
}
