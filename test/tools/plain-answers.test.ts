import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../src/parse/layout'
import { enumerateQuestions } from '../../src/question/enumerate/enumerate'
import { phraseQuestion } from '../../src/question/phrase'
import { createMapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'
import { sessionOf } from './room'

const BOXES: readonly (readonly [string, readonly number[]])[] = [
  ['sofa', [-2, 1, 0.2, 1.9]],
  ['coffee table', [-1.3, 2.3, -0.3, 2.9]],
  ['tv stand', [-1.8, 4.2, 0, 4.6]],
  ['tv', [-1.5, 4.3, -0.3, 4.4]],
  ['floor lamp', [0.6, 1.2, 0.9, 1.5]],
  ['dining table', [2.5, 2, 4.1, 2.9]],
  ['chair', [2, 2.2, 2.4, 2.6]],
  ['chair', [4.2, 2.2, 4.6, 2.6]],
  ['chair', [3, 3, 3.4, 3.4]],
  ['door', [4.5, -0.2, 5.4, 0]],
  ['window', [1, 4.9, 2.5, 5]],
]
const map = JSON.stringify(BOXES.map(([object_name, bbox]) => ({ object_name, bbox })))
const store = createLayoutStore()
const session = sessionOf(createMapTools({ store }), store)
await session.call('read_map', { text: map, origin: 'observer' })
const check = (question: string, answer: string) => session.call('check_answer', { map: 'map-1', question, answer })
const ask = (question: string) => session.call('ask', { map: 'map-1', question })

describe('check_answer takes an answer in a sentence', () => {
  const side = 'Standing at the door and facing the window, is the sofa to the left or to the right?'
  const count = 'How many chairs are in this room?'
  const far =
    'Measuring from the closest points between the two objects, what is the distance between the tv and the sofa in meters?'
  it.each([
    ['Is the sofa wider than the tv?', 'Yes, it is', 'consistent'],
    ['Is the sofa wider than the tv?', 'true', 'consistent'],
    ['Is the sofa wider than the tv?', 'No.', 'inconsistent'],
    ['Is the sofa wider than the tv?', 'perhaps', 'undecidable'],
    ['Which is larger, the sofa or the coffee table?', 'The sofa is larger', 'consistent'],
    ['Which is larger, the sofa or the coffee table?', 'the coffee table', 'inconsistent'],
    ['Which is larger, the sofa or the coffee table?', 'not the sofa', 'undecidable'],
    ['Which is larger, the sofa or the coffee table?', 'The coffee table is smaller', 'undecidable'],
    ['Which is smaller, the sofa or the coffee table?', 'The coffee table is smaller', 'consistent'],
    ['Is the sofa wider than the tv?', 'Yes and no', 'undecidable'],
    ['Is the sofa wider than the tv?', 'No idea', 'undecidable'],
    [far, 'not 2.4 m', 'undecidable'],
    [side, 'It cannot be left', 'undecidable'],
    [side, 'to the left', 'consistent'],
    [side, 'The sofa is on the left.', 'consistent'],
    [side, 'front-left', 'consistent'],
    [side, 'front-right', 'inconsistent'],
    [side, 'left or right', 'undecidable'],
    [count, '3 chairs', 'consistent'],
    [count, 'three', 'consistent'],
    [count, 'There are 4 chairs', 'inconsistent'],
    [count, '3 or 4', 'undecidable'],
    [far, 'The distance is 2.4 m', 'consistent'],
    [far, '7.9 ft', 'consistent'],
    [far, '24 m', 'inconsistent'],
  ])('%s %s: %s', async (question, answer, verdict) => {
    expect(await check(question, answer)).toMatchObject({ verdict })
  })
  it('names the other reading where the words leave open between which points', async () => {
    const question = 'How far is the tv from the sofa in meters?'
    const open = await check(question, '2.4')
    expect(open).toMatchObject({
      verdict: 'undecidable',
      implied: '2.9',
      reason: expect.stringContaining('closest points'),
    })
    expect(open.assumed).toEqual([
      expect.stringContaining('the centers were taken'),
      'between the closest points it is 2.4 m',
    ])
    expect(await check(question, '2.9')).toMatchObject({ verdict: 'consistent' })
    expect(await check(question, '5')).toMatchObject({ verdict: 'inconsistent' })
  })
  it('never calls what ask answers inconsistent, however it is dressed', async () => {
    const layout = parseLayout(map, { origin: 'observer' })
    const questions = [...enumerateQuestions(layout.value!, { seed: 5 })].map(({ question }) =>
      phraseQuestion(question),
    )
    expect(questions.length).toBeGreaterThan(100)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...questions),
        fc.constantFrom('', 'the ', 'It is '),
        async (question, dress) => {
          const told = await ask(question)
          for (const answer of [String(told.answer), String(told.value)])
            expect((await check(question, dress + answer)).verdict, `${question} ${answer}`).not.toBe('inconsistent')
        },
      ),
      { seed: 81, numRuns: 300, endOnFailure: true },
    )
  })
})

