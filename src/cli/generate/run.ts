import { existsSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SceneDrafts } from '../../dataset/drafts/draft'
import { draftScene } from '../../dataset/drafts/draft-scene'
import type { Item } from '../../dataset/item'
import { createLedger, type LedgerRow } from '../../dataset/ledger'
import type { ItemSettings } from '../../dataset/options'
import { viewsOf } from '../../dataset/scene/views'
import { createSelector } from '../../dataset/selection/select'
import { type Io, UsageError } from '../command'
import type { GenerateRun } from './flags'
import { makeFolder, PARTIAL } from './folder'
import { draftNames, ITEMS_FILE, selectDrafts, writeItems } from './items-file'
import { drawPictures } from './pictures'
import { createProgress } from './progress'
import type { RunReport } from './report'
import { type RunScene, runScenes } from './scenes'
import { openSpool, type SpoolLine } from './spool'

/** The name of the spool in the folder; it is there as long as the run is not whole. */
const SPOOL_FILE = `drafts${PARTIAL}`

/** Makes a data set, or goes on with one; `undefined` if an earlier run has made it whole. */
export async function runGenerate(run: GenerateRun, io: Io, version: string): Promise<RunReport | undefined> {
  const path = join(run.folder, SPOOL_FILE)
  if (!(await prepare(run, path))) return undefined
  const progress = createProgress(io)
  const spool = await openSpool(path, identity(run, version))
  try {
    for await (const scene of runScenes(run, spool.read, io)) {
      await spool.append(spoolLine(scene, run))
      progress.step('scenes', scene.at + 1, run.rooms || undefined)
    }
    const selection = await selectDrafts(spool, run)
    const finish = run.pictures ? drawPictures(run.folder) : async (item: Item) => item
    const items = await writeItems(spool, selection, run, { finish, progress })
    const counts = createCounts()
    for await (const line of spool.lines()) counts.add(line)
    await rm(path)
    return {
      ...counts.result(),
      ...(selection && { quotas: selection.quotas }),
      folder: run.folder,
      items,
      files: [ITEMS_FILE],
    }
  } finally {
    progress.end()
    await spool.close()
  }
}

/** What a run would make; nothing is written. */
export async function dryRun(run: GenerateRun, io: Io): Promise<RunReport> {
  const { tasks, budgets, seed } = run.settings
  const selector = run.items === undefined ? undefined : createSelector({ items: run.items, tasks, budgets, seed })
  const progress = createProgress(io)
  const counts = createCounts()
  let items = 0
  for await (const scene of runScenes(run, 0, io)) {
    const line = spoolLine(scene, run)
    counts.add(line)
    progress.step('scenes', scene.at + 1, run.rooms || undefined)
    for (const { id, task, budget, twins } of line.drafts ? draftNames(line.drafts) : [])
      for (let i = 0; i <= twins; i++, items++)
        selector?.offer({ id, task, frames: { budget }, ...(i > 0 && { twin: i }) }, items)
  }
  progress.end()
  const selection = selector?.selection()
  return {
    ...counts.result(),
    ...(selection && { quotas: selection.quotas }),
    items: selection?.places.length ?? items,
    files: [],
  }
}

/** Sees to the folder; false if an earlier run has left it whole. */
async function prepare(run: GenerateRun, spool: string): Promise<boolean> {
  const { folder, resume, force } = run
  const held = existsSync(folder) ? await readdir(folder) : []
  if (resume && held.includes(ITEMS_FILE) && !existsSync(spool)) return false
  if (held.length > 0 && !resume && !force)
    throw new UsageError(`${folder}: it is not empty; --resume goes on with an earlier run, --force writes over it`)
  if (force)
    for (const name of [SPOOL_FILE, ITEMS_FILE, ITEMS_FILE + PARTIAL]) await rm(join(folder, name), { force: true })
  await makeFolder(folder)
  return true
}

/** What makes two calls the same run: all that decides on the bytes of its files. */
function identity({ settings, files, rooms, items, shard, pictures, imagesMustExist }: GenerateRun, version: string) {
  const sizes = files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? null])
  return JSON.stringify({ version, settings, sizes, rooms, items, shard, pictures, imagesMustExist })
}

function spoolLine({ at, scene, problem, missing }: RunScene, run: GenerateRun): SpoolLine {
  if (!scene) return { at, ...(problem !== undefined && { problem }) }
  const whole = draftScene(scene, run.settings)
  const drafts = run.imagesMustExist ? withoutMissing(whole, missing) : whole
  const pictures = run.pictures && whole.drafts.length > 0 && { scene, cameras: camerasOf(scene, run.settings) }
  return {
    at,
    drafts,
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

/** Sums up scenes for the report. */
function createCounts() {
  const ledger = createLedger()
  const problems: string[] = []
  const missingImages: string[] = []
  let scenes = 0
  return {
    add({ drafts, problem, missing = [] }: SpoolLine) {
      scenes++
      if (problem !== undefined) problems.push(problem)
      missingImages.push(...missing)
      ledger.add(drafts?.ledger ?? [])
    },
    result: (): { scenes: number; problems: string[]; missingImages: string[]; ledger: readonly LedgerRow[] } => ({
      scenes,
      problems,
      missingImages,
      ledger: ledger.rows(),
    }),
  }
}
