import type { Scene } from '../../scene/scene'
import type { Pool } from '../../workers/pool'
import type { Done, Work } from '../../workers/work'
import type { RunScene } from '../generate/scenes'
import { lineOf, type SceneSettings } from '../generate/spool-line'
import { startPool } from './start-pool'

/** Drafting the items of a scene as work for workers: a scene in, the text of its line in the spool out. */
const sceneWork = (settings: SceneSettings): Work<RunScene, string> => ({
  name: 'draft-scenes',
  settings,
  halves: () => undefined,
  joined: (first) => first,
  lost: ({ at, scene }) =>
    JSON.stringify({ at, problem: `${(scene as Scene).id}: drafting its items ended the worker, every time` }),
})

/** What a worker does with a scene. */
export const makeDrafter =
  (settings: SceneSettings) =>
  (scene: RunScene): Done<string> => ({ result: JSON.stringify(lineOf(scene, settings)) })

/** Drafts scenes in this thread, or in `jobs` workers. */
export interface Drafter {
  /** How many scenes are worth handing over at once. */
  readonly width: number
  /** The text of a scene's line in the spool. */
  draft(scene: RunScene): Promise<string>
  close(): Promise<void>
}

/** Workers are started, if there is more than one job, for what comes after the first `alone` scenes. */
export function createDrafter(settings: SceneSettings, jobs: number, alone: number): Drafter {
  const here = makeDrafter(settings)
  let pool: Pool<RunScene, string> | undefined
  let seen = 0
  return {
    width: jobs === 1 ? 1 : 2 * jobs,
    async draft(scene) {
      // A scene that could not be read has nothing to draft.
      if (jobs === 1 || scene.scene === undefined || ++seen <= alone) return here(scene).result
      pool ??= startPool(jobs, sceneWork(settings))
      return pool.run(scene)
    },
    close: async () => pool?.close(),
  }
}
