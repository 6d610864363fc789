import { isWordCharacter } from '../../base/characters'
import type { Span } from '../../base/parsed'
import { type Ledger, openLedger } from './ledger'
import { finiteNumber, isBin, splitFields } from './numbers'
import type { Aside, DialectReading, Passage, TextDialect } from './text-dialect'
import { outlineOfUprightBox } from './upright-box'

/**
 * SceneScript's language, one command per line: `make_bbox, id=0, class=sofa, position_x=.., position_y=..,
 * position_z=.., angle_z=.., scale_x=.., scale_y=.., scale_z=..`, with make_wall, make_door and make_window; world
 * frame, z up, meters, radians. Source: facebookresearch/scenescript, src/data/language_sequence.py and geometries/.
 */
export const sceneScript: TextDialect = {
  name: 'scenescript',
  origin: 'world',
  assumptions: [
    'boxes are in the frame of the scan: meters, z up, its x and y taken as the map’s x and y',
    'angle_z is in radians, counter-clockwise seen from above; the three scales are full lengths',
  ],
  recognise: (text, start, end) => nextCommand(text, start, end)?.start ?? -1,
  read,
}

interface Command {
  readonly name: string
  readonly start: number
  readonly argsStart: number
  /** The end of the line. */
  readonly end: number
}

const COMMANDS = ['make_bbox', 'make_wall', 'make_door', 'make_window']
const BOX_KEYS = ['position_x', 'position_y', 'position_z', 'angle_z', 'scale_x', 'scale_y', 'scale_z']

/** The next command at or after `at`: its name, a comma, and the rest of its line. */
function nextCommand(text: string, at: number, end: number): Command | undefined {
  for (let start = text.indexOf('make_', at); start >= 0 && start < end; start = text.indexOf('make_', start + 5)) {
    const name = COMMANDS.find((command) => text.startsWith(command, start))
    if (name === undefined || isWordCharacter(text.charCodeAt(start - 1))) continue
    let comma = start + name.length
    while (comma < end && comma - start < 20 && text[comma] === ' ') comma++
    if (comma >= end || text[comma] !== ',') continue
    let lineEnd = comma + 1
    while (lineEnd < end && text[lineEnd] !== '\n' && text[lineEnd] !== '\r') lineEnd++
    return { name, start, argsStart: comma + 1, end: lineEnd }
  }
  return undefined
}

function read(passage: Passage): DialectReading {
  const { text, start, end } = passage
  const ledger = openLedger(passage)
  const aside: Aside[] = []
  let allBins = true
  let firstBox: Span | undefined
  for (let at = start; ; ) {
    const command = nextCommand(text, at, end)
    if (command === undefined) break
    at = command.end
    const span: Span = [command.start, command.end]
    const given = keyedFields(text, command)
    if (command.name === 'make_bbox') {
      if (!ledger.begin(span)) break
      firstBox ??= span
      if (readBox(given, span, passage, ledger)) allBins &&= isBinned(given, text)
    } else {
      const element = readAside(command.name, given, text)
      if (element) aside.push(element)
      else ledger.report('broken-object', span, `${command.name} needs other fields than these`)
    }
  }
  const reading = ledger.reading()
  if (reading.objects.length > 0 && allBins && firstBox) return ledger.refuse(firstBox, UNDECODED_BINS)
  return { ...reading, aside }
}

const UNDECODED_BINS = 'every number is an integer, so these are bins of SceneScript that were not decoded'

type KeyedFields = ReadonlyMap<string, Span>

/** The `key=value` fields of a command; if a key is repeated, the last one counts, as in SceneScript's own reader. */
function keyedFields(text: string, command: Command): KeyedFields {
  const given = new Map<string, Span>()
  for (const [from, to] of splitFields(text, command.argsStart, command.end, ',')) {
    // Search the field alone: searching the text would run to its end for every field without an equals sign.
    const sign = text.slice(from, to).indexOf('=')
    if (sign < 0) continue
    const equals = from + sign
    const [value] = splitFields(text, equals + 1, to, ',')
    given.set(text.slice(from, equals).trim(), value!)
  }
  return given
}

function isBinned(given: KeyedFields, text: string): boolean {
  return BOX_KEYS.every((key) => isBin(text.slice(...given.get(key)!)))
}

/** Reads a box into the ledger; true if all its numbers could be read. */
function readBox(given: KeyedFields, span: Span, { text }: Passage, ledger: Ledger): boolean {
  const missing = BOX_KEYS.find((key) => !given.has(key))
  const fields = BOX_KEYS.map((key) => given.get(key) ?? span)
  // A number that touches the end of the text may have been cut.
  const touching = BOX_KEYS.filter((_, i) => fields[i]![1] === text.length)
  if (span[1] === text.length && (missing !== undefined || touching.some((key) => key !== 'scale_z'))) {
    ledger.about('unfinished-object', span)
    return false
  }
  if (missing !== undefined) {
    ledger.about('broken-object', span, `make_bbox has no ${missing}`)
    return false
  }
  const numbers = ledger.numbers(fields)
  if (numbers === undefined) return false
  const negative = [4, 5, 6].find((i) => numbers[i]! < 0)
  if (negative !== undefined) {
    ledger.about('bad-box', fields[negative]!, `${BOX_KEYS[negative]} ${numbers[negative]}`)
    return false
  }
  ledger.noteAngle(numbers[3]!, fields[3]!)
  const name = given.get('class')
  if (name === undefined) {
    ledger.about('missing-name', span)
    return true
  }
  const { box, footprint, zRange } = outlineOfUprightBox(numbers)
  // SceneScript writes no line end after its last command, and writes scale_z last: only the height is in doubt.
  const sure = touching.length === 0
  if (!sure) ledger.about('cut-number', fields[6]!, 'the height of the box')
  ledger.add(text.slice(...name), { box, ...(footprint && { footprint }), ...(sure && { zRange }) }, span, name)
  return true
}

function readAside(command: string, given: KeyedFields, text: string): Aside | undefined {
  const number = (key: string) => {
    const span = given.get(key)
    return span && finiteNumber(text.slice(...span))
  }
  const word = (key: string) => {
    const span = given.get(key)
    return span ? text.slice(...span) : ''
  }
  const all = (...keys: string[]) => keys.map(number)
  if (command === 'make_wall') {
    const n = all('a_x', 'a_y', 'a_z', 'b_x', 'b_y', 'b_z', 'height')
    if (n.includes(undefined)) return undefined
    const [ax, ay, az, bx, by, bz, height] = n as number[]
    const low = Math.min(az!, bz!)
    const name = `wall_${word('id')}`
    return {
      kind: 'wall',
      name,
      from: [ax!, ay!],
      to: [bx!, by!],
      zRange: [low, low + height!],
      thickness: number('thickness') ?? 0,
    }
  }
  const n = all('position_x', 'position_y', 'position_z', 'width', 'height')
  if (n.includes(undefined)) return undefined
  const [x, y, z, width, height] = n as number[]
  const kind = command === 'make_door' ? 'door' : 'window'
  return {
    kind,
    name: `${kind}_${word('id')}`,
    wall: `wall_${word('wall0_id')}`,
    center: [x!, y!, z!],
    width: width!,
    height: height!,
  }
}
