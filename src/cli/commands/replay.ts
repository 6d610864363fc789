import { splitLines } from '../../base/lines'
import { choosePreset, readItem } from '../../serve/rows/request'
import { scoreItem } from '../../serve/rows/score-item'
import { type Command, UsageError } from '../command'
import { readPresetName } from '../flags'
import { openInput, present } from '../io'
import { createReplay, type PresetReport, type ReplayReport } from '../replay-scores'
import { formatTable, withoutControls } from '../table'

const help = `v2lo-map replay [FILE] [--preset strict,v2lo] [--json]

Scores old rollouts by several rewards and says where they differ and why. FILE (or standard input) holds JSON Lines as
for score: {"response", "ground_truth", "question"?, "choices"?, "true_layout"?}. The report goes to standard output as
JSON: means, histograms, the rate of every flag, and the disagreements of the first reward with each other one by
cause, with lines to look at. Tables go to standard error. Exit code 1 where a row could not be scored.

  --preset A,B,...   rewards to compare, the first with each other one; default strict,v2lo
  --json             only the JSON

Example:
  echo '{"response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}' | v2lo-map replay
`

const MAX_LINE = 32 * 1024 * 1024
const LIMITS = { maxBytes: MAX_LINE, maxItems: 1, maxResponseChars: Number.POSITIVE_INFINITY }

export const replayCommand: Command = {
  name: 'replay',
  summary: 'score old rollouts by several rewards and list where they differ',
  help,
  options: { preset: { type: 'string' }, json: { type: 'boolean' } },
  maxWords: 1,
  async run({ options, words }, io) {
    const names = typeof options.preset === 'string' ? options.preset.split(',') : ['strict', 'v2lo']
    const presets = names.map((name) => choosePreset(readPresetName(name.trim())!))
    if (new Set(presets).size < presets.length)
      throw new UsageError(`--preset: expected different rewards, received ${JSON.stringify(options.preset)}`)
    const replay = createReplay(presets)
    for await (const line of splitLines(openInput(words[0], io), MAX_LINE)) {
      const row = 'text' in line ? rowOf(line.text) : undefined
      if (row === undefined || !('text' in line)) {
        replay.skip()
        continue
      }
      const item = readItem(row, () => line.text)
      replay.add(
        line.number,
        presets.map((preset) => scoreItem(item, preset, LIMITS)),
      )
    }
    const report = replay.report()
    await present(io, report, describe(report), options.json === true)
    return report.unreadable > 0 || report.presets.some(({ failed }) => failed > 0) ? 1 : 0
  },
}

function rowOf(text: string): object | undefined {
  try {
    const row: unknown = JSON.parse(text)
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? row : undefined
  } catch {
    return undefined
  }
}

function describe({ rows, unreadable, presets, comparisons }: ReplayReport): string {
  const lines = [`${rows} rows${unreadable > 0 ? `, and ${unreadable} lines that do not hold a row` : ''}`, '']
  const summary = presets.map(({ name, hash, mean, scored, failed }) => [
    name,
    hash,
    mean === null ? '-' : mean.toFixed(3),
    scored,
    failed,
  ])
  lines.push(...tableLines(['reward', 'hash', 'mean', 'scored', 'failed'], summary))
  for (const preset of presets) lines.push('', ...histogramLines(preset))
  for (const { between, agreeing, disagreements } of comparisons) {
    lines.push('', `${between.join(' and ')} agree on ${agreeing} rows`)
    if (disagreements.length === 0) continue
    const table = disagreements.map(({ cause, count, meanDifference, lines: at }) => [
      cause,
      count,
      meanDifference.toFixed(3),
      at.join(', '),
    ])
    lines.push(...tableLines(['cause', 'rows', `${between[0]} minus ${between[1]}`, 'lines'], table))
  }
  for (const { name, flags } of presets) {
    const rates = Object.entries(flags).map(([flag, rate]) => [flag, `${(100 * rate).toFixed(1)} %`])
    if (rates.length > 0) lines.push('', ...tableLines([`flags of ${name}`, 'rate'], rates))
  }
  return lines.map(withoutControls).join('\n')
}

const tableLines = (...args: Parameters<typeof formatTable>) =>
  formatTable(...args)
    .trimEnd()
    .split('\n')

const BAR = 40

function histogramLines({ name, histogram }: PresetReport): string[] {
  const most = Math.max(1, ...histogram)
  const bars = histogram.map((count, i) => {
    const bar = '█'.repeat(Math.ceil((BAR * count) / most))
    return `  ${(i / 10).toFixed(1)}  ${bar}${bar ? ' ' : ''}${count}`
  })
  return [`scores under ${name}, from 0.0 to 1.0`, ...bars]
}
