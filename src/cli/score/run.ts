import { existsSync, realpathSync, statSync } from 'node:fs'
import type { LineSettings } from '../../serve/rows/score-lines'
import { addTally, newTally } from '../../serve/rows/tally'
import { type Block, createBlockMemory, cutBlocks } from '../../transport/blocks'
import { writeAll } from '../../transport/stream'
import { inOrder } from '../../workers/in-order'
import { type ExitCode, type Io, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { createProgress } from '../generate/progress'
import { defaultJobs } from '../jobs/worker-script'
import { checkAbsent } from '../row-flags/reading'
import { isParquet, openRowInput, type RowInput } from './input'
import { fileResults, type Results, streamResults } from './results'
import { createBlockScorer } from './scorer'
import { summaryOf } from './summary'

/** What a call of `score` asks for. */
export interface ScoreRun {
  /** The file of rows; standard input if there is none. */
  readonly input: string | undefined
  readonly settings: LineSettings
  /** How many workers; as many as are worth it if nothing is said. */
  readonly jobs: number | undefined
  /** The file of results, Parquet if its name ends so; standard output if there is none. */
  readonly out: string | undefined
  /** Columns of a Parquet file that go beside the scores into another. */
  readonly keep: 'all' | readonly string[] | undefined
  readonly resume: boolean
  readonly force: boolean
}

/** Bytes of a block: from 256 kB to 2 MB all cost the same, and the first results of a small one are there soonest. */
const BLOCK_BYTES = 1 << 18

/** So many rows without a field that each row needs are enough to call its name a mistake. */
const ROWS_TO_JUDGE = 1000

/** Up to so many bytes, one process is done before workers have started and are warm. */
const ALONE_BYTES = { v2lo: 32 << 20, strict: 8 << 20 } as const

/** Scores the rows of an input, and says on standard error what came of it. */
export async function runScore(run: ScoreRun, io: Io, version: string): Promise<ExitCode> {
  const { settings } = run
  const { signal, exitCode, release } = awaitEnding()
  const input = await openInput(run, io, signal)
  try {
    const results = await openResults(run, input, { io, version })
    if (results === undefined) {
      await writeAll(io.stderr, `${run.out}: it is whole already\n`)
      return 0
    }
    const began = performance.now()
    const { tally, rows, isCut } = await scoreInto(results, { run, input, io, signal })
    const seconds = (performance.now() - began) / 1000
    const ended = signal.aborted ? `stopped after line ${tally.lastLine}: ` : ''
    const cut = isCut ? `${run.input ?? 'standard input'}: ${CUT_OFF}\n` : ''
    await writeAll(io.stderr, `${cut}${ended}${summaryOf(tally, settings.preset, { rows, seconds })}`)
    return signal.aborted ? exitCode() : tally.failed > 0 || isCut ? 1 : 0
  } finally {
    release()
    await input.close()
  }
}

/** What is wrong with an input in whose list or object there was something still to come. */
const CUT_OFF = 'it ends inside a list or an object; it was cut off, and rows may be missing'

async function openInput({ input, settings, keep, out }: ScoreRun, io: Io, signal: AbortSignal): Promise<RowInput> {
  const parquet = await isParquet(input)
  if (keep !== undefined && !(parquet && isParquetName(out)))
    throw new UsageError('--keep: expected a FILE and an --out FILE that are both Parquet; ids join other files')
  if (!parquet) return openRowInput(input, io, signal)
  const { openParquetInput } = await import('../parquet/score-input')
  return openParquetInput(input!, { reading: settings.reading ?? {}, keep })
}

const isParquetName = (out: string | undefined) => out?.toLowerCase().endsWith('.parquet') === true

async function openResults(
  { input: name, settings, out, resume, force }: ScoreRun,
  { file, kept }: RowInput,
  { io, version }: { readonly io: Io; readonly version: string },
): Promise<Results | undefined> {
  if (out === undefined) return streamResults(io)
  const path = readOut(out, name)
  if (isParquetName(out)) {
    if (resume) throw new UsageError('--resume: expected results in JSON Lines; a Parquet file cannot be gone on with')
    const { parquetResults } = await import('../parquet/score-results')
    return parquetResults(path, force, kept)
  }
  if (resume && file === undefined)
    throw new UsageError('--resume: expected a FILE of JSON; standard input and Parquet cannot be read on')
  const known = file && { size: file.size, modified: file.modified, fingerprint: await file.fingerprint() }
  return fileResults(path, { identity: { version, input: name ?? null, ...known, settings }, resume, force })
}

/**
 * Where results go: the file that a link leads to. Nothing but a file may be there, and never the input, as results take the
 * place of what has their name.
 */
function readOut(out: string, input: string | undefined): string {
  if (!existsSync(out)) return out
  const there = statSync(out)
  if (there.isDirectory()) throw new UsageError(`--out ${out}: it is a folder, not a file; name a file in it`)
  if (!there.isFile())
    throw new UsageError(`--out ${out}: it is a device or a pipe, not a file; leave --out out for standard output`)
  const read = input !== undefined && existsSync(input) ? statSync(input) : undefined
  if (read?.ino === there.ino && read.dev === there.dev)
    throw new UsageError(`--out ${out}: it is the input; name another file`)
  return realpathSync(out)
}

interface Running {
  readonly run: ScoreRun
  readonly input: RowInput
  readonly io: Io
  readonly signal: AbortSignal
}

/** Scores what an earlier run has not, block by block in order; `rows` are those of this run. */
async function scoreInto(results: Results, { run, input, io, signal }: Running) {
  const { settings } = run
  const from = results.done?.place ?? { line: 1, byte: 0 }
  const tally = newTally()
  if (results.done) addTally(tally, results.done.tally)
  const before = tally.scored + tally.failed
  const left = input.file === undefined ? undefined : input.file.size - from.byte
  const small = ALONE_BYTES[settings.preset.reading]
  const jobs = run.jobs ?? (left !== undefined && left <= small ? 1 : defaultJobs())
  // Who asked for workers gets them; a known size is either too small for them, or worth them from the first byte.
  const alone = run.jobs === undefined && left === undefined ? small : 0
  const scorer = createBlockScorer(settings, jobs, alone)
  const memory = createBlockMemory(BLOCK_BYTES, jobs > 1)
  const progress = createProgress(io)
  const cut = { blockBytes: BLOCK_BYTES, maxLine: settings.maxLine, memory, signal, from }
  let isCut = false
  try {
    const source = await input.source(from.byte)
    const blocks = cutBlocks(source, cut)
    const score = async ({ bytes, firstLine, next }: Block) => {
      const scored = await scorer.score({ bytes, firstLine })
      memory.give(bytes)
      return { ...scored, place: next }
    }
    for await (const { bytes, tally: part, place } of inOrder(blocks, scorer.width, score)) {
      addTally(tally, part)
      await checkKeys(place.byte === input.file?.size)
      await results.write(bytes, place, tally)
      const rows = tally.scored + tally.failed
      progress.step('rows', rows, input.rowCount ?? (left && Math.round((rows / place.byte) * (from.byte + left))))
    }
    if (!signal.aborted) {
      await checkKeys(true)
      isCut = source.isOpen()
    }
    await (signal.aborted ? results.leave() : results.finish())
  } finally {
    progress.end()
    await scorer.close()
  }
  return { tally, rows: tally.scored + tally.failed - before, isCut }

  /** A field that no row has is told once that is sure, before more is written than need be. */
  async function checkKeys(isAll: boolean): Promise<void> {
    if (!isAll && tally.absent.rows < ROWS_TO_JUDGE) return
    try {
      checkAbsent(tally.absent, settings.reading ?? {}, !isAll)
    } catch (error) {
      await results.drop()
      throw error
    }
  }
}
