import { statSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Layout } from '../../layout/layout'
import { SCENE_FILTERS, type SceneFilter } from '../../scene/draft/filters'
import { generateScene } from '../../scene/generate/generate'
import type { SceneFormat } from '../../scene/read/format'
import type { ReadScenesOptions } from '../../scene/read/options'
import type { SceneReading } from '../../scene/read/read'
import { formatScene } from '../../scene/read/scene-line'
import { roomSize } from '../../solve/room'
import { writeAll } from '../../transport/stream'
import { type Arguments, type Command, type Io, UsageError } from '../command'
import { listOf, readCount } from '../flags'
import { present } from '../io'
import { type FileReading, fileReadings } from '../scene-file'
import { formatTable, withoutControls } from '../table'

const help = `v2lo-map scenes FILE... [-o scenes.jsonl] [--poses FILE] [--assets FILE] [--label-map FILE] [--json]
v2lo-map scenes --generate N [--seed S] [-o scenes.jsonl]

Reads rooms from the files of simulators and scans, and says what each holds: a table of its objects, what the filters
dropped, its cameras and the area of its floor to standard error, the same as JSON to standard output. FILE is AI2-THOR
metadata, a ProcTHOR house, an Apple RoomPlan export, VSI-Bench or ReVSI metadata, or scene.jsonl; - is standard input.
docs/scenes.md says what each format needs. Exit code 1 where a scene could not be read.

  -o, --output FILE   writes the scenes as scene.jsonl, one to a line; - is standard output
  --format NAME       the format; default: recognized by its shape, and reported (scene, ai2thor-events, ai2thor-objects,
                      procthor, roomplan, vsi-bench, revsi)
  --poses FILE        poses kept beside the objects: AI2-THOR's, ALFRED's, or a list of cameras
  --assets FILE       ProcTHOR's asset database, which has the sizes
  --filters NAMES     the filters that are on: ${SCENE_FILTERS.join(',')}; all or none; default all, for
                      scene.jsonl none
  --labels STYLE      words (coffee machine, the default) or paper (coffeemachine)
  --label-map FILE    labels to rename, as JSON: {"tv_monitor": "tv"}
  --ids WHICH         labels (chair, chair#2; the default) or file (those of the simulator; scene.jsonl keeps its own)
  --floor-z METERS    height of the floor in the file, where it is known; 0 keeps the heights of the file
  --generate N        N made-up rooms in place of files; --seed S for other ones (1)
  --json              only the JSON

Example:
  echo '{"v2lo": "scene/1", "id": "den", "source": "boxes", "layout": {"objects": [{"label": "sofa", "corners": [[0, 0, 0], [2, 0, 0], [0, 1, 0], [2, 1, 0.8]]}]}}' | v2lo-map scenes -
`

/** What is told of one scene. */
interface Row {
  readonly file: string
  readonly scene: string | null
  readonly format: string | null
  readonly objects: number
  readonly dropped: SceneReading['dropped']
  readonly cameras: number
  /** Square meters. */
  readonly floorArea: number | null
  readonly assumed: readonly string[]
  readonly diagnostics: SceneReading['diagnostics']
}

