import { forwardAtYaw } from '../base/angle'
import type { Vec2 } from '../base/vec2'
import { type Attributes, element, escapeXml } from './element'
import type { Mark, Role } from './picture'
import type { Rect, Viewport } from './viewport'

/** What turns marks into elements: where points are, how numbers are written, which names are used. */
export interface Brush {
  readonly view: Viewport
  readonly round: (value: number) => number
  /** The id of the drawing, in front of the ids of its hatchings. */
  readonly id: string
  /** Classes, noted as used, with the attributes that draw the same without CSS. */
  readonly style: (...classes: string[]) => Attributes
}

/** Insides first, then outlines and lines, so that no thing hides the edge of another. */
export function paintMarks(marks: readonly Mark[], brush: Brush): string {
  const insides = marks.map((mark) => paintInside(mark, brush)).join('')
  return insides + marks.map((mark) => paintMark(mark, brush)).join('')
}

const HATCHED: ReadonlySet<Role> = new Set<Role>(['missed', 'invented', 'collision'])
const HOLLOW: ReadonlySet<Role> = new Set<Role>(['predicted', 'floor', 'cell', 'invented', 'collision'])

function paintInside(mark: Mark, brush: Brush): string {
  if (mark.kind === 'shape') {
    if (HOLLOW.has(mark.role) || mark.points.length < 3) return ''
    return element('path', {
      ...brush.style(`${mark.role}-in`),
      d: outline(mark.points, brush),
    })
  }
  if (mark.kind !== 'wedge') return ''
  return element('path', { ...brush.style(`${mark.role}-in`), d: wedge(mark, brush, true) })
}

function paintMark(mark: Mark, brush: Brush): string {
  switch (mark.kind) {
    case 'shape':
      return titled(mark.title, paintShape(mark, brush))
    case 'line':
      return titled(mark.title, paintLine(mark, brush))
    case 'dot':
      return titled(mark.title, dot(brush.view.toPixel(mark.at), 4, mark.role, brush))
    case 'ray': {
      const from = brush.view.toPixel(mark.at)
      return line(from, offsetBy(from, mark.yawDeg, mark.px), mark.role, 'arrow', brush)
    }
    case 'wedge':
      return element('path', { ...brush.style(mark.role), d: wedge(mark, brush, false) })
    case 'observer':
      return titled(mark.title, paintObserver(mark, brush))
  }
}

/** An outline, with a hatching where its role has one; too small to be seen it becomes a dot. */
function paintShape({ points, role }: Mark & { kind: 'shape' }, brush: Brush): string {
  const around = rectOf(points.map(brush.view.toPixel))
  if (around.width < 4 && around.height < 4) {
    const middle: Vec2 = [around.x + around.width / 2, around.y + around.height / 2]
    return dot(middle, 4, role, brush)
  }
  const d = outline(points, brush)
  if (!HATCHED.has(role) || points.length < 3) return element('path', { ...brush.style(role), d })
  brush.style(`hatch-${role}`)
  return element('path', { ...brush.style(role), d, fill: `url(#${brush.id}-${role})` })
}

function paintLine({ from, to, role, ends }: Mark & { kind: 'line' }, brush: Brush): string {
  return line(brush.view.toPixel(from), brush.view.toPixel(to), role, ends, brush)
}

type LineEnds = (Mark & { kind: 'line' })['ends']

function line(from: Vec2, to: Vec2, role: Role, ends: LineEnds, brush: Brush): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length < 1) return ends === undefined ? '' : dot(from, 4, role, brush)
  const along: Vec2 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  // The line ends inside the tip, or its blunt end would show.
  const end: Vec2 = ends === 'arrow' ? [to[0] - along[0] * 6, to[1] - along[1] * 6] : to
  const stroke = element('path', { ...brush.style(role), d: path([from, end], brush) })
  return stroke + tips({ from, to, along }, role, ends, brush)
}

