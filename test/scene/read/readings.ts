import type { ReadScenesOptions } from '../../../src/scene/read/options'
import { readScenes, type SceneReading } from '../../../src/scene/read/read'
import type { Scene } from '../../../src/scene/scene'

/** All readings of some data, in a list. */
export const readAll = (data: unknown, options?: ReadScenesOptions): SceneReading[] => [...readScenes(data, options)]

/** The one scene that some data holds. */
export function readOne(data: unknown, options?: ReadScenesOptions): Scene {
  const [reading, ...rest] = readAll(data, options)
  if (!reading?.ok || rest.length > 0)
    throw new Error(`expected one scene, received ${JSON.stringify([reading, ...rest].map((r) => r?.diagnostics))}`)
  return reading.value
}

/** Codes of what was found, without the notes that nearly every made-up scene has. */
export const codesOf = ({ diagnostics }: SceneReading): string[] =>
  diagnostics.map(({ code }) => code).filter((code) => code !== 'no-floor')
