import { describe, expect, it } from 'vitest'
import { inWireWords } from '../../../src/base/fields/wire-words'
import { resolvePreset } from '../../../src/score/presets'
import { readItem } from '../../../src/serve/rows/read-row'
import { readRequest } from '../../../src/serve/rows/request'
import { scoreItem } from '../../../src/serve/rows/score-item'
import { answerToolRows } from '../../../src/serve/rpc/tool-rows'
import { RPC_LIMITS } from '../../../src/transport/limits'

/** Names that no JSON of ours has, and what is no value there; what a sentence quotes is the sender's own. */
const TYPESCRIPT = /groundTruth|trueLayout|parseLayout|createLayout|toGridMap|undefined|\(\)|new /
const unquoted = (sentence: string) => sentence.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')

const RESPONSE = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>t</think><answer>2</answer>'
const GOOD = { response: RESPONSE, ground_truth: '2' }
const swapped = { id: 'a', label: 'a', box: { minX: 3, minY: 0, maxX: 1, maxY: 1 } }

describe('what is wrong is said in the words of JSON', () => {
  it.each<readonly [string, unknown]>([
    ['no row', 5],
    ['a list', [RESPONSE]],
    ['no response', { ground_truth: '2' }],
    ['no truth', { response: RESPONSE }],
    ['a truth under its name in code', { response: RESPONSE, groundTruth: '2' }],
    ['swapped corners', { ...GOOD, true_layout: { origin: 'world', objects: [swapped] } }],
    ['a true layout that is none', { ...GOOD, true_layout: 5 }],
    ['choices that are none', { ...GOOD, choices: [null] }],
    ['a typed question without its fields', { ...GOOD, question: { kind: 'object-distance' } }],
  ])('of a row: %s', (_, row) => {
    const { error } = scoreItem(
      readItem(row, () => JSON.stringify(row)),
      resolvePreset('strict'),
      RPC_LIMITS,
    )
    expect(error?.message).toMatch(/expected .*received /)
    expect(unquoted(error!.message)).not.toMatch(TYPESCRIPT)
  })

  it.each([
    ['a preset', { preset: 'strct' }],
    ['an option', { options: { weights: { mpa: 1 } } }],
    ['keys', { keys: 5 }],
  ])('of a request: %s', (_, given) => {
    const request = { items: [GOOD], ...given }
    const read = readRequest(request, JSON.stringify(request), undefined, RPC_LIMITS)
    if (!('error' in read)) throw new Error('it is not refused')
    expect(read.error.message).toMatch(/^expected .*received .*; /)
    expect(unquoted(read.error.message)).not.toMatch(TYPESCRIPT)
  })

  it('of a tool', async () => {
    const map = JSON.stringify({ origin: 'world', objects: [swapped] })
    const rows = [
      { tool: 'ask', arguments: { map: RESPONSE } },
      { tool: 'size', arguments: { map, object: 'a' } },
      { tool: 'parse_layout', arguments: { text: 'nothing' } },
    ]
    for (const answer of (await answerToolRows(rows, RPC_LIMITS)).values()) {
      if ('json' in answer) throw new Error('it is not refused')
      expect(answer.error.message).toMatch(/^expected .*received .*; /)
      expect(unquoted(answer.error.message)).not.toMatch(TYPESCRIPT)
    }
  })
})

it('leaves what a sentence quotes', () => {
  expect(inWireWords('expected trueLayout, received "trueLayout \\" undefined"; undefined')).toBe(
    'expected true_layout, received "trueLayout \\" undefined"; nothing',
  )
  expect(inWireWords('received "undefined, cut ...')).toBe('received "undefined, cut ...')
})
