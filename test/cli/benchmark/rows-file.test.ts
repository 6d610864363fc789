import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { openRows } from '../../../src/cli/benchmark/rows-file'
import { temporaryFolder } from '../../support/temporary-folder'

const folder = temporaryFolder()
const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const file = await openRows(path, io)
  const rows: unknown[] = []
  const problems: string[] = []
  for await (const found of file.rows) {
    if ('row' in found) rows.push(found.row)
    else problems.push(`${found.place}: ${found.problem}`)
  }
  return { kind: file.kind, rows, problems, sha256: file.sha256() }
}

describe('a file of rows', () => {
  it('of JSON Lines: a broken line costs itself', async () => {
    const found = await read('a.jsonl', '\ufeff{"id": 1}\r\n\nno\n{"id": 2}')
    expect(found).toMatchObject({ kind: 'JSON Lines', rows: [{ id: 1 }, { id: 2 }], problems: ['line 3: not JSON'] })
    // As sha256sum prints it.
    const sum = '82b0cf5da91b6a7e02f031e2da2fa5ed1261dce4c85ae20d63db9d1e84a4c384'
    expect((await read('b.jsonl', '{"id": 1}\n')).sha256).toBe(sum)
  })

  it('of a JSON list, whatever its file is called', async () => {
    expect(await read('a.jsonl', ' [{"id": 1},\n {"id": 2}]')).toMatchObject({
      kind: 'a JSON list',
      rows: [{ id: 1 }, { id: 2 }],
    })
    expect(await read('c.json', '[{"id": 1}, {"id": NaN}, {"id": 2}]')).toMatchObject({
      rows: [{ id: 1 }, { id: 2 }],
      problems: ['row 2: not JSON'],
    })
    await expect(read('b.json', '[{"id": 1},')).rejects.toThrow('expected a JSON list that is whole')
  })

  it('of objects over several lines', async () => {
    expect((await read('a.json', '{\n "id": 1\n}\n{\n "id": 2\n}\n')).rows).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('of a table as pandas writes it: quotes doubled, line ends in cells', async () => {
    const text = 'index\tquestion\tprediction\n0\t"Which ""one""?\nA. bed"\tB\n1\tplain\t\n'
    expect(await read('a.tsv', text)).toMatchObject({
      kind: 'a table',
      rows: [
        { index: '0', question: 'Which "one"?\nA. bed', prediction: 'B' },
        { index: '1', question: 'plain', prediction: '' },
      ],
      problems: [],
    })
    expect((await read('a.csv', 'index,prediction\n0,"a,b"\n')).rows).toEqual([{ index: '0', prediction: 'a,b' }])
  })

  it('of Parquet, by its first bytes, with whole numbers of 64 bits', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'index', data: [1n, 2n], type: 'INT64' },
        { name: 'prediction', data: ['A', 'ü'], type: 'STRING' },
      ],
    })
    expect(await read('log.bin', new Uint8Array(bytes))).toMatchObject({
      kind: 'Parquet',
      rows: [
        { index: 1, prediction: 'A' },
        { index: 2, prediction: 'ü' },
      ],
    })
    await expect(read('bad.parquet', 'PAR1 and nothing more')).rejects.toThrow('its Parquet cannot be read')
  })

  it('of nothing is no rows', async () => {
    expect(await read('empty.jsonl', '')).toMatchObject({ rows: [], problems: [] })
  })

  it('never throws on text that begins like no list and no Parquet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        fc.pre(!/^\s*\[/.test(text.replace(/^\ufeff/, '')) && !text.startsWith('PAR1'))
        await read('any.txt', text)
      }),
      { numRuns: 60 },
    )
  })
})

it('standard input is read once, as it comes', async () => {
  const stdin = Readable.from([Buffer.from('{"id": 1}\n{"i'), Buffer.from('d": 2}\n')])
  const file = await openRows('-', { ...io, stdin: Object.assign(stdin, { isTTY: false }) })
  const rows: unknown[] = []
  for await (const row of file.rows) rows.push(row)
  expect(file.name).toBe('standard input')
  expect(rows).toHaveLength(2)
})
