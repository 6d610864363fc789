import { describe, expect, it } from 'vitest'
import { mapTools } from '../../../src/tools/map-tools'
import { RPC_LIMITS } from '../../../src/transport/limits'
import { readReplies, requestFrame, talk, talkLines } from './talk'

const MAP = '<map>[{"object_name": "sofa", "bbox": [0, 1, 2, 2]}]</map>'
const SIZE = { tool: 'size', arguments: { map: MAP, object: 'sofa' } }
const ROW = { response: '<map>[]</map><think>t</think><answer>B</answer>', ground_truth: 'B' }
const LOST = { tool: 'size', arguments: { map: MAP, object: 'piano' } }

/** The results of a request in both framings, the numbers of scores as `overall`. */
async function bothWays(items: readonly object[], more: object = {}): Promise<unknown[][]> {
  const head = { id: 1, preset: 'v2lo', items, ...more }
  const [line] = await talkLines(JSON.stringify(head))
  const responses = items.map((item) => ('response' in item ? String(item.response) : ''))
  const heads = items.map((item) => ('response' in item ? { ...item, response: undefined } : item))
  const [frame] = readReplies(await talk([requestFrame({ ...head, items: heads }, responses)], { framing: 'length' }))
  const {
    kind,
    errors,
    results = [],
  } = frame!.header as {
    kind: number[]
    errors: [number, object][]
    results?: [number, object][]
  }
  const [failed, told] = [new Map(errors), new Map(results)]
  const lines = line!.results as { overall?: number; result?: object; error: object | null }[]
  return [
    lines.map(({ overall, result, error }) => overall ?? result ?? error),
    kind.map((one, i) => (one >= 0 ? frame!.rows[i]![0] : (told.get(i) ?? failed.get(i)))),
  ]
}

describe('a row that asks a tool', () => {
  it('is answered in its place among rows to score, in both framings', async () => {
    const expected = [1, { size: { width: 2 } }, { code: 'no-such-object' }, 1, { size: { depth: 1 } }]
    for (const results of await bothWays([ROW, SIZE, LOST, ROW, SIZE])) expect(results).toMatchObject(expected)
  })

  it('gives what the tool itself gives, whatever the tool', async () => {
    const [{ execute }] = mapTools.filter(({ name }) => name === 'describe_map') as [(typeof mapTools)[number]]
    const [reply] = await talkLines(JSON.stringify({ id: 'x', tool: 'describe_map', arguments: { map: MAP } }))
    expect(reply).toEqual({ id: 'x', result: await execute({ map: MAP }), error: null })
  })

  it('may ask for the whole layout of a text, which the tools take again', async () => {
    const boxes = '[{"object_name": "tv", "bbox": [3, 3, 2, 4]}, {"object_name": "sofa"}]'
    const [{ result }] = (await talkLines(JSON.stringify({ tool: 'parse_layout', arguments: { text: boxes } }))) as [
      { result: { layout: object; diagnostics: { code: string }[] } },
    ]
    expect(result.layout).toEqual({
      origin: 'observer',
      objects: [{ id: 'tv', label: 'tv', box: { minX: 2, minY: 3, maxX: 3, maxY: 4 } }],
    })
    expect(result.diagnostics.length).toBeGreaterThan(1)
    const again = { tool: 'size', arguments: { map: JSON.stringify(result.layout), object: 'tv' } }
    expect((await talkLines(JSON.stringify(again)))[0]).toMatchObject({ result: { size: { width: 1 } } })
  })

  it.each([
    [
      'an unknown tool',
      { tool: 'nope' },
      'bad-option',
      /^expected "tool" to be one of read_map, .*, received "nope"; /,
    ],
    ['a name that is no text', { tool: { a: 1 } }, 'bad-option', /received \{"a":1\}/],
    ['a name of Object.prototype', { tool: 'constructor' }, 'bad-option', /received "constructor"/],
    ['no arguments', { tool: 'size' }, 'bad-option', /^expected the input of size as its schema says/],
    ['arguments that are no object', { tool: 'size', arguments: 5 }, 'bad-option', /the input of size/],
    ['a text without a map', { tool: 'parse_layout', arguments: { text: 'x' } }, 'unreadable-text', /text without one/],
    [
      'a text over the limit',
      { tool: 'size', arguments: { map: 'x'.repeat(51), object: 'a' } },
      'too-long',
      /^expected "map" of at most 50/,
    ],
  ])('with %s fails alone, with its sentence', async (_, row, code, sentence) => {
    const limits = { ...RPC_LIMITS, maxResponseChars: 50 }
    const items = [{ ...ROW, response: '<answer>B</answer>' }, row, { id: 7, tool: 'size', arguments: {} }]
    const [batch, single] = await talkLines(`${JSON.stringify({ items, preset: 'v2lo' })}\n${JSON.stringify(row)}`, {
      limits,
    })
    const message = expect.stringMatching(sentence)
    expect(batch!.results).toMatchObject([{ accuracy: 1 }, { error: { code, message } }, { id: 7, error: {} }])
    expect(single).toMatchObject({ error: { code, message, line: 2 } })
  })

  it('is a row to score where it brings a response or a truth', async () => {
    for (const results of await bothWays([{ ...ROW, tool: 'size' }])) expect(results).toEqual([1])
  })

  it('is refused where the answers of its request are too much for one reply, and the others are given', async () => {
    const draw = { tool: 'draw', arguments: { map: MAP } }
    const limits = { ...RPC_LIMITS, maxBytes: 20_000 }
    const [reply] = await talkLines(JSON.stringify({ items: Array.from({ length: 60 }, () => draw) }), { limits })
    const results = reply!.results as { result?: { svg: string }; error: { code: string } | null }[]
    const given = results.filter(({ error }) => error === null)
    expect(given.length).toBeGreaterThan(2)
    expect(given.length).toBeLessThan(60)
    expect(results.slice(given.length).every(({ error }) => error?.code === 'too-long')).toBe(true)
    expect(results).toHaveLength(60)
  })
})
