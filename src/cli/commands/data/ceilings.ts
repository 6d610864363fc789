import { ceilings } from '../../../benchmark/ceilings/ceilings'
import { noiseAblation } from '../../../benchmark/ceilings/noise'
import { ceilingsDocument } from '../../../benchmark/report/ceilings'
import { generateScene } from '../../../scene/generate/generate'
import type { Scene } from '../../../scene/scene'
import { FRAME_BUDGETS } from '../../../scene/walk/budgets'
import { readOutputs } from '../../benchmark/output'
import { sectionTexts } from '../../benchmark/terminal'
import { writeReport } from '../../benchmark/write-report'
import { type Command, UsageError } from '../../command'
import { listOf, readCount } from '../../flags'
import { present } from '../../io'
import { fileReadings } from '../../scene-file'
import { withoutControls } from '../../table'

const help = `v2lo-map ceilings SCENES... | --rooms N  [--no-noise] [-o ceilings.html]

Says without any model what a form of map can reach at best: boxes, footprints, centers and grids of several sizes, and a
perfect map of what some frames show; then how much of it noise leaves, and at how much noise a metric map falls to a
grid without any. SCENES are files as v2lo-map scenes reads them. All questions of VSI-Bench's kinds that keep its
margins are asked. Tables go to standard error, everything as JSON to standard output. Exit code 1 where a scene could not
be read.

  --rooms N        N made-up rooms, from seed S on
  --seed S         other rooms, walks and noise (1)
  --budgets LIST   how many frames are shown (${FRAME_BUDGETS.join(',')}); 0 leaves them out
  --no-noise       leaves the noise out
  --draws N        noisy maps of a scene at each level (4)
  -o FILE,...      writes a report: .html, .md or .json
  --force          writes over a report that exists
  --json           only the JSON

Example:
  v2lo-map ceilings --rooms 3 --budgets 4 --no-noise
`

export const ceilingsCommand: Command = {
  name: 'ceilings',
  summary: 'say what each form of map can reach at best',
  help,
  options: {
    rooms: { type: 'string' },
    seed: { type: 'string' },
    budgets: { type: 'string' },
    'no-noise': { type: 'boolean' },
    draws: { type: 'string' },
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  maxWords: Number.POSITIVE_INFINITY,
  async run({ options, words }, io) {
    const outputs = readOutputs(listOf(options.output), options.force === true)
    const rooms = readCount('--rooms', options.rooms, 0)
    if ((rooms === 0) === (words.length === 0)) throw new UsageError('ceilings: expected files of SCENES, or --rooms N')
    const seed = readCount('--seed', options.seed, 1, 0)
    const draws = readCount('--draws', options.draws, 4)
    const budgets = options.budgets === undefined ? FRAME_BUDGETS : readBudgets(options.budgets)
    const scenes: Scene[] = Array.from({ length: rooms }, (_, i) => generateScene({ seed: seed + i }))
    const problems: string[] = []
    for await (const { file, reading } of fileReadings(words, {}, io)) {
      if (reading.ok) scenes.push(reading.value)
      else problems.push(`${file}: ${reading.diagnostics[0].message}`)
    }
    if (scenes.length === 0)
      throw new UsageError(`ceilings: no scene could be read${problems[0] ? `: ${problems[0]}` : ''}`)
    const found = ceilings(scenes, { budgets, seed })
    const noise = options['no-noise'] === true ? undefined : noiseAblation(scenes, { seed, draws })
    const document = ceilingsDocument(found, noise)
    const figures = { ...found, ...(noise && { noise }) }
    for (const { file, ending } of outputs) await writeReport(file, ending, figures, document)
    const text = [
      ...sectionTexts(document, ['forms', 'budgets', 'crossing']),
      [...problems, ...outputs.map(({ file }) => `written: ${file}`)].map(withoutControls).join('\n'),
    ]
    await present(io, figures, text.filter((part) => part !== '').join('\n\n'), options.json === true)
    return problems.length > 0 ? 1 : 0
  },
}

function readBudgets(value: string | boolean): readonly number[] {
  const given = listOf(value)
  if (given.length === 1 && given[0] === '0') return []
  const budgets = given.map((text) => readCount('--budgets', text, 1))
  if (budgets.length === 0) throw new UsageError('--budgets: expected numbers of frames, or 0')
  return budgets
}
