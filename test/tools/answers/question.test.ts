import { beforeAll, describe, expect, it } from 'vitest'
import { openSession, type Session } from '../room'

let session: Session
beforeAll(async () => {
  session = await openSession()
})
const call = (name: string, input: object) => session.call(name, { map: 'map-1', ...input })

describe('ask', () => {
  it('answers in the unit of the question', async () => {
    const question = 'What is the distance between the closest points of the tv and the lamp (in meters)?'
    expect(await call('ask', { question })).toEqual({
      kind: 'closest-distance',
      answer: '2.5',
      value: 2.5,
      unit: 'm',
      quantities: [
        { name: 'between the closest points', value: 2.5, unit: 'm' },
        { name: 'between the centers', value: 3.5, unit: 'm' },
      ],
      ambiguous: false,
      assumed: ['between the centers it is 3.5 m'],
      sentence: 'The gap between the closest points of tv and lamp: 2.5 m; between the centers 3.5 m.',
    })
  })

  it('chooses, and explains where it is asked to', async () => {
    const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
    const answer = await call('ask', { question, choices: ['left', 'right'], explain: true })
    expect(answer).toMatchObject({
      value: 'right',
      choice: { letter: 'B', text: 'right' },
      ambiguous: false,
      sentence: 'Standing at "sofa" and facing "tv", lamp seen from sofa: choice B: right. Margin: 37.87 degrees.',
    })
    expect(answer.explanation).toMatch(/^The center of sofa is \(0, 0\)\.\n[\s\S]*That is choice B: right\.$/)
  })

  it('says an object by the name it can be asked for', async () => {
    expect(await call('ask', { question: 'Which object is farthest from the tv?' })).toMatchObject({
      value: 'chair#2',
      answer: 'chair#2',
      assumed: ['the wording does not say between which points; the centers were taken'],
    })
  })

  it('says which names stood for several objects, and which of these counted', async () => {
    const question = 'What is the distance between the closest points of the chair and the sofa (in meters)?'
    expect(await call('ask', { question, explain: true })).toMatchObject({
      value: 2,
      assumed: ['between the centers it is 3.54 m', '"chair" names 2 objects; the closest of them counted'],
      sentence: 'The gap between the closest points of chair#1 and sofa: 2 m; between the centers 3.54 m.',
      explanation: expect.stringMatching(/of chair#1 and sofa/),
    })
    const counted = await call('ask', { question: 'How many chairs are in this room?' })
    expect(counted).toMatchObject({ value: 2, assumed: [] })
  })

  it('says a tie', async () => {
    const question = 'Standing at the sofa and facing the tv, is the tv to the left or to the right?'
    expect(await call('ask', { question })).toMatchObject({
      ambiguous: true,
      sentence: 'Standing at "sofa" and facing "tv", tv seen from sofa: left. It is a tie, decided by convention.',
    })
  })
})

describe('check_answer', () => {
  const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
  it.each([
    ['right', 'consistent', 'The answer "right" follows from the map.'],
    ['Right.', 'consistent', 'The answer "right" follows from the map.'],
    ['<think>hm</think><answer>right</answer>', 'consistent', 'The answer "right" follows from the map.'],
    ['left', 'inconsistent', 'The answer "left" does not follow from the map, which implies "right".'],
    [
      'maybe',
      'undecidable',
      expect.stringMatching(/^Whether the answer "maybe" follows from the map cannot be decided: /),
    ],
  ])('judges %s as %s', async (answer, verdict, sentence) => {
    expect(await call('check_answer', { question, answer })).toMatchObject({ verdict, sentence })
  })

  it.each(['2.5', '2.5 m', '250 cm', 'about 2.4 meters', '2.5.'])(
    'takes a number as it is written: %s',
    async (answer) => {
      const question = 'What is the distance between the closest points of the tv and the lamp (in meters)?'
      expect(await call('check_answer', { question, answer })).toMatchObject({ verdict: 'consistent' })
    },
  )

  it.each([
    ['chair#1', 'consistent'],
    ['chair 1', 'consistent'],
    ['chair', 'consistent'],
    ['chair#2', 'inconsistent'],
    ['lamp', 'inconsistent'],
    ['stove', 'inconsistent'],
  ])('takes an object by each of its names: %s is %s', async (answer, verdict) => {
    const question = 'Which object is closest to the sofa?'
    expect(await call('check_answer', { question, answer })).toMatchObject({ verdict, implied: 'chair#1' })
  })

  it('is undecidable for a tie and for a question nobody understands', async () => {
    const tie = 'Standing at the sofa and facing the tv, is the tv to the left or to the right?'
    expect(await call('check_answer', { question: tie, answer: 'right' })).toMatchObject({
      verdict: 'undecidable',
      ambiguous: true,
    })
    expect(await call('check_answer', { question: 'Why?', answer: '42' })).toMatchObject({
      verdict: 'undecidable',
      ambiguous: false,
      reason: expect.stringContaining('cannot be read'),
    })
  })
})
