import type { Solution } from '../../src/index'

/** The right answer of a row of plain-questions.json, worked out from the boxes alone. */
export interface Expected {
  readonly meters?: number
  readonly closest?: number
  readonly feet?: number
  readonly squareMeters?: number
  readonly count?: number
  readonly yes?: boolean
  readonly name?: string
  readonly names?: readonly string[]
  readonly sides?: readonly number[]
  readonly at?: readonly number[]
  readonly bearingDeg?: number
  readonly turns?: readonly string[]
  readonly rankings?: readonly (readonly string[])[]
  readonly anyOf?: readonly Expected[]
}

/** A question as a new user would ask it, with its answer, why a map cannot give one, or both where it may be refused. */
export interface PlainQuestion {
  readonly room: string
  readonly text: string
  readonly synonyms?: boolean
  readonly expect?: Expected
  readonly refuse?: string
}

export interface Tolerance {
  readonly meters: number
  readonly squareMeters: number
  readonly degrees: number
}

type Solved = Extract<Solution, { status: 'solved' }>

const METERS_PER: Readonly<Record<string, number>> = { m: 1, cm: 0.01, mm: 0.001, ft: 0.3048, in: 0.0254 }

/** Whether a solved question says what the row expects, in any of its readings. */
export function isRight(solution: Solved, expected: Expected, tolerance: Tolerance): boolean {
  if (expected.anyOf !== undefined) return expected.anyOf.some((reading) => isRight(solution, reading, tolerance))
  const { value } = solution
  const near = (a: number, b: number | undefined, within: number) => b !== undefined && Math.abs(a - b) <= within
  if (expected.bearingDeg !== undefined) return isPlace(solution, expected, tolerance)
  if (expected.sides !== undefined) return holdsAll(numbersOf(solution), expected.sides, tolerance.meters)
  if (expected.at !== undefined) return holdsAll(numbersOf(solution), expected.at, tolerance.meters)
  if (expected.rankings !== undefined) return expected.rankings.some((ranking) => isHead(listOf(value), ranking))
  if (expected.names !== undefined) return same(listOf(value), expected.names)
  if (expected.turns !== undefined) return same(listOf(value).map(turnOf), expected.turns)
  if (expected.yes !== undefined) return value === (expected.yes ? 'yes' : 'no')
  if (expected.name !== undefined) return value === expected.name
  if (typeof value !== 'number') return false
  if (expected.count !== undefined) return value === expected.count
  if (expected.squareMeters !== undefined)
    return solution.unit === 'm2' && near(value, expected.squareMeters, tolerance.squareMeters)
  if (expected.feet !== undefined) return solution.unit === 'ft' && near(value, expected.feet, tolerance.meters)
  const meters = value * (METERS_PER[solution.unit ?? ''] ?? Number.NaN)
  return near(meters, expected.meters, tolerance.meters) || near(meters, expected.closest, tolerance.meters)
}

/** Degrees clockwise from forward that a sector's name may cover: its quadrant or cardinal sector, the wider of the two. */
const SECTORS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  'front-left': [-90, 0],
  'front-right': [0, 90],
  'back-left': [-180, -90],
  'back-right': [90, 180],
  front: [-45, 45],
  left: [-135, -45],
  right: [45, 135],
  back: [135, 225],
}
const SIDES = { left: [-180, 0], right: [0, 180] } as const

/** A direction word that covers the bearing; a range, if one is said, between centers or closest points. */
function isPlace(solution: Solved, expected: Expected, tolerance: Tolerance): boolean {
  const words = [solution.value, solution.answer].flat().join(' ').toLowerCase()
  const sector = /(front|back)-(left|right)|front|back|left|right|ahead|behind/.exec(
    words.replace(/ (?=left|right)/g, '-'),
  )
  if (sector === null) return false
  const name = sector[0].replace('ahead', 'front').replace('behind', 'back')
  const sideOnly = expected.meters === undefined && (name === 'left' || name === 'right')
  const [from, to] = (sideOnly ? SIDES[name] : SECTORS[name]) ?? [Number.NaN, Number.NaN]
  const bearing = expected.bearingDeg as number
  const covers = [bearing, bearing + 360].some(
    (deg) => deg >= from - tolerance.degrees && deg <= to + tolerance.degrees,
  )
  const range = /(\d+(?:\.\d+)?) ?m\b/.exec(words)
  if (range === null || expected.meters === undefined) return covers
  const said = Number(range[1])
  return (
    covers &&
    [expected.meters, expected.closest].some((meters) => Math.abs(said - (meters as number)) <= tolerance.meters)
  )
}

function listOf(value: Solved['value']): readonly string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') return /^(none|nothing)?$/i.test(value) ? [] : [value]
  return value
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
}

/** Something is listed, and all of it is nearer than all that is not. */
function isHead(listed: readonly string[], ranking: readonly string[]): boolean {
  return listed.length > 0 && same(listed, ranking.slice(0, listed.length))
}

function turnOf(word: string): string {
  const side = /left|right|back|around/.exec(word.toLowerCase())?.[0]
  return `turn ${side === 'around' ? 'back' : side}`
}

/** Every number that is said, the notes included: they give the side that was not taken. */
function numbersOf(solution: Solved): readonly number[] {
  const scale = METERS_PER[solution.unit ?? 'm'] ?? 1
  return [solution.value, solution.answer, ...solution.notes].flatMap((said) =>
    typeof said === 'number'
      ? [said * scale]
      : [...String(said).matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits) * scale),
  )
}

function holdsAll(said: readonly number[], wanted: readonly number[], within: number): boolean {
  return wanted.every((want) => said.some((number) => Math.abs(number - want) <= within))
}
