import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { createRowWriter } from '../../../src/dataset/write/row-writer'
import { makeItem } from '../made-items'
import { memoryFolder } from './memory-folder'

async function written(count: number, textOnly: boolean) {
  const folder = memoryFolder()
  for (const parquet of [false, true]) {
    const writer = createRowWriter('verl', { textOnly, parquet })
    await writer.open(folder, {})
    for (let i = 0; i < count; i++)
      await writer.write(makeItem({ count: i % 4, budget: 1 + (i % 3), scene: `küche ${i} 🍳` }), i)
    await writer.close()
  }
  const bytes = folder.files.get('verl.train.parquet') as Uint8Array
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return { file, lines: folder.lines('verl.train.jsonl') }
}

/** 64-bit integers come back as bigint. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one)))

describe('a Parquet file of verl', () => {
  it.each([true, false])(
    'holds the rows of the JSON Lines, over several row groups (textOnly: %s)',
    async (textOnly) => {
      const { file, lines } = await written(2300, textOnly)
      expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([1000, 1000, 300])
      expect(plain(await parquetReadObjects({ file }))).toEqual(lines)
    },
  )

  it('has every column written out as required', async () => {
    const { file } = await written(1, false)
    const { schema } = parquetMetadata(file)
    const leaves = schema.filter(({ type }) => type !== undefined)
    expect(leaves.map(({ name }) => name)).toEqual([
      ...['data_source', 'role', 'content', 'image', 'ability', 'style', 'ground_truth'],
      ...['split', 'index', 'id', 'scene_id', 'budget', 'question', 'true_layout'],
    ])
    expect(leaves.every(({ repetition_type }) => repetition_type === 'REQUIRED')).toBe(true)
  })
})
