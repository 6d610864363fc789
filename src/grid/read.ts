import { badOption, listOptions } from '../base/error'
import type { Diagnostic, Parsed } from '../base/parsed'
import { createIdMaker } from '../layout/ids'
import { foldLabel } from '../layout/label'
import { diagnose, settle } from '../parse/diagnostics'
import { type Cursor, createCursor } from '../parse/json/cursor'
import { type Limits, limitsFrom } from '../parse/limits'
import { chooseView } from './choose-view'
import { diagnoseGrid, type GridDiagnosticCode, markGrid } from './diagnostics'
import { type Facing, readFacing } from './facing'
import { GRID_CHOICES } from './grid-frame'
import {
  collisionsOf,
  GRID_DIALECTS,
  type GridCell,
  type GridDialect,
  type GridMap,
  type GridObject,
  type GridView,
} from './grid-map'
import { isViewer } from './keys'
import { readAscii } from './read-ascii'
import { readGridEntries } from './read-entries'
import { createGridSink, type GridSink, type RawInstance } from './read-instance'
import { readNamesAndNumbers } from './read-names'
import { gridRegion } from './read-region'

/** Options of {@link parseGridMap}. */
export interface ParseGridMapOptions {
  /** The format; by default recognized by its signs. It decides what facing words mean and which way is up. */
  readonly dialect?: GridDialect
  /**
   * The names asked for, which SpaceR's reader takes too: only these are kept, and in text that is not a dictionary
   * they are searched for as whole words, the longest at every place.
   */
  readonly names?: readonly string[]
  /** Cells per side; default 10, except for VAGEN, whose maps have no fixed size. */
  readonly size?: number
  /** Which way the row grows, if the dialect's own direction is wrong for this text. */
  readonly yAxis?: 'up' | 'down'
  /** Bounds on the work; for defaults see {@link Limits}. */
  readonly limits?: Partial<Limits>
}

/**
 * The grid map in a text: a whole response, the inside of a `<map>` or `<cogmap>`, or bare text. Every complete
 * instance is read; anything repaired, odd or lost is a diagnostic. `ok` if an instance was read or an empty map was
 * written. Boxes of four numbers are refused as `metric-map`. Never throws on text; linear in its length.
 *
 * @example
 * const grid = unwrap(parseGridMap('<cogmap>{"chair": [(1, 2), (4, 2)]}</cogmap>'))
 * grid.objects.map(({ id }) => id) // ['chair', 'chair#2']
 */
export function parseGridMap(text: string, options: ParseGridMapOptions = {}): Parsed<GridMap> {
  checkOptions(text, options)
  const limits = limitsFrom(options.limits)
  const found: Diagnostic[] = []
  const end = Math.min(text.length, limits.characters)
  const region = gridRegion(text, end, found)
  const c = createCursor({ text, at: region.start, end: region.end, found, limits })
  const sink = createGridSink()
  const ascii = (options.dialect ?? 'ascii') === 'ascii' ? readAscii(c, sink) : undefined
  if (ascii === undefined) {
    const before = found.length
    readGridEntries(c, sink)
    const entries = found.length - before
    if (sink.instances.length === 0 && !sink.empty && !found.some(({ code }) => code === 'metric-map')) {
      c.at = region.start
      readNamesAndNumbers(c, sink, options.names)
      // It is not a dictionary, so its faults as one do not matter.
      if (sink.instances.length > 0) found.splice(before, entries)
    } else {
      chooseView(c, sink)
      reportMore(c, region.end)
    }
  }
  if (text.length > end)
    found.push({ ...diagnose('too-long', '', [0, 0], { detail: String(end) }), span: [end, text.length] })
  const kept = listed(c, sink, options.names)
  if (kept.length === 0 && !sink.empty) return refusal(text, found)
  return { ok: true, value: makeGridMap(c, sink, kept, options, ascii), diagnostics: settle(found) }
}

function refusal(text: string, found: readonly Diagnostic[]): Parsed<GridMap> {
  const lost = found.filter(({ severity, code }) => severity === 'error' || code === 'unlisted-name')
  const reason =
    text.trim() === ''
      ? diagnose('empty-text', text, [0, text.length])
      : diagnoseGrid('no-grid', text, [0, text.length])
  const refused = lost.some(({ code }) => code === 'metric-map')
  const [first = reason, ...others] = settle(refused ? lost : [...lost, reason])
  return { ok: false, diagnostics: [first, ...others] }
}

/** A second map after the one that was read. */
function reportMore(c: Cursor, end: number): void {
  const open = c.text.indexOf('{', c.at)
  if (open >= 0 && open < end && c.text.indexOf(':', open) > 0) markGrid(c, 'other-map', open, Math.min(end, open + 80))
}

function listed(c: Cursor, sink: GridSink, names: readonly string[] | undefined): readonly RawInstance[] {
  if (names === undefined) return sink.instances
  const wanted = new Set(names.map(foldLabel))
  return sink.instances.filter((instance) => {
    const keep = wanted.has(foldLabel(instance.name)) || instance.section === 'view'
    if (!keep) markGrid(c, 'unlisted-name', instance.start, instance.end)
    return keep
  })
}