describe('ask', () => {
  it('says who looks', async () => {
    expect((await ask('Where is the tv relative to the sofa?')).sentence).toMatch(
      /^In the camera's view, tv seen from sofa: /,
    )
    expect(
      (await ask('Standing at the door and facing the window, is the sofa to the left or to the right?')).sentence,
    ).toMatch(/^Standing at "door" and facing "window", sofa seen from door: left/)
  })
  it('names the instance', async () => {
    expect(await ask('Which object is closest to the door?')).toMatchObject({ answer: 'chair#2', value: 'chair#2' })
  })
  it('names the largest of all', async () => {
    expect(await ask('Which is the largest object?')).toMatchObject({ kind: 'size-comparison', answer: 'sofa' })
  })
  it('does not call a name that is not there a count of 0 without saying so', async () => {
    const told = await ask('How many cats are in this room?')
    expect(told.sentence).toMatch(/0\. But no object on the map is named "cats"/)
    // What shares its noun with an object is not counted as 0.
    const refused = await session.refused('ask', { map: 'map-1', question: 'How many tables are in this room?' })
    expect(refused).toMatch(/no object on the map is named "tables".*"coffee table", "dining table"/)
    expect(await check('How many tables are in this room?', '2')).toMatchObject({ verdict: 'undecidable' })
  })
  it.each([
    ['On which side of the sofa is the tv, left or right?', 'use direction with target'],
    ['Is the tv in front of the sofa?', 'Is the tv closer to the camera than the sofa?'],
    ['What color is the sofa?', 'images'],
    ['What is the volume of the sofa in size?', 'size with the name'],
    ['Where should the TV go?', 'the nearest is locate: "Where is the tv?"'],
  ])('%s leads on to %s', async (question, remedy) => {
    const refused = await session.refused('ask', { map: 'map-1', question })
    expect(refused).toContain(remedy)
    expect(refused).not.toContain('{')
  })
})

describe('names', () => {
  it('may have an article', async () => {
    expect(await session.call('distance', { map: 'map-1', a: 'the tv', b: 'the sofa' })).toMatchObject({
      distance: 2.4,
    })
  })
  it('that are not there are answered with similar ones first, by label on a large map', async () => {
    const refused = await session.refused('size', { map: 'map-1', object: 'lamp' })
    expect(refused).toContain('use one of "floor lamp", "sofa"')
    const many = JSON.stringify(
      Array.from({ length: 60 }, (_, i) => ({ object_name: 'chair', bbox: [i, 0, i + 0.5, 1] })).concat({
        object_name: 'floor lamp',
        bbox: [0, 5, 1, 6],
      }),
    )
    expect(await session.refused('size', { map: many, object: 'lamp' })).toMatch(/use one of "floor lamp", "chair"$/)
  })
  it('the camera is left out, not named', async () => {
    expect(await session.refused('distance', { map: 'map-1', a: 'tv', b: 'the camera' })).toContain(
      'leave the field out',
    )
  })
})
