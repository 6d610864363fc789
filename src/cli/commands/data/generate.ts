import { RULE_NAMES } from '../../../dataset/filters/values'
import { TASKS, TWIN_CHANGES } from '../../../dataset/item'
import { ROW_FORMATS } from '../../../dataset/write/format-item'
import type { Command } from '../../command'
import { convertItems } from '../../generate/convert'
import { readRun } from '../../generate/flags'
import { describeRun } from '../../generate/report'
import { dryRun, runGenerate } from '../../generate/run'
import { present } from '../../io'

const help = `v2lo-map generate --scenes FILE... | --rooms N  [--items N] [--seed S] [--format NAMES] -o DIR
v2lo-map generate --from items.jsonl --format NAMES -o DIR

Makes training items of rooms: questions about what some frames of a walk show, each with the answer that the map of
these frames gives. Writes items.jsonl with its datasheet to DIR, and files for training programs on request; prints for
each number of frames and task what was asked, what each filter rule dropped and what was kept, and how much of it can
be guessed without a frame; the same as JSON to standard output. docs/data.md tells more. Rooms of VSI-Bench
and ReVSI are test material: a model trained on them cannot be judged by those benchmarks any more.

  --scenes FILE...     files of scenes, as v2lo-map scenes reads and writes them
  --rooms N            N made-up rooms, from seed S on
  --items N            N items: tasks and numbers of frames at the paper's shares; default all there are
  --per-scene N        at most N items of a scene
  --seed S             other rooms, walks and questions (1)
  --tasks NAMES        paper (default), vsi, or some of ${TASKS.slice(0, 6).join(', ')}
  --budgets LIST       how many frames are shown (1,4,8,12,16)
  --filters PRESET     vsi (default) or revsi, then changes: vsi,direction-angle=15,distance-keep=off; the rules:
                       ${wrapped(RULE_NAMES)}
  --truth SOURCE       map (default): what the printed map says; scene: the full geometry, for benchmarks
  --wording TABLE      paper, vsi or revsi: whose words the questions are asked in (those of the task's benchmark)
  --number-choices P   the part of distances, counts and sizes that is asked with choices (0.5; VSI-Bench's tasks 0)
  --unanswerable P     the part of the questions with choices that name something not shown (0)
  --twins NAMES        all, or some of ${TWIN_CHANGES.join(', ')}
  --decimals N         digits after the point in the map (1)
  --split A,B,C        parts of the scenes for training, validation and testing (0.8,0.1,0.1)
  --pictures           draws the frames as diagrams of boxes
  --images must-exist  leaves items out whose images are missing
  --debias             leaves out what can be guessed without a frame, until the aims of v2lo-map audit are met
  --from FILE          makes no items, but files of other formats from an items.jsonl
  --format NAMES       ${wrapped(['items', ...ROW_FORMATS])}
  --text-only          files without pictures
  --image-root PATH    put before the paths of pictures in the files; default: they are relative to DIR
  --keys NAMES         easyr1: paper (default) or upstream
  --completion         trl: with the assistant's turn
  --parquet            verl: Parquet in place of JSON Lines
  --model NAME         openai-batch: the served model
  --data-urls          openai-batch: the pictures are in the requests; default file:// addresses
  --oracle             openai-batch: the true map is in the prompt
  --max-tokens N       names rows that are estimated to be longer
  --shard I/N          makes part I of N, from 1/N to N/N; together they are what one run makes
  --jobs N             drafts the items of scenes in N workers, with the same bytes; default: one for each core
  --resume             goes on with a run that was killed; ends in the same bytes
  --force              writes into a folder that is not empty
  --dry-run            only prints the table
  --json               only the JSON

Example:
  v2lo-map generate --rooms 5 --items 40 -o rooms
`

/** Names over several lines of the help. */
function wrapped(names: readonly string[]): string {
  const lines = ['']
  for (const name of names) {
    const line = lines.at(-1)!
    if (line.length + name.length > 88) lines.push(name)
    else lines[lines.length - 1] = line === '' ? name : `${line}, ${name}`
  }
  return lines.join(`,\n${' '.repeat(23)}`)
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'make training items of rooms',
  help,
  options: {
    scenes: { type: 'string' },
    rooms: { type: 'string' },
    items: { type: 'string' },
    'per-scene': { type: 'string' },
    seed: { type: 'string' },
    tasks: { type: 'string' },
    budgets: { type: 'string' },
    filters: { type: 'string' },
    truth: { type: 'string' },
    wording: { type: 'string' },
    'number-choices': { type: 'string' },
    unanswerable: { type: 'string' },
    twins: { type: 'string' },
    decimals: { type: 'string' },
    split: { type: 'string' },
    pictures: { type: 'boolean' },
    images: { type: 'string' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    resume: { type: 'boolean' },
    force: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    debias: { type: 'boolean' },
    from: { type: 'string' },
    format: { type: 'string' },
    'text-only': { type: 'boolean' },
    'image-root': { type: 'string' },
    keys: { type: 'string' },
    completion: { type: 'boolean' },
    parquet: { type: 'boolean' },
    model: { type: 'string' },
    'data-urls': { type: 'boolean' },
    oracle: { type: 'boolean' },
    'max-tokens': { type: 'string' },
    output: { type: 'string', short: 'o' },
    json: { type: 'boolean' },
  },
  maxWords: Number.POSITIVE_INFINITY,
  async run(args, io, version) {
    if (args.options.from !== undefined) return await convertItems(args, io)
    const run = readRun(args)
    const report = run.dryRun ? await dryRun(run, io) : await runGenerate(run, io, version)
    if (report === undefined) {
      await present(
        io,
        { folder: run.folder, whole: true },
        `${run.folder}: it is whole already`,
        args.options.json === true,
      )
      return 0
    }
    await present(io, report, describeRun(report), args.options.json === true)
    return report.problems.length > 0 || report.items === 0 ? 1 : 0
  },
}
