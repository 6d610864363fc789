import { presetHash } from '../../score/preset-hash'
import { createQuestionReader } from '../../score/strict/question'
import { addAbsent, newAbsent } from '../../serve/rows/absent'
import { createRowReader } from '../../serve/rows/read-row'
import { FILE_LIMITS, scoreItem } from '../../serve/rows/score-item'
import { writeAll } from '../../transport/stream'
import { type Command, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { openInput, present } from '../io'
import { createReplay, type PresetReport, type ReplayReport } from '../replay-scores'
import { PRESET_OPTIONS, presetNamed, withSet } from '../row-flags/preset'
import { checkAbsent, READING_OPTIONS, readReading } from '../row-flags/reading'
import { objectIn, rowLines } from '../row-lines'
import { formatTable, withoutControls } from '../table'

const help = `v2lo-map replay [FILE] [--preset strict,v2lo] [--set PATH=VALUE] [--json]

Scores old rollouts by several rewards and says where they differ and why. FILE (or standard input) holds rows of JSON
as score reads them: {"response", "ground_truth", "question"?, "choices"?, "true_layout"?}. The report goes to standard output as
JSON: means, histograms, the rate of every flag, and the disagreements of the first reward with each other one by
the part of the score that decided and its cause, with lines to look at. The hack rate is the share of rows to which
the other reward gives at least 0.5 more than the first. Tables go to standard error. Exit code 1 where a row could
not be scored; 130 after Ctrl-C and 143 after SIGTERM, with the report of what was read.

  --preset A,B,...    rewards to compare, the first with each other one: names, or files as score takes them; default
                      strict,v2lo
  --set PATH=VALUE    another value for a field of the first reward, such as weights.map=0.4; may be repeated. With
                      --preset strict,strict a reward is compared with itself unchanged
  --keys, --lenient   how rows are read, as score takes them
  --json              only the JSON

Example:
  echo '{"response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}' | v2lo-map replay
`

export const replayCommand: Command = {
  name: 'replay',
  summary: 'score old rollouts by several rewards and list where they differ',
  help,
  options: { ...PRESET_OPTIONS, ...READING_OPTIONS, json: { type: 'boolean' } },
  maxWords: 1,
  async run({ options, lists, words }, io) {
    const names = typeof options.preset === 'string' ? options.preset.split(',') : ['strict', 'v2lo']
    const [first, ...others] = names.map((name) => presetNamed(name.trim()))
    const presets = [withSet(first!, lists.set), ...others]
    if (new Set(presets.map(presetHash)).size < presets.length)
      throw new UsageError(`--preset: expected different rewards, received ${JSON.stringify(options.preset)}`)
    const reading = readReading({ options })
    const read = createRowReader(reading)
    const absent = newAbsent()
    const replay = createReplay(presets)
    const { signal, exitCode, release } = awaitEnding()
    // A question is read once for all rows and rewards that share it.
    const ask = createQuestionReader()
    let last = 0
    for await (const line of rowLines(openInput(words[0], io, signal), words[0] ?? 'standard input', signal)) {
      // When the input is cut short here, what is left of it is not a whole line.
      if (signal.aborted) break
      last = line.number
      const row = 'text' in line ? objectIn(line.text) : undefined
      if (row === undefined || !('text' in line)) {
        replay.skip()
        continue
      }
      const item = read(row, () => line.text)
      addAbsent(absent, item, row)
      replay.add(
        line.number,
        presets.map((preset) => scoreItem(item, preset, FILE_LIMITS, ask)),
      )
    }
    release()
    checkAbsent(absent, reading)
    if (signal.aborted) await writeAll(io.stderr, `stopped after line ${last}\n`)
    const report = replay.report()
    await present(io, report, describe(report), options.json === true)
    if (signal.aborted) return exitCode()
    return report.unreadable > 0 || report.presets.some(({ failed }) => failed > 0) ? 1 : 0
  },
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
  for (const { between, agreeing, hackRate, disagreements } of comparisons) {
    lines.push('', `${between.join(' and ')} agree on ${agreeing} rows`)
    if (hackRate !== null)
      lines.push(
        `hack rate of ${between[1]}: ${(100 * hackRate).toFixed(1)} % get at least 0.5 more than under ${between[0]}`,
      )
    if (disagreements.length === 0) continue
    const table = disagreements.map(({ part, cause, count, meanDifference, lines: at }) => [
      part,
      cause,
      count,
      meanDifference.toFixed(3),
      at.join(', '),
    ])
    lines.push(...tableLines(['decided by', 'cause', 'rows', `${between[0]} minus ${between[1]}`, 'lines'], table))
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
