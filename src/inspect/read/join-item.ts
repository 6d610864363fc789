import type { LoggedRow } from './logged-row'

/** What a log may leave to the items its responses answer. */
const OF_ITEM = ['truth', 'question', 'choices', 'trueLayout', 'task', 'budget', 'images'] as const

/** Whether a row leaves something to its item that its score or its picture is made from. */
export const lacksItem = (row: LoggedRow): boolean =>
  row.id !== undefined &&
  row.response !== null &&
  (row.truth === undefined || row.question === undefined || row.trueLayout === undefined || row.task === undefined)

/** A row with what its item knows; what the row says itself stays. */
export function joinItem(row: LoggedRow, item: LoggedRow): LoggedRow {
  const found = OF_ITEM.filter((name) => row[name] === undefined && item[name] !== undefined)
  return found.length === 0 ? row : { ...row, ...Object.fromEntries(found.map((name) => [name, item[name]])) }
}
