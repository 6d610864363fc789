import { type Command, UsageError } from '../command'
import { listOf, readCount } from '../flags'
import { PRESET_OPTIONS, presetHelp, readPreset } from '../row-flags/preset'
import { READING_OPTIONS, readingHelp, readReading } from '../row-flags/reading'
import { MAX_LINE } from '../row-lines'

const help = `v2lo-map score [FILE] [--preset NAME|FILE] [--keys NAME=FIELD,...] [--jobs N] [--out FILE [--resume]]

Scores JSON Lines from FILE or standard input, a JSON list of rows, or a FILE of Parquet, one result for each row, in
order. A row is
  {"id"?, "response", "ground_truth", "question"?, "choices"?, "true_layout"?}
and its result {"id", "overall", "format", "accuracy", ..., "error": null}, or {"id", "error": {code, message, line}}
for a row that cannot be scored: never a zero, and the rows after it go on. A summary goes to standard error. Exit code
1 where any row failed; 130 after Ctrl-C and 143 after SIGTERM: the rows that are being scored are finished and written,
no others are read, and standard error says how far it got. docs/rows.md has every field of a row and of a result.

${presetHelp(23)}
${readingHelp(23)}
  --jobs N            scores in N workers, with the same results; default: one for each core, none for a small input
  --out FILE          the results go to FILE, which has its name only when it is whole; until then it is FILE.partial.
                      A FILE that ends in .parquet is Parquet (npm install hyparquet hyparquet-writer)
  --keep all|A,B,...  from Parquet to Parquet: columns of FILE that go beside the scores
  --resume            goes on with the FILE.partial of a run that was ended or killed; no row is lost or doubled
  --force             writes over a FILE that exists
  --max-line BYTES    longest row that is read; default 33554432 (32 MiB)

Example:
  echo '{"id": 1, "response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}' | v2lo-map score --preset v2lo
`

export const scoreCommand: Command = {
  name: 'score',
  summary: 'score rows of responses and ground truths',
  help,
  options: {
    ...PRESET_OPTIONS,
    ...READING_OPTIONS,
    jobs: { type: 'string' },
    out: { type: 'string' },
    keep: { type: 'string' },
    resume: { type: 'boolean' },
    force: { type: 'boolean' },
    'max-line': { type: 'string' },
  },
  maxWords: 1,
  async run({ options, lists, words }, io, version) {
    const preset = readPreset({ options, lists })
    const out = typeof options.out === 'string' ? options.out : undefined
    const [resume, force] = [options.resume === true, options.force === true]
    if (out === undefined && (resume || force))
      throw new UsageError(`--${resume ? 'resume' : 'force'}: expected --out FILE with it`)
    if (resume && force) throw new UsageError('--resume and --force: expected one of them')
    const jobs = options.jobs === undefined ? undefined : readCount('--jobs', options.jobs, 1)
    const settings = { preset, reading: readReading({ options }), maxLine: readMaxLine(options['max-line']) }
    const { runScore } = await import('../score/run')
    return runScore({ input: words[0], settings, jobs, out, keep: readKeep(options.keep), resume, force }, io, version)
  },
}

function readKeep(value: string | boolean | undefined): 'all' | readonly string[] | undefined {
  return value === undefined ? undefined : value === 'all' ? value : listOf(value)
}

function readMaxLine(text: string | boolean | undefined): number {
  if (text === undefined) return MAX_LINE
  const bytes = Number(text)
  if (!Number.isInteger(bytes) || bytes < 1)
    throw new UsageError(`--max-line: expected a number of bytes, received ${JSON.stringify(text)}`)
  return bytes
}
