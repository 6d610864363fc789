import { V2loError } from '../../base/error'
import { SPLITS, type Split } from '../item'
import { type RowFormat, rowOf, showsResponse } from './format-item'
import { EASYR1_COLUMNS } from './formats/easyr1'
import { datasetInfo } from './formats/llama-factory'
import { LMMS_EVAL_TASK, LMMS_EVAL_UTILS, lmmsEvalTask } from './formats/lmms-eval'
import { BATCH_LIMITS } from './formats/openai-batch'
import { createParquetFile } from './parquet'
import type { ParquetFile } from './parquet-file'
import { formatRowLine } from './row-line'
import type { RowOptions } from './row-options'
import { type CountedNames, type Counter, createCounter, type RowReport } from './row-report'
import { composeRowText, type LeftOut, perfectResponse, type RowText } from './row-text'
import { estimateTokens } from './tokens'
import type { OutputFile, OutputFolder, Writer } from './writer'

/** The values of {@link ImagePolicy}. */
export const IMAGE_POLICIES = ['any', 'must-exist'] as const
/** `any`: a missing picture is named and counted. `must-exist`: its item is left out, too. */
export type ImagePolicy = (typeof IMAGE_POLICIES)[number]

/** How {@link createRowWriter} writes its files. */
export interface RowWriterOptions extends RowOptions {
  /** Default `'any'`. */
  readonly images?: ImagePolicy
  /** Whether there is a picture at a path of an item; without it no path is looked at. */
  readonly imageExists?: (path: string) => boolean | Promise<boolean>
  /** `openai-batch`: the picture at a path of an item as a data URL, to be put into the request in place of its path. */
  readonly imageData?: (path: string) => string | Promise<string>
  /** Rows estimated to be longer are counted and named in the report. */
  readonly maxTokens?: number
  /** `verl`: Parquet in place of JSON Lines; needs the package `hyparquet-writer`. */
  readonly parquet?: boolean
}

/** A writer of one format that tells what it wrote. */
export interface RowWriter extends Writer {
  /** After `close`: what the files hold. */
  report(): RowReport
}

/**
 * Writes the items of a data set as the files of one training or evaluation program, one file for each split that has
 * items, in constant memory. An item that cannot be a row is left out and counted; an item without pictures in a file
 * of pictures is one of them, and where no item has any, `close` throws a `V2loError` that says how to get them.
 *
 * @example
 * const lines = []
 * const folder = { create: async () => ({ write: async (text) => void lines.push(text) }) }
 * const writer = createRowWriter('verl', { textOnly: true })
 * await writer.open(folder, {})
 * for (const [i, item] of [...generateItems(generateScene({ seed: 1 }), { budgets: [4] })].entries()) await writer.write(item, i)
 * await writer.close()
 * Object.values(writer.report().rows)[0] === lines.length // true
 */
