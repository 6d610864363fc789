import type { SceneDrafts } from '../../dataset/drafts/draft'
import { draftScene } from '../../dataset/drafts/draft-scene'
import { createLedger } from '../../dataset/ledger'
import type { ItemSettings } from '../../dataset/options'
import { viewsOf } from '../../dataset/scene/views'
import type { GenerateRun } from './flags'
import type { RunScene } from './scenes'
import type { SpoolLine } from './spool'

/** What decides on the line of a scene; plain data. */
export type SceneSettings = Pick<GenerateRun, 'settings' | 'imagesMustExist' | 'pictures'>

/** Drafts the items of a scene that was read: its line in the spool. */
export function lineOf({ at, scene, problem, missing }: RunScene, run: SceneSettings): SpoolLine {
  if (!scene) return { at, ...(problem !== undefined && { problem }) }
  const whole = draftScene(scene, run.settings)
  const drafts = run.imagesMustExist ? withoutMissing(whole, missing) : whole
  const pictures = run.pictures && whole.drafts.length > 0 && { scene, cameras: camerasOf(scene, run.settings) }
  return {
    at,
    drafts,
    source: scene.source,
    ...(whole.problem !== undefined && { problem: `${scene.id}: ${whole.problem}` }),
    ...(missing.length > 0 && { missing }),
    ...(pictures && { pictures }),
  }
}

const camerasOf = (scene: Parameters<typeof viewsOf>[0], settings: ItemSettings) => viewsOf(scene, settings).cameras

/** The drafts whose frames all have their images. */
function withoutMissing(scene: SceneDrafts, missing: readonly string[]): SceneDrafts {
  const lacks = scene.showings.map(({ images = [] }) => images.some((image) => missing.includes(image)))
  const ledger = createLedger()
  ledger.add(scene.ledger)
  const drafts = scene.drafts.filter(({ showing, task }) => {
    if (lacks[showing]) ledger.takeBack(task, scene.showings[showing]!.budget, 'missing-image')
    return !lacks[showing]
  })
  return { ...scene, drafts, ledger: ledger.rows() }
}
