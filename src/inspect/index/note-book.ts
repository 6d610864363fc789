import type { Note, NoteWords } from '../answers/inspector'
import { appendNote, readNotes } from './notes'

/** A log that notes lie beside. */
interface NotedFile {
  readonly number: number
  readonly path: string
  readonly name: string
}

/** The notes on all logs that are open. */
export interface NoteBook {
  /** Reads the notes that lie beside a log. */
  open(file: NotedFile): Promise<void>
  all(): readonly Note[]
  /**
   * Keeps a note in the place of the one that said `before`. Where another was kept meanwhile, nothing is written, and
   * that one is given back.
   */
  add(file: NotedFile, note: Note, before: NoteWords | undefined): Promise<Note>
}

/** A book without notes. */
export function createNoteBook(): NoteBook {
  const notes = new Map<number, readonly Note[]>()
  let writing: Promise<unknown> = Promise.resolve()

  async function open(file: NotedFile): Promise<void> {
    notes.set(file.number, await readNotes(file.path, file.name))
  }
  async function add(file: NotedFile, note: Note, before: NoteWords | undefined): Promise<Note> {
    // Another inspector may have written there too.
    await open(file)
    const known = notes.get(file.number)!.find((one) => isSamePlace(one, note))
    const [label, text] = [known?.label ?? '', known?.text ?? '']
    if (before && (before.label !== label || before.text !== text)) return { ...note, time: 0, ...known, label, text }
    await appendNote(file.path, note)
    await open(file)
    return note
  }
  return {
    open,
    all: () => [...notes.values()].flat(),
    add(file, note, before) {
      // One after the other: a later note must see the one before it.
      const added = writing.then(() => add(file, note, before))
      writing = added.catch(() => {})
      return added
    },
  }
}

const isSamePlace = (a: Note, b: Note) => a.line === b.line && a.sample === b.sample && a.id === b.id
