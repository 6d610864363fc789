import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lineWork } from '../../src/cli/jobs/line-work'
import { resolvePreset } from '../../src/score/presets'
import { createLineScorer } from '../../src/serve/rows/score-lines'
import { createBlockMemory, cutBlocks } from '../../src/transport/blocks'
import { chunkSource } from '../../src/transport/input-bytes'
import { inOrder } from '../../src/workers/in-order'
import { createPool } from '../../src/workers/pool'
import type { FragileSettings } from './fragile-worker'

const folder = join('node_modules', '.cache', 'v2lo-map', `workers-${process.pid}`)
const script = join(process.cwd(), folder, 'fragile-worker.mjs')
const settings: FragileSettings = { preset: resolvePreset('v2lo'), maxLine: 2000 }

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: ['test/workers/fragile-worker.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  })
})
afterAll(async () => (await import('node:fs/promises')).rm(folder, { recursive: true, force: true }))

const row = (id: number, said = 'B') =>
  JSON.stringify({
    id,
    response: `<map>[]</map><think>t</think><answer>${said}</answer>`,
    ground_truth: 'B',
  })

async function* inOnePiece(text: string) {
  yield Buffer.from(text)
}

/** What the pool makes of an input, cut at random into small blocks. */
async function pooled(text: string, given: FragileSettings = settings, jobs = 3): Promise<string[]> {
  const pool = createPool(script, jobs, lineWork(given), 64)
  const memory = createBlockMemory(512, true)
  const cut = { blockBytes: 512, maxLine: given.maxLine, memory, signal: new AbortController().signal }
  const parts: Buffer[] = []
  try {
    const blocks = cutBlocks(chunkSource(inOnePiece(text)), cut)
    const results = inOrder(blocks, 2 * jobs, async ({ bytes, firstLine }) => {
      const scored = await pool.run({ bytes, firstLine })
      memory.give(bytes)
      return scored
    })
    for await (const { bytes } of results) parts.push(Buffer.from(bytes))
  } finally {
    await pool.close()
  }
  return Buffer.concat(parts).toString().trimEnd().split('\n')
}

const straight = (text: string): string[] =>
  Buffer.from(createLineScorer(settings)(Buffer.from(text), 1).bytes)
    .toString()
    .trimEnd()
    .split('\n')

const WAYS = ['POISON-EXIT', 'POISON-THROW', 'POISON-UNCAUGHT', 'POISON-MEMORY'] as const

describe('createPool', () => {
  it('gives what one straight run gives, line for line', async () => {
    const odd = ['', '\r', 'not json', '[]', 'x'.repeat(3000), '{"id":"a"}', '\u2028']
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constantFrom(...odd))), async (list) => {
        const text = `\ufeff${list.map((one) => (typeof one === 'number' ? row(one) : one)).join('\n')}`
        expect(await pooled(text)).toEqual(straight(text))
      }),
      { numRuns: 10 },
    )
  })

  it('makes a failed row of one that cannot be sent, and goes on with the others', async () => {
    const pool = createPool(script, 1, lineWork(settings), 64)
    try {
      const send = async (id: number, more: object = {}) => {
        const { bytes } = await pool.run({ bytes: Buffer.from(row(id)), firstLine: 1, ...more })
        return JSON.parse(Buffer.from(bytes).toString())
      }
      // More of them than a worker holds at once.
      const odd = await Promise.all([1, 2, 3, 4].map((id) => send(id, { unsendable: () => id })))
      expect(odd).toMatchObject([1, 2, 3, 4].map((id) => ({ id, error: { code: 'internal' } })))
      expect(await send(5)).toMatchObject({ id: 5, overall: 1 })
    } finally {
      await pool.close()
    }
  })

  it('loses and doubles no row when workers end at any moment', async () => {
    const text = Array.from({ length: 400 }, (_, id) => row(id, id % 3 === 0 ? 'A' : 'B')).join('\n')
    for (let round = 0; round < 3; round++) {
      const deaths = new Int32Array(new SharedArrayBuffer(4 * 401))
      expect(await pooled(text, { ...settings, deaths: deaths.buffer })).toEqual(straight(text))
      expect(deaths.some((count) => count > 0)).toBe(true)
    }
  })

  it.each(WAYS)('makes one failed row of one that ends its workers by %s, and scores all others', async (way) => {
    const text = Array.from({ length: 30 }, (_, id) => row(id, id === 13 ? way : 'B')).join('\n')
    const lines = await pooled(text)
    expect(JSON.parse(lines[13]!)).toEqual({
      id: 13,
      error: { code: 'internal', message: expect.stringContaining('ended its worker'), line: 14 },
    })
    const expected = straight(text)
    expect(lines.filter((_, i) => i !== 13)).toEqual(expected.filter((_, i) => i !== 13))
  })

  it('says why when workers cannot be started, and hangs on nothing', async () => {
    const pool = createPool(join(process.cwd(), folder, 'missing.mjs'), 2, lineWork(settings))
    const task = { bytes: Buffer.from(row(1)), firstLine: 1 }
    await expect(Promise.all([pool.run(task), pool.run(task), pool.run(task)])).rejects.toThrow('cannot be started')
    await pool.close()
  })

  it('fails what is under way when it is closed, and takes nothing more', async () => {
    const pool = createPool(script, 2, lineWork(settings))
    const task = { bytes: Buffer.from(row(1)), firstLine: 1 }
    const running = [pool.run(task), pool.run(task), pool.run(task)].map((one) => expect(one).rejects.toThrow('ended'))
    await pool.close()
    await Promise.all(running)
    await expect(pool.run(task)).rejects.toThrow('ended')
  })
})
