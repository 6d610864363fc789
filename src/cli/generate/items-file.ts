import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { SceneDrafts } from '../../dataset/drafts/draft'
import { itemId } from '../../dataset/drafts/draft'
import { itemsOf } from '../../dataset/generate'
import type { Item } from '../../dataset/item'
import { createSelector, type Selection } from '../../dataset/selection/select'
import { formatItemLine } from '../../dataset/write/item-line'
import type { GenerateRun } from './flags'
import { openBlockFile, PARTIAL } from './folder'
import { wholeLines } from './lines'
import type { Progress } from './progress'
import type { Spool, SpoolLine } from './spool'

/** The file of the items themselves, from which all formats are made. */
export const ITEMS_FILE = 'items.jsonl'

/** Chooses the drafts that become items; `undefined` if all do. */
export async function selectDrafts(spool: Pick<Spool, 'lines'>, run: GenerateRun): Promise<Selection | undefined> {
  if (run.items === undefined) return undefined
  const { tasks, budgets, seed } = run.settings
  const selector = createSelector({ items: run.items, tasks, budgets, seed })
  let place = 0
  for await (const { drafts } of spool.lines())
    for (const { id, task, budget } of drafts ? draftNames(drafts) : [])
      selector.offer({ id, task, frames: { budget } }, place++)
  return selector.selection()
}

/** What the selection knows of the drafts of a scene. */
export function draftNames({ drafts, showings }: SceneDrafts) {
  return drafts.map((draft) => {
    const { budget } = showings[draft.showing]!
    return { id: itemId(draft, budget), task: draft.task, budget, twins: draft.twins?.length ?? 0 }
  })
}

/** What an item needs before it is written, such as its pictures. */
export type Finish = (item: Item, line: SpoolLine) => Promise<Item>

/**
 * Writes the items of the spool, all or the selected ones. What an earlier run wrote is kept: items come in the same
 * order with the same bytes, so it is enough to count them.
 * Returns how many items the file holds.
 */
export async function writeItems(
  spool: Spool,
  selection: Selection | undefined,
  run: GenerateRun,
  { finish, progress }: { readonly finish: Finish; readonly progress: Progress },
): Promise<number> {
  const path = join(run.folder, ITEMS_FILE)
  if (existsSync(path)) return (await writtenBefore(path)).items
  const before = await writtenBefore(path + PARTIAL)
  const file = await openBlockFile(path + PARTIAL, before.end)
  let written = 0
  for await (const { item, line } of chosenItems(spool, selection, run)) {
    if (written++ < before.items) continue
    await file.write(formatItemLine(await finish(item, line)))
    progress.step('items', written, selection?.places.length)
  }
  await file.close()
  await rename(path + PARTIAL, path)
  return written
}

async function writtenBefore(path: string): Promise<{ readonly items: number; readonly end: number }> {
  let items = 0
  let end = 0
  if (existsSync(path))
    for await (const line of wholeLines(path)) {
      items++
      end = line.end
    }
  return { items, end }
}

async function* chosenItems(spool: Spool, selection: Selection | undefined, { settings }: GenerateRun) {
  const places = selection?.places
  let place = 0
  let next = 0
  for await (const line of spool.lines()) {
    const { drafts } = line
    if (!drafts) continue
    const chosen = drafts.drafts.filter(() => {
      const isChosen = places === undefined || places[next] === place
      place++
      if (isChosen) next++
      return isChosen
    })
    for (const item of itemsOf(drafts, chosen, settings)) yield { item, line }
  }
}