export const scenesCommand: Command = {
  name: 'scenes',
  summary: 'read rooms of simulators and scans, or make some up',
  help,
  options: {
    output: { type: 'string', short: 'o' },
    format: { type: 'string' },
    poses: { type: 'string' },
    assets: { type: 'string' },
    filters: { type: 'string' },
    labels: { type: 'string' },
    'label-map': { type: 'string' },
    ids: { type: 'string' },
    'floor-z': { type: 'string' },
    generate: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: Number.POSITIVE_INFINITY,
  async run({ options, words }, io) {
    if ((words.length === 0) === (options.generate === undefined))
      throw new UsageError('expected either FILE... or --generate N; see scenes --help')
    if (options.seed !== undefined && options.generate === undefined)
      throw new UsageError('--seed: it needs --generate N')
    const readings =
      options.generate === undefined ? fileReadings(words, await readOptions(options), io) : made(options)
    const writer = await openOutput(options.output, words, io)
    const rows: Row[] = []
    let isLost = false
    try {
      for await (const { file, reading } of readings) {
        isLost ||= !reading.ok
        if (reading.ok) await writer.write(`${formatScene(reading.value)}\n`)
        rows.push(rowOf(file, reading))
      }
      await writer.finish()
    } catch (error) {
      await writer.abandon()
      throw error
    }
    const shown = describe(rows)
    // The scenes themselves have standard output then.
    if (options.output === '-') await writeAll(io.stderr, shown)
    else await present(io, rows, shown, options.json === true)
    return isLost ? 1 : 0
  },
}

function* made(options: Arguments['options']): Iterable<FileReading> {
  const count = readCount('--generate', options.generate, 1)
  const seed = readCount('--seed', options.seed, 1, 0)
  for (let i = 0; i < count; i++) {
    const scene = generateScene({ seed: seed + i })
    const { id, layout } = scene
    const kept = layout.objects.length
    const told = { diagnostics: [], id, format: 'scene' as const, kept, dropped: {}, assumed: [], fileIds: {} }
    yield { file: 'generated', reading: { ok: true, value: scene, ...told } }
  }
}

async function readOptions(options: Arguments['options']): Promise<ReadScenesOptions> {
  const { format, labels, filters, ids } = options
  const floorZ = options['floor-z']
  if (floorZ !== undefined && (floorZ === '' || !Number.isFinite(Number(floorZ))))
    throw new UsageError(`--floor-z ${JSON.stringify(floorZ)}: expected a number of meters`)
  return {
    ...(format !== undefined && { format: format as SceneFormat }),
    ...(labels !== undefined && { labels: labels as 'words' }),
    ...(ids !== undefined && { ids: ids as 'file' }),
    ...(filters !== undefined && { filters: filtersOf(filters) }),
    ...(floorZ !== undefined && { floorZ: Number(floorZ) }),
    ...(options.poses !== undefined && { poses: await readJson(options.poses), posesFile: String(options.poses) }),
    ...(options.assets !== undefined && { assets: await readJson(options.assets) }),
    ...(options['label-map'] !== undefined && {
      labelMap: (await readJson(options['label-map'])) as Record<string, string>,
    }),
  }
}

function filtersOf(value: string | boolean): readonly SceneFilter[] {
  if (value === 'all') return SCENE_FILTERS
  return value === 'none' ? [] : (listOf(value) as readonly SceneFilter[])
}

async function readJson(file: string | boolean): Promise<unknown> {
  let text: string
  try {
    text = await readFile(String(file), 'utf8')
  } catch (error) {
    throw new UsageError(`${file}: it could not be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${file}: expected JSON`)
  }
}

interface Writer {
  write(text: string): Promise<unknown>
  finish(): Promise<void>
  /** After a mistake: what stood in the file before stays. */
  abandon(): Promise<void>
}

const nothing = async () => undefined

async function openOutput(output: string | boolean | undefined, files: readonly string[], io: Io): Promise<Writer> {
  if (output === undefined) return { write: nothing, finish: nothing, abandon: nothing }
  if (output === '-') return { write: (text) => writeAll(io.stdout, text), finish: nothing, abandon: nothing }
  const path = String(output)
  if (files.some((file) => resolve(file) === resolve(path)))
    throw new UsageError(`--output ${path}: it is one of the files to read`)
  // The finished file takes the place of what has its name, which would be the end of a device such as /dev/null.
  if (statSync(path, { throwIfNoEntry: false })?.isCharacterDevice())
    throw new UsageError(`--output ${path}: it is a device; - is standard output`)
  const part = `${path}.part`
  const file = await open(part, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: it could not be written (${error.code ?? String(error)})`)
  })
  return {
    write: (text) => file.write(text),
    async finish() {
      await file.close()
      await rename(part, path)
    },
    async abandon() {
      await file.close()
      await rm(part, { force: true })
    },
  }
}

function rowOf(file: string, reading: SceneReading): Row {
  const layout = reading.ok ? reading.value.layout : undefined
  return {
    file,
    scene: reading.id ?? null,
    format: reading.format ?? null,
    objects: reading.kept,
    dropped: reading.dropped,
    cameras: reading.ok ? reading.value.cameras.length : 0,
    floorArea: layout?.floor === undefined ? null : areaOf(layout),
    assumed: reading.assumed,
    diagnostics: reading.diagnostics,
  }
}

const areaOf = (layout: Layout) => Number(roomSize(layout)!.area.toFixed(2))

function describe(rows: readonly Row[]): string {
  const filters = SCENE_FILTERS.filter((name) => rows.some(({ dropped }) => dropped[name] !== undefined))
  const table = formatTable(
    ['file', 'scene', 'format', 'objects', ...filters.map((name) => `-${name}`), 'cameras', 'floor m²'],
    rows.map(({ file, scene, format, objects, dropped, cameras, floorArea }) => [
      file,
      scene ?? '-',
      format ?? '-',
      objects,
      ...filters.map((name) => dropped[name] ?? 0),
      cameras,
      floorArea === null ? '-' : floorArea.toFixed(1),
    ]),
  )
  const assumed = grouped(rows.flatMap((row) => row.assumed.map((sentence) => [kindOf(sentence), sentence])))
  const found = grouped(
    rows.flatMap((row) => row.diagnostics.map((d) => [d.code, `${d.severity} ${d.code}: ${d.message}`])),
  )
  const lines = [...assumed.map((line) => `assumed: ${line}`), ...found].map((line) => `${withoutControls(line)}\n`)
  return `${table}${lines.join('')}`
}

/** Sentences that differ in their numbers alone are of one kind. */
const kindOf = (sentence: string) => sentence.replace(/-?\d+(\.\d+)?/g, '0')

/** The first sentence of each kind, and how many more there are. */
function grouped(sentences: readonly (readonly string[])[]): string[] {
  const kinds = new Map<string, { readonly first: string; count: number }>()
  for (const [kind = '', sentence = ''] of sentences) {
    const known = kinds.get(kind)
    if (known) known.count++
    else kinds.set(kind, { first: sentence, count: 1 })
  }
  return [...kinds.values()].map(({ first, count }) => (count > 1 ? `${first} (and ${count - 1} more like it)` : first))
}
