import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseQuestion, wordingFor } from '../../../src/question/phrase'
import type { Question } from '../../../src/question/question'
import { partsOf } from '../../../src/question/read/graph'
import { firstSpelling } from '../../../src/question/read/nearest-wording'
import { parseQuestion } from '../../../src/question/read/read'
import { PUBLISHED, WORDING_TABLES, type WordingTable } from '../../../src/question/wordings/published'
import { WORDINGS } from '../../../src/question/wordings/wordings'

const CAMERA = { kind: 'camera' } as const
const BACK = 'An object is to my back if I would have to turn at least 135 degrees in order to face it.'
const CLOSEST =
  'Measuring from the closest point of each object, which of these objects (table, stool, sofa, stove) is the'

/** Questions as the papers, their programs and their data print them. */
const PRINTED: readonly [table: WordingTable, hash: number, question: Question, text: string][] = [
  [
    'paper',
    0,
    { kind: 'relative-direction', at: 'television', facing: 'box', as: 'forward', target: 'armchair', from: 'dogbed' },
    "Imagine you are at the television and facing precisely at the box. If this line of sight is 'forward', what is the location of the armchair with respect to the dogbed?",
  ],
  [
    'paper',
    1,
    { kind: 'relative-direction', at: 'fridge', facing: 'table', as: 'backward', target: 'sofa', from: 'tv stand' },
    "Considering the vector from the fridge to the table as the 'backward' direction, how is the sofa positioned relative to the tv stand?",
  ],
  [
    'paper',
    0,
    { kind: 'relative-direction', at: 'armchair', facing: 'box', as: 'left', target: 'dogbed', from: 'sofa' },
    'If the box is directly to the left of the armchair, what is the direction of the dogbed from the sofa?',
  ],
  [
    'paper',
    0,
    { kind: 'camera-direction', target: 'lamp', from: 'sofa' },
    "From the camera's perspective, what is the direction of the lamp from the sofa?",
  ],
  [
    'paper',
    0,
    { kind: 'closest-distance', a: 'fridge', b: 'sofa', unit: 'm' },
    'Measuring from the closest points between the two objects, what is the distance between the fridge and the sofa in meters?',
  ],
  [
    'paper',
    0,
    { kind: 'nearest', reference: 'fridge', pick: 'farthest', measure: 'center' },
    'Considering the center point of the fridge as a reference point, which of these objects has the farthest center point from it?',
  ],
  [
    'paper',
    0,
    { kind: 'object-size', object: 'dining table', dimension: 'longest-side', unit: 'm' },
    'What is the maximum dimension (either width or length) of the dining table in meters?',
  ],
  ['paper', 0, { kind: 'object-count', label: 'chair' }, "How many 'chair' objects are there in this scene?"],
  [
    'vsi',
    0,
    { kind: 'relative-direction', at: 'stove', facing: 'tv', as: 'forward', target: 'sofa', scheme: 'quadrant' },
    'If I am standing by the stove and facing the tv, is the sofa to my front-left, front-right, back-left, or back-right?\nThe directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).',
  ],
  [
    'vsi',
    0,
    { kind: 'relative-direction', at: 'tv', facing: 'bed', as: 'forward', target: 'chair', scheme: 'left-right-back' },
    `If I am standing by the tv and facing the bed, is the chair to my left, right, or back?\n${BACK}`,
  ],
  [
    'vsi',
    0,
    { kind: 'relative-direction', at: 'tv', facing: 'bed', as: 'forward', target: 'chair', scheme: 'left-right' },
    'If I am standing by the tv and facing the bed, is the chair to the left or the right of the bed?',
  ],
  [
    'vsi',
    0,
    { kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' },
    'Measuring from the closest point of each object, what is the direct distance between the sofa and the tv (in meters)?',
  ],
  [
    'vsi',
    0,
    {
      kind: 'nearest',
      reference: 'tv',
      candidates: ['table', 'stool', 'sofa', 'stove'],
      pick: 'nearest',
      measure: 'closest',
    },
    `${CLOSEST} closest to the tv?`,
  ],
  [
    'vsi',
    0,
    { kind: 'object-size', object: 'bed', dimension: 'longest', unit: 'cm' },
    'What is the length of the longest dimension (length, width, or height) of the bed, measured in centimeters?',
  ],
  ['vsi', 0, { kind: 'object-count', label: 'table' }, 'How many table(s) are in this room?'],
  [
    'vsi',
    0,
    { kind: 'room-size', unit: 'm2' },
    'What is the size of this room (in square meters)? If multiple rooms are shown, estimate the size of the combined space.',
  ],
  [
    'vsi',
    0,
    { kind: 'appearance-order', objects: ['bed', 'tv', 'lamp', 'rug'] },
    'What will be the first-time appearance order of the following categories in the video: bed, tv, lamp, rug?',
  ],
  [
    'vsi',
    0,
    { kind: 'closest-distance', a: 'nightstand', b: CAMERA, unit: 'm' },
    'What is the approximate distance (in meters) between the camera (or the person filming) and the nearest point of the nightstand?',
  ],
  [
    'vsi',
    0,
    {
      kind: 'route',
      at: 'bed',
      facing: 'tv',
      goal: 'toilet',
      steps: [{ kind: 'go', to: 'tv' }, { kind: 'turn' }, { kind: 'go', to: 'toilet' }],
    },
    "You are a robot beginning at the bed facing the tv. You want to navigate to the toilet. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): 1. Go forward until the tv 2. [please fill in] 3. Go forward until the toilet. You have reached the final destination.",
  ],
  [
    'revsi',
    0,
    {
      kind: 'relative-direction',
      at: 'toilet',
      facing: 'dryer',
      as: 'backward',
      target: 'sink',
      scheme: 'left-right-back',
    },
    `If I am standing by the toilet and facing in the opposite direction of the dryer, is the sink to my left, right, or back? ${BACK}`,
  ],
  [
    'revsi',
    0,
    { kind: 'relative-direction', at: 'dryer', facing: 'laundry basket', as: 'forward', target: 'coat rack' },
    'If I am standing by the dryer and facing the laundry basket, is the coat rack to my front-left, front-right, back-left, or back-right?',
  ],
  [
    'revsi',
    0,
    {
      kind: 'nearest',
      reference: 'radiator',
      candidates: ['table', 'stool', 'sofa', 'stove'],
      pick: 'farthest',
      measure: 'closest',
    },
    `${CLOSEST} farthest from the radiator?`,
  ],
  [
    'revsi',
    0,
    { kind: 'object-size', object: 'tv stand', dimension: 'longest', unit: 'cm' },
    'Based on visual evidence from the video, what is the length of the longest dimension (length, width, or height) of the tv stand, measured in centimeters?',
  ],
  [
    'revsi',
    0,
    { kind: 'object-count', label: 'black office chair' },
    'How many black office chair(s) are in the scene?',
  ],
  [
    'revsi',
    0,
    { kind: 'object-count', labels: ['tv', 'table'] },
    'How many tv(s) and table(s) are in the scene in total?',
  ],
  [
    'revsi',
    0,
    { kind: 'room-size', unit: 'm2' },
    'What is the size of the scene (in square meters)? If multiple rooms are shown, estimate the size of the combined space.',
  ],
  [
    'revsi',
    1,
    { kind: 'room-size', unit: 'm2' },
    'What is the size of the main room (in square meters)? If multiple rooms are shown, estimate only the size of the dominant room in which the video is primarily recorded.',
  ],
]

const plain = (question: Question) => {
  const { wording: _, choices: __, ...fields } = question
  return { scheme: 'quadrant', ...fields }
}

describe('the wordings of the paper, VSI-Bench and ReVSI', () => {
  it.each(PRINTED)('%s %i %j', (table, hash, question, text) => {
    expect(phraseQuestion(question, { table, hash })).toBe(text)
    const read = parseQuestion(text)
    expect(read.ok && plain(read.value)).toEqual(plain(question))
    expect(read.ok && read.diagnostics).toEqual([])
    expect(phraseQuestion({ ...question, wording: wordingFor(question, table, hash)! })).toBe(text)
  })

  it('are all in these examples but for second spellings, under names of their own', () => {
    const used = new Set(PRINTED.map(([table, hash, question]) => wordingFor(question, table, hash)))
    const missing = PUBLISHED.map(({ name }) => name).filter((name) => !used.has(name))
    expect(missing.sort()).toEqual(
      ['paper-beside-where', 'paper-nearest', 'revsi-distance', 'revsi-nearest', 'revsi-robot'].sort(),
    )
    const names = [...WORDINGS, ...PUBLISHED].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('spread the questions of a kind over its wordings by the hash', () => {
    const question: Question = { kind: 'relative-direction', at: 'a', facing: 'b', as: 'left', target: 'lamp' }
    const counts = new Map<string | undefined, number>()
    for (let hash = 0; hash < 1000; hash++) {
      const name = wordingFor(question, 'paper', hash)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    expect(counts).toEqual(
      new Map([
        ['paper-beside', 500],
        ['paper-beside-where', 500],
      ]),
    )
    expect(wordingFor(question, 'paper', -7)).toBe(wordingFor(question, 'paper', 7))
  })

  it('are refused where they cannot say the question', () => {
    const left: Question = { kind: 'relative-direction', at: 'bed', facing: 'tv', as: 'left', target: 'lamp' }
    expect(wordingFor(left, 'vsi', 3)).toBeUndefined()
    expect(() => phraseQuestion(left, { table: 'vsi' })).toThrow(/a question that the table 'vsi' has a wording for/)
    expect(() => wordingFor(left, 'space' as never, 0)).toThrow(/table: 'paper', 'vsi' or 'revsi'/)
    expect(() => wordingFor(left, 'vsi', 0.5)).toThrow(/hash: a whole number/)
    expect(
      wordingFor({ kind: 'object-size', object: 'bed', dimension: 'height', unit: 'cm' }, 'revsi', 0),
    ).toBeUndefined()
  })

  it('stand on the page with their first spellings', () => {
    const page = readFileSync(new URL('../../../docs/questions.md', import.meta.url), 'utf8')
    const section = page.split('## Published wordings')[1]!.split('\n## ')[0]!
    const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (\S.*) \|$/gm)].map(([, name, text]) => [name, text])
    expect(rows).toEqual(PUBLISHED.map(({ name, text }) => [name, firstSpelling(partsOf(text)).replace('\n', ' ')]))
  })
})

const word = fc.constantFrom(
  ...['sofa', 'coffee table', 'tv stand', 'L-shape sofa', 'black office chair', 'box', 'DiningTable', 'night_stand'],
  ...['bed', 'lamp', 'door frame', 'washing machine', "men's jacket", 'chair#2', 'lamp 2', 'center', 'dining area'],
  ...['salt and pepper', 'left shoe', 'object', 'back rest', 'front door', 'room divider', 'point', 'x', 'unit'],
)
const two = fc.uniqueArray(word, { minLength: 2, maxLength: 2 })
const four = fc.uniqueArray(word, { minLength: 4, maxLength: 4 })
const as = fc.constantFrom('forward', 'backward', 'left', 'right' as const)
const unit = fc.constantFrom('m', 'cm', 'ft' as const)
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.tuple(four, as, fc.boolean(), fc.constantFrom('quadrant', 'left-right', 'left-right-back' as const)).map(
    ([[at, facing, target, from], as, withFrom, scheme]): Question => ({
      kind: 'relative-direction',
      at: at!,
      facing: facing!,
      as: as as 'forward',
      target: target!,
      ...(withFrom ? { from: from! } : { scheme }),
    }),
  ),
  two.map(([target, from]): Question => ({ kind: 'camera-direction', target: target!, from: from! })),
  fc
    .tuple(two, unit)
    .map(([[a, b], unit]): Question => ({ kind: 'closest-distance', a: a!, b: b!, unit: unit as 'm' })),
  fc
    .tuple(word, four, fc.constantFrom('nearest', 'farthest' as const), fc.constantFrom('center', 'closest' as const))
    .filter(([reference, candidates]) => !candidates.includes(reference))
    .map(
      ([reference, candidates, pick, measure]): Question => ({
        kind: 'nearest',
        reference,
        candidates,
        pick: pick as 'nearest',
        measure: measure as 'center',
      }),
    ),
  fc.tuple(word, fc.constantFrom('longest-side', 'longest' as const), unit).map(
    ([object, dimension, unit]): Question => ({
      kind: 'object-size',
      object,
      dimension: dimension as 'longest',
      unit: unit as 'm',
    }),
  ),
  word.map((label): Question => ({ kind: 'object-count', label })),
)

describe('a phrased question', () => {
  it('always reads back to the same question, in every table and for every hash', () => {
    let phrased = 0
    const refused = new Set<string>()
    fc.assert(
      fc.property(question, fc.constantFrom(...WORDING_TABLES), fc.integer(), (asked, table, hash) => {
        const name = wordingFor(asked, table, hash)
        if (name === undefined) {
          refused.add(`${table} ${asked.kind} ${JSON.stringify(asked)}`)
          return
        }
        const text = phraseQuestion(asked, { table, hash })
        const read = parseQuestion(text)
        expect(read.ok && plain(read.value), text).toEqual(plain(asked))
        expect(PUBLISHED.find((one) => one.name === name)!.table).toBe(table)
        phrased++
      }),
      { numRuns: 4000, seed: 20261128 },
    )
    expect(phrased).toBeGreaterThan(1500)
    // Only what a table does not ask at all is refused, never a name.
    const unasked =
      /^(?:vsi|revsi) camera-direction|^paper object-size .*"longest"|size .*"longest-side"|^paper nearest .*"closest"|^(?:vsi|revsi) nearest .*"center"|^vsi nearest .*"farthest"|^(?:vsi|revsi) relative-direction .*(?:"left"|"right"|"from"|"backward"|"left-right")|^paper relative-direction .*"left-right/
    expect([...refused].filter((one) => !unasked.test(one))).toEqual([])
  })
})
