import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreAll } from '../../../src/score/score'
import { serveRpc } from '../../../src/serve/rpc/rpc'
import { RPC_LIMITS } from '../../../src/transport/limits'
import { sharedJson } from '../../support/shared'
import { readReplies, requestFrame, talk, talkLines } from './talk'

const GOOD = '<map>[]</map><think>t</think><answer>2.4</answer>'
const ITEMS = [
  { id: 'a', response: GOOD, ground_truth: '2.5' },
  { id: 'b', response: 'nothing', ground_truth: 'B' },
  { id: 'c', response: null, ground_truth: 'B' },
  { id: 'd', response: '<answer>B\ud800</answer>', ground_truth: 'b' },
]
const v2lo = { preset: 'v2lo' } as const

describe('rpc in JSON Lines', () => {
  it('answers a batch with one result for each item, in order', async () => {
    const [reply] = await talkLines(`${JSON.stringify({ id: 7, items: ITEMS, preset: 'v2lo' })}\n`)
    expect(reply).toMatchObject({ id: 7, ms: expect.any(Number) })
    const results = reply!.results as { id: string; overall?: number; error: unknown }[]
    expect(results.map((r) => r.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(results.map((r) => r.overall)).toEqual([1, 0, undefined, 0])
    expect(results[2]!.error).toMatchObject({ code: 'bad-response' })
  })

  it('echoes ids as they were written', async () => {
    const line =
      '{"id": 12345678901234567890, "items": [{"id": 1.0, "response": "x", "ground_truth": 1}], "preset": "v2lo"}'
    const out = (await talk([Buffer.from(line)])).toString()
    expect(out).toMatch(/^\{"id":12345678901234567890,"results":\[\{"id":1\.0,"overall":0,/)
  })

  it('scores a truth as it was written', async () => {
    const items = '[{"response": "<answer>[1.0]</answer>", "ground_truth": [1.0]}]'
    const [reply] = await talkLines(`{"items": ${items}, "preset": "v2lo"}`)
    expect(reply!.results).toMatchObject([{ accuracy: 1 }])
  })

  it.each([
    [
      'no JSON',
      '{"id": NaN}',
      { error: { code: 'invalid-json', line: 1, message: expect.stringContaining('position 7') } },
    ],
    ['no request', '{"id": 1, "items": 5}', { id: 1, error: { code: 'bad-request', line: 1 } }],
    ['a list', '[1]', { error: { code: 'bad-request' } }],
    ['an unknown preset', '{"id": "x", "items": [], "preset": "nope"}', { id: 'x', error: { code: 'bad-option' } }],
    ['an unknown option', '{"items": [], "options": {"nope": 1}}', { error: { code: 'bad-option' } }],
    ['too many items', '{"items": [1, 2, 3]}', { error: { code: 'too-many-items' } }],
    ['inherited fields', '{"constructor": {"items": []}}', { error: { code: 'bad-request' } }],
  ])('answers %s with an error and goes on', async (_, line, expected) => {
    const limits = { ...RPC_LIMITS, maxItems: 2 }
    const replies = await talkLines(`${line}\n{"id": 2, "items": []}\n`, { ...v2lo, limits })
    expect(replies[0]).toMatchObject(expected)
    expect(replies[1]).toMatchObject({ id: 2, results: [] })
  })

  it('lets options change fields of the preset', async () => {
    const items = [{ response: GOOD, ground_truth: 'no' }]
    const options = { weights: { format: 0.5, accuracy: 0.5 } }
    const [reply] = await talkLines(JSON.stringify({ items, preset: 'v2lo', options }))
    expect(reply!.results).toMatchObject([{ overall: 0.5 }])
  })

  it('answers a single row as score does', async () => {
    const [reply] = await talkLines(JSON.stringify({ id: 1, response: GOOD, ground_truth: '2.5', preset: 'v2lo' }))
    expect(reply).toMatchObject({ id: 1, overall: 1, error: null })
  })

  it('scores by strict where neither the request nor the scorer names a reward', async () => {
    const { id: _, ...row } = ITEMS[0]!
    const [batch, single, own] = [
      ...(await talkLines(`${JSON.stringify({ items: [row] })}\n${JSON.stringify(row)}\n`)),
      ...(await talkLines(JSON.stringify(row), v2lo)),
    ]
    const strict = scoreAll([{ response: GOOD, groundTruth: '2.5' }], { preset: 'strict' })[0]!
    expect(batch!.results).toMatchObject([strict])
    expect(single).toMatchObject(strict)
    expect(strict).not.toMatchObject({ overall: own!.overall })
  })

  it('limits a response without costing its neighbours', async () => {
    const limits = { ...RPC_LIMITS, maxResponseChars: 100 }
    const items = [{ response: 'x'.repeat(101), ground_truth: 'B' }, ITEMS[0]]
    const [reply] = await talkLines(JSON.stringify({ items }), { ...v2lo, limits })
    expect(reply!.results).toMatchObject([{ error: { code: 'too-long' } }, { overall: 1 }])
  })

  it('never lets one item cost another, and never writes what is no JSON', async () => {
    const item = fc.oneof(
      fc.constant(ITEMS[0]),
      fc.jsonValue(),
      fc.record({ response: fc.string({ unit: 'binary' }), ground_truth: fc.jsonValue() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 8 }), async (items) => {
        const [reply] = await talkLines(JSON.stringify({ items }), v2lo)
        const results = reply!.results as { overall: number; error: { code: string } | null }[]
        expect(results).toHaveLength(items.length)
        items.forEach((it, i) => {
          if (it === ITEMS[0]) expect(results[i]!.overall).toBe(1)
          else if (results[i]!.error === null) expect(Number.isFinite(results[i]!.overall)).toBe(true)
          else expect(results[i]!.error!.code).not.toBe('internal')
        })
      }),
      { seed: 61, numRuns: 200 },
    )
  })

  it('finishes the request at hand when it is told to end, and reads no other', async () => {
    const ending = new AbortController()
    const output = new PassThrough()
    const lines = `${JSON.stringify({ id: 1, items: [ITEMS[0]] })}\n{"id": 2, "items": []}\n`
    const written: string[] = []
    output.on('data', (chunk: Buffer) => written.push(String(chunk)))
    // Told to end while the first answer is written; the second line is there already, and must stay unread.
    const { write } = output
    output.write = ((data: string) => {
      ending.abort()
      return write.call(output, data, 'utf8')
    }) as typeof output.write
    const options = { framing: 'lines', limits: RPC_LIMITS, signal: ending.signal, ...v2lo } as const
    await serveRpc(Readable.from([Buffer.from(lines)]), output, options)
    await new Promise((resolve) => setImmediate(resolve))
    expect(
      written
        .join('')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).id),
    ).toEqual([1])
  })
})

describe('rpc in length-prefixed frames', () => {
  const header = { id: 'r1', items: ITEMS.slice(0, 2).map(({ response: _, ...item }) => item), preset: 'v2lo' }
  const responses = ITEMS.slice(0, 2).map((item) => String(item.response))

  it('gives the numbers of the scores beside a header', async () => {
    const [reply] = readReplies(await talk([requestFrame(header, responses)], { framing: 'length' }))
    expect(reply!.header).toMatchObject({
      id: 'r1',
      kind: [0, 0],
      errors: [],
      kinds: [{ measured: ['format', 'accuracy'], flags: [] }],
    })
    expect(reply!.rows).toEqual([
      [1, 1, 1, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ])
  })

  it('gives what JSON Lines give, however the bytes are cut', async () => {
    const row = fc.record({
      response: fc.oneof(fc.constant(GOOD), fc.string({ unit: 'grapheme' }), fc.constant('<answer>é</answer>')),
      ground_truth: fc.oneof(fc.constant('2.5'), fc.double(), fc.constant('é')),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const heads = rows.map(({ ground_truth }) => ({ ground_truth }))
        const frame = requestFrame(
          { id: 1, items: heads },
          rows.map((r) => r.response),
        )
        const two = Buffer.concat([frame, frame])
        const chunks = Array.from({ length: Math.ceil(two.length / size) }, (_, i) =>
          two.subarray(i * size, (i + 1) * size),
        )
        const replies = readReplies(await talk(chunks, { framing: 'length', ...v2lo }))
        const [line] = await talkLines(JSON.stringify({ id: 1, items: rows }), v2lo)
        const expected = (line!.results as { overall: number; format: number; accuracy: number }[]).map((r) => [
          r.overall,
          r.format,
          r.accuracy,
        ])
        expect(replies).toHaveLength(2)
        for (const { rows: got } of replies) expect(got.map((r) => r.slice(0, 3))).toEqual(expected)
      }),
      { seed: 62, numRuns: 150 },
    )
  })

  it('tells invalid UTF-8 and other failures by index, and takes a response out of the header', async () => {
    const items = [
      { ground_truth: 'B' },
      { ground_truth: 'B' },
      { ground_truth: '\ud800', response: '<answer>\ud800</answer>' },
    ]
    const bytes = Buffer.from('<answer>B\xc0\xaf</answer>', 'latin1')
    const [reply] = readReplies(
      await talk([requestFrame({ items }, [bytes, '<answer>B</answer>', ''])], { framing: 'length', ...v2lo }),
    )
    expect(reply!.header).toMatchObject({ kind: [-1, 0, 0], errors: [[0, { code: 'invalid-utf8' }]] })
    expect(reply!.rows[1]![0]).toBe(0.9)
    expect(reply!.rows[2]![0]).toBe(0.9)
  })

  it.each([
    ['a header that is no JSON', requestFrame('{', []), 'invalid-json'],
    ['lengths that do not add up', requestFrame({ items: [{}, {}] }, ['x']), 'bad-frame'],
    ['responses too many', requestFrame({ items: [] }, ['x']), 'bad-frame'],
    ['an empty frame', Buffer.alloc(4), 'bad-frame'],
    ['a frame over the limit', requestFrame({ items: [{}] }, ['x'.repeat(2000)]), 'too-long'],
  ])('answers %s with an error and goes on', async (_, frame, code) => {
    const limits = { ...RPC_LIMITS, maxBytes: 1000 }
    const all = Buffer.concat([frame, requestFrame(header, responses)])
    for (const chunks of [[all], Array.from(all, (byte) => Buffer.from([byte]))]) {
      const replies = readReplies(await talk(chunks, { framing: 'length', limits, ...v2lo }))
      expect(replies[0]!.header).toMatchObject({ error: { code } })
      expect(replies[1]!.header).toMatchObject({ id: 'r1' })
    }
  })

  it('never takes the raw bytes for a response that the header says is none', async () => {
    const frame = requestFrame({ items: [{ ground_truth: 'B', response: null }] }, ['<answer>B</answer>'])
    const [reply] = readReplies(await talk([frame], { framing: 'length', ...v2lo }))
    expect(reply!.header).toMatchObject({ kind: [-1], errors: [[0, { code: 'bad-response' }]] })
  })

  it('says that the input ended in a frame', async () => {
    const frame = requestFrame(header, responses)
    const replies = readReplies(await talk([frame, frame.subarray(0, 40)], { framing: 'length' }))
    expect(replies.map((r) => (r.header.error as { code: string } | undefined)?.code)).toEqual([undefined, 'truncated'])
  })

  it('agrees with scoring in this process', async () => {
    const inputs = ITEMS.map(({ response, ground_truth }) => ({
      response: response as string,
      groundTruth: ground_truth,
    }))
    const expected = scoreAll(inputs, v2lo).map((r) => (r.error ? null : r.overall))
    const [line] = await talkLines(JSON.stringify({ items: ITEMS }), v2lo)
    expect((line!.results as { overall?: number }[]).map((r) => r.overall ?? null)).toEqual(expected)
  })
})

interface LineCase {
  readonly name: string
  readonly bytes?: string
  readonly parts?: readonly [string, number][]
  readonly rows: readonly [number, 'ok' | 'error' | 'either'][] | string
}

// Rows on their own, as `score` takes them, are requests of one item.
const cases = sharedJson<LineCase[]>('cases/json-lines.json')
describe.skipIf(cases === undefined)('byte sequences of JSON Lines', () => {
  const bounded = (cases ?? []).filter((c) => typeof c.rows !== 'string')
  it.each(bounded.map((c) => [c.name, c] as const))('%s', async (_, c) => {
    const pieces = c.bytes ? ([[c.bytes, 1]] as const) : c.parts!
    const bytes = Buffer.concat(pieces.flatMap(([b, n]) => Array(n).fill(Buffer.from(b, 'base64')) as Buffer[]))
    const feeds: Iterable<Uint8Array>[] = [[bytes]]
    if (bytes.length < 5000) feeds.push(Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)))
    for (const feed of feeds) {
      const out = (await talk(feed, v2lo)).toString()
      const rows = out.split('\n').filter(Boolean)
      const expected = c.rows as readonly [number, string][]
      expect(rows).toHaveLength(expected.length)
      for (const [i, [line, kind]] of expected.entries()) {
        const { error } = JSON.parse(rows[i]!)
        if (kind !== 'either') expect(error === null ? 'ok' : 'error').toBe(kind)
        if (kind === 'error') expect(error.line).toBe(line)
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
