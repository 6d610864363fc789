import type { ReadScenesOptions } from '../scene/read/options'
import { readSceneLines, readScenes, type SceneReading } from '../scene/read/read'
import type { Scene } from '../scene/scene'
import { type Io, UsageError } from './command'
import { openInput } from './io'
import { withoutControls } from './table'

/** One scene of one of the files of a command line. */
export interface FileReading {
  readonly file: string
  readonly reading: SceneReading
}

/** The scenes of files, in order; `-` is standard input. Ids are unique among all of them. */
export async function* fileReadings(
  files: readonly string[],
  options: ReadScenesOptions,
  io: Io,
): AsyncIterable<FileReading> {
  const taken = new Set<string>()
  for (const given of files) {
    const file = given === '-' ? 'standard input' : given
    const named = { ...options, file, taken }
    const chunks = openInput(given, io)[Symbol.asyncIterator]()
    const first = await chunks.next()
    const head = first.done ? new Uint8Array() : first.value
    const rest = { [Symbol.asyncIterator]: () => chunks }
    // A file of our own lines may be of any size; the others are one value each and are read whole.
    const readings = isSceneLines(head)
      ? readSceneLines(joined(head, rest), named)
      : readScenes(await whole(head, rest), named)
    for await (const reading of readings) yield { file, reading }
  }
}

const isSceneLines = (head: Uint8Array) => isSceneText(new TextDecoder().decode(head.subarray(0, 1024)))

/** Whether a text begins as a line of `scene.jsonl` does. */
export const isSceneText = (text: string): boolean => /^\ufeff?\s*\{[^\n]{0,200}"v2lo"\s*:/.test(text.slice(0, 1024))

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield head
  yield* rest
}

async function whole(head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks = [head]
  for await (const chunk of rest) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** As many ids as are listed where the wanted one is missing. */
const LISTED = 8

/**
 * The scene of a file with this id, or its only scene. A file without it, and a scene that could not be read, are
 * mistakes of the call.
 */
export async function readSceneFile(file: string, id: string | undefined, io: Io): Promise<Scene> {
  const ids: string[] = []
  let only: SceneReading | undefined
  for await (const { reading } of fileReadings([file], {}, io)) {
    if (reading.id === undefined) {
      only ??= reading
      continue
    }
    ids.push(reading.id)
    if (id === reading.id) return sceneIn(file, reading)
    // Two are enough to know that an id is needed; the rest is read for the list.
    if (ids.length === 1) only = reading
    if (id === undefined && ids.length > LISTED) break
  }
  if (id === undefined && ids.length <= 1 && only !== undefined) return sceneIn(file, only)
  const list = withoutControls(ids.slice(0, LISTED).join(', '))
  const holds = ids.length === 0 ? 'no scene' : ids.length > LISTED ? `${list}, ...` : list
  throw new UsageError(
    id === undefined
      ? `${file}: expected --scene ID: it holds ${holds}`
      : `${file}: it holds no scene ${JSON.stringify(id)}: it holds ${holds}`,
  )
}

function sceneIn(file: string, reading: SceneReading): Scene {
  if (reading.ok) return reading.value
  throw new UsageError(`${file}: the scene could not be read: ${reading.diagnostics[0].message}`)
}
