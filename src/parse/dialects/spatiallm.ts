import type { Span } from '../../base/parsed'
import { type Ledger, openLedger } from './ledger'
import { finiteNumber, isBin, splitFields } from './numbers'
import { nextStatement, type Statement } from './statements'
import type { Aside, DialectReading, Passage, TextDialect } from './text-dialect'
import { outlineOfUprightBox } from './upright-box'

/**
 * SpatialLM's layout language: `bbox_0=Bbox(class,x,y,z,angle_z,sx,sy,sz)` with `wall_0=Wall(ax,ay,az,bx,by,bz,height,
 * thickness)`, `door_0=Door(wall_0,x,y,z,width,height)`, likewise windows; world frame, z up, meters, radians.
 * Source: manycore-research/SpatialLM, spatiallm/layout/entity.py and layout.py.
 */
export const spatialLm: TextDialect = {
  name: 'spatiallm',
  origin: 'world',
  assumptions: [
    'boxes are in the frame of the scan: meters, z up, its x and y taken as the map’s x and y',
    'angle_z is in radians, counter-clockwise seen from above; the three sizes are full lengths',
  ],
  recognise(text, start, end) {
    for (let at = start; ; ) {
      const statement = nextStatement(text, at, end)
      if (statement === undefined) return -1
      if (isKnown(statement)) return statement.start
      at = statement.next
    }
  },
  read,
}

const PREFIX_OF: ReadonlyMap<string, string> = new Map([
  ['Bbox', 'bbox'],
  ['Wall', 'wall'],
  ['Door', 'door'],
  ['Window', 'window'],
])

const isKnown = ({ type, prefix }: Statement) => PREFIX_OF.get(type) === prefix

function read(passage: Passage): DialectReading {
  const { text, start, end } = passage
  const ledger = openLedger(passage)
  const aside: Aside[] = []
  let allBins = true
  let allShares = true
  let firstBox: Span | undefined
  for (let at = start; ; ) {
    const statement = nextStatement(text, at, end)
    if (statement === undefined) break
    at = statement.next
    const span: Span = [statement.start, statement.argsEnd + (statement.closed ? 1 : 0)]
    if (statement.lineEnd) ledger.report('written-line-end', [statement.start - 2, statement.start])
    const fields = splitFields(text, statement.argsStart, statement.argsEnd, ',')
    if (!isKnown(statement)) ledger.report('extra-key', span)
    else if (statement.type === 'Bbox') {
      if (!ledger.begin(span)) break
      firstBox ??= span
      if (readBox(statement, fields, span, passage, ledger)) {
        allBins &&= binsOnly(text, fields.slice(1))
        allShares &&= isShare(text, fields[1]!) && isShare(text, fields[2]!)
      }
    } else if (statement.closed) {
      const element = readAside(statement, fields, text)
      if (element) aside.push(element)
      else ledger.report('broken-object', span, `a ${statement.prefix} needs other fields than these`)
      if (statement.type === 'Wall') allBins &&= binsOnly(text, fields)
    } else ledger.report('unfinished-object', span)
  }
  const reading = ledger.reading()
  if (reading.objects.length > 0 && allBins && firstBox) return ledger.refuse(firstBox, UNDECODED_BINS)
  if (reading.objects.length > 0 && allShares && aside.length === 0 && firstBox) {
    ledger.report('image-shares', firstBox)
    return { ...ledger.reading(), aside }
  }
  return { ...reading, aside }
}

const UNDECODED_BINS = 'every number is an integer from 0 to 1279, so these are bins of SpatialLM that were not decoded'

const binsOnly = (text: string, fields: readonly Span[]) => fields.every(([from, to]) => isBin(text.slice(from, to)))

/** Whether a field is a number from 0 to 1, like a fraction of an image's width or height. */
function isShare(text: string, field: Span): boolean {
  const value = finiteNumber(text.slice(...field))
  return value !== undefined && value >= 0 && value <= 1
}

/** Reads a box into the ledger; true when all its fields were numbers. */
function readBox(statement: Statement, fields: Span[], span: Span, { text }: Passage, ledger: Ledger): boolean {
  if (!statement.closed) {
    ledger.about('unfinished-object', span)
    return false
  }
  const [name, ...rest] = fields
  if (rest.length === 6) {
    // N3D-VLM writes the same statement without an angle for boxes in image coordinates.
    ledger.about('not-metric', span, 'a Bbox without angle_z is of another model, whose frame is not known')
    return false
  }
  if (rest.length !== 7) {
    ledger.about('broken-object', span, `a Bbox has a class and seven numbers, received ${rest.length} after the class`)
    return false
  }
  const numbers = ledger.numbers(rest)
  if (numbers === undefined) return false
  // SpatialLM's own reader takes the absolute value of a size.
  for (const i of [4, 5, 6])
    if (numbers[i]! < 0) {
      numbers[i] = -numbers[i]!
      ledger.about('respelled-number', rest[i]!, `${numbers[i]}, a size without sign`)
    }
  ledger.noteAngle(numbers[3]!, rest[3]!)
  ledger.add(unquoted(text.slice(...name!)), outlineOfUprightBox(numbers), span, name)
  return true
}

function unquoted(name: string): string {
  const quote = name[0]
  const quoted = name.length > 1 && (quote === '"' || quote === "'") && name.endsWith(quote)
  return quoted ? name.slice(1, -1).trim() : name
}

function readAside(statement: Statement, fields: readonly Span[], text: string): Aside | undefined {
  const name = `${statement.prefix}_${statement.number}`
  const words = fields.map((span) => text.slice(...span))
  if (statement.type === 'Wall') {
    const n = words.map(finiteNumber)
    if ((n.length !== 8 && n.length !== 7) || n.includes(undefined)) return undefined
    const [ax, ay, az, bx, by, bz, height, thickness = 0] = n as number[]
    const low = Math.min(az!, bz!)
    return { kind: 'wall', name, from: [ax!, ay!], to: [bx!, by!], zRange: [low, low + height!], thickness }
  }
  const [wall, ...rest] = words
  const n = rest.map(finiteNumber)
  if (n.length !== 5 || n.includes(undefined)) return undefined
  const [x, y, z, width, height] = n as number[]
  const kind = statement.type === 'Door' ? 'door' : 'window'
  return { kind, name, wall: wall!, center: [x!, y!, z!], width: width!, height: height! }
}
