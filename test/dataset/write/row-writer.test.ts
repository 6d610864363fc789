import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/dataset/item'
import type { RowFormat } from '../../../src/dataset/write/format-item'
import { createRowWriter, type RowWriterOptions } from '../../../src/dataset/write/row-writer'
import { estimateTokens } from '../../../src/dataset/write/tokens'
import { makeItem, respond } from '../made-items'
import { memoryFolder } from './memory-folder'

async function writeAll(format: RowFormat, items: readonly Item[], options: Partial<RowWriterOptions> = {}) {
  const folder = memoryFolder()
  const writer = createRowWriter(format, { respond, ...options })
  await writer.open(folder, {})
  for (const [index, item] of items.entries()) await writer.write(item, index)
  await writer.close()
  return { folder, report: writer.report() }
}

const three = [makeItem(), makeItem({ scene: 'loft', split: 'val' }), makeItem({ count: 4 })]

describe('writing rows', () => {
  it('gives one file for each split that has items, in their order', async () => {
    const { folder, report } = await writeAll('easyr1', three)
    expect(folder.lines('easyr1.train.jsonl').map(({ answer }) => answer)).toEqual(['2', '4'])
    expect(folder.lines('easyr1.val.jsonl')).toHaveLength(1)
    expect(report.files).toEqual(['easyr1.train.jsonl', 'easyr1.val.jsonl'])
    expect(report.rows).toEqual({ train: 2, val: 1 })
  })

  it('says how EasyR1 is to be configured, with the limits the rows need', async () => {
    const { report } = await writeAll('easyr1', three)
    expect(report.notes[0]).toBe(
      'data.prompt_key=question data.answer_key=answer data.image_key=image_path data.format_prompt=null',
    )
    expect(report.notes[1]).toMatch(/^data\.max_prompt_length=512 .* data\.max_response_length=256 \(estimated/)
    const upstream = await writeAll('easyr1', three, { keys: 'upstream', textOnly: true })
    expect(upstream.report.notes[0]).toBe('data.prompt_key=problem data.answer_key=answer data.format_prompt=null')
  })

  it('names the files to LLaMA-Factory', async () => {
    const { folder } = await writeAll('llama-factory', three)
    expect(JSON.parse(folder.text('dataset_info.json'))).toEqual({
      v2lo_map_train: {
        file_name: 'llama-factory.train.jsonl',
        formatting: 'sharegpt',
        columns: { messages: 'conversations', images: 'images' },
      },
      v2lo_map_val: {
        file_name: 'llama-factory.val.jsonl',
        formatting: 'sharegpt',
        columns: { messages: 'conversations', images: 'images' },
      },
    })
  })

  it('makes a folder for lmms-eval that tests on the test split, else on the last', async () => {
    const { folder } = await writeAll('lmms-eval', [...three, makeItem({ scene: 'attic', split: 'test' })])
    const task = folder.text('lmms-eval/v2lo_map.yaml')
    expect(task).toMatch(/\ntest_split: test\n/)
    expect(task).toMatch(/\ncluster_key: scene_id\n/)
    expect(folder.lines('lmms-eval/test.jsonl')).toHaveLength(1)
    expect(folder.text('lmms-eval/utils.py')).toContain('def process_results')
    const other = await writeAll('lmms-eval', three)
    expect(other.folder.text('lmms-eval/v2lo_map.yaml')).toMatch(/\ntest_split: val\n/)
  })

  it('leaves out what cannot be a row, by name, and writes the others', async () => {
    const items = [
      makeItem(),
      { ...makeItem(), answer_from_map: null },
      makeItem({ images: false }),
      { ...makeItem(), question: '?' },
    ]
    const { folder, report } = await writeAll('ms-swift', items)
    expect(folder.lines('ms-swift.train.jsonl')).toHaveLength(1)
    expect(report.leftOut['no-response']).toEqual({
      count: 1,
      first: ['den:00c0ffee00c0ffee:k2: no map leads to its answer'],
    })
    expect(report.leftOut['no-images']?.count).toBe(1)
    expect(report.leftOut['unreadable-question']?.count).toBe(1)
  })

  it('refuses items that all lack pictures, unless the file has none', async () => {
    const items = [makeItem({ images: false }), makeItem({ images: false })]
    await expect(writeAll('trl', items)).rejects.toThrow(
      /items with pictures for the format trl, received 2 without: .*--text-only/,
    )
    const { folder } = await writeAll('trl', items, { textOnly: true })
    expect(folder.lines('trl.train.jsonl')).toHaveLength(2)
  })

  it('names and counts missing pictures, and leaves their items out on request', async () => {
    const imageExists = (path: string) => !path.includes('loft')
    const kept = await writeAll('verl', three, { imageExists })
    expect(kept.report.missingImages).toEqual({ count: 2, first: ['pictures/loft/f0.png', 'pictures/loft/f1.png'] })
    expect(kept.report.rows).toEqual({ train: 2, val: 1 })
    const strict = await writeAll('verl', three, { imageExists, images: 'must-exist' })
    expect(strict.report.rows).toEqual({ train: 2 })
    expect(strict.report.leftOut['missing-image']).toEqual({
      count: 1,
      first: ['loft:00c0ffee00c0ffee:k2: pictures/loft/f0.png'],
    })
    expect(strict.report.missingImages.count).toBe(2)
  })

  it('puts pictures into requests as data, and never a request without one of its pictures', async () => {
    const asked: string[] = []
    const { folder, report } = await writeAll('openai-batch', [makeItem(), makeItem({ scene: 'loft' })], {
      imageExists: (path) => !path.endsWith('loft/f1.png'),
      imageData: (path) => {
        asked.push(path)
        return `data:image/png;base64,${path.length}`
      },
    })
    expect(folder.text('openai-batch.train.jsonl')).toContain('"url":"data:image/png;base64,19"')
    expect(report.rows).toEqual({ train: 1 })
    expect(report.leftOut['missing-image']?.count).toBe(1)
    expect(asked).toEqual(['pictures/den/f0.png', 'pictures/den/f1.png'])
  })

  it('starts another file of requests where a hosted batch takes no more', async () => {
    const data = 'x'.repeat(90_000_000)
    const items = [0, 1, 2].map((i) => makeItem({ scene: `s${i}`, budget: 1 }))
    const { report } = await writeAll('openai-batch', items, { imageData: () => data })
    expect(report.files).toEqual(['openai-batch.train.jsonl', 'openai-batch.train.2.jsonl'])
  })

  it('estimates tokens and counts the rows over a limit', async () => {
    const { report } = await writeAll('ms-swift', three, { maxTokens: 340 })
    const longest = makeItem({ count: 4 })
    expect(report.tokens.longest).toBe(longest.id)
    expect(report.tokens.response).toBe(estimateTokens(respond(longest)!))
    expect(report.tokens.row).toBeGreaterThan(340)
    expect(report.tooLong).toEqual({ count: 1, first: [longest.id] })
  })

  it('refuses Parquet for a format of lines', () => {
    expect(() => createRowWriter('trl', { respond, parquet: true })).toThrow(
      /the format verl with parquet, received 'trl'/,
    )
  })
})

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['abcd', 1],
    ['abcde', 2],
    ['12.5', 4],
    ['<answer>2.5</answer>', 7],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens)
  })
})
