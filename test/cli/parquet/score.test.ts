import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { double, group, list, text } from '../../../src/dataset/write/parquet-file'
import { temporaryFolder } from '../../support/temporary-folder'
import { run } from '../harness'

const folder = temporaryFolder()
const said = (answer: string) =>
  `<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>t</think><answer>${answer}</answer>`

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData']
function parquet(name: string, columnData: Columns, options: object = {}): string {
  const path = join(folder, name)
  writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData, ...options })))
  return path
}

function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
}

const rowsIn = (path: string): Promise<Record<string, unknown>[]> => parquetReadObjects({ file: bytesOf(path) })

const responses = ['B', 'C', 'B', 'D', 'B'].map(said)
const plain: Columns = [
  { name: 'id', data: [1n, 2n, 3n, 4n, 12345678901234567n], type: 'INT64' },
  { name: 'response', data: responses, type: 'STRING' },
  { name: 'ground_truth', data: ['B', 'B', 'B', 'B', null], type: 'STRING' },
  { name: 'step', data: [7, 7, 7, 8, 8], type: 'INT32' },
]
const rows = parquet('rows.parquet', plain, { rowGroupSize: 2 })
const lines = responses
  .map(
    (response, i) =>
      `{"id": ${plain[0]!.data[i]}, "response": ${JSON.stringify(response)}${i < 4 ? ', "ground_truth": "B"' : ''}}\n`,
  )
  .join('')

