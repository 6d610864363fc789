import type { Facing } from '../../grid/facing'
import type { GridMap } from '../../grid/grid-map'

/** Four shares from 0 to 1; `overall` is the mean of the others. */
export interface VagenShares {
  /** Agreement of directions from the origin in eight sectors, in [0, 1]. */
  readonly dir: number
  /** Agreement of facings, in [0, 1]. */
  readonly facing: number
  /** exp(-rmse / L) times the share of the true objects that were found, in [0, 1]. */
  readonly pos: number
  /** Mean of the other three, in [0, 1]. */
  readonly overall: number
}

/** What VAGEN's `compute_map_metrics` gives for a pair of maps, and what its environment reports for them. */
export interface VagenMetrics extends VagenShares {
  /**
   * The numbers of the environment: `pos` is measured against the root mean square of the positions of all true
   * objects, the agent and the doors left out, instead of that of the objects that both maps have.
   */
  readonly environment: VagenShares
  /** The same with the agent left out of both maps, so that only what was observed is compared. */
  readonly withoutAgent: VagenShares
}

/** The setting of VAGEN's comparison. */
export interface VagenOptions {
  /** Fits one scale about the origin before positions are compared (`pos_allow_scale`); default false. */
  readonly allowScale?: boolean
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly facing: Facing | undefined
}

/**
 * VAGEN's `compute_map_metrics` (github.com/mll-lab-nu/VAGEN, the spatial gym's cogmap metrics), y north, the origin
 * where the agent began: `dir` is the share of true pairs, the origin included, in the same of eight compass sectors;
 * `facing` the share of equal facings; `pos` = exp(-rmse / L) · coverage with L the root mean square of the true
 * positions; `overall` their mean.
 *
 * Kept for fidelity, though they are faults:
 * - `dir` calls two objects in one place north of each other;
 * - `pos` never falls to 0: a map that puts everything at the origin keeps exp(-1) of it;
 * - objects the true map lacks cost nothing;
 * - a true map without facings gives 1 for `facing`, a third of everything, to an empty map too;
 * - facings of things whose name contains `door` are never asked for;
 * - a name counts once: of several instances the last one is taken.
 *
 * Its environment calls the function with a fixed L, that of all true objects without the agent and the gates (doors
 * here, by their name), in `CognitiveMapManager._ensure_pos_norm_L`; the agent itself is compared like an object.
 *
 * Not kept: its reader takes a facing word it does not know for north; ours leaves it out and says so.
 */
export function vagenMetrics(predicted: GridMap, truth: GridMap, options: VagenOptions = {}): VagenMetrics {
  const given = placesOf(predicted)
  const real = placesOf(truth)
  const allowScale = options.allowScale === true
  const size = sizeOfRoom(real)
  return {
    ...sharesOf(given, real, allowScale),
    environment: sharesOf(given, real, allowScale, size),
    withoutAgent: sharesOf(objectsOf(given), objectsOf(real), allowScale, size),
  }
}

type Places = ReadonlyMap<string, Placed>

function sharesOf(given: Places, real: Places, allowScale: boolean, size?: number): VagenShares {
  const dir = directions(given, real)
  const facing = facings(given, real)
  const pos = positions(given, real, allowScale, size)
  return { dir, facing, pos, overall: (dir + facing + pos) / 3 }
}

const objectsOf = (places: Places): Places => new Map([...places].filter(([name]) => name !== 'agent'))

/**
 * The root mean square distance of the true objects from the origin; 1 when there are no objects, or all are at the
 * origin.
 */
function sizeOfRoom(real: Places): number {
  const objects = [...real].filter(([name]) => name !== 'agent' && !name.includes('door'))
  const squares = objects.reduce((sum, [, { x, y }]) => sum + x * x + y * y, 0)
  return Math.sqrt(squares / objects.length) || 1
}

const START: Placed = { x: 0, y: 0, facing: 'up' }

function directions(given: Places, real: Places): number {
  const trueOnes = new Map([...real, ['initial', START] as const])
  const names = [...trueOnes.keys()].sort()
  if (names.length < 2) return 1
  const theirs = names.map((name) => trueOnes.get(name)!)
  const mine = names.map((name) => (name === 'initial' ? START : given.get(name)))
  let right = 0
  for (let i = 0; i < names.length; i++) {
    const a = mine[i]
    if (a === undefined) continue
    for (let j = i + 1; j < names.length; j++) {
      const b = mine[j]
      if (b !== undefined && sectorOf(a, b) === sectorOf(theirs[i]!, theirs[j]!)) right++
    }
  }
  return right / ((names.length * (names.length - 1)) / 2)
}

/** The compass sector of `a` seen from `b`, 0 = north, clockwise; its lower edge belongs to it. */
function sectorOf(a: Placed, b: Placed): number {
  let dx = a.x - b.x
  let dy = a.y - b.y
  const length = Math.sqrt(dx * dx + dy * dy) || 1
  dx /= length
  dy /= length
  // The original's angle: against (0, 1), in degrees, minus the arc of (cross, dot).
  const degrees = -Math.atan2(-dx, dy) * (180 / Math.PI)
  const turned = Math.sqrt(dx * dx + dy * dy) < 1e-12 ? 0 : degrees
  const around = (((turned + 360) % 360) + 22.5) / 45
  return Math.floor(around) % 8
}

function facings(given: Places, real: Places): number {
  let asked = 0
  let right = 0
  for (const [name, { facing }] of real) {
    if (facing === undefined || name.includes('door')) continue
    asked++
    if (given.get(name)?.facing === facing) right++
  }
  return asked > 0 ? right / asked : 1
}

function positions(given: Places, real: Places, allowScale: boolean, room: number | undefined): number {
  if (real.size === 0) return 1
  const pairs = [...real].flatMap(([name, truth]) => {
    const mine = given.get(name)
    return mine ? [{ mine, truth }] : []
  })
  if (pairs.length === 0) return 0
  let scale = 1
  if (allowScale) {
    const own = pairs.reduce((sum, { mine }) => sum + mine.x * mine.x + mine.y * mine.y, 0)
    if (own === 0) return 0
    scale = pairs.reduce((sum, { mine, truth }) => sum + truth.x * mine.x + truth.y * mine.y, 0) / own
  }
  let errors = 0
  let squares = 0
  for (const { mine, truth } of pairs) {
    errors += (mine.x * scale - truth.x) ** 2 + (mine.y * scale - truth.y) ** 2
    squares += truth.x ** 2 + truth.y ** 2
  }
  const size = room ?? Math.sqrt(squares / pairs.length)
  const base = size > 0 ? Math.exp(-Math.sqrt(errors / pairs.length) / size) : 0
  return (base * pairs.length) / real.size
}

/** Objects and the agent by name, `_` as a space, y north. */
function placesOf({ objects, views = [], yAxis }: GridMap): Map<string, Placed> {
  const places = new Map<string, Placed>()
  const sign = yAxis === 'up' ? 1 : -1
  for (const { name, cell, facing } of [...objects.map((o) => ({ ...o, name: o.label })), ...views])
    places.set(name.replaceAll('_', ' '), { x: cell[0], y: sign * cell[1], facing })
  return places
}
