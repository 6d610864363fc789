import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openRowInput } from '../../../src/cli/score/input'
import { createBlockMemory, cutBlocks, type InputPlace } from '../../../src/transport/blocks'
import { run } from '../harness'

const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-layouts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = Array.from({ length: 40 }, (_, id) => ({
  id,
  response: `<map>[{"a": "\\"],\u00e9"}]</map>\n<think>[{,</think><answer>${id % 2 ? 'B' : 'C'}</answer>`,
  ground_truth: 'B',
  choices: ['A', { odd: [id] }],
}))
const lines = rows.map((row) => JSON.stringify(row))

/** The same rows as people have them. */
const LAYOUTS = {
  'JSON Lines': lines.join('\n'),
  'a list on one line': JSON.stringify(rows),
  'a list with a row on each line': `[\r\n${lines.join(',\r\n')}\r\n]\r\n`,
  'a list over many lines': `\ufeff${JSON.stringify(rows, null, 2)}\n`,
  'objects over several lines': rows.map((row) => `${JSON.stringify(row, null, 4)}\n`).join(''),
  'two lists': `${JSON.stringify(rows.slice(0, 9))}\n${JSON.stringify(rows.slice(9), null, 1)}`,
  'a list and lines': `${JSON.stringify(rows.slice(0, 9))}\n${lines.slice(9).join('\n')}`,
} as const

const save = (name: string, text: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('score takes rows however JSON lays them out', async () => {
  const straight = await run(['score', '--preset', 'v2lo'], LAYOUTS['JSON Lines'])

  it.each(Object.entries(LAYOUTS))('%s', async (layout, text) => {
    const file = save(`${layout}.json`, text)
    expect(straight.out.trimEnd().split('\n')).toHaveLength(rows.length)
    const bytes = Buffer.from(text)
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7))
    for (const ran of [
      await run(['score', file, '--preset', 'v2lo']),
      await run(['score', '--preset', 'v2lo'], pieces),
    ])
      expect([ran.code, ran.out, ran.err]).toEqual([0, straight.out, expect.stringContaining('40 scored')])
  })

  it.each(Object.entries(LAYOUTS))('%s, from any row on', async (layout, text) => {
    const file = save(`${layout}.json`, text)
    const io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr }
    const { signal } = new AbortController()
    const input = await openRowInput(file, io, signal)
    const blocksFrom = async (from: InputPlace) => {
      const blocks: { text: string; next: InputPlace }[] = []
      const cut = { blockBytes: 300, maxLine: 1000, memory: createBlockMemory(300, true), signal, from }
      for await (const { bytes, next } of cutBlocks(await input.source(from.byte), cut))
        blocks.push({ text: Buffer.from(bytes).toString(), next })
      return blocks
    }
    const all = await blocksFrom({ line: 1, byte: 0 })
    expect(all.length).toBeGreaterThan(10)
    expect(all.at(-1)!.next.byte).toBe(Buffer.byteLength(text))
    for (const [i, { next }] of all.entries()) {
      const rest = await blocksFrom(next)
      expect(rest.map((block) => block.text).join('')).toBe(
        all
          .slice(i + 1)
          .map((block) => block.text)
          .join(''),
      )
    }
    await input.close()
  })

  it('a broken row of a list is that row, by its number', async () => {
    const { out } = await run(['score', '--preset', 'v2lo'], `[\n${lines[0]},\n{"id": NaN},\n[7],\n${lines[1]}\n]`)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { id: 0, error: null },
      { error: { code: 'invalid-json', line: 2 } },
      { error: { code: 'not-a-row', line: 3 } },
      { id: 1, error: null },
    ])
  })

  it.each([
    ['between two rows', `[${lines[0]},${lines[1]},`, 0],
    ['in a row', `[${lines[0]},${lines[1]},{"id":2,"resp`, 1],
  ])('a list that was cut off %s is told, after its rows', async (_, text, failed) => {
    const { code, out, err } = await run(['score', save('cut.json', text), '--preset', 'v2lo'])
    expect(out.trimEnd().split('\n')).toHaveLength(2 + failed)
    expect(err).toContain('cut.json: it ends inside a list or an object; it was cut off, and rows may be missing\n')
    expect([code, err]).toEqual([1, expect.stringContaining(`2 scored by v2lo`)])
  })

  it('an empty list holds no rows', async () => {
    const { code, out, err } = await run(['score', '--preset', 'v2lo'], '[\n]\n')
    expect([code, out, err]).toEqual([0, '', expect.stringContaining('0 scored')])
    // Before lines, it is a line that is no row.
    expect((await run(['score', '--preset', 'v2lo'], `[]\n${lines[0]}`)).out).toContain('"not-a-row"')
  })
})
