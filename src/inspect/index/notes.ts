import { constants, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { isRow } from '../../base/fields/json-row'
import type { Note } from '../answers/inspector'
import { notesPath } from './paths'

/** The longest remark, in characters. */
export const LONGEST_NOTE = 10_000
const MOST_NOTES = 20_000

/** The notes in the file beside a log, the latest of each row; lines of another kind are passed over. */
export function readNotes(path: string, name: string): readonly Note[] {
  let text: string
  try {
    text = readFileSync(notesPath(path), 'utf8')
  } catch {
    return []
  }
  const latest = new Map<string, Note>()
  for (const line of text.split('\n').slice(-MOST_NOTES)) {
    const note = noteIn(line, name)
    if (note) latest.set(`${note.line}:${note.sample}`, note)
  }
  return [...latest.values()].filter(({ label, text: said }) => label !== '' || said !== '')
}

function noteIn(line: string, file: string): Note | undefined {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isRow(row) || typeof row.line !== 'number' || typeof row.sample !== 'number') return undefined
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_NOTE) : '')
  return {
    file,
    line: row.line,
    sample: row.sample,
    id: typeof row.id === 'string' ? row.id : null,
    label: text(row.label),
    text: text(row.text),
    time: typeof row.time === 'number' ? row.time : 0,
  }
}

/** Appends a note to the file beside a log. An empty one takes the row's note away. The log itself is never written. */
export async function appendNote(path: string, note: Note): Promise<void> {
  const { file: _, ...kept } = note
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW
  const handle = await open(notesPath(path), flags, 0o644)
  try {
    await handle.write(`${JSON.stringify({ log: basename(path), ...kept })}\n`)
  } finally {
    await handle.close()
  }
}
