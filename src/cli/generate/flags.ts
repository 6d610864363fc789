import { PAPER_TASKS, TASKS, type Task, TWIN_CHANGES, type TwinChange, VSI_TASKS } from '../../dataset/item'
import { fillItemOptions, type ItemOptions, type ItemSettings } from '../../dataset/options'
import { type Arguments, UsageError } from '../command'
import { listOf, readCount } from '../flags'
import { type FormatRun, readFormats } from './formats'

/** What a call of `generate` asks for. */
export interface GenerateRun {
  readonly settings: ItemSettings
  /** Files of scenes; empty for made-up rooms. */
  readonly files: readonly string[]
  readonly rooms: number
  readonly items: number | undefined
  /** From 0. */
  readonly shard: { readonly index: number; readonly of: number } | undefined
  readonly folder: string
  readonly pictures: boolean
  readonly imagesMustExist: boolean
  readonly resume: boolean
  readonly force: boolean
  readonly dryRun: boolean
  /** How many workers draft scenes; as many as are worth it if nothing is said. */
  readonly jobs: number | undefined
  /** Items that can be guessed too well are left out. */
  readonly debias: boolean
  readonly formats: FormatRun
  /** The call, without what does not decide on the bytes of its files. */
  readonly command: string
}

/** Checks a call and reads its flags. */
export function readRun({ options, words }: Arguments): GenerateRun {
  const files = [...listOf(options.scenes), ...words]
  const rooms = readCount('--rooms', options.rooms, 0)
  if ((files.length === 0) === (rooms === 0))
    throw new UsageError('expected either --scenes FILE... or --rooms N; see generate --help')
  const items = options.items === undefined ? undefined : readCount('--items', options.items, 1)
  const shard = readShard(options.shard)
  if (items !== undefined && shard)
    throw new UsageError('--items: it chooses among all scenes, and --shard makes a part of them; use --per-scene N')
  const debias = options.debias === true
  if (debias && shard)
    throw new UsageError(
      '--debias: it judges the whole set, and --shard makes a part of it; prune the union of the shards',
    )
  const dryRun = options['dry-run'] === true
  const formats = readFormats(options)
  const pictures = options.pictures === true
  if (rooms > 0 && formats.formats.length > 0 && !pictures && options['text-only'] !== true)
    throw new UsageError(
      `--format ${formats.formats.join(',')}: made-up rooms have no pictures; add --pictures, or --text-only`,
    )
  if (typeof options.output !== 'string' && !dryRun)
    throw new UsageError('expected -o DIR, a folder to write to; see generate --help')
  const resume = options.resume === true
  const force = options.force === true
  if (resume && force) throw new UsageError('--resume and --force: expected one of them')
  if (options.images !== undefined && options.images !== 'must-exist')
    throw new UsageError('--images: expected must-exist')
  const imagesMustExist = options.images === 'must-exist'
  if (files.includes('-') && resume) throw new UsageError('--resume: standard input cannot be read again')
  return {
    settings: fillItemOptions(itemOptions(options)),
    ...{ files, rooms, items, shard, dryRun, resume, force, imagesMustExist, debias, formats, pictures },
    jobs: options.jobs === undefined ? undefined : readCount('--jobs', options.jobs, 1),
    folder: String(options.output ?? ''),
    command: commandOf({ options, words }),
  }
}

/** Flags that change where a run writes, or how it goes on, and nothing that it writes. */
const NOT_OF_THE_SET: readonly string[] = ['output', 'resume', 'force', 'json', 'dry-run', 'jobs']

function commandOf({ options, words }: Pick<Arguments, 'options' | 'words'>): string {
  const flags = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || value === false || NOT_OF_THE_SET.includes(name)) return []
    return value === true ? [`--${name}`] : [`--${name}`, quoted(value)]
  })
  return ['generate', ...flags, ...words.map(quoted)].join(' ')
}

/** A word as a shell reads it back. */
const quoted = (word: string) => (/^[\w./,:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

function itemOptions(options: Arguments['options']): ItemOptions {
  const { filters, truth, wording } = options
  return {
    seed: readCount('--seed', options.seed, 1, 0),
    ...(options.tasks !== undefined && { tasks: readTasks(options.tasks) }),
    ...(typeof filters === 'string' && { filters }),
    ...(options.budgets !== undefined && {
      budgets: listOf(options.budgets).map((one) => readNumber('--budgets', one)),
    }),
    ...(typeof truth === 'string' && { truth: truth as 'map' }),
    ...(typeof wording === 'string' && { wording: wording as 'paper' }),
    ...(options.decimals !== undefined && { decimals: readCount('--decimals', options.decimals, 1, 0) }),
    ...(options.unanswerable !== undefined && { unanswerable: readNumber('--unanswerable', options.unanswerable) }),
    ...(options['number-choices'] !== undefined && {
      numberChoices: readNumber('--number-choices', options['number-choices']),
    }),
    ...(options.twins !== undefined && { twins: readTwins(options.twins) }),
    ...(options['per-scene'] !== undefined && { perScene: readCount('--per-scene', options['per-scene'], 1) }),
    ...(options.split !== undefined && { split: readSplit(options.split) }),
  }
}

type Flag = Arguments['options'][string]

function readNumber(flag: string, value: Flag): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) throw new UsageError(`${flag}: expected a number, received ${JSON.stringify(value)}`)
  return number
}

function readTasks(value: Flag): readonly Task[] {
  return listOf(value).flatMap((name): readonly Task[] => {
    if (name === 'paper') return PAPER_TASKS
    if (name === 'vsi') return VSI_TASKS
    const task = TASKS.find((known) => known === name)
    if (task === undefined)
      throw new UsageError(`--tasks ${JSON.stringify(name)}: expected paper, vsi, or some of ${TASKS.join(', ')}`)
    return [task]
  })
}

function readTwins(value: Flag): readonly TwinChange[] {
  if (value === 'all') return TWIN_CHANGES
  return listOf(value).map((name) => {
    const change = TWIN_CHANGES.find((known) => known === name)
    if (change === undefined)
      throw new UsageError(`--twins ${JSON.stringify(name)}: expected all, or some of ${TWIN_CHANGES.join(', ')}`)
    return change
  })
}

function readSplit(value: Flag): readonly [number, number, number] {
  const [train = Number.NaN, val = Number.NaN, test = Number.NaN, ...more] = listOf(value).map((part) =>
    readNumber('--split', part),
  )
  if (more.length > 0 || Number.isNaN(test)) throw new UsageError('--split: expected three parts, such as 0.8,0.1,0.1')
  return [train, val, test]
}

function readShard(value: Flag): GenerateRun['shard'] {
  if (value === undefined) return undefined
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(String(value)) ?? []
  if (!(Number(index) >= 1 && Number(index) <= Number(of)))
    throw new UsageError(`--shard ${JSON.stringify(value)}: expected i/n with i from 1 to n, such as 1/7`)
  return { index: Number(index) - 1, of: Number(of) }
}
