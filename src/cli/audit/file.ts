import type { Keys } from '../../base/fields/keys'
import { foreignItemIn } from '../../dataset/audit/foreign-keys'
import { type AuditRow, auditRowOf } from '../../dataset/audit/row'
import type { Io } from '../command'
import { openInput } from '../io'
import { objectIn, rowLines } from '../row-lines'

/** The rows of a benchmark file, and the places of those that could not be read, each with the reason. */
export interface AuditFile {
  readonly rows: readonly AuditRow[]
  readonly unread: readonly { readonly place: string; readonly why: string }[]
}

/** Reads items of ours or a benchmark's rows, as JSON Lines or as one JSON list. */
export async function readAuditFile(file: string | undefined, io: Io, keys: Keys): Promise<AuditFile> {
  const rows: AuditRow[] = []
  const unread: { place: string; why: string }[] = []
  const add = (row: object | undefined, place: string, number: number) => {
    const item = row === undefined ? 'no JSON object' : foreignItemIn(row, number, keys)
    const read = typeof item === 'string' ? undefined : auditRowOf(item)
    if (read) rows.push(read)
    else unread.push({ place, why: typeof item === 'string' ? item : 'the answer is none of the options' })
  }
  for await (const line of rowLines(openInput(file, io), file ?? 'standard input'))
    add('text' in line ? objectIn(line.text) : undefined, `line ${line.number}`, line.number)
  return { rows, unread }
}
