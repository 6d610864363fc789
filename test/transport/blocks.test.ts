import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBlockMemory, cutBlocks, type InputPlace } from '../../src/transport/blocks'
import { chunkSource } from '../../src/transport/input-bytes'

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}

interface Cutting {
  readonly blockBytes?: number
  readonly maxLine?: number
  readonly sizes?: readonly number[]
  readonly from?: InputPlace
}

async function blocksOf(bytes: Uint8Array, { blockBytes = 16, maxLine = 1000, sizes = [5], from }: Cutting = {}) {
  const memory = createBlockMemory(blockBytes, true)
  const { signal } = new AbortController()
  const source = chunkSource(inPieces(bytes.subarray(from?.byte ?? 0), sizes))
  const found: { text: string; firstLine: number; next: InputPlace }[] = []
  for await (const block of cutBlocks(source, { blockBytes, maxLine, memory, signal, ...(from && { from }) })) {
    found.push({ text: Buffer.from(block.bytes).toString('latin1'), firstLine: block.firstLine, next: block.next })
    memory.give(block.bytes)
  }
  return found
}

const line = fc.string({ unit: fc.constantFrom('a', ' ', '\r', 'é', '\u2028'), maxLength: 40 })
const input = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, ends]) => Buffer.from(lines.join('\n') + (ends ? '\n' : '')))
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })

describe('cutBlocks', () => {
  it('gives every byte once, in blocks of whole lines that know their place', async () => {
    await fc.assert(
      fc.asyncProperty(input, sizes, fc.integer({ min: 1, max: 64 }), async (bytes, sizes, blockBytes) => {
        const blocks = await blocksOf(bytes, { blockBytes, sizes })
        expect(blocks.map(({ text }) => text).join('')).toBe(bytes.toString('latin1'))
        let [line, byte] = [1, 0]
        for (const [i, { text, firstLine, next }] of blocks.entries()) {
          expect(firstLine).toBe(line)
          if (i < blocks.length - 1) expect(text.endsWith('\n')).toBe(true)
          line += text.split('\n').length - 1
          byte += text.length
          expect(next).toEqual({ line, byte })
        }
      }),
    )
  })

  it('keeps of a line that is too long only that it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...[fc.integer({ min: 0, max: 300_000 }), sizes, fc.boolean(), fc.integer({ min: 1, max: 50 })],
        async (length, sizes, ends, maxLine) => {
          const bytes = Buffer.from(`ab\n${'x'.repeat(length)}${ends ? '\ncd\nef' : ''}`)
          const blocks = await blocksOf(bytes, { blockBytes: 8, maxLine, sizes: sizes.map((size) => size * 1000) })
          const lines = blocks
            .map(({ text }) => text)
            .join('')
            .split('\n')
          expect(lines).toHaveLength(ends ? 4 : 2)
          expect(lines[1]!.length > maxLine).toBe(length > maxLine)
          if (length <= maxLine) expect(lines[1]).toHaveLength(length)
          expect(Math.max(...blocks.map(({ text }) => text.length))).toBeLessThan(maxLine + 140_000)
          expect(blocks.at(-1)!.next.byte).toBe(bytes.length)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('goes on from the place behind any block as if it had not stopped', async () => {
    const bytes = Buffer.from(`a\n\nbb\n${'c'.repeat(200)}\nd\ne`)
    const cutting = { blockBytes: 4, maxLine: 20, sizes: [3] }
    const whole = await blocksOf(bytes, cutting)
    for (const [i, { next }] of whole.entries()) {
      const rest = await blocksOf(bytes, { ...cutting, from: next })
      expect(rest.map(({ text }) => text).join('')).toBe(
        whole
          .slice(i + 1)
          .map(({ text }) => text)
          .join(''),
      )
      if (rest.length > 0) expect(rest[0]!.firstLine).toBe(next.line)
    }
  })

  it('hands on what there is when the input makes wait', async () => {
    let go = () => {}
    const waiting = new Promise<void>((resolve) => (go = resolve))
    async function* slow() {
      yield Buffer.from('a\nb\nhalf')
      await waiting
      yield Buffer.from(' a line\n')
    }
    const memory = createBlockMemory(1 << 20, false)
    const { signal } = new AbortController()
    const blocks = cutBlocks(chunkSource(slow()), { blockBytes: 1 << 20, maxLine: 100, memory, signal })
    expect(Buffer.from((await blocks.next()).value!.bytes).toString()).toBe('a\nb\n')
    go()
    expect(Buffer.from((await blocks.next()).value!.bytes).toString()).toBe('half a line\n')
    expect((await blocks.next()).done).toBe(true)
  })

  it('gives nothing that has no block yet once it is aborted', async () => {
    const ending = new AbortController()
    async function* source() {
      yield Buffer.from('a\nb\n')
      ending.abort()
      yield Buffer.from('c\n')
    }
    const memory = createBlockMemory(4, false)
    const cut = { blockBytes: 4, maxLine: 100, memory, signal: ending.signal }
    const texts: string[] = []
    for await (const { bytes } of cutBlocks(chunkSource(source()), cut)) texts.push(Buffer.from(bytes).toString())
    expect(texts).toEqual(['a\nb\n'])
  })

  it('uses the memory of blocks again', async () => {
    const memory = createBlockMemory(8, true)
    const first = memory.take(8)
    memory.give(first.subarray(0, 3))
    expect(memory.take(5).buffer).toBe(first.buffer)
    expect(memory.take(5).buffer).not.toBe(first.buffer)
    expect(memory.take(20)).toHaveLength(20)
  })
})
