import { normalizeDeg } from '../../base/angle'
import { length } from '../../base/vec2'
import type { Step } from '../../question/solution'
import { sectorOf } from '../../solve/sectors'
import type { Drawing, LabelRequest, LegendItem, Mark } from '../picture'
import { plainText } from '../text'
import { yawOf } from './layout'

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** One naming of a direction: the frame, the vector, the bearing and the name. A route has several. */
interface Naming {
  readonly view?: StepOf<'vector'> | undefined
  readonly axes: StepOf<'axes'>
  readonly offset: StepOf<'vector'>
  readonly bearing: StepOf<'bearing'>
  readonly label: string
  readonly isTurn: boolean
}

/** The vector that sets the frame, the vector that is named, the local axes and the sector of the answer. */
export function directionDrawing(steps: readonly Step[], span: number): Drawing {
  const namings = namingsOf(steps)
  // On a route the way to a turn is the way on from the turn before it.
  // Of several objects on one side the side is drawn once.
  const sectors = new Set<string>()
  const drawings = namings.map((naming, i) => {
    const key = `${naming.isTurn ? i : naming.label}`
    const drawing = drawNaming(i === 0 ? naming : { ...naming, view: undefined }, span, {
      isFirst: i === 0,
      hasSector: !sectors.has(key),
    })
    sectors.add(key)
    return drawing
  })
  const all = <Key extends keyof Drawing>(key: Key) => drawings.flatMap((d) => d[key] as Drawing[Key][number][])
  return {
    under: [],
    over: all('over'),
    labels: all('labels'),
    // The entries of a route repeat themselves.
    legend: all('legend').filter((item, i, list) => list.findIndex(({ text }) => text === item.text) === i),
  }
}

function namingsOf(steps: readonly Step[]): Naming[] {
  const namings: Naming[] = []
  let view: StepOf<'vector'> | undefined
  let axes: StepOf<'axes'> | undefined
  let offset: StepOf<'vector'> | undefined
  let bearing: StepOf<'bearing'> | undefined
  for (const step of steps) {
    if (step.kind === 'axes') axes = step
    else if (step.kind === 'bearing') bearing = step
    else if (step.kind === 'vector' && step.name === 'view') view = step
    else if (step.kind === 'vector' && step.name === 'offset') offset = step
    else if (step.kind === 'conclusion' && axes && offset && bearing) {
      const isTurn = step.answer.startsWith('turn ')
      namings.push({ view, axes, offset, bearing, label: step.answer.replace(/^turn /, ''), isTurn })
      view = offset = bearing = undefined
      // One look from one place names several objects; at each turn of a route the way ahead is another.
      if (isTurn) axes = undefined
    }
  }
  return namings
}

const RELATIONS: { readonly [as: string]: string } = {
  forward: 'forward',
  backward: 'backward',
  left: 'to the left',
  right: 'to the right',
}

function drawNaming(
  { view, axes, offset, bearing, label, isTurn }: Naming,
  span: number,
  { isFirst, hasSector }: { readonly isFirst: boolean; readonly hasSector: boolean },
): Drawing {
  const yawDeg = yawOf(axes.forward)
  const at = offset.fromPoint
  const sector = sectorOf(bearing.scheme, label)
  const marks: Mark[] = []
  const labels: LabelRequest[] = []
  const legend: LegendItem[] = []
  const name = isTurn ? `turn ${label}` : label
  if (sector && hasSector) {
    // As far as the vector where that is neither tiny nor a large part of the picture.
    const radius = Math.min(Math.max(1.1 * length(offset.vector), 0.12 * span), (isTurn ? 0.12 : 0.35) * span)
    const [fromDeg, toDeg] = [yawDeg + sector.fromDeg, yawDeg + sector.toDeg]
    // Over the insides of all objects, or a carpet would hide it; outlines and lines are drawn later anyway.
    marks.push({ kind: 'wedge', at, fromDeg, toDeg, radius, role: 'sector' })
    labels.push({
      text: name,
      points: [at],
      ray: { yawDeg: sectorTextYaw(fromDeg, toDeg, yawOf(offset.vector)), px: 44 },
      role: 'sector',
      rank: 1,
    })
    legend.push({ role: 'sector', text: isTurn ? 'the turn' : `the sector ${label}` })
  }
  if (view) {
    marks.push({ kind: 'line', from: view.fromPoint, to: view.toPoint, role: 'view', ends: 'arrow' })
    marks.push({ kind: 'observer', at: view.fromPoint, yawDeg })
    const said = isTurn
      ? `${view.from} → ${view.to}, the first facing`
      : `${view.from} → ${view.to}, ${RELATIONS[axes.as] ?? axes.as}`
    legend.push({ role: 'view', text: plainText(said), ends: 'arrow' })
  }
  if (!isTurn && isFirst) {
    for (const [text, turn] of [
      ['forward', 0],
      ['right', 90],
    ] as const) {
      const ray = { yawDeg: normalizeDeg(yawDeg + turn), px: 40 }
      marks.push({ kind: 'ray', at, ...ray, role: 'axis' })
      labels.push({ text, points: [at], ray, role: 'axis', rank: 1 })
    }
    legend.push({ role: 'axis', text: 'local axes', ends: 'arrow' })
  }
  marks.push({ kind: 'line', from: at, to: offset.toPoint, role: 'offset', ends: 'arrow' })
  legend.push({
    role: 'offset',
    text: isTurn ? 'the way' : !isFirst ? 'the others' : plainText(`${offset.from} → ${offset.to}`),
    ends: 'arrow',
  })
  return { under: [], over: marks, labels, legend }
}

/** Where in its sector the name stands: in the larger part beside the vector, not on it. */
function sectorTextYaw(fromDeg: number, toDeg: number, vectorDeg: number): number {
  let inside = vectorDeg
  while (inside < fromDeg - 1e-9) inside += 360
  while (inside > fromDeg + 360) inside -= 360
  if (inside > toDeg) return (fromDeg + toDeg) / 2
  return inside - fromDeg > toDeg - inside ? (fromDeg + inside) / 2 : (inside + toDeg) / 2
}
