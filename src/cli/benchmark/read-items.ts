import type { Keys } from '../../base/fields/keys'
import { atPath } from '../../base/fields/path'
import type { BenchmarkItem } from '../../benchmark/item'
import { readItemRow } from '../../benchmark/read/items'
import type { Layout } from '../../layout/layout'
import { observedLayout } from '../../scene/observed'
import type { Scene } from '../../scene/scene'
import { type Io, UsageError } from '../command'
import { fileReadings } from '../scene-file'
import { type FileReport, fileReport } from './file-report'
import { openRows } from './rows-file'

/** The items of a file, with what a column says of each. */
export interface ItemsFile {
  readonly items: readonly BenchmarkItem[]
  readonly report: FileReport
  /** By id; of the column the caller named. */
  readonly groups: ReadonlyMap<string, string>
}

/** Reads a benchmark's file; a row that cannot be read is left out and counted. */
export async function readItems(file: string, keys: Keys, by: string | undefined, io: Io): Promise<ItemsFile> {
  const opened = await openRows(file, io)
  const report = fileReport(opened)
  const items: BenchmarkItem[] = []
  const groups = new Map<string, string>()
  const shared = sharer()
  for await (const found of opened.rows) {
    const item = 'row' in found ? readItemRow(found.row, keys) : found.problem
    if (typeof item === 'string') {
      report.broken(found.place, item)
      continue
    }
    report.row()
    items.push(shared(item))
    const group = by === undefined ? undefined : atPath((found as { row: unknown }).row, by)
    if (group !== undefined && group !== null)
      groups.set(item.id, typeof group === 'string' ? group : JSON.stringify(group))
  }
  if (items.length === 0) throw new UsageError(`${opened.name}: ${report.whyEmpty('item')}`)
  if (by !== undefined && groups.size === 0) throw new UsageError(`--by ${by}: no item has such a column`)
  return { items, report: report.done(), groups }
}

/** Gives equal scenes, tasks and choices one copy each: a million items have few of them. */
function sharer(): (item: BenchmarkItem) => BenchmarkItem {
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  const one = <T>(known: Map<string, T>, key: string, value: T): T => {
    const found = known.get(key)
    if (found === undefined) known.set(key, value)
    return found ?? value
  }
  return (item) => {
    const { scene, task, answer, choices } = item
    return {
      ...item,
      scene: one(texts, scene, scene),
      task: one(texts, task, task),
      answer: one(texts, answer, answer),
      ...(choices && { choices: one(lists, choices.join('\n'), choices) }),
    }
  }
}

/** Items with the maps of their scenes, where they have none of their own, and the scenes that no file holds. */
export async function withScenes(items: readonly BenchmarkItem[], files: readonly string[], io: Io) {
  const layouts = new Map<string, Layout>()
  let unread = 0
  for await (const { reading } of fileReadings(files, {}, io)) {
    if (reading.ok) layouts.set(reading.value.id, mapOf(reading.value))
    else unread++
  }
  const missing = new Set<string>()
  const filled = items.map((item) => {
    if (item.trueLayout !== undefined) return item
    const trueLayout = layouts.get(item.scene)
    if (trueLayout === undefined) missing.add(item.scene)
    return trueLayout === undefined ? item : { ...item, trueLayout }
  })
  return { items: filled, missing: [...missing], unread }
}

/** What the recorded cameras of a scene show, in the frame of the first; of a scene without cameras all there is. */
const mapOf = (scene: Scene): Layout =>
  scene.cameras.length > 0 ? observedLayout(scene, scene.cameras).layout : scene.layout
