import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Arguments, type ExitCode, type Io, UsageError } from '../command'
import { readCount } from '../flags'
import { present } from '../io'
import { withoutControls } from '../table'
import { openFolder } from './folder'
import { readFormats, writeFormats } from './formats'
import { createProgress } from './progress'
import { describeRows } from './rows-told'

/** Flags that a conversion takes. */
const TAKEN: readonly string[] = [
  ...['from', 'format', 'output', 'force', 'json', 'images', 'text-only', 'image-root', 'keys', 'completion'],
  ...['parquet', 'model', 'data-urls', 'oracle', 'max-tokens', 'decimals'],
]

/** Writes an `items.jsonl` that exists in other formats, and says what became of it. */
export async function convertItems({ options, words }: Arguments, io: Io): Promise<ExitCode> {
  const items = String(options.from)
  const foreign = Object.keys(options).find((name) => !TAKEN.includes(name))
  if (foreign !== undefined || words.length > 0)
    throw new UsageError(
      `--from: it makes no items, so ${foreign === undefined ? words[0] : `--${foreign}`} says nothing; leave it out`,
    )
  const run = readFormats(options)
  if (run.formats.length === 0) throw new UsageError('--from: expected --format with what is to be written')
  if (typeof options.output !== 'string') throw new UsageError('expected -o DIR, a folder to write to')
  if (!existsSync(items)) throw new UsageError(`${items}: there is no such file`)
  const folder = options.output
  const disk = openFolder(folder)
  const output = {
    async create(path: string) {
      if (existsSync(join(folder, path)) && options.force !== true)
        throw new UsageError(`${join(folder, path)}: it exists; --force writes over it`)
      return disk.create(path)
    },
  }
  const progress = createProgress(io)
  const decimals = readCount('--decimals', options.decimals, 1, 0)
  const { reports, problems } = await writeFormats(run, { items, folder, output, progress, decimals })
  progress.end()
  const files = await disk.finish()
  const lines = [...problems.slice(0, 5), ...reports.flatMap(describeRows), `${folder}: ${files.join(', ')}`]
  const report = { folder, files, formats: reports, problems }
  await present(io, report, lines.map(withoutControls).join('\n'), options.json === true)
  return problems.length > 0 || reports.some(({ leftOut }) => Object.keys(leftOut).length > 0) ? 1 : 0
}
