import type { Diagnostic } from '../../base/parsed'
import type { GridMap } from '../../grid/grid-map'
import { formatGridMap } from '../../grid/write'
import { aabbCenter } from '../../layout/aabb'
import type { Layout, Origin } from '../../layout/layout'
import { parseAnswer } from '../../parse/answer/answer'
import { parseResponse } from '../../parse/blocks/response'
import type { DialectName } from '../../parse/dialect'
import { type ParseLayoutOptions, parseLayout } from '../../parse/layout'
import { renderCharacters } from '../../render/characters'
import { sizeOf } from '../../solve/size'
import { type Arguments, type Command, UsageError } from '../command'
import { formatDiagnostics } from '../diagnostics'
import { gridIn } from '../grid-text'
import { present, readInput } from '../io'
import { isSceneText } from '../scene-file'
import { formatTable } from '../table'

const help = `v2lo-map parse [FILE] [--dialect NAME] [--lenient] [--json]

Reads the map and the answer in a model's response, or a bare map text, from FILE or standard input.
Writes { layout, answer, dialect, assumptions, diagnostics } as JSON to standard output; a table of the
objects, the map and the diagnostics go to standard error. A map of cells (docs/grid-maps.md) is written as "grid"
beside a "layout" of null. Exit code 1 where no map could be read.

  --dialect NAME      the format; default auto: recognized by unmistakable signs, and reported
                      (v2lo, prose, spatiallm, scenescript, qwen3-vl, gemini-3d, seed-3d, gs-reasoner)
  --lenient           also converts units, other digits and decimal commas, and says so
  --origin ORIGIN     where (0, 0) is: observer, world or unknown; default what the format declares
  --camera-pitch DEG  for boxes in a camera's frame: how far the camera looks up
  --camera-yaw DEG    the same: how far it is turned clockwise from the map's y
  --json              only the JSON (a terminal shows only the table otherwise)

Example:
  echo '<map>[{"object_name": "sofa", "bbox": [0, 1, 2, 2]}]</map><answer>B</answer>' | v2lo-map parse
`

export const parseCommand: Command = {
  name: 'parse',
  summary: 'read the map and the answer in a response',
  help,
  options: {
    dialect: { type: 'string' },
    lenient: { type: 'boolean' },
    origin: { type: 'string' },
    'camera-pitch': { type: 'string' },
    'camera-yaw': { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, words }, io) {
    const parseOptions = readParseOptions(options)
    const text = await readInput(words[0], io)
    if (isSceneText(text)) throw new UsageError(sceneInstead(words[0] ?? '-'))
    const read = parseLayout(text, parseOptions)
    const sections = parseResponse(text)
    const lenient = options.lenient === true
    const answered = sections.ok && sections.value.answer ? parseAnswer(text, { lenient }) : undefined
    const diagnostics = [...mergeDiagnostics(read.diagnostics, answered?.diagnostics ?? [])]
    // A map of cells is not in meters; where boxes are missing the text is read as one, and told as such.
    const grid = read.ok || options.dialect !== undefined ? undefined : gridIn(text)
    if (grid) diagnostics.splice(0, diagnostics.length, ...grid.diagnostics)
    const result = {
      layout: read.ok ? read.value : null,
      ...(grid && { grid: grid.value }),
      answer: answered?.ok ? answered.value : null,
      dialect: read.dialect ?? null,
      assumptions: read.assumptions ?? [],
      ...(read.aside && { aside: read.aside }),
      diagnostics,
    }
    const shown = [
      read.ok ? describeLayout(read.value) : grid ? describeGrid(grid.value) : 'no map could be read\n',
      read.dialect ? `dialect ${read.dialect}${read.ok ? `, origin ${read.value.origin}` : ''}\n` : '',
      ...(read.assumptions ?? []).map((assumption) => `assumed: ${assumption}\n`),
      answered?.ok ? `answer: ${text.slice(...answered.value.span)}\n` : '',
      diagnostics.length > 0 ? `\n${formatDiagnostics(text, words[0] ?? 'standard input', diagnostics)}` : '',
    ].join('')
    await present(io, result, shown, options.json === true)
    return read.ok || grid ? 0 : 1
  },
}

const sceneInstead = (file: string) =>
  `${file}: it holds scenes, not a response: "v2lo-map scenes ${file}" says what they are, and "v2lo-map show ${file} --scene ID" shows one`

const describeGrid = (grid: GridMap) =>
  `a grid map, in cells instead of meters\n${formatGridMap(grid, 'ascii')}\ndialect ${grid.dialect ?? 'unknown'}, rows ${grid.yAxis === 'up' ? 'upwards' : 'downwards'}\n`

function readParseOptions(options: Arguments['options']): ParseLayoutOptions {
  const pitchDeg = readDegrees(options['camera-pitch'], '--camera-pitch')
  const yawDeg = readDegrees(options['camera-yaw'], '--camera-yaw')
  const camera = { ...(pitchDeg !== undefined && { pitchDeg }), ...(yawDeg !== undefined && { yawDeg }) }
  // Names are checked where the map is read: a wrong one is said in the library's own words.
  return {
    ...(options.dialect !== undefined && { dialect: options.dialect as DialectName }),
    ...(options.origin !== undefined && { origin: options.origin as Origin }),
    ...(options.lenient === true && { lenient: true }),
    ...(Object.keys(camera).length > 0 && { camera }),
  }
}

function readDegrees(text: string | boolean | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined
  const degrees = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(degrees))
    throw new UsageError(`${flag}: expected a number of degrees, received ${JSON.stringify(text)}`)
  return degrees
}

/** The same place is reported once, also where both readers passed it. */
function mergeDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(a.map((d) => `${d.code} ${d.span}`))
  return [...a, ...b.filter((d) => !known.has(`${d.code} ${d.span}`))].sort(
    (x, y) => (x.span?.[0] ?? 0) - (y.span?.[0] ?? 0),
  )
}

function describeLayout(layout: Layout): string {
  const rows = layout.objects.map((object) => {
    const [x, y] = aabbCenter(object.box)
    const { extentX, extentY } = sizeOf(object)
    return [object.id, round(x), round(y), round(extentX), round(extentY)]
  })
  const table = formatTable(['object', 'center x', 'center y', 'width', 'depth'], rows)
  return `${table}\n${renderCharacters(layout)}\n`
}

const round = (meters: number) => Number(meters.toFixed(3))
