import { inWireWords } from '../../base/fields/wire-words'
import { explainScore, type ScoreExplanation } from '../../score/explain/explain'
import { presetHash } from '../../score/preset-hash'
import type { ScoreFailure, ScoreInput } from '../../score/result'
import { scoreTrace } from '../../score/score'
import { addAbsent, newAbsent } from '../../serve/rows/absent'
import { createRowReader, type WireItem } from '../../serve/rows/read-row'
import { type Arguments, type Command, type Io, UsageError } from '../command'
import { readCount } from '../flags'
import { openInput, present, readInput } from '../io'
import { readLayoutFile } from '../layout-file'
import { PRESET_OPTIONS, presetHelp, readPreset } from '../row-flags/preset'
import { checkAbsent, READING_OPTIONS, readReading } from '../row-flags/reading'
import { objectIn, rowLines } from '../row-lines'
import { formatTable, withoutControls } from '../table'

const help = `v2lo-map explain RESPONSE --truth TEXT [--question TEXT] [--choices A,B,...] [--layout FILE] [--preset NAME|FILE] [--json]
v2lo-map explain FILE --line N [--keys NAME=FIELD,...] [--lenient] [--preset NAME|FILE] [--json]

Why a response scores what it does: what was read, each part of the score with its reason, and what would have changed
it. RESPONSE is a file, - for standard input, or the response itself where it holds a "<". JSON goes to standard
output, a table to standard error. Exit code 1 where the row cannot be scored.

  --line N            FILE holds rows of JSON as score reads them: the one in line N, or row N of a list, from 1, with
                      its truth and question
  --truth TEXT        the ground truth
  --question TEXT     the question in its own words
  --choices A,B,...   the texts of the choices, in order
  --layout FILE       the true map: a layout, or any text a map can be read from
${presetHelp(23)}
  --keys, --lenient   how the row of --line is read, as score takes them
  --json              only the JSON

Example:
  v2lo-map explain '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>2 - 0 = 3</think><answer>2.4</answer>' --truth 2.5
`

export const explainCommand: Command = {
  name: 'explain',
  summary: 'why a response scores what it does',
  help,
  options: {
    line: { type: 'string' },
    truth: { type: 'string' },
    question: { type: 'string' },
    choices: { type: 'string' },
    layout: { type: 'string' },
    ...PRESET_OPTIONS,
    ...READING_OPTIONS,
    json: { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, lists, words }, io) {
    const preset = readPreset({ options, lists })
    const item =
      options.line === undefined ? { input: await inputOf(options, words[0], io) } : await rowAt(options, words[0], io)
    const { input, flags = [], problem } = item
    const trace = problem === undefined ? scoreTrace(input, { preset }) : unread(problem)
    if (trace.error) {
      const why = { ...trace.error, message: inWireWords(trace.error.message) }
      const unscored = { preset: { name: preset.name, hash: presetHash(preset) }, result: { error: why }, parts: [] }
      const told = withoutControls(`not scored: ${why.code}: ${why.message}`)
      await present(io, unscored, told, options.json === true)
      return 1
    }
    const explained = explainScore(trace)
    const { result } = explained
    const explanation = { ...explained, result: { ...result, flags: [...result.flags, ...flags] } }
    const read = trace.reading === 'v2lo' ? describeV2loReading(explanation) : describeReading(explanation)
    await present(io, explanation, describe(read, explanation), options.json === true)
    return 0
  },
}

async function inputOf(options: Arguments['options'], word: string | undefined, io: Io): Promise<ScoreInput> {
  const { truth, question, choices, layout } = options
  const reading = ['keys', 'lenient'].find((name) => options[name] !== undefined)
  if (reading) throw new UsageError(`--${reading}: it is for the row of --line N`)
  if (typeof truth !== 'string') throw new UsageError('expected --truth TEXT, or --line N; see explain --help')
  if ((word === undefined || word === '-') && layout === '-')
    throw new UsageError('--layout: only one of response and layout can be standard input')
  return {
    response: word?.includes('<') ? word : await readInput(word, io),
    groundTruth: truth,
    ...(typeof question === 'string' && { question }),
    ...(typeof choices === 'string' && { choices: choices.split(',').map((choice) => choice.trim()) }),
    ...(typeof layout === 'string' && { trueLayout: await readLayoutFile(layout, io) }),
  }
}

/** The row in a line of a file, as `score` reads it. */
async function rowAt(options: Arguments['options'], file: string | undefined, io: Io): Promise<WireItem> {
  const given = ['truth', 'question', 'choices', 'layout'].find((name) => options[name] !== undefined)
  if (given) throw new UsageError(`--${given}: the row of --line has its own`)
  const wanted = readCount('--line', options.line, 1)
  const reading = readReading({ options })
  let lines = 0
  for await (const line of rowLines(openInput(file, io), file ?? 'standard input')) {
    lines = line.number
    if (line.number < wanted) continue
    if (line.number > wanted) break
    const row = 'text' in line ? objectIn(line.text) : undefined
    if (row === undefined || !('text' in line))
      throw new UsageError(`--line ${wanted}: expected a row { "response", "ground_truth" } of JSON`)
    const item = createRowReader(reading)(row, () => line.text)
    const absent = newAbsent()
    addAbsent(absent, item, row)
    checkAbsent(absent, reading)
    return item
  }
  throw new UsageError(`--line ${wanted}: ${lines < wanted ? `there are ${lines} lines` : 'it is blank'}`)
}

const unread = (message: string): ScoreFailure => ({ error: { code: 'bad-row', message } })

function describeReading({ read }: ScoreExplanation): readonly string[] {
  const objects = read.objects === null ? 'no map' : `${read.objects.length} objects`
  const think = read.thinkChars === null ? 'no reasoning' : `${read.thinkChars} characters of reasoning`
  return [
    `read: ${objects}, ${think}, ${describeAnswer(read)}`,
    ...read.diagnostics.slice(0, 10).map((diagnostic) => `  ${diagnostic}`),
  ]
}

const describeV2loReading = ({ read, preset }: ScoreExplanation): readonly string[] => [
  `read: ${describeAnswer(read)}; ${preset.name} looks at neither map nor reasoning`,
]

function describeAnswer({ answer, answerKind }: ScoreExplanation['read']): string {
  if (answer === null) return 'no answer'
  const shown = JSON.stringify(answer.trim())
  return answerKind === null ? `${shown}, not a literal` : `${answerKind} ${shown}`
}

function describe(read: readonly string[], { preset, result, parts }: ScoreExplanation): string {
  const lines = [...read]
  const rows = parts.map(({ part, value, measured, weight, reason }) => [
    part,
    measured ? value.toFixed(3) : '-',
    weight.toFixed(2),
    reason,
  ])
  const table = formatTable(['part', 'value', 'weight', 'why'], rows).trimEnd().split('\n')
  lines.push('', ...table, '')
  lines.push(`overall ${result.overall.toFixed(3)} under ${preset.name} (${preset.hash})`)
  if (result.flags.length > 0) lines.push(`flags: ${result.flags.join(', ')}`)
  for (const { part, remedy, overallAtOne } of parts)
    if (remedy) lines.push(`${part} would be 1 with ${remedy}: overall ${overallAtOne.toFixed(3)}`)
  return lines.map(withoutControls).join('\n')
}
