import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { shardOf } from '../../dataset/selection/deal'
import { generatedId, generateScene } from '../../scene/generate/generate'
import type { Scene } from '../../scene/scene'
import type { Io } from '../command'
import { fileReadings } from '../scene-file'
import type { GenerateRun } from './flags'

/** A scene of a run, or why there is none. */
export interface RunScene {
  /** Its number among what is read, from 0. */
  readonly at: number
  readonly scene?: Scene
  readonly problem?: string
  /** Images that its cameras name and that do not exist. */
  readonly missing: readonly string[]
}

/** The scenes of a run from a number on, those of other shards left out. */
export async function* runScenes(run: GenerateRun, from: number, io: Io): AsyncGenerator<RunScene> {
  if (run.files.length === 0) yield* madeUp(run, from)
  else yield* fromFiles(run, from, io)
}

const isOurs = (id: string, { shard }: GenerateRun): boolean => !shard || shardOf(id, shard.of) === shard.index

function* madeUp(run: GenerateRun, from: number): Generator<RunScene> {
  for (let at = from; at < run.rooms; at++) {
    const seed = run.settings.seed + at
    if (isOurs(generatedId(seed), run)) yield { at, scene: generateScene({ seed }), missing: [] }
  }
}

async function* fromFiles(run: GenerateRun, from: number, io: Io): AsyncGenerator<RunScene> {
  let at = -1
  for await (const { file, reading } of fileReadings(run.files, {}, io)) {
    at++
    if (at < from) continue
    if (!reading.ok) {
      const { message } = reading.diagnostics[0]
      // What has no name is told by the first shard.
      if (isOurs(reading.id ?? '', run)) yield { at, problem: `${file}: ${message}`, missing: [] }
    } else if (isOurs(reading.value.id, run)) yield { at, ...withImages(reading.value, file, run) }
  }
}

/** The scene with its images named as they are found from the folder of the items. */
function withImages(scene: Scene, file: string, { folder }: GenerateRun): Pick<RunScene, 'scene' | 'missing'> {
  const missing: string[] = []
  const cameras = scene.cameras.map((camera) => {
    if (camera.image === undefined || /^[a-z]+:\/\//.test(camera.image)) return camera
    const path = isAbsolute(camera.image) ? camera.image : join(dirname(resolve(file)), camera.image)
    const image = relative(resolve(folder), path).replaceAll('\\', '/')
    if (!existsSync(path)) missing.push(image)
    return { ...camera, image }
  })
  return { scene: { ...scene, cameras }, missing }
}
