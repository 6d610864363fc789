import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGridMap } from '../../../src/grid/read'
import { compareGridMaps } from '../../../src/score/profiles/compare'
import { sharedJson } from '../../support/shared'
import { mindcubeOracle } from './mindcube-oracle'

type Json = { readonly [key: string]: unknown }
interface Rows {
  readonly rows: readonly { generated: Json; grounded: Json; result: Json }[]
}
const closely = (result: Json) =>
  Object.fromEntries(
    Object.entries(result).map(([key, value]) => [key, typeof value === 'number' ? expect.closeTo(value, 9) : value]),
  )

const golden = sharedJson<Rows>('cases/mindcube-similarity.json')
test.skipIf(golden === undefined)(
  'the project’s own JSON gives its own numbers, and so does the second derivation',
  () => {
    expect(golden!.rows.length).toBe(60)
    for (const { generated, grounded, result } of golden!.rows) {
      expect(compareGridMaps(generated, grounded, 'mindcube')).toEqual(closely(result))
      expect(mindcubeOracle(generated, grounded)).toEqual(closely(result))
    }
  },
)

const truth = { bed: { position: [1, 1], facing: 'up' }, tv: { position: [5, 1] }, lamp: { position: [3, 7] } }

describe('one malformed entry costs the whole map, as it does in the program', () => {
  test.each<[string, unknown]>([
    ['no position', {}],
    ['one number', { position: [3] }],
    ['a word', { position: ['a', 1] }],
    ['null', { position: [null, 1] }],
    ['a cell without attributes', 7],
    ['an unknown facing', { position: [3, 7], facing: 'sideways' }],
    ['an empty facing', { position: [3, 7], facing: '' }],
    ['a dictionary of axes', { position: { x: 3, y: 7 } }],
  ])('%s', (_, lamp) => {
    const expected = {
      overall_similarity: 0,
      coverage: 0,
      valid_format: false,
      valid_graph: false,
      parsable_json: true,
    }
    const map = { ...truth, lamp }
    expect(compareGridMaps(map, truth, 'mindcube')).toMatchObject(expected)
    expect(compareGridMaps(truth, map, 'mindcube')).toMatchObject(expected)
    const list = { objects: Object.entries(map).map(([name, entry]) => ({ name, ...(entry as object) })) }
    if (typeof lamp === 'object') expect(compareGridMaps(list, truth, 'mindcube')).toMatchObject(expected)
  })

  test('also of a map that was read from text, where the reader drops or repairs the entry', () => {
    for (const lamp of ['{}', '{"position": [3]}', '{"position": [3, 7], "facing": "sideways"}']) {
      const read = parseGridMap(
        `{"bed": {"position": [1, 1], "facing": "up"}, "tv": {"position": [5, 1]}, "lamp": ${lamp}}`,
        { dialect: 'mindcube' },
      )
      expect(read.value?.malformed, lamp).toBe(1)
      expect(compareGridMaps(read.value!, truth, 'mindcube')).toMatchObject({
        valid_format: false,
        overall_similarity: 0,
      })
    }
  })

  test('what the program forgives is forgiven', () => {
    const perfect = { overall_similarity: 1, coverage: 1, valid_format: true, isomorphic: true }
    for (const lamp of [
      { position: ['3', 7.0] },
      { position: [3, 7, 2] },
      { position: [3, 7], facing: null, color: 'red' },
      { position: [3, 7], facing: [] },
      [{ position: [3, 7] }, 'anything'],
    ])
      expect(compareGridMaps({ ...truth, lamp }, truth, 'mindcube')).toMatchObject(perfect)
    // Of two facings the first counts here, and a true map is not cut.
    const two = { ...truth, bed: { position: [1, 1], facing: ['up', 'down'] } }
    expect(compareGridMaps(two, truth, 'mindcube')).toMatchObject(perfect)
    expect(compareGridMaps(truth, { ...truth, lamp: [{ position: [3, 7] }] }, 'mindcube')).toMatchObject({
      valid_format: false,
    })
  })
})

test('all twelve fields are those of the second derivation, on any map', () => {
  const word = fc.constantFrom(
    'up',
    'down',
    'left',
    'right',
    'inner',
    'outer',
    'north',
    'Front',
    ' back ',
    'sideways',
    '',
  )
  const facing = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('up', 'down', 'left', 'right', 'inner') },
    word,
    fc.constant(null),
    fc.array(word, { maxLength: 2 }),
  )
  const number = fc.oneof(
    { weight: 20, arbitrary: fc.nat(9) },
    fc.constantFrom(0.25, 3.4, '4', true),
    fc.constantFrom(null, 'x'),
  )
  const position = fc.oneof({ weight: 30, arbitrary: fc.tuple(number, number) }, fc.array(fc.nat(9), { maxLength: 3 }))
  const entry = fc.record({ position, facing }, { requiredKeys: ['position'] })
  const name = fc.constantFrom('bed', 'tv', 'lamp', 'sofa', 'desk')
  const listed = (names: fc.Arbitrary<string>) =>
    fc.array(
      fc.tuple(names, entry).map(([label, rest]) => ({ name: label, ...rest })),
      { maxLength: 5 },
    )
  const simple = fc.dictionary(
    name,
    fc.oneof(
      { weight: 12, arbitrary: entry },
      entry.map((one) => [one]),
    ),
    { maxKeys: 5, noNullPrototype: true },
  )
  const complex = fc.record(
    { objects: listed(name), views: listed(fc.constantFrom('Image 1', 'Image 2')) },
    { requiredKeys: ['objects'] },
  )
  const map = fc.oneof(simple, complex) as fc.Arbitrary<Json>
  let valid = 0
  fc.assert(
    fc.property(map, map, (generated, grounded) => {
      const found = compareGridMaps(generated, grounded, 'mindcube')
      expect(found).toEqual(closely(mindcubeOracle(generated, grounded)))
      if (found.valid_graph) valid++
    }),
    { seed: 8, numRuns: 3000 },
  )
  expect(valid).toBeGreaterThan(300)
})
