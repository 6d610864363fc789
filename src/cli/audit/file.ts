import type { Keys } from '../../base/fields/keys'
import { splitLines } from '../../base/lines'
import { foreignItemIn } from '../../dataset/audit/foreign-keys'
import { type AuditRow, auditRowOf } from '../../dataset/audit/row'
import { type Io, UsageError } from '../command'
import { openInput, readInput } from '../io'
import { MAX_LINE, objectIn } from '../row-lines'

/** The rows of a benchmark file, and the places of those that could not be read, each with the reason. */
export interface AuditFile {
  readonly rows: readonly AuditRow[]
  readonly unread: readonly { readonly place: string; readonly why: string }[]
}

/** Reads items of ours or a benchmark's rows, as JSON Lines or as one JSON list (a file named `.json`). */
export async function readAuditFile(file: string | undefined, io: Io, keys: Keys): Promise<AuditFile> {
  const rows: AuditRow[] = []
  const unread: { place: string; why: string }[] = []
  const add = (row: object | undefined, place: string, number: number) => {
    const item = row === undefined ? 'no JSON object' : foreignItemIn(row, number, keys)
    const read = typeof item === 'string' ? undefined : auditRowOf(item)
    if (read) rows.push(read)
    else unread.push({ place, why: typeof item === 'string' ? item : 'the answer is none of the options' })
  }
  if (file?.endsWith('.json')) {
    for (const [index, row] of listIn(await readInput(file, io), file).entries())
      add(typeof row === 'object' && row !== null ? row : undefined, `row ${index + 1}`, index + 1)
  } else {
    for await (const line of splitLines(openInput(file, io), MAX_LINE))
      add('text' in line ? objectIn(line.text) : undefined, `line ${line.number}`, line.number)
  }
  return { rows, unread }
}

function listIn(text: string, file: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  throw new UsageError(`${file}: expected a JSON list of items; JSON Lines are read from a file with another ending`)
}
