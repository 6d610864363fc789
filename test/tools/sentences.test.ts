import { describe, expect, it } from 'vitest'
import { createMapTools } from '../../src/tools/map-tools'
import { createLayoutStore } from '../../src/tools/store'
import { sessionOf } from './room'

// Places that can be checked by hand: the tv is 3 m ahead of the sofa, the lamp 4 m to its right; two chairs behind it.
const MAP = JSON.stringify(
  (
    [
      ['sofa', [-1, -0.5, 1, 0.5]],
      ['tv', [-0.5, 2.5, 0.5, 3.5]],
      ['lamp', [3.5, -0.5, 4.5, 0.5]],
      ['chair', [-0.5, -2.5, 0.5, -1.5]],
      ['chair', [2.5, -2.5, 3.5, -1.5]],
    ] as const
  ).map(([object_name, bbox]) => ({ object_name, bbox })),
)
const { call, refused } = sessionOf(createMapTools({ store: createLayoutStore() }))
await call('read_map', { text: MAP, origin: 'observer' })
const FAR = 'How far is the tv from the sofa in meters?'
const sentence = async (tool: string, input: object) => (await call(tool, { map: 'map-1', ...input })).sentence

describe('the sentence of ask', () => {
  it.each([
    [FAR, undefined, 'The distance between the centers of tv and sofa: 3 m; between the closest points 2 m.'],
    [
      'How far is the tv from the sofa in feet?',
      undefined,
      'The distance between the centers of tv and sofa: 9.84 ft; between the closest points 6.56 ft.',
    ],
    [FAR, ['1', '3.1', '9'], 'The distance between the centers of tv and sofa: 3 m, so choice B: 3.1.'],
    ['Which object is closest to the sofa?', undefined, 'The object nearest to "sofa": chair#1. Margin: 1 m.'],
    ['Which object is farthest from the tv?', undefined, 'The object farthest from "tv": chair#2. Margin: 0.83 m.'],
    [
      'Which object is closest to the sofa?',
      ['tv', 'lamp'],
      'Of the choices, the object nearest to "sofa": choice A: tv. Margin: 1 m.',
    ],
    [
      'Which is larger, the sofa or the tv?',
      undefined,
      'Of "sofa" and "tv", the one with more area: sofa. Margin: 1 m².',
    ],
    ['How many chairs are in this room?', ['1', '2'], 'The number of objects named chairs: choice B: 2.'],
    [
      'How many pianos are in this room?',
      undefined,
      'The number of objects named pianos: 0. But no object on the map is named "pianos".',
    ],
  ])('%s %s', async (question, choices, said) => {
    expect(await sentence('ask', { question, choices })).toBe(said)
  })

  it('leads from a tie of objects to the tool that names them all', async () => {
    const map =
      '[{"object_name": "a", "bbox": [1, 0, 2, 1]}, {"object_name": "b", "bbox": [-2, 0, -1, 1]}, {"object_name": "c", "bbox": [-0.5, 0, 0.5, 1]}]'
    expect(await sentence('ask', { map, question: 'Which object is closest to the c?' })).toMatch(
      /^The object nearest to "c": [ab]\. It is a tie, decided by convention\. The tool nearest says which are tied, with the same measure\.$/,
    )
  })

  it.each([
    [
      'How far is the piano from the sofa?',
      undefined,
      /^expected question \(a\): .*"piano", which is not on it; use one of "sofa"/,
    ],
    [
      'Standing at the chair and facing the tv, where is the sofa?',
      undefined,
      /^expected question \(at\): .*"chair#1" at \(0, -2\)/,
    ],
    [
      'Which object is closest to the sofa?',
      ['tv', 'the lamp', 'piano'],
      /^expected choices \(C\): .*"piano", which is not on it; ask again without choices/,
    ],
    [
      'How much is the distance, sofa to tv?',
      undefined,
      /use distance with a and b.*"What is the distance between the sofa and the tv\?"/,
    ],
    ['What surrounds the sofa?', undefined, /use what_is_around/],
    ['How much closer is the lamp to the sofa than the tv?', undefined, /use nearest with to and candidates/],
    [
      'Is the tv in front of the sofa?',
      undefined,
      /two things: .*"Is the tv farther ahead than the sofa from the camera's perspective\?", or "Is the tv closer to the camera than the sofa\?"/,
    ],
    [
      'What is the volume of the sofa, and its size?',
      undefined,
      /use size with the name of the object.*"What is the area of the sofa\?"/,
    ],
  ])('%s %s is refused with what to do', async (question, choices, told) => {
    expect(await refused('ask', { map: 'map-1', question, choices })).toMatch(told)
  })
})

