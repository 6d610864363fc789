import type { Item } from '../item'

/** A file that is being written. It has its name only when the run is whole; its owner sees to that. */
export interface OutputFile {
  /** Resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>
}

/** The folder a data set is written to. Files are named relative to it, with `/` between folders. */
export interface OutputFolder {
  /** Opens a file; each path once. */
  create(path: string): Promise<OutputFile>
}

/** What every format is told of the run. */
export interface WriteOptions {
  /** Digits after the point in the printed map; default 1, those of the items' true layouts. */
  readonly decimals?: number
}

/**
 * One format of a data set. Items come in the order of `items.jsonl`, numbered from 0, so a writer needs no state but
 * what its own files need: all formats are made from that file, and one that was cut short is made again from it.
 */
export interface Writer {
  /** Begins the files of a set in a folder. */
  open(folder: OutputFolder, options: WriteOptions): Promise<void>
  /** Writes one item; `index` counts from 0 over the whole set. */
  write(item: Item, index: number): Promise<void>
  /** Writes what comes after the last item. The folder closes the files. */
  close(): Promise<void>
}
