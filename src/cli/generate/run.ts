import { existsSync, statSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Item } from '../../dataset/item'
import { createLedger } from '../../dataset/ledger'
import { createSelector } from '../../dataset/selection/select'
import { loadParquet } from '../../dataset/write/parquet-file'
import type { SceneSource } from '../../scene/scene'
import { inOrder } from '../../workers/in-order'
import { type Io, UsageError } from '../command'
import { createDrafter } from '../jobs/draft-scenes'
import { defaultJobs } from '../jobs/worker-script'
import { UNPRUNED_FILE, writePruned } from './debias'
import type { GenerateRun } from './flags'
import { makeFolder, openFolder, PARTIAL } from './folder'
import { writeFormats } from './formats'
import { draftNames, ITEMS_FILE, selectDrafts, writeItems } from './items-file'
import { drawPictures } from './pictures'
import { createProgress, type Progress } from './progress'
import type { RunReport } from './report'
import { type RunScene, runScenes } from './scenes'
import { createSheet, SHEET_FILE } from './sheet'
import { openSpool, type Spool, type SpoolLine } from './spool'
import { lineOf } from './spool-line'

/** The name of the spool in the folder; it is there as long as the run is not whole. */
const SPOOL_FILE = `drafts${PARTIAL}`

/** Makes a data set, or goes on with one; `undefined` if an earlier run has made it whole. */
export async function runGenerate(run: GenerateRun, io: Io, version: string): Promise<RunReport | undefined> {
  const path = join(run.folder, SPOOL_FILE)
  // A package that is missing is said before hours of work, not after them.
  if (run.formats.options.parquet) await loadParquet()
  if (!(await prepare(run, path))) return undefined
  const progress = createProgress(io)
  const spool = await openSpool(path, identity(run, version))
  try {
    await draftScenes(run, spool, { io, progress })
    const selection = await selectDrafts(spool, run)
    const finish = run.pictures ? drawPictures(run.folder) : async (item: Item) => item
    const name = run.debias ? UNPRUNED_FILE : ITEMS_FILE
    const made = await writeItems(spool, selection, run, { finish, progress, name })
    const pruned = run.debias ? await writePruned(run.folder) : undefined
    const items = pruned?.items ?? made
    const counts = createCounts()
    for await (const line of spool.lines()) counts.add(line)
    const told = {
      ...counts.result(),
      ...(selection && { quotas: selection.quotas }),
      ...(pruned && { debias: pruned.debiased.tasks }),
    }
    const files = await writeFiles(run, told, { items, version, progress })
    await rm(join(run.folder, UNPRUNED_FILE), { force: true })
    await rm(path)
    return { ...told, ...files, folder: run.folder, items }
  } finally {
    progress.end()
    await spool.close()
  }
}

/** Scenes that are drafted before workers are started for the others: few take less time than that. */
const ALONE_SCENES = 8

/** Drafts the items of all scenes that an earlier run has not, and keeps them in the spool. */
async function draftScenes(
  run: GenerateRun,
  spool: Spool,
  { io, progress }: { readonly io: Io; readonly progress: Progress },
): Promise<void> {
  const { settings, imagesMustExist, pictures, jobs = defaultJobs() } = run
  const drafter = createDrafter(
    { settings, imagesMustExist, pictures },
    jobs,
    run.jobs === undefined ? ALONE_SCENES : 0,
  )
  try {
    const draft = async (scene: RunScene) => ({ at: scene.at, text: await drafter.draft(scene) })
    for await (const { at, text } of inOrder(runScenes(run, spool.read, io), drafter.width, draft)) {
      await spool.append(text)
      progress.step('scenes', at + 1, run.rooms || undefined)
    }
  } finally {
    await drafter.close()
  }
}