describe('the sentence of check_answer', () => {
  it.each([
    [FAR, '3', undefined, 'The answer "3 m" follows from the map.'],
    [FAR, '3 meters', undefined, 'The answer "3 m" follows from the map.'],
    [FAR, '9.84 feet', undefined, 'The answer "9.84 feet", which is "3 m", follows from the map.'],
    [FAR, '5', undefined, 'The answer "5 m" does not follow from the map, which implies "3 m".'],
    [
      FAR,
      '2 m',
      undefined,
      'Whether the answer "2 m" follows from the map cannot be decided: it is right between closest points, but between centers the map implies 3 m; ask which is meant.',
    ],
    [
      FAR,
      'quite far',
      undefined,
      'Whether the answer "quite far" follows from the map cannot be decided: the answer is not clear: give one number, with its unit if it has one.',
    ],
    [FAR, 'B', ['1', '3', '5'], 'The answer "B" (3) follows from the map.'],
    [FAR, '3', ['1', '3', '5'], 'The answer "B" (3) follows from the map.'],
    [FAR, 'C', ['1', '3', '5'], 'The answer "C" (5) does not follow from the map, which implies "B" (3).'],
    [
      FAR,
      'E',
      ['1', '3', '5'],
      'Whether the answer "E" follows from the map cannot be decided: the answer is not clear: give the letter of one choice, A to C.',
    ],
    [
      'How far is the chair from the sofa in meters?',
      '5',
      undefined,
      'The answer "5 m" does not follow from the map, which implies "2 m". But "chair" names 2 objects; the closest of them counted.',
    ],
    [
      'How many pianos are in this room?',
      '0',
      undefined,
      'The answer "0" follows from the map. But no object on the map is named "pianos".',
    ],
    [
      'What color is the sofa?',
      'red',
      undefined,
      'Whether the answer "red" follows from the map cannot be decided: the question cannot be read, as it fits no form that can be asked; look at the images: a map holds places and sizes only.',
    ],
  ])('%s %s %s', async (question, answer, choices, said) => {
    expect(await sentence('check_answer', { question, answer, choices })).toBe(said)
  })

  it('has its numbers in one unit, without the dust of a conversion', async () => {
    const question = 'How far is the tv from the sofa in centimeters?'
    const told = await call('check_answer', { map: 'map-1', question, answer: '2.2 m' })
    expect(told).toMatchObject({ stated: '220', implied: '300', unit: 'cm' })
    expect(told.sentence).toBe(
      'The answer "2.2 m", which is "220 cm", does not follow from the map, which implies "300 cm".',
    )
    expect(
      await call('check_answer', { map: 'map-1', question, answer: 'B', choices: ['1', '300'] }),
    ).not.toHaveProperty('unit')
  })

  it('never calls one side of a tie right and the other wrong', async () => {
    const question = 'Is the tv to the left of the sofa?'
    const verdicts = await Promise.all(
      ['yes', 'no'].map(async (answer) => (await call('check_answer', { map: 'map-1', question, answer })).verdict),
    )
    expect(verdicts).not.toContain('inconsistent')
  })
})
