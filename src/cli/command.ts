import type { parseArgs } from 'node:util'

/** Options of one command, as `node:util`'s parseArgs takes them. */
export type OptionSpecs = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

/** What a command line gave: options by name, those that may be repeated as lists, and the other words. */
export interface Arguments {
  readonly options: { readonly [name: string]: string | boolean | undefined }
  /** Every value of an option that is declared `multiple`, in order. */
  readonly lists: { readonly [name: string]: readonly string[] | undefined }
  readonly words: readonly string[]
}

/** Where a command reads and writes. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean }
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

/**
 * 0 = done; 1 = understood, and the answer is "no" or some items failed; 2 = the call itself is wrong; 130 = Ctrl-C, and
 * 143 = told to end, before it was done.
 */
export type ExitCode = 0 | 1 | 2 | 130 | 143

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help, with an example that works. */
  readonly help: string
  readonly options: OptionSpecs
  /** How many words it takes besides its options. */
  readonly maxWords: number
  run(args: Arguments, io: Io, version: string): Promise<ExitCode>
}

/** A mistake in the call: one sentence that names the file or flag; exit code 2, no stack trace. */
export class UsageError extends Error {}
