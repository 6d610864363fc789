import type { LoggedRow } from '../read/logged-row'
import type { RowPlace } from '../table/table'

/** Where an item lies, and what filters need of it. */
export interface KnownItem {
  readonly place: RowPlace
  readonly brief: Pick<LoggedRow, 'task' | 'budget'>
  /** Whether responses to it can be scored. */
  readonly hasTruth: boolean
}

/** The items that rows of logs are completed from, by id; the first of each counts. */
export interface ItemLookup {
  readonly size: number
  add(row: LoggedRow, place: RowPlace): void
  dropFile(file: number): void
  find(id: string | undefined): KnownItem | undefined
}

/** An empty index of items. */
export function createItemLookup(): ItemLookup {
  const byId = new Map<string, KnownItem>()
  return {
    get size() {
      return byId.size
    },
    add({ id, task, budget, truth }, place) {
      if (id === undefined || byId.has(id)) return
      const brief = { ...(task !== undefined && { task }), ...(budget !== undefined && { budget }) }
      byId.set(id, { place, brief, hasTruth: truth !== undefined })
    },
    dropFile(file) {
      for (const [id, { place }] of byId) if (place.file === file) byId.delete(id)
    },
    find: (id) => (id === undefined ? undefined : byId.get(id)),
  }
}