function makeGridMap(
  c: Cursor,
  sink: GridSink,
  instances: readonly RawInstance[],
  options: ParseGridMapOptions,
  ascii: { readonly size: number; readonly yAxis: 'up' | 'down' } | undefined,
): GridMap {
  const dialect = ascii ? 'ascii' : (options.dialect ?? recognize(sink, instances))
  const size = options.size ?? ascii?.size ?? sink.size ?? (dialect === 'vagen' ? undefined : 10)
  const yAxis = options.yAxis ?? ascii?.yAxis ?? (dialect.startsWith('mindcube') ? 'down' : 'up')
  const ids = createIdMaker()
  const objects: GridObject[] = []
  const views: GridView[] = []
  const asked = new Set(options.names?.map(foldLabel))
  for (const instance of instances) {
    const facing = facingOf(c, instance, dialect)
    const placed = { cell: cellIn(c, instance, dialect, size), ...(facing && { facing }) }
    const { name } = instance
    const sees = isAgent(name, dialect) || (isViewer(name) && !asked.has(foldLabel(name)))
    if (instance.section === 'view' || sees) views.push({ name, ...placed })
    else objects.push({ id: ids.idFor(name, foldLabel(name)), label: name, ...placed })
  }
  const malformed = c.found.filter(({ code }) => MALFORMED.has(code)).length
  return {
    ...(size !== undefined && { size }),
    yAxis,
    objects,
    ...((views.length > 0 || sink.views) && { views }),
    dialect,
    ...(malformed > 0 && { malformed }),
    collisions: collisionsOf(objects),
  }
}

/** The faults for which an evaluator that checks formats first would refuse a map. */
const MALFORMED: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set<GridDiagnosticCode | 'not-an-object' | 'broken-object'>([
    ...(['bad-cell', 'unfinished-cell', 'bad-grid-name', 'metric-map', 'unknown-facing'] as const),
    ...(['not-an-object', 'broken-object'] as const),
  ]))()

const isAgent = (name: string, dialect: GridDialect) => dialect === 'vagen' && foldLabel(name) === 'agent'

/**
 * The dialect, recognized by its signs. Dictionaries with a `position` are MindCube's or VAGEN's; lists of cells are
 * VSI-Bench's, which SpaceR shares, whatever the wrapper around them.
 */
function recognize(sink: GridSink, instances: readonly RawInstance[]): GridDialect {
  const compass = instances.some(({ facings }) => facings?.some((word) => COMPASS.includes(word.trim().toLowerCase())))
  if (
    sink.positions &&
    (compass || instances.some(({ name, section }) => section === 'object' && foldLabel(name) === 'agent'))
  )
    return 'vagen'
  if (sink.sections && (sink.positions || !sink.lists)) return 'mindcube-augmented'
  return sink.positions ? 'mindcube' : 'vsi'
}

const COMPASS: readonly string[] = ['north', 'south', 'east', 'west', '+x', '-x', '+y', '-y']

/** The facing on which all words agree. */
function facingOf(c: Cursor, { facings, start, end }: RawInstance, dialect: GridDialect): Facing | undefined {
  if (facings === undefined) return undefined
  const read = new Set(facings.map((word) => readFacing(word, dialect)))
  const [facing] = read
  if (read.size > 1) markGrid(c, 'several-facings', start, end)
  else if (facing === undefined) markGrid(c, 'unknown-facing', start, end)
  return read.size === 1 ? facing : undefined
}

function cellIn(
  c: Cursor,
  { x, y, start, end }: RawInstance,
  dialect: GridDialect,
  size: number | undefined,
): GridCell {
  let cell: GridCell = [x + 0, y + 0]
  if (!Number.isInteger(x) || !Number.isInteger(y)) {
    if (dialect === 'spacer') cell = [Math.trunc(x) + 0, Math.trunc(y) + 0]
    markGrid(c, dialect === 'spacer' ? 'truncated-cell' : 'fractional-cell', start, end)
  }
  if (size !== undefined && cell.some((at) => at < 0 || at > size - 1))
    markGrid(c, 'outside-grid', start, end, `${size} x ${size}`)
  return cell
}

function checkOptions(text: unknown, { dialect, size, yAxis, names }: ParseGridMapOptions): void {
  const good =
    typeof text !== 'string'
      ? ['a text', text]
      : dialect !== undefined && !GRID_DIALECTS.includes(dialect)
        ? [`dialect ${GRID_DIALECTS.map((name) => `'${name}'`).join(', ')}`, dialect]
        : size !== undefined && !(Number.isInteger(size) && size > 0)
          ? ['size: a positive integer', size]
          : yAxis !== undefined && yAxis !== 'up' && yAxis !== 'down'
            ? [`yAxis ${listOptions(GRID_CHOICES.yAxis)}`, yAxis]
            : names !== undefined && !(Array.isArray(names) && names.every((name) => typeof name === 'string'))
              ? ['names: a list of texts', names]
              : undefined
  if (good === undefined) return
  throw badOption(
    String(good[0]),
    good[1],
    typeof text === 'string' ? 'leave the option out for its default' : 'pass the text of the map',
  )
}
