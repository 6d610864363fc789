import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParseLayoutOptions, parseLayout } from '../../src/parse/layout'
import { createLayoutStream } from '../../src/parse/stream'
import { anyText } from './any-text'
import { A, B } from './read'

/** Cuts a text after the given numbers of characters, again and again. */
function chunksOf(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = []
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    chunks.push(text.slice(at, at + size))
    at += size
  }
  return chunks
}

function stream(chunks: Iterable<string | Uint8Array>, options?: ParseLayoutOptions) {
  const reader = createLayoutStream(options)
  const given = []
  for (const chunk of chunks) given.push(...reader.push(chunk))
  return { given, parsed: reader.end() }
}

const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })

describe('a stream', () => {
  it('always ends in what parseLayout gives for the whole text, whatever the chunks', () => {
    fc.assert(
      fc.property(
        anyText,
        sizes,
        fc.constantFrom(undefined, 'map' as const, 'think' as const),
        (text, cuts, prefill) => {
          const whole = parseLayout(text, { prefill })
          const { given, parsed } = stream(chunksOf(text, cuts), { prefill })
          expect(parsed).toStrictEqual(whole)
          // What was given before the end is a prefix of the objects, ids and all.
          expect(given).toStrictEqual((whole.value?.objects ?? []).slice(0, given.length))
        },
      ),
      { seed: 20261125, numRuns: 6000 },
    )
  })
  it('always reads bytes as it reads the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 7 }), (text, size) => {
        const bytes = new TextEncoder().encode(text)
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        )
        expect(stream(chunks).parsed).toStrictEqual(
          parseLayout(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
        )
      }),
      { seed: 20261125, numRuns: 1500 },
    )
  })
  it('gives an object at its closing brace', () => {
    const text = `The map <think>not <map> yet</think> <map>[${A}, ${B}]</map><answer>A</answer>`
    const reader = createLayoutStream()
    const at: number[] = []
    for (let i = 0; i < text.length; i++) if (reader.push(text[i]!).length > 0) at.push(i)
    expect(at).toEqual([text.indexOf(A) + A.length - 1, text.indexOf(B) + B.length - 1])
  })
  it('gives ids that stay', () => {
    const { given, parsed } = stream([`[${A}`, `,${A},`, `${A}]`])
    expect(given.map((o) => o.id)).toEqual(['a', 'a#2', 'a#3'])
    expect(parsed.value?.objects).toStrictEqual(given)
  })
  it('reads text dialects at the end', () => {
    const text = 'bbox_0=Bbox(sofa,1.5,2.5,0.5,0.0,1.0,1.0,1.0)\n'
    expect(stream(chunksOf(text, [3])).parsed).toStrictEqual(parseLayout(text))
    expect(parseLayout(text).dialect).toBe('spatiallm')
  })
  it('keeps to the limits as the whole does', () => {
    const text = `[${A},${B}]`.padEnd(200)
    for (const limits of [{ characters: 50 }, { characters: 200 }, { objects: 1 }])
      expect(stream(chunksOf(text, [7]), { limits }).parsed).toStrictEqual(parseLayout(text, { limits }))
  })
  it('ends once, and takes nothing afterwards', () => {
    const reader = createLayoutStream()
    reader.push('[]')
    expect(reader.end()).toBe(reader.end())
    expect(() => reader.push('x')).toThrow(/push before end/)
  })
})
