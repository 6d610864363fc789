import { explainScore, type ScoreExplanation } from '../../score/explain/explain'
import { presetHash } from '../../score/preset-hash'
import type { ScoreInput } from '../../score/result'
import { scoreTrace } from '../../score/score'
import { choosePreset } from '../../serve/rows/request'
import { type Command, UsageError } from '../command'
import { DEFAULT_PRESET, readPresetName } from '../flags'
import { present, readInput } from '../io'
import { readLayoutFile } from '../layout-file'
import { formatTable, withoutControls } from '../table'

const help = `v2lo-map explain RESPONSE --truth TEXT [--question TEXT] [--choices A,B,...] [--layout FILE] [--preset NAME] [--json]

Why a response scores what it does: what was read, each part of the score with its reason, and what would have changed
it. RESPONSE is a file, - for standard input, or the response itself where it holds a "<". JSON goes to standard
output, a table to standard error. Exit code 1 where the row cannot be scored.

  --truth TEXT        the ground truth
  --question TEXT     the question in its own words
  --choices A,B,...   the texts of the choices, in order
  --layout FILE       the true map: a layout, or any text a map can be read from
  --preset NAME       strict (default) or v2lo
  --json              only the JSON

Example:
  v2lo-map explain '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>2 - 0 = 3</think><answer>2.4</answer>' --truth 2.5
`

export const explainCommand: Command = {
  name: 'explain',
  summary: 'why a response scores what it does',
  help,
  options: {
    truth: { type: 'string' },
    question: { type: 'string' },
    choices: { type: 'string' },
    layout: { type: 'string' },
    preset: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, words }, io) {
    const { truth, question, choices, layout } = options
    if (typeof truth !== 'string') throw new UsageError('expected --truth TEXT; see explain --help')
    const preset = choosePreset(readPresetName(options.preset) ?? DEFAULT_PRESET)
    const [word] = words
    if ((word === undefined || word === '-') && layout === '-')
      throw new UsageError('--layout: only one of response and layout can be standard input')
    const input: ScoreInput = {
      response: word?.includes('<') ? word : await readInput(word, io),
      groundTruth: truth,
      ...(typeof question === 'string' && { question }),
      ...(typeof choices === 'string' && { choices: choices.split(',').map((choice) => choice.trim()) }),
      ...(typeof layout === 'string' && { trueLayout: await readLayoutFile(layout, io) }),
    }
    const trace = scoreTrace(input, { preset })
    if (trace.error) {
      const unscored = { preset: { name: preset.name, hash: presetHash(preset) }, result: trace, parts: [] }
      const told = withoutControls(`not scored: ${trace.error.code}: ${trace.error.message}`)
      await present(io, unscored, told, options.json === true)
      return 1
    }
    const explanation = explainScore(trace)
    const read = trace.reading === 'v2lo' ? describeV2loReading(explanation) : describeReading(explanation)
    await present(io, explanation, describe(read, explanation), options.json === true)
    return 0
  },
}

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
