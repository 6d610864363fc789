import { type EvaluateOptions, evaluateWith } from '../../../benchmark/evaluate/evaluate'
import type { BenchmarkItem } from '../../../benchmark/item'
import { EXTRACTION_PROFILES, type ExtractionProfile } from '../../../benchmark/profiles/grade'
import { ITEM_KEYS } from '../../../benchmark/read/items'
import { PREDICTION_FORMATS } from '../../../benchmark/read/predictions'
import { evaluationDocument } from '../../../benchmark/report/evaluation'
import { counted } from '../../../benchmark/report/numbers'
import type { FileReport } from '../../benchmark/file-report'
import { readOutputs } from '../../benchmark/output'
import { readItems, withScenes } from '../../benchmark/read-items'
import { openPredictions, readFormat } from '../../benchmark/read-predictions'
import { describeReport } from '../../benchmark/terminal'
import { writeReport } from '../../benchmark/write-report'
import { type Arguments, type Command, type Io, UsageError } from '../../command'
import { listOf, readCount } from '../../flags'
import { present } from '../../io'
import { createPooledSamples } from '../../jobs/judge-samples'
import { defaultJobs } from '../../jobs/worker-script'
import { readKeysFlag } from '../../row-flags/keys'

/** Fewer items are judged before workers have started. */
const FEW_ITEMS = 2_000

const PARTS = [...ITEM_KEYS, 'response', 'prompt'] as const

