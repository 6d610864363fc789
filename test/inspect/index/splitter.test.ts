import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSplitter, kindOfFile, type SplitterStart } from '../../../src/inspect/index/splitter'

const bytes = (text: string) => new TextEncoder().encode(text)

function split(text: string, kind: SplitterStart['kind'], sizes: readonly number[], maxBytes = 1e6) {
  const all = bytes(text)
  const splitter = createSplitter({ kind, offset: 0, line: 0, maxBytes })
  const found: { text: string; line: number; tooLong: boolean }[] = []
  const take = (row: ReturnType<typeof splitter.rest>) => {
    if (!row) return
    const there = all.subarray(row.offset, row.offset + row.length)
    if (!row.tooLong && kind === 'lines') expect(row.bytes).toEqual(there)
    // In the file, an element may go over several lines.
    else if (!row.tooLong)
      expect(JSON.parse(Buffer.from(row.bytes).toString())).toEqual(JSON.parse(Buffer.from(there).toString()))
    found.push({ text: new TextDecoder().decode(row.bytes), line: row.line, tooLong: row.tooLong })
  }
  let at = 0
  for (let i = 0; at < all.length; i++) {
    const size = sizes[i % sizes.length]!
    for (const row of splitter.feed(all.slice(at, at + size))) take(row)
    at += size
  }
  take(splitter.rest())
  return found
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
const rows = fc.array(fc.jsonValue(), { maxLength: 12 })

describe('rows in the bytes of a file', () => {
  it('lines are the lines of the text, wherever chunks end', () => {
    fc.assert(
      fc.property(rows, sizes, (values, chunks) => {
        const lines = values.map((value) => JSON.stringify(value))
        const found = split(lines.join('\n'), 'lines', chunks)
        expect(found.map(({ text }) => text)).toEqual(lines)
        expect(found.map(({ line }) => line)).toEqual(lines.map((_, i) => i + 1))
      }),
    )
  })

  it('elements of a list are its elements, however it is laid out', () => {
    fc.assert(
      fc.property(rows, sizes, fc.constantFrom(0, 1, 2), (values, chunks, indent) => {
        const found = split(JSON.stringify(values, null, indent), 'list', chunks)
        expect(found.map(({ text }) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(values)))
        expect(found.map(({ line }) => line)).toEqual(values.map((_, i) => i + 1))
      }),
    )
  })

  it('a byte order mark is no part of an element', () => {
    expect(split('\ufeff[{"a":1}]', 'list', [2])).toEqual([{ text: '{"a":1}', line: 1, tooLong: false }])
  })

  it('blank lines count and are skipped; a line over the limit is told and the next one read', () => {
    const found = split(`{"a":1}\n\n  \n${'x'.repeat(50)}\n{"b":2}\n`, 'lines', [7], 40)
    expect(found).toEqual([
      { text: '{"a":1}', line: 1, tooLong: false },
      { text: '', line: 4, tooLong: true },
      { text: '{"b":2}', line: 5, tooLong: false },
    ])
  })

  it('tells a file by its first characters', () => {
    const heads = ['', ' \n', '\ufeff[{', ' [\n{', '{}', 'x', '{\n "a"', 'PAR1']
    const kinds = [undefined, undefined, 'list', 'list', 'lines', 'lines', 'objects', 'parquet']
    expect(heads.map((text) => kindOfFile(bytes(text)))).toEqual(kinds)
  })
})