/** Writes all files that are made of the items: those of other programs, the datasheet and the card. */
async function writeFiles(
  run: GenerateRun,
  told: Omit<RunReport, 'items' | 'files'>,
  { items, version, progress }: { readonly items: number; readonly version: string; readonly progress: Progress },
): Promise<Pick<RunReport, 'files' | 'formats' | 'audit'>> {
  const path = join(run.folder, ITEMS_FILE)
  const output = openFolder(run.folder)
  const sheet = createSheet(items)
  const place = { items: path, folder: run.folder, output, decimals: run.settings.decimals, progress, count: items }
  const { reports } = await writeFormats(run.formats, { ...place, each: sheet.add })
  const facts = { run, counts: told, quotas: told.quotas, debias: told.debias, reports, version, items: path }
  const { audit } = await sheet.write(facts, output)
  return { files: [ITEMS_FILE, ...(await output.finish())], formats: reports, audit }
}

/** What a run would make; nothing is written. */
export async function dryRun(run: GenerateRun, io: Io): Promise<RunReport> {
  const { tasks, budgets, seed } = run.settings
  const selector = run.items === undefined ? undefined : createSelector({ items: run.items, tasks, budgets, seed })
  const progress = createProgress(io)
  const counts = createCounts()
  let items = 0
  for await (const scene of runScenes(run, 0, io)) {
    const line = lineOf(scene, run)
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
  const isThere = existsSync(folder)
  if (isThere && !statSync(folder).isDirectory())
    throw new UsageError(`${folder}: it is a file; expected a folder to write to`)
  const held = isThere ? await readdir(folder) : []
  if (resume && held.includes(ITEMS_FILE) && !existsSync(spool)) {
    const made = await commandIn(join(folder, SHEET_FILE))
    if (made !== undefined && sortedFlags(made) !== sortedFlags(run.command))
      throw new UsageError(
        `${folder}: it holds the whole set of another call, v2lo-map ${made}; name another folder, or write over it with --force`,
      )
    return false
  }
  if (held.length > 0 && !resume && !force)
    throw new UsageError(`${folder}: it is not empty; --resume goes on with an earlier run, --force writes over it`)
  if (force)
    for (const name of [SPOOL_FILE, ITEMS_FILE, ITEMS_FILE + PARTIAL, UNPRUNED_FILE, UNPRUNED_FILE + PARTIAL])
      await rm(join(folder, name), { force: true })
  await makeFolder(folder)
  return true
}

/** The call that made the set of a datasheet; `undefined` if the datasheet does not say. */
async function commandIn(sheet: string): Promise<string | undefined> {
  try {
    const { command } = JSON.parse(await readFile(sheet, 'utf8')) as { readonly command?: unknown }
    return typeof command === 'string' ? command : undefined
  } catch {
    return undefined
  }
}

/** A call with its flags in alphabetical order, as any order makes the same set. */
const sortedFlags = (command: string): string => command.split(' --').sort().join(' --')

/** What makes two calls the same run: all that decides on the bytes of its files. */
function identity(run: GenerateRun, version: string) {
  const { settings, files, rooms, items, shard, pictures, imagesMustExist, debias } = run
  const sizes = files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? null])
  return JSON.stringify({ version, settings, sizes, rooms, items, shard, pictures, imagesMustExist, debias })
}

/** Sums up scenes for the report. */
function createCounts() {
  const ledger = createLedger()
  const problems: string[] = []
  const missingImages: string[] = []
  const sources = new Set<SceneSource>()
  let scenes = 0
  return {
    add({ drafts, source, problem, missing = [] }: SpoolLine) {
      scenes++
      if (source !== undefined) sources.add(source)
      if (problem !== undefined) problems.push(problem)
      missingImages.push(...missing)
      ledger.add(drafts?.ledger ?? [])
    },
    result: (): Pick<RunReport, 'scenes' | 'sources' | 'problems' | 'missingImages' | 'ledger'> => ({
      scenes,
      sources: [...sources],
      problems,
      missingImages,
      ledger: ledger.rows(),
    }),
  }
}
