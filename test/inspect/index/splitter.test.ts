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
    if (!row.tooLong) expect(row.bytes).toEqual(all.subarray(row.offset, row.offset + row.length))
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
      }),
    )
  })

  it('blank lines count and are skipped; a line over the limit is told and the next one read', () => {
    const found = split(`{"a":1}\n\n  \n${'x'.repeat(50)}\n{"b":2}\n`, 'lines', [7], 40)
    expect(found).toEqual([
      { text: '{"a":1}', line: 1, tooLong: false },
      { text: '', line: 4, tooLong: true },
      { text: '{"b":2}', line: 5, tooLong: false },
    ])
  })

  it('tells a list by its first character', () => {
    expect(['', ' \n', '\ufeff[', ' [1]', '{}', 'x'].map((text) => kindOfFile(bytes(text)))).toEqual([
      undefined,
      undefined,
      'list',
      'list',
      'lines',
      'lines',
    ])
  })
})
