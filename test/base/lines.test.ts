import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, splitLines } from '../../src/base/lines'

async function split(chunks: readonly Uint8Array[], maxBytes = 1000): Promise<Line[]> {
  async function* source() {
    yield* chunks
  }
  const lines: Line[] = []
  for await (const line of splitLines(source(), maxBytes)) lines.push(line)
  return lines
}
const bytes = (text: string) => Buffer.from(text, 'utf8')

describe('splitLines', () => {
  it.each([
    ['two lines', 'a\nb\n', [1, 'a'], [2, 'b']],
    ['a last line without its end', 'a\nb', [1, 'a'], [2, 'b']],
    ['blank lines, skipped and counted', '\n \t\r\na\n\n', [3, 'a']],
    ['a byte order mark', '\ufeffa\n', [1, 'a']],
    ['a byte order mark and nothing else', '\ufeff\nb', [2, 'b']],
    ['a lone carriage return and U+2028, which end nothing', 'a\rb\u2028c\n', [1, 'a\rb\u2028c']],
    ['nothing', ''],
  ] as const)('reads %s', async (_, text, ...expected) => {
    const lines = await split([bytes(text)])
    expect(lines).toEqual(expected.map(([number, text]) => ({ number, text })))
  })

  it('gives the same lines however the bytes are cut', async () => {
    const text = '\ufeff{"a":"é\u{1f600}"}\r\n\n"b"\n\u2028\nlong line here\nc'
    const whole = await split([bytes(text)], 16)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), async (cuts) => {
        const all = bytes(text)
        const chunks: Uint8Array[] = []
        for (let at = 0, i = 0; at < all.length; i++) {
          const end = at + cuts[i % cuts.length]!
          chunks.push(all.subarray(at, end))
          at = end
        }
        expect(await split(chunks, 16)).toEqual(whole)
      }),
      { seed: 51 },
    )
    expect(whole.map((l) => l.number)).toEqual([1, 3, 4, 5, 6])
  })

  it('reports a line over the limit once, drops its bytes, and goes on', async () => {
    const chunks = [bytes('ab\n'), ...Array.from({ length: 100 }, () => bytes('x'.repeat(10))), bytes('\ncd')]
    expect(await split(chunks, 5)).toEqual([
      { number: 1, text: 'ab' },
      { number: 2, problem: 'too-long' },
      { number: 3, text: 'cd' },
    ])
  })

  it('reports invalid UTF-8 and goes on', async () => {
    expect(await split([Buffer.from([0xc0, 0xaf, 0x0a, 0x61])])).toEqual([
      { number: 1, problem: 'invalid-utf8' },
      { number: 2, text: 'a' },
    ])
  })
})