/** The signs at the ends of a line; `along` is its unit vector. */
function tips(line: Record<'from' | 'to' | 'along', Vec2>, role: Role, ends: LineEnds, brush: Brush): string {
  const {
    from,
    to,
    along: [ax, ay],
  } = line
  const at = ([x, y]: Vec2, along: number, across: number): Vec2 => [
    x + ax * along - ay * across,
    y + ay * along + ax * across,
  ]
  if (ends === 'arrow') {
    const head = [to, at(to, -10, 5), at(to, -10, -5)]
    return element('path', { ...brush.style(`${role}-tip`), d: `${path(head, brush)}Z` })
  }
  if (ends === 'bars')
    return [from, to]
      .map((p) => element('path', { ...brush.style(role), d: path([at(p, 0, 5), at(p, 0, -5)], brush) }))
      .join('')
  return ends === 'dots' ? dot(from, 3, role, brush) + dot(to, 3, role, brush) : ''
}

function dot([x, y]: Vec2, r: number, role: Role, brush: Brush): string {
  return element('circle', { ...brush.style(`${role}-tip`), cx: brush.round(x), cy: brush.round(y), r })
}

/** A drop that points where the observer looks. */
function paintObserver({ at, yawDeg }: Mark & { kind: 'observer' }, brush: Brush): string {
  const [x, y] = brush.view.toPixel(at)
  const [fx, up] = forwardAtYaw(yawDeg)
  const fy = 0 - up
  const point = (along: number, across: number): Vec2 => [x + fx * along - fy * across, y + fy * along + fx * across]
  const [left, right] = [point(2, -6), point(2, 6)]
  const r = brush.round
  const d = `${path([left, point(14, 0), right], brush)}A6 6 0 1 1 ${r(left[0])} ${r(left[1])}Z`
  return element('path', { ...brush.style('observer'), d })
}

function wedge(mark: Mark & { kind: 'wedge' }, brush: Brush, closed: boolean): string {
  const { round, view } = brush
  const center = view.toPixel(mark.at)
  const radius = (mark.radius / view.unit) * view.scale
  const from = offsetBy(center, mark.fromDeg, radius)
  const to = offsetBy(center, mark.toDeg, radius)
  const large = mark.toDeg - mark.fromDeg > 180 ? 1 : 0
  const arc = `${path([center, from], brush)}A${round(radius)} ${round(radius)} 0 ${large} 1 ${round(to[0])} ${round(to[1])}`
  return closed ? `${arc}Z` : `${arc}L${round(center[0])} ${round(center[1])}`
}

/** A point some pixels away in a bearing. */
export function offsetBy([x, y]: Vec2, yawDeg: number, px: number): Vec2 {
  const [right, up] = forwardAtYaw(yawDeg)
  return [x + right * px, y - up * px]
}

function outline(points: readonly Vec2[], brush: Brush): string {
  const d = path(points.map(brush.view.toPixel), brush)
  return points.length > 2 ? `${d}Z` : d
}

export function path(points: readonly Vec2[], { round }: Pick<Brush, 'round'>): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

const titled = (title: string | undefined, content: string) =>
  title === undefined || content === '' ? content : `<g><title>${escapeXml(title)}</title>${content}</g>`

export function rectOf(points: readonly Vec2[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The hatchings that were used, as patterns; each has a direction of its own, so that no color is needed. */
export function hatchings(used: ReadonlySet<string>, { id, style }: Brush): string {
  const lines = {
    missed: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
    invented: 'M0 0L8 8M-2 6L2 10M6 -2L10 2',
    collision: 'M0 8L8 0M0 0L8 8',
  }
  return Object.entries(lines)
    .filter(([role]) => used.has(`hatch-${role}`))
    .map(([role, d]) =>
      element(
        'pattern',
        { id: `${id}-${role}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
        element('path', { ...style(`hatch-${role}`), d }),
      ),
    )
    .join('')
}