describe('score of a Parquet file', () => {
  it('gives the lines that the same rows give as JSON Lines', async () => {
    const ran = await run(['score', rows])
    expect(ran.code).toBe(1)
    expect(ran.out).toBe((await run(['score'], lines)).out)
    expect(ran.out).toContain('{"id":12345678901234567,"error":{"code":"bad-truth"')
    expect(ran.err).toMatch(/^4 scored by strict [0-9a-f]{16}, 1 failed/)
  })

  it('writes a Parquet file of typed columns, with those that are kept', async () => {
    const out = join(folder, 'scores.parquet')
    const ran = await run(['score', rows, '--out', out, '--keep', 'id,step'])
    expect([ran.code, ran.out]).toEqual([1, ''])
    const scores = await rowsIn(out)
    const expected = (await run(['score'], lines)).out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(scores).toHaveLength(5)
    scores.slice(0, 4).forEach((score, i) => {
      const { error: _, id: __, ...numbers } = expected[i]
      expect(score).toEqual({
        ...numbers,
        id: BigInt(i + 1),
        step: i < 3 ? 7 : 8,
        error_code: null,
        error_message: null,
        error_line: null,
      })
    })
    expect(scores[4]).toMatchObject({
      id: 12345678901234567n,
      step: 8,
      overall: null,
      measured: null,
      flags: null,
      error_code: 'bad-truth',
      error_line: 5n,
    })
    const schema = parquetMetadata(bytesOf(out)).schema
    expect(schema.filter(({ num_children }) => !num_children).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'id INT64',
      'step INT32',
      'overall DOUBLE',
      'format DOUBLE',
      'accuracy DOUBLE',
      'map DOUBLE',
      'consistency DOUBLE',
      'reasoning DOUBLE',
      'element BYTE_ARRAY',
      'element BYTE_ARRAY',
      'error_code BYTE_ARRAY',
      'error_message BYTE_ARRAY',
      'error_line INT64',
    ])
    expect(existsSync(`${out}.partial`)).toBe(false)
  })

  it('keeps every column there is, lists and structs with them', async () => {
    const columns = [
      { name: 'response', data: responses },
      { name: 'ground_truth', data: plain[2]!.data },
      { name: 'tags', data: [['a', 'b'], [], ['c'], null, ['d']] },
      { name: 'info', data: [1.5, null, 2, 3, 4].map((n) => ({ n, word: n === 2 ? 'two' : null })) },
      { name: 'ok', data: [true, false, null, true, true] },
      { name: 'any', data: [{ a: [1] }, 'text', null, 4, [true]] },
    ]
    const schema = [
      { name: 'root', num_children: 6 },
      text('response'),
      text('ground_truth', 'OPTIONAL'),
      ...list('tags', [text('element')], 'OPTIONAL'),
      ...group('info', [double('n', 'OPTIONAL'), text('word', 'OPTIONAL')]),
      { name: 'ok', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
      { name: 'any', type: 'BYTE_ARRAY', converted_type: 'JSON', repetition_type: 'OPTIONAL' },
    ]
    const many = parquet('many.parquet', columns, { schema })
    const out = join(folder, 'many-scores.parquet')
    expect((await run(['score', many, '--out', out, '--keep', 'all'])).code).toBe(1)
    const [before, after] = [await rowsIn(many), await rowsIn(out)]
    expect(after).toMatchObject(before)
    expect(after[0]).toMatchObject({ overall: expect.any(Number), flags: expect.any(Array), id: null })
  })

  it('writes JSON Lines to Parquet and Parquet to JSON Lines, with workers too', async () => {
    const [jsonl, out, back] = [
      join(folder, 'rows.jsonl'),
      join(folder, 'from-lines.parquet'),
      join(folder, 'back.jsonl'),
    ]
    writeFileSync(jsonl, lines)
    expect((await run(['score', jsonl, '--out', out])).code).toBe(1)
    expect((await rowsIn(out)).map(({ id, overall }) => [id, overall !== null])).toEqual([
      ['1', true],
      ['2', true],
      ['3', true],
      ['4', true],
      ['12345678901234567', false],
    ])
    expect((await run(['score', rows, '--out', back])).code).toBe(1)
    expect(readFileSync(back, 'utf8')).toBe((await run(['score', rows])).out)
  })

  it('reads columns as keys and leniency say, inside structs too', async () => {
    const verl = parquet('verl.parquet', [
      { name: 'output', data: responses, type: 'STRING' },
      { name: 'reward_model', data: responses.map(() => ({ style: 'rule', ground_truth: 'B' })) },
    ])
    const keyed = await run(['score', verl, '--keys', 'response=output,ground_truth=reward_model.ground_truth'])
    expect(keyed.code).toBe(0)
    const lenient = await run(['score', verl, '--lenient'])
    expect(lenient.code).toBe(0)
    expect(lenient.err).toContain('read leniently: row-inner-field 5, row-usual-name 5')
    const overall = (out: string) =>
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).overall)
    expect(overall(lenient.out)).toEqual(overall(keyed.out))
  })

  it('knows a whole number of doubles from an integer, as the original does', async () => {
    const answers = ['4.0', '4', '4.0', '4'].map((a) => `<answer>[${a}]</answer>`)
    const typed = (type: 'DOUBLE' | 'INT32') =>
      parquet(
        `${type}.parquet`,
        [
          { name: 'response', data: answers },
          { name: 'ground_truth', data: [[4], [4], [4], [4]] },
        ],
        {
          schema: [
            { name: 'root', num_children: 2 },
            text('response'),
            ...list('ground_truth', [{ name: 'element', type, repetition_type: 'REQUIRED' }]),
          ],
        },
      )
    const accuracy = async (path: string) =>
      (await run(['score', path, '--preset', 'v2lo'])).out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).accuracy)
    expect(await accuracy(typed('DOUBLE'))).toEqual([1, 0, 1, 0])
    expect(await accuracy(typed('INT32'))).toEqual([0, 1, 0, 1])
  })

  it('unpacks gzip', async () => {
    const packed = parquet('gzip.parquet', plain, {
      codec: 'GZIP',
      compressors: { GZIP: (input: Uint8Array) => gzipSync(input) },
    })
    expect((await run(['score', packed])).out).toBe((await run(['score', rows])).out)
  })

  it.each<[string, readonly string[], RegExp]>([
    [
      'a column that is not there',
      [rows, '--keys', 'response=respones'],
      /--keys: expected a column of .*: id, response, ground_truth, step, received "respones"; write response=response/,
    ],
    [
      'a needed column that is not there',
      [parquet('no-truth.parquet', plain.slice(0, 2))],
      /expected a column ground_truth, received id, response; name it with --keys ground_truth=COLUMN/,
    ],
    [
      'a kept column that is not there',
      [rows, '--out', join(folder, 'x.parquet'), '--keep', 'stpe'],
      /--keep: expected columns of the input: id, response, ground_truth, step, received stpe/,
    ],
    [
      'a kept column that a score has, too',
      [
        parquet('taken.parquet', [...plain, { name: 'map', data: responses }]),
        '--out',
        join(folder, 'x.parquet'),
        '--keep',
        'all',
      ],
      /--keep: expected columns besides those of a score, received map/,
    ],
    [
      'a kept column of times',
      [
        parquet('times.parquet', [...plain, { name: 'when', data: responses.map(() => new Date(0)) }]),
        '--out',
        join(folder, 'x.parquet'),
        '--keep',
        'all',
      ],
      /received when \(TIMESTAMP_MILLIS\)/,
    ],
    [
      '--keep without Parquet',
      [rows, '--keep', 'all'],
      /--keep: expected a FILE and an --out FILE that are both Parquet/,
    ],
    [
      '--resume into Parquet',
      [rows, '--out', join(folder, 'x.parquet'), '--resume'],
      /--resume: expected results in JSON Lines/,
    ],
    [
      '--resume from Parquet',
      [rows, '--out', join(folder, 'x.jsonl'), '--resume'],
      /--resume: expected a FILE of JSON; standard input and Parquet cannot be read on/,
    ],
  ])('refuses %s', async (_, argv, message) => {
    const ran = await run(['score', ...argv])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(message)
    expect(existsSync(join(folder, 'x.parquet.partial'))).toBe(false)
  })

  it('says of a broken file what is wrong, and writes over nothing unasked', async () => {
    const broken = join(folder, 'broken.parquet')
    writeFileSync(broken, 'PAR1 and nothing else')
    expect(await run(['score', broken])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/broken\.parquet: its Parquet cannot be read \(/),
    })
    const out = join(folder, 'twice.parquet')
    await run(['score', rows, '--out', out])
    expect(await run(['score', rows, '--out', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force writes over it'),
    })
    expect((await run(['score', rows, '--out', out, '--force'])).code).toBe(1)
  })
})
