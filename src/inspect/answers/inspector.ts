import type { LoggedRow } from '../read/logged-row'
import type { RowTable } from '../table/table'
import type { PresetPair } from '../view/judge'

/** A row that cannot be read, with what there is of it. */
export interface BrokenRow {
  readonly problem: string
  /** The beginning of its bytes, as text; bytes that are not UTF-8 as U+FFFD. */
  readonly bytes: string
  readonly length: number
}

/** A file that is open. */
export interface OpenFile {
  readonly name: string
  /** The folder that was given and that holds it; `null` if it was given itself. */
  readonly under: string | null
  readonly format: string | null
  readonly rows: number
  /** Its rows are items that the rows of other files are completed from. */
  readonly isItems: boolean
  /** What is wrong with it. */
  readonly problem: string | null
}

/** How far reading and scoring have come. */
export interface DoneOf {
  readonly done: number
  readonly total: number
}

/** What the questions of the page are answered from: files on a disk, or rows inside the page itself. */
export interface RowSource {
  readonly table: RowTable
  readonly presets: PresetPair
  files(): readonly OpenFile[]
  /** Bytes. */
  indexed(): DoneOf
  /** Rows. */
  scored(): DoneOf
  /** Changes with every row that comes or goes. */
  revision(): number
  /** A row by its number, read anew. */
  read(at: number): Promise<LoggedRow | BrokenRow>
  /**
   * Several rows at once, which is faster than one after another. With a text, rows that surely do not hold it, whatever
   * its case, may be left out as `undefined`.
   */
  readMany(rows: readonly number[], text?: string): Promise<readonly (LoggedRow | BrokenRow | undefined)[]>
  notes(): readonly Note[]
}

/** A remark somebody made on a row. It lies in a file beside the log. */
export interface Note {
  readonly file: string
  readonly line: number
  readonly sample: number
  readonly id: string | null
  readonly label: string
  readonly text: string
  /** Seconds since the Unix epoch. */
  readonly time: number
}

/** What somebody says in a note. */
export type NoteWords = Pick<Note, 'label' | 'text'>

export const isBroken = (row: LoggedRow | BrokenRow): row is BrokenRow => 'problem' in row
