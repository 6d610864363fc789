import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Item } from '../../dataset/item'
import { ROW_FORMATS, type RowFormat } from '../../dataset/write/format-item'
import { parseItemLine } from '../../dataset/write/item-line'
import { EASYR1_KEYS } from '../../dataset/write/row-options'
import type { RowReport } from '../../dataset/write/row-report'
import { createRowWriter, type RowWriterOptions } from '../../dataset/write/row-writer'
import type { OutputFolder } from '../../dataset/write/writer'
import { type Arguments, UsageError } from '../command'
import { listOf, readCount } from '../flags'
import { wholeLines } from './lines'
import type { Progress } from './progress'

/** The files of other programs that a run writes, and how. */
export interface FormatRun {
  readonly formats: readonly RowFormat[]
  readonly options: RowWriterOptions
  /** `openai-batch`: the pictures go into the requests. */
  readonly dataUrls: boolean
}

/** Reads `--format` and the flags that go with it. */
export function readFormats(options: Arguments['options']): FormatRun {
  const named = listOf(options.format)
  const formats = named.filter((name): name is RowFormat => (ROW_FORMATS as readonly string[]).includes(name))
  const unknown = named.find((name) => name !== 'items' && !(ROW_FORMATS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new UsageError(`--format ${JSON.stringify(unknown)}: expected some of items, ${ROW_FORMATS.join(', ')}`)
  const { keys, model } = options
  if (keys !== undefined && !(EASYR1_KEYS as readonly unknown[]).includes(keys))
    throw new UsageError(`--keys ${JSON.stringify(keys)}: expected ${EASYR1_KEYS.join(' or ')}`)
  needs(formats, 'easyr1', '--keys', keys)
  needs(formats, 'trl', '--completion', options.completion)
  needs(formats, 'verl', '--parquet', options.parquet)
  for (const flag of ['model', 'oracle', 'data-urls']) needs(formats, 'openai-batch', `--${flag}`, options[flag])
  if (options['text-only'] === true && options['data-urls'] === true)
    throw new UsageError('--text-only and --data-urls: expected one of them')
  return {
    formats: [...new Set(formats)],
    dataUrls: options['data-urls'] === true,
    options: {
      textOnly: options['text-only'] === true,
      completion: options.completion === true,
      parquet: options.parquet === true,
      oracle: options.oracle === true,
      ...(options.images === 'must-exist' && { images: 'must-exist' }),
      ...(keys === 'upstream' && { keys }),
      ...(typeof model === 'string' && { model }),
      ...(typeof options['image-root'] === 'string' && { imageRoot: options['image-root'] }),
      ...(options['max-tokens'] !== undefined && { maxTokens: readCount('--max-tokens', options['max-tokens'], 1) }),
    },
  }
}

function needs(formats: readonly RowFormat[], format: RowFormat, flag: string, value: unknown): void {
  if (value !== undefined && !formats.includes(format))
    throw new UsageError(`${flag}: it is for --format ${format}, which is not written`)
}

/** Where a run reads its items and writes the files of its formats. */
export interface FormatPlace {
  /** The path of `items.jsonl`; pictures are relative to its folder. */
  readonly items: string
  /** The folder that is written to, which pictures in rows are relative to. */
  readonly folder: string
  readonly output: OutputFolder
  readonly decimals?: number
  readonly progress: Progress
  /** How many items there are, if that is known. */
  readonly count?: number
  /** Is told every item. */
  readonly each?: (item: Item) => void
}

/** Writes all formats in one pass over the items; `problems` names the lines that do not hold an item. */
export async function writeFormats(
  run: FormatRun,
  place: FormatPlace,
): Promise<{ readonly reports: readonly RowReport[]; readonly problems: readonly string[] }> {
  const { folder, output, decimals, progress, count, each } = place
  const options: RowWriterOptions = {
    ...run.options,
    imageExists: (path) => isAddress(path) || existsSync(resolve(folder, path)),
    ...(run.dataUrls && { imageData: (path: string) => dataUrl(resolve(folder, path)) }),
    imageUrl: (path) => (isAddress(path) ? path : fileUrl(resolve(folder, path))),
  }
  const writers = run.formats.map((format) => createRowWriter(format, options))
  for (const writer of writers) await writer.open(output, { ...(decimals !== undefined && { decimals }) })
  const problems: string[] = []
  let line = 0
  for await (const { text } of wholeLines(place.items)) {
    line++
    const item = itemIn(text)
    if (item === undefined) {
      problems.push(`${place.items}: line ${line}: it does not hold an item`)
      continue
    }
    each?.(item)
    const moved = withMovedImages(item, dirname(resolve(place.items)), resolve(folder))
    for (const writer of writers) await writer.write(moved, line - 1)
    if (writers.length > 0) progress.step('rows', line, count)
  }
  for (const writer of writers) await writer.close()
  return { reports: writers.map((writer) => writer.report()), problems }
}

function itemIn(text: string): Item | undefined {
  try {
    const item = parseItemLine(text)
    return item.v2lo === 'item/1' ? item : undefined
  } catch {
    return undefined
  }
}

const isAddress = (path: string) => /^[a-z][a-z0-9+.-]+:/i.test(path)

/** The paths of the pictures as they are found from another folder. */
function withMovedImages(item: Item, from: string, to: string): Item {
  const { images } = item.frames
  if (images === undefined || from === to) return item
  const moved = images.map((path) =>
    isAddress(path) || isAbsolute(path) ? path : relative(to, join(from, path)).replaceAll('\\', '/'),
  )
  return { ...item, frames: { ...item.frames, images: moved } }
}

const TYPES: { readonly [ending: string]: string } = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.webp': 'webp', '.gif': 'gif' }

async function dataUrl(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: it could not be read (${error.code ?? String(error)})`)
  })
  return `data:image/${TYPES[extname(path).toLowerCase()] ?? 'png'};base64,${bytes.toString('base64')}`
}

const fileUrl = (path: string) => `file://${path.split('/').map(encodeURIComponent).join('/')}`
