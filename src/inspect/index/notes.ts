import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { LINE_FEED } from '../../base/characters'
import { isRow } from '../../base/fields/json-row'
import type { Note } from '../answers/inspector'
import { openLog, readAt } from './file-bytes'
import { notesPath } from './paths'

/** The longest remark, in characters. */
export const LONGEST_NOTE = 10_000
/** The longest label, in characters. */
export const LONGEST_LABEL = 60
/** The end of the file that is read: some ten thousand remarks. */
const MOST_BYTES = 16 * 1024 * 1024

/** The notes in the file beside a log, the latest of each row; lines of another kind are passed over. */
export async function readNotes(path: string, name: string): Promise<readonly Note[]> {
  const latest = new Map<string, Note>()
  for (const line of (await textOf(notesPath(path))).split('\n')) {
    const note = noteIn(line, { name, log: basename(path) })
    if (note) latest.set(`${note.line}:${note.sample}`, note)
  }
  return [...latest.values()].filter(({ label, text: said }) => label !== '' || said !== '')
}

/** Empty if there is none. A link and a pipe, which might never end, are passed over. */
async function textOf(path: string): Promise<string> {
  try {
    const handle = await openLog(path)
    try {
      const { size } = await handle.stat()
      const length = Math.min(MOST_BYTES, size)
      return new TextDecoder().decode(await readAt(handle, size - length, length))
    } finally {
      await handle.close()
    }
  } catch {
    return ''
  }
}

/** A line that is a note on the log; logs whose names differ in their endings share a file of notes. */
function noteIn(line: string, file: { readonly name: string; readonly log: string }): Note | undefined {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isRow(row) || typeof row.line !== 'number' || typeof row.sample !== 'number') return undefined
  if (typeof row.log === 'string' && row.log !== file.log) return undefined
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_NOTE) : '')
  return {
    file: file.name,
    line: row.line,
    sample: row.sample,
    id: typeof row.id === 'string' ? row.id : null,
    label: text(row.label).slice(0, LONGEST_LABEL),
    text: text(row.text),
    time: typeof row.time === 'number' ? row.time : 0,
  }
}

/** Appends a note to the file beside a log. An empty one takes the row's note away. The log itself is never written. */
export async function appendNote(path: string, note: Note): Promise<void> {
  const { file: _, ...kept } = note
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW
  const handle = await open(notesPath(path), flags | (constants.O_NONBLOCK ?? 0), 0o644)
  try {
    const file = await handle.stat()
    if (!file.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTSUP' })
    // A program that was killed may have left half a line, which must not take this one with it.
    const [last] = await readAt(handle, Math.max(0, file.size - 1), 1)
    const start = last === undefined || last === LINE_FEED ? '' : '\n'
    await handle.appendFile(`${start}${JSON.stringify({ log: basename(path), ...kept })}\n`)
  } finally {
    await handle.close()
  }
}
