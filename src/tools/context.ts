import { isV2loError } from '../base/error'
import type { Diagnostic } from '../base/parsed'
import { type Aabb, aabbOfPoints } from '../layout/aabb'
import type { BevObject, Layout, Origin } from '../layout/layout'
import type { Belief } from '../memory/belief'
import type { Memory } from '../memory/memory'
import type { DialectName } from '../parse/dialect'
import { parseLayout } from '../parse/layout'
import { DEFAULT_LIMITS } from '../parse/limits'
import { readStoredLayout } from '../parse/stored-layout'
import { toolInputs } from '../schema/tool-inputs'
import type { LayoutStore } from './store'
import { counted, listed, quoted } from './text'
import { timeToAsk } from './time'
import { refusal } from './tool'

/** What the tools of one session share. */
export interface ToolContext {
  /** Absent: maps are given as text with every call. */
  readonly store?: LayoutStore | undefined
  /** A memory, which is a map too, by the handle `memory`. */
  readonly memory?: Memory | undefined
  /** The time now, seconds; default the time of day since 1970. */
  readonly now?: (() => number) | undefined
}

/** What each tool takes, by how the maps of a session are given. */
export const inputsOf = ({ store }: ToolContext) => toolInputs[store === undefined ? 'text' : 'handle']

/** A map with what a reader found and took for granted. */
export interface ReadMap {
  readonly layout: Layout
  readonly assumed: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Absent for a layout that was stored as JSON. */
  readonly dialect?: DialectName
}

/** A map to be asked, with what was taken for granted when it was read from the text of this very call. */
export type GivenMap = Pick<ReadMap, 'layout' | 'assumed'> & {
  /** What a memory believes, whose layout it is. */
  readonly belief?: Belief
}

/** The handle by which the map tools take a memory for a map. */
export const MEMORY_HANDLE = 'memory'

/** The map a tool was given: by handle, or as text. Throws a `V2loError` that says what to do when it is missing. */
export function mapGiven(context: ToolContext, map: string, field = 'map'): GivenMap {
  if (context.memory !== undefined && map === MEMORY_HANDLE) {
    const belief = context.memory.belief(timeToAsk(context.memory, context.now))
    return { layout: belief.layout, assumed: [], belief }
  }
  const known = context.store?.get(map)
  if (known !== undefined) return { layout: known, assumed: [] }
  if (isHandle(map)) throw noSuchMap(context, map, field)
  return readMap(context, map, {}, field)
}

/** `map-` with digits or a UUID: no text of a map looks like that. */
const isHandle = (text: string): boolean => text.length <= 64 && /^map-[0-9a-zA-Z-]+$/.test(text)

function noSuchMap({ store }: ToolContext, handle: string, field: string) {
  if (store === undefined)
    return refusal(
      'no-such-map',
      `${field}: the text of a map, as nothing keeps maps between calls here`,
      `the handle ${quoted(handle)}`,
      'pass the text the map is read from',
    )
  const handles = store.list().map((one) => one.handle)
  const known = handles.length > 0 ? `one of ${listed(handles.toReversed())}` : 'a handle that read_map gave'
  return refusal(
    'no-such-map',
    `${field}: ${known}, or the text of a map`,
    `the handle ${quoted(handle)}, which is not known or was dropped`,
    'read the map again with read_map and use the handle it gives',
  )
}

export interface ReadMapOptions {
  readonly dialect?: DialectName | undefined
  readonly origin?: Origin | undefined
}

/** Longest JSON of a stored layout that is looked at, characters. */
const LONGEST_JSON = 8_000_000

/** Reads a map from text: a layout as JSON, or anything `parseLayout` reads. */
export function readMap(
  { store }: ToolContext,
  text: string,
  { dialect, origin }: ReadMapOptions = {},
  field = 'text',
): ReadMap {
  const stored = dialect === undefined && text.length <= LONGEST_JSON ? storedMap(text, field) : undefined
  if (stored !== undefined) return usable({ ...stored, ...(origin && { origin }) }, { diagnostics: [] }, field)
  const read = parseLayout(text, { ...(dialect && { dialect }), ...(origin && { origin }) })
  if (!read.ok) {
    const [first] = read.diagnostics
    throw refusal(
      'unreadable-text',
      `${field}: text with a map, such as <map>[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}]</map>`,
      `text without one (${first.code}: ${first.message})`,
      `write every object with its name and [x_min, y_min, x_max, y_max] in meters${store ? ', or pass a handle of read_map' : ''}`,
    )
  }
  return usable(read.value, read, field)
}

function storedMap(text: string, field: string): Layout | undefined {
  let layout: Layout | undefined
  try {
    layout = readStoredLayout(text)
  } catch (error) {
    if (!isV2loError(error)) throw error
    throw refusal(error.code, `${field}: a layout as JSON with ${error.expected}`, error.received, error.remedy)
  }
  if (layout === undefined) return undefined
  const { objects: most, nameLength } = DEFAULT_LIMITS
  const long = layout.objects.find(({ id, label }) => id.length > nameLength || label.length > nameLength)
  if (layout.objects.length > most || long !== undefined)
    throw refusal(
      'bad-option',
      `${field}: a layout of at most ${most} objects with names of at most ${nameLength} characters`,
      long ? `the name ${quoted(long.label)}` : counted(layout.objects.length, 'object'),
      'leave out what is not needed',
    )
  return layout
}

/** Meters beyond which areas overflow; rooms are never that large. */
const FARTHEST = 1e100

/** A map without the objects whose measures would overflow; what was left out is said. */
function usable(
  layout: Layout,
  { diagnostics, assumptions = [], dialect }: Partial<ParsedDetails> & Pick<ReadMap, 'diagnostics'>,
  field: string,
): ReadMap {
  const far = layout.objects.filter((object) => !isNear(object))
  const assumed = [...assumptions]
  let kept = layout
  if (far.length > 0 || (layout.floor && !isNearBox(aabbOfPoints(layout.floor)!))) {
    const { floor, ...rest } = layout
    kept = {
      ...rest,
      objects: layout.objects.filter(isNear),
      ...(floor && isNearBox(aabbOfPoints(floor)!) && { floor }),
    }
    if (far.length > 0)
      assumed.push(
        `left out, being farther than ${FARTHEST} m: ${listed(
          far.map(({ id }) => id),
          5,
        )}`,
      )
    else assumed.push(`the floor was left out, reaching farther than ${FARTHEST} m`)
  }
  if (far.length > 0 && kept.objects.length === 0)
    throw refusal(
      'bad-number',
      `${field}: a map in meters`,
      `objects farther than ${FARTHEST} m`,
      'write the coordinates in meters',
    )
  return { layout: kept, assumed, diagnostics, ...(dialect && { dialect }) }
}

interface ParsedDetails {
  readonly assumptions: readonly string[]
  readonly dialect: DialectName
}

function isNear({ box, footprint, zRange = [0, 0] }: BevObject): boolean {
  return (
    isNearBox(box) &&
    (footprint === undefined || isNearBox(aabbOfPoints(footprint)!)) &&
    zRange.every((z) => Math.abs(z) <= FARTHEST)
  )
}

const isNearBox = ({ minX, minY, maxX, maxY }: Aabb): boolean =>
  minX >= -FARTHEST && minY >= -FARTHEST && maxX <= FARTHEST && maxY <= FARTHEST