const help = `v2lo-map evaluate ITEMS PREDICTIONS [--profile NAME] [--baseline OTHER] [-o report.html]

Says what a run is worth on a benchmark: the score with its interval over scenes, what chance gives, where errors come
from, and how maps, frames and answers hang together. ITEMS holds items of v2lo-map, rows of VSI-Bench or ReVSI, or any
other rows whose columns --keys names; PREDICTIONS holds {"id", "response"} rows or the log of another program. Files are
JSON Lines, a JSON list, a table (TSV, CSV) or Parquet; which one is told by their first bytes. A table goes to standard
error, the whole report as JSON to standard output. Exit code 1 where rows could not be read or predictions belong to no
item. docs/benchmark.md says how to read each figure.

  --profile NAME       which program's reading of answers counts: ${EXTRACTION_PROFILES.join(', ')} (strict)
  --baseline OTHER     predictions of another run on the same items: paired differences
  --oracle FILE        predictions of a run whose prompts held the true map
  --by COLUMN          scores by a column of the items, a.b for one inside another
  --scenes FILE,...    scenes, for items without a true layout of their own
  --keys NAME=KEY,...  the columns of other files (docs/rows.md); NAME is one of
                       ${PARTS.join(', ')}
  --format NAME        whose log the predictions are, where it cannot be told:
                       ${PREDICTION_FORMATS.join(', ')}
  --title TEXT         the title of the report
  --seed N             seed of the draws of scenes (1)
  -o FILE,...          writes a report: .html, .md or .json
  --force              writes over a report that exists
  --jobs N             judges predictions in N workers; default: one for each core, none for few items
  --json               only the JSON

Example:
  echo '{"id": 1, "response": "A"}' > said.jsonl
  echo '{"id": 1, "scene_name": "a", "question_type": "nearest", "question": "Which object is nearest?", "options": ["A. bed", "B. tv"], "ground_truth": "A"}' | v2lo-map evaluate - said.jsonl
`

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'say what a run is worth on a benchmark, and how sure that is',
  help,
  options: {
    profile: { type: 'string' },
    baseline: { type: 'string' },
    oracle: { type: 'string' },
    by: { type: 'string' },
    scenes: { type: 'string' },
    keys: { type: 'string' },
    format: { type: 'string' },
    title: { type: 'string' },
    seed: { type: 'string' },
    output: { type: 'string', short: 'o' },
    jobs: { type: 'string' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  maxWords: 2,
  async run(args, io, version) {
    const { options, words } = args
    const [itemsFile, predictionsFile] = words
    if (itemsFile === undefined || predictionsFile === undefined)
      throw new UsageError('evaluate: expected ITEMS and PREDICTIONS; see evaluate --help')
    const outputs = readOutputs(listOf(options.output), options.force === true)
    const profile = readProfile(options.profile)
    const keys = readKeysFlag(options.keys, PARTS)
    const seed = readCount('--seed', options.seed, 1, 0)
    const by = typeof options.by === 'string' ? options.by : undefined
    const read = await readItems(itemsFile, keys, by, io)
    const notes: string[] = []
    const items = await fillScenes(read.items, listOf(options.scenes), notes, io)
    const format = readFormat(options.format)
    const open = async (file: string) => openPredictions(file, format, keys, io)
    const run = await open(predictionsFile)
    const baseline = typeof options.baseline === 'string' ? await open(options.baseline) : undefined
    const oracle = typeof options.oracle === 'string' ? await open(options.oracle) : undefined
    const given: EvaluateOptions = {
      profile,
      seed,
      ...(baseline && { baseline: { name: options.baseline as string, predictions: baseline.predictions } }),
      ...(oracle && { oracle: oracle.predictions }),
      ...(by !== undefined && { by: { name: by, groupOf: ({ id }) => read.groups.get(id) } }),
      ...(typeof options.title === 'string' && { title: options.title }),
    }
    const jobs = readCount('--jobs', options.jobs, items.length < FEW_ITEMS ? 1 : defaultJobs())
    const pooled = createPooledSamples(profile, jobs)
    const judged = await evaluateWith(items, run.predictions, given, pooled?.judge).finally(pooled?.close)
    const logs = [run, baseline, oracle].flatMap((one) => (one ? [one.report()] : []))
    const files = [read.report, ...logs]
    for (const file of files) notes.push(...brokenNote(file))
    const { format: harness, promptHash } = logs[0]!
    const report = {
      ...judged,
      notes: [...judged.notes, ...notes],
      conditions: {
        ...judged.conditions,
        version,
        command: commandLine(args),
        files: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
        ...(harness && { harness }),
        ...(promptHash && { promptHash }),
      },
    }
    for (const { file, ending } of outputs) await writeReport(file, ending, report, evaluationDocument(report))
    const written = outputs.map(({ file }) => `written: ${file}`)
    await present(io, report, describeReport(report, { files, written }), options.json === true)
    return files.some(({ broken }) => broken.count > 0) || report.counts.unmatched.count > 0 ? 1 : 0
  },
}

function readProfile(value: Arguments['options'][string]): ExtractionProfile {
  if (value === undefined) return 'strict'
  if (EXTRACTION_PROFILES.includes(value as ExtractionProfile)) return value as ExtractionProfile
  throw new UsageError(
    `--profile: expected one of ${EXTRACTION_PROFILES.join(', ')}, received ${JSON.stringify(value)}`,
  )
}

async function fillScenes(items: readonly BenchmarkItem[], files: readonly string[], notes: string[], io: Io) {
  if (files.length === 0) return items
  const { items: filled, missing, unread } = await withScenes(items, files, io)
  if (missing.length > 0)
    notes.push(
      `Not in the files of --scenes: ${counted(missing.length, 'scene')} of items, among them ${missing.slice(0, 3).join(', ')}.`,
    )
  if (unread > 0) notes.push(`Not read: ${counted(unread, 'scene')} of --scenes; v2lo-map scenes says why.`)
  return filled
}

function brokenNote({ name, broken: { count, listed } }: FileReport): readonly string[] {
  if (count === 0) return []
  const first = listed.slice(0, 3).map(({ place, why }) => `${place}: ${why}`)
  return [`${name}: ${count} rows could not be read (${first.join('; ')}).`]
}

/** The call as it can be repeated, without what changes nothing of the report. */
function commandLine({ options, words }: Arguments): string {
  const { jobs: _, ...telling } = options
  const flags = Object.entries(telling).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : typeof value === 'string' ? [`--${name}`, value] : [],
  )
  const quoted = (word: string) => (/^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
  return ['v2lo-map', 'evaluate', ...words, ...flags].map(quoted).join(' ')
}