export function createRowWriter(format: RowFormat, options: RowWriterOptions = {}): RowWriter {
  const { images: policy = 'any', imageExists, imageData, maxTokens, parquet = false } = options
  let rowOptions: RowOptions = options
  if (parquet && format !== 'verl')
    throw new V2loError({
      code: 'bad-option',
      expected: 'the format verl with parquet',
      received: `'${format}'`,
      remedy: 'leave parquet out: the other formats are JSON Lines',
    })
  let folder: OutputFolder
  const parts = new Map<Split, Part>()
  const files: string[] = []
  const rows: { [Name in Split]?: number } = {}
  const leftOut = new Map<LeftOut, Counter>()
  const missing = createCounter()
  const tooLong = createCounter()
  const most = { prompt: 0, response: 0, row: 0, longest: '' }
  let hadImages = false

  async function partOf(split: Split): Promise<Part> {
    const known = parts.get(split)
    if (known) return known
    const part = parquet ? await openParquet(split) : openLines(split)
    parts.set(split, part)
    return part
  }

  async function create(path: string): Promise<OutputFile> {
    files.push(path)
    return folder.create(path)
  }

  async function openParquet(split: Split): Promise<Part> {
    const file = await createParquetFile(await create(`${format}.${split}.parquet`), options.textOnly ?? false)
    return { write: (row) => file.write(row as Parameters<ParquetFile['write']>[0]), close: () => file.close() }
  }

  /** JSON Lines; requests are dealt to further files where a hosted batch takes no more. */
  function openLines(split: Split): Part {
    let file: OutputFile | undefined
    let count = 0
    let bytes = 0
    let number = 1
    return {
      async write(row) {
        const line = formatRowLine(row)
        const size = format === 'openai-batch' ? new TextEncoder().encode(line).length : 0
        if (
          format === 'openai-batch' &&
          (count >= BATCH_LIMITS.rows || (count > 0 && bytes + size > BATCH_LIMITS.bytes))
        ) {
          file = undefined
          count = 0
          bytes = 0
          number++
        }
        file ??= await create(fileName(format, split, number))
        count++
        bytes += size
        await file.write(line)
      },
      close: async () => undefined,
    }
  }

  function leaveOut(why: LeftOut, message: string) {
    if (!leftOut.has(why)) leftOut.set(why, createCounter())
    leftOut.get(why)!.add(message)
  }

  /** The pictures of a row that are not there. */
  async function absentOf({ item, images }: RowText): Promise<readonly string[]> {
    if (imageExists === undefined || images === undefined) return []
    const absent: string[] = []
    for (const path of new Set(item.frames.images)) if (!(await imageExists(path))) absent.push(path)
    return absent
  }

  async function withData({ item, images = [] }: RowText): Promise<RowOptions> {
    if (format !== 'openai-batch' || imageData === undefined) return rowOptions
    const urls = new Map<string, string>()
    for (const [i, path] of images.entries())
      if (!urls.has(path)) urls.set(path, await imageData(item.frames.images![i]!))
    return { ...rowOptions, imageUrl: (path) => urls.get(path)! }
  }

  function measure({ item, prompt, response }: RowText) {
    // EasyR1 is told how long the answers may get, though its rows do not show them.
    const answer = format === 'easyr1' ? perfectResponse(item, rowOptions.decimals) : response
    const tokens = { prompt: estimateTokens(prompt), response: estimateTokens(answer) }
    most.prompt = Math.max(most.prompt, tokens.prompt)
    most.response = Math.max(most.response, tokens.response)
    const row = tokens.prompt + estimateTokens(response)
    if (row > most.row) Object.assign(most, { row, longest: item.id })
    if (maxTokens !== undefined && row > maxTokens) tooLong.add(item.id)
  }

  return {
    async open(given, { decimals }) {
      folder = given
      rowOptions = { ...(decimals !== undefined && { decimals }), ...options }
    },
    async write(item, index) {
      const reading = composeRowText(item, rowOptions, showsResponse(format, options))
      if (!reading.ok) {
        leaveOut(reading.why, reading.message)
        return
      }
      const { text } = reading
      hadImages ||= text.images !== undefined
      const absent = await absentOf(text)
      for (const path of absent) missing.add(path)
      // A request cannot hold a picture that is not there.
      if (absent.length > 0 && (policy === 'must-exist' || (format === 'openai-batch' && imageData !== undefined))) {
        leaveOut('missing-image', `${item.id}: ${absent[0]}`)
        return
      }
      measure(text)
      const part = await partOf(item.split)
      await part.write(rowOf(format, text, await withData(text), index))
      rows[item.split] = (rows[item.split] ?? 0) + 1
    },
    async close() {
      const imageless = leftOut.get('no-images')?.counted()
      if (imageless && parts.size === 0) throw noImages(format, imageless)
      for (const part of parts.values()) await part.close()
      const named = Object.fromEntries(SPLITS.filter((split) => parts.has(split)).map((s) => [s, fileName(format, s)]))
      if (format === 'llama-factory') await (await create('dataset_info.json')).write(datasetInfo(named, hadImages))
      if (format !== 'lmms-eval') return
      const inside = Object.fromEntries(Object.entries(named).map(([split, path]) => [split, path.split('/')[1]!]))
      await (await create(`lmms-eval/${LMMS_EVAL_TASK}.yaml`)).write(lmmsEvalTask(inside, options.maxAnswerTokens))
      await (await create('lmms-eval/utils.py')).write(LMMS_EVAL_UTILS)
    },
    report: () => ({
      format,
      rows,
      files,
      leftOut: Object.fromEntries([...leftOut].map(([why, counter]) => [why, counter.counted()])),
      missingImages: missing.counted(),
      tokens: { ...most },
      ...(maxTokens !== undefined && { tooLong: tooLong.counted() }),
      notes: notesOf(format, options, most),
    }),
  }
}

interface Part {
  write(row: { readonly [column: string]: unknown }): Promise<void>
  close(): Promise<void>
}

function fileName(format: RowFormat, split: Split, number = 1): string {
  if (format === 'lmms-eval') return `lmms-eval/${split}.jsonl`
  return `${format}.${split}${number > 1 ? `.${number}` : ''}.jsonl`
}

function noImages(format: RowFormat, { count, first }: CountedNames): V2loError {
  return new V2loError({
    code: 'bad-option',
    expected: `items with pictures for the format ${format}`,
    received: `${count} without: ${first[0]}`,
    remedy: 'generate with --pictures, read scenes with recorded images, or say --text-only',
  })
}

/** The next multiple of 256 with a quarter to spare: the estimate may be off by as much. */
const limitFor = (tokens: number) => Math.max(256, Math.ceil((tokens * 1.25) / 256) * 256)

function notesOf(format: RowFormat, options: RowWriterOptions, tokens: { prompt: number; response: number }): string[] {
  if (format !== 'easyr1') return []
  const [prompt, answer, image] = EASYR1_COLUMNS[options.keys ?? 'paper']
  return [
    `data.prompt_key=${prompt} data.answer_key=${answer}${options.textOnly ? '' : ` data.image_key=${image}`} data.format_prompt=null`,
    `data.max_prompt_length=${limitFor(tokens.prompt)} and the tokens of the pictures; data.max_response_length=${limitFor(tokens.response)} (estimated; 500, as in the paper, cuts a map of 20 objects)`,
  ]
}
