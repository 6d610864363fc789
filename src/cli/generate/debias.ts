import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Debiased, debiasItems } from '../../dataset/audit/debias'
import type { Item } from '../../dataset/item'
import { formatItemLine, parseItemLine } from '../../dataset/write/item-line'
import { openBlockFile, PARTIAL } from './folder'
import { ITEMS_FILE } from './items-file'
import { wholeLines } from './lines'

/** The items before pruning; in the folder only as long as the run is not whole. */
export const UNPRUNED_FILE = `unpruned${PARTIAL}`

/** Writes the items that cannot be guessed too well, and says what was left out. Twins go where their items go. */
export async function writePruned(folder: string): Promise<{ readonly items: number; readonly debiased: Debiased }> {
  const all = join(folder, UNPRUNED_FILE)
  // Only what the audit asks about is kept in memory.
  const asked: Item[] = []
  for await (const { text } of wholeLines(all)) {
    const item = parseItemLine(text)
    if (item.choices) asked.push({ ...item, true_layout: { origin: 'unknown', objects: [] } })
  }
  const debiased = debiasItems(asked)
  const { dropped } = debiased
  const path = join(folder, ITEMS_FILE)
  if (existsSync(path)) await rm(path)
  const file = await openBlockFile(path + PARTIAL)
  let items = 0
  for await (const { text } of wholeLines(all)) {
    const item = parseItemLine(text)
    if (dropped.has(item.id) || (item.twin && dropped.has(item.twin.of))) continue
    await file.write(formatItemLine(item))
    items++
  }
  await file.close()
  await rename(path + PARTIAL, path)
  return { items, debiased }
}
