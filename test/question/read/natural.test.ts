import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { askLayout } from '../../../src/question/ask'
import { readNumeral } from '../../../src/question/read/numerals'
import { parseQuestion } from '../../../src/question/read/read'
import type { Solved } from '../../../src/question/solution'

// Centres: sofa (0, 0), tv (0, 6), lamp (3, 4), table (-6, 2), chair (-4, 4), chair#2 (8, 6), person (6, -2).
// Sofa to lamp is 3, 4, 5. The floor is 17 by 10 m.
const room = createLayout(
  [
    { label: 'sofa', bbox: [-1, -1, 1, 1], zRange: [0, 1] },
    { label: 'tv', bbox: [-1.5, 5.5, 1.5, 6.5], zRange: [0, 1.5] },
    { label: 'lamp', bbox: [2.5, 3.5, 3.5, 4.5], zRange: [0, 2] },
    { label: 'table', bbox: [-7, 0, -5, 4], zRange: [0, 0.75] },
    { label: 'chair', bbox: [-4.5, 3.5, -3.5, 4.5], zRange: [0, 0.9] },
    { label: 'chair', bbox: [7.4, 5.4, 8.6, 6.6], zRange: [0, 1.2] },
    { label: 'person', bbox: [5.75, -2.25, 6.25, -1.75], zRange: [0, 1.8] },
  ],
  {
    origin: 'observer',
    floor: [
      [-8, -3],
      [9, -3],
      [9, 7],
      [-8, 7],
    ],
  },
)

const standing = { kind: 'relative-direction', at: 'sofa', facing: 'tv', as: 'forward', target: 'lamp' }
const sideCheck = { kind: 'direction-check', at: 'sofa', facing: 'tv', target: 'lamp' }
const apart = { kind: 'center-distance', a: 'lamp', b: 'sofa', unit: 'm', assumed: true }
const nearest = { kind: 'nearest', pick: 'nearest', measure: 'center', assumed: true }
const camera = { kind: 'camera' }
const largest = { kind: 'size-comparison', by: 'area', pick: 'more' }

/** What is read, the answer, and the texts that all ask it. */
const groups: readonly [question: object, answer: string, texts: readonly string[]][] = [
  [
    { kind: 'object-count', label: 'chairs' },
    '2',
    [
      'How many chairs?',
      'How many chairs are there?',
      'How many chairs are here?',
      'How many chairs in total?',
      'How many chairs altogether?',
      'How many chairs visible?',
      'How many chairs do we have?',
      'How many chairs does the room have?',
      'How many chairs can be found in the room?',
      'Could you tell me how many chairs there are?',
      'Count the chairs.',
      'Count all chairs.',
      'How many chairs can you count?',
      'About how many chairs are there?',
      'The number of chairs?',
      "What's the total number of chairs in the room?",
    ],
  ],
  [{ kind: 'object-count', label: 'people' }, '1', ['How many people?', 'How many people are in the room?']],
  [
    { kind: 'object-count' },
    '7',
    ['How many objects?', 'How many things are there?', 'Count the objects.', 'How many items does the map show?'],
  ],
  // The tv is north of the sofa, the lamp 36.9 degrees to the right of that.
  [
    standing,
    'front-right',
    [
      'Facing the tv from the sofa, where is the lamp?',
      'From the sofa, looking at the tv, where is the lamp?',
      'From the sofa facing the tv, where is the lamp?',
      'Looking from the sofa to the tv, where is the lamp?',
      'If I face the tv from the sofa, where is the lamp?',
      'If I stand at the sofa facing the tv, which direction is the lamp?',
      'If I sit on the sofa facing the tv, where is the lamp?',
      'Sitting on the sofa and facing the tv, where is the lamp?',
      "I'm at the sofa looking at the tv. Where is the lamp?",
      'Standing at the sofa facing the tv, what direction is the lamp?',
      'Standing at the sofa and facing the tv, which direction is the lamp in?',
      'Standing at the sofa with the tv in front of me, where is the lamp?',
      'Where is the lamp if I stand at the sofa and face the tv?',
      'Where is the lamp when facing the tv from the sofa?',
      'Where would the lamp be if I stood at the sofa facing the tv?',
      'In which direction is the lamp when standing at the sofa and facing the tv?',
      'From the perspective of someone standing at the sofa and facing the tv, where is the lamp?',
    ],
  ],
  [
    { ...standing, as: 'backward' },
    'back-left',
    [
      'Standing at the sofa with the tv behind me, where is the lamp?',
      'Facing away from the tv at the sofa, where is the lamp?',
      'Where is the lamp if I am standing at the sofa with my back to the tv?',
    ],
  ],
  [
    { ...standing, scheme: 'left-right' },
    'right',
    [
      'When facing the tv from the sofa, is the lamp to the left or to the right?',
      'From the sofa facing the tv, is the lamp on my left or right?',
      'Going from the sofa to the tv, is the lamp on the left or the right?',
      'Standing at the sofa, facing the tv, on which side is the lamp?',
      'Is the lamp to my left or right if I stand at the sofa facing the tv?',
    ],
  ],
  [
    { ...standing, scheme: 'front-back' },
    'front',
    [
      'If I am at the sofa facing the tv, is the lamp in front of me or behind me?',
      'Is the lamp behind me or in front of me when I stand at the sofa facing the tv?',
    ],
  ],
  // 36.9 degrees are nearer to the front than to the right.
  [
    { ...standing, scheme: 'cardinal' },
    'front',
    ['Standing at the sofa facing the tv, is the lamp in front, behind, to the left or to the right?'],
  ],
  [
    { ...standing, scheme: 'quadrant' },
    'front-right',
    ['Is the lamp to my front-left, front-right, back-left or back-right if I stand at the sofa facing the tv?'],
  ],
  [
    { ...sideCheck, side: 'left', as: 'forward' },
    'no',
    [
      'Standing at the sofa facing the tv, is the lamp to the left?',
      'Facing the tv from the sofa, is the lamp on my left?',
      'Is the lamp on my left when I stand at the sofa facing the tv?',
    ],
  ],
  [
    { ...sideCheck, side: 'front', as: 'forward' },
    'yes',
    [
      'Facing the tv from the sofa, is the lamp in front of me?',
      'Is the lamp in front of me if I am facing the tv at the sofa?',
    ],
  ],
  [
    { kind: 'camera-direction', target: 'lamp' },
    'front-right',
    [
      'Where is the lamp from me?',
      'Where is the lamp from my point of view?',
      'From my point of view, where is the lamp?',
    ],
  ],
  [
    { kind: 'camera-direction', target: 'lamp', from: 'sofa', scheme: 'left-right' },
    'right',
    ['Is the lamp left or right of the sofa?'],
  ],
  [
    { kind: 'direction-check', target: 'lamp', side: 'left' },
    'no',
    ['Is the lamp to the left of the camera?', 'Is the lamp left of me?', 'Is the lamp on my left?'],
  ],
  [
    { kind: 'direction-check', target: 'lamp', side: 'front' },
    'yes',
    ['Is the lamp in front of the camera?', 'Is the lamp in front of me?'],
  ],
  [
    apart,
    '5',
    [
      'How far is the lamp from the sofa?',
      'How far is the lamp to the sofa?',
      'How far from the sofa is the lamp?',
      'Distance between the lamp and the sofa?',
      'The distance from the lamp to the sofa?',
      'What is the straight-line distance between the lamp and the sofa?',
      'Calculate the distance between the lamp and the sofa in meters.',
      'Tell me the distance between the lamp and the sofa.',
      'How far is it between the lamp and the sofa?',
      'How far are the lamp and the sofa apart?',
      'How many meters are between the lamp and the sofa?',
      'Roughly how far is the lamp from the sofa?',
      'What is the exact distance between the lamp and the sofa?',
    ],
  ],
  [{ ...apart, unit: 'cm' }, '500', ['Estimate the distance between the lamp and the sofa in cm.']],
  [
    { ...apart, b: camera },
    '5',
    [
      'How far away is the lamp?',
      'How far am I from the lamp?',
      'How far away from the camera is the lamp?',
      'What is the distance to the lamp?',
    ],
  ],
  // 1.5 m along x and 2.5 m along y.
  [
    { kind: 'closest-distance', a: 'lamp', b: 'sofa', unit: 'm' },
    '2.92',
    [
      'Gap between the lamp and the sofa?',
      'What is the shortest distance from the lamp to the sofa?',
      'Measure the clearance between the lamp and the sofa.',
      'Find the distance between the nearest points of the lamp and the sofa.',
      // Space, a gap and closeness are between closest points.
      'How close are the lamp and the sofa to each other?',
      'How close is the lamp to the sofa?',
      'How much space is between the lamp and the sofa?',
      'How wide is the gap between the lamp and the sofa?',
    ],
  ],
  [
    { kind: 'object-size', object: 'table', dimension: 'width', unit: 'm' },
    '2',
    ['How wide is the table?', 'How many meters wide is the table?', 'Give me the width of the table.'],
  ],
  [
    { kind: 'object-size', object: 'lamp', dimension: 'height', unit: 'cm' },
    '200',
    ['How many centimeters tall is the lamp?', 'How tall is the lamp in cm?'],
  ],
  [
    { kind: 'object-size', object: 'lamp', dimension: 'longest', unit: 'm' },
    '2',
    ["What's the longest dimension of the lamp?", 'What is the largest dimension of the lamp?'],
  ],
  [
    { kind: 'room-size', unit: 'm2' },
    '170',
    [
      'How big is the room?',
      'How big is this space?',
      'What is the floor area?',
      "What is the room's size in square meters?",
      'What is the total floor area of the room?',
      'How many square meters does the room have?',
    ],
  ],
  [
    { ...largest, a: 'sofa', b: 'tv' },
    'sofa',
    [
      'Which of the sofa and the tv is larger?',
      'Which is the bigger one, the sofa or the tv?',
      'Is the sofa or the tv larger?',
    ],
  ],
  // The table has 8 m², the sofa 4; the tv is 3 m wide; the lamp is 2 m high and the person 1.8.
  [
    largest,
    'table',
    ['Which object is the largest?', 'What is the largest object in the room?', 'What is the biggest thing?'],
  ],
  [{ ...largest, by: 'height' }, 'lamp', ['What is the tallest object in the room?', 'Which object is tallest?']],
  [{ ...largest, by: 'width' }, 'tv', ['Which object is the widest?', 'What is the widest object on the map?']],
  [{ ...largest, by: 'length' }, 'table', ['Which object is the longest?']],
  [{ ...largest, pick: 'less' }, 'person', ['What is the smallest object?', 'Which is the smallest object of all?']],
  [{ ...largest, pick: 'less', by: 'height' }, 'table', ['Which object is the shortest?']],
  [
    { ...largest, by: 'height', candidates: ['lamp', 'sofa', 'tv'] },
    'lamp',
    [
      'Which of the lamp, the sofa and the tv is the tallest?',
      'Which is the tallest of the lamp, the sofa and the tv?',
      'Which is the tallest: lamp, sofa or tv?',
      'Among the lamp, the sofa and the tv, which is the tallest?',
      'Which of these objects (lamp, sofa, tv) is the tallest?',
    ],
  ],
  [
    { ...largest, candidates: ['chair'] },
    'chair#2',
    ['Which chair is the largest?', 'What is the largest chair in the room?'],
  ],
  // Nearest of all to the sofa is the lamp at 5, before the chair at 5.66 and the tv at 6.
  [
    { ...nearest, reference: 'sofa' },
    'lamp',
    [
      'What is nearest to the sofa?',
      'What is the closest object to the sofa?',
      "What's the object closest to the sofa?",
      'Which of the objects is closest to the sofa?',
    ],
  ],
  [{ ...nearest, reference: 'sofa', pick: 'farthest' }, 'chair#2', ['What is the farthest object from the sofa?']],
  [{ ...nearest, reference: camera }, 'sofa', ['What is the nearest object to me?', 'What is closest to me?']],
  [
    { ...nearest, reference: 'tv', candidates: ['chair'] },
    'chair',
    ['Which chair is closest to the tv?', 'What is the nearest chair to the tv?'],
  ],
  // From the lamp the second chair is nearer, at 5.39 against 7.
  [
    { ...nearest, reference: 'lamp', candidates: ['chairs'] },
    'chair#2',
    ['Which of the chairs is closest to the lamp?'],
  ],
  [
    { ...nearest, reference: 'sofa', candidates: ['lamp', 'tv'] },
    'lamp',
    [
      'Is the lamp or the tv closer to the sofa?',
      'Which is closer to the sofa, the lamp or the tv?',
      'Is the sofa closer to the lamp or the tv?',
      'Is the sofa nearer to the lamp or to the tv?',
      'Which is the sofa closer to, the lamp or the tv?',
    ],
  ],
  [
    { ...nearest, reference: 'sofa', candidates: ['lamp', 'tv'], pick: 'farthest' },
    'tv',
    ['Is the sofa farther from the lamp or from the tv?', 'Is the lamp or the tv farther from the sofa?'],
  ],
  [
    { ...nearest, reference: camera, candidates: ['lamp', 'tv'] },
    'lamp',
    ['Am I closer to the lamp or the tv?', 'Is the lamp or the tv closer to me?'],
  ],
  [
    { ...nearest, kind: 'distance-check', reference: 'sofa', a: 'lamp', b: 'tv' },
    'yes',
    ['Is the sofa closer to the lamp than to the tv?', 'Is the lamp closer to the sofa than the tv is?'],
  ],
]

describe('questions as people ask them', () => {
  const rows = groups.flatMap(([question, answer, texts]) => texts.map((text) => [text, question, answer] as const))
  it.each(rows)('%s', (text, question, answer) => {
    const read = parseQuestion(text)
    const { wording, ...fields } = (read.ok ? read.value : { wording: undefined }) as { wording?: string }
    expect(wording, read.diagnostics[0]?.message).toBeDefined()
    expect(fields).toEqual(question)
    // That "me" is the camera is said, and nothing else.
    expect(read.diagnostics.filter(({ code }) => code !== 'speaker-as-camera')).toEqual([])
    expect(askLayout(room, text)).toMatchObject({ status: 'solved', answer })
  })

  it('say where the wording leaves open what is measured', () => {
    for (const text of ['Distance between the lamp and the sofa?', 'Is the lamp closer to the sofa or the tv?'])
      expect((askLayout(room, text) as Solved).notes?.[0]).toContain('centers')
  })
})

describe('questions that are not plain', () => {
  it.each([
    // Nearer, or ahead.
    ['Is the lamp in front of the sofa?', 'ambiguous-question'],
    ['Is the lamp behind the sofa?', 'ambiguous-question'],
    // Who stands where, looking which way, is not said.
    ['Facing the tv, where is the lamp?', 'unknown-question'],
    ['From the sofa, where is the lamp?', 'unknown-question'],
    ['On which side of the sofa is the lamp?', 'unknown-question'],
    // Of which size, against what, from where.
    ['What is the maximum dimension of the table?', 'unknown-question'],
    ['Which object is larger?', 'unknown-question'],
    ['Is the lamp closer to the sofa?', 'unknown-question'],
    ['Is the lamp closer to the sofa or the tv or the table?', 'unknown-question'],
    // More is asked than a label.
    ['How many chairs are blue?', 'unknown-question'],
    ['How many chairs in the kitchen?', 'unknown-question'],
    ['How many chairs under the table?', 'unknown-question'],
    ['How many chairs left?', 'unknown-question'],
    ['How many meters?', 'unknown-question'],
    ['The number of chairs minus tables?', 'unknown-question'],
    // Two places, or one that is left out, where one is asked about.
    ['What is the closest thing to the sofa and the lamp?', 'unknown-question'],
    ['Which object is closest to the sofa or the lamp?', 'unknown-question'],
    ['Which is the largest object except the sofa?', 'unknown-question'],
    ['Which is the largest object other than the sofa?', 'unknown-question'],
    ['Is either the sofa or the lamp closer to the tv?', 'unknown-question'],
    ['Is the sofa or the lamp not closer to the tv?', 'unknown-question'],
    ['Which is the largest and which is the smallest?', 'unknown-question'],
    ['How many chairs with arms are there?', 'unknown-question'],
    ['How many chairs and tables are there?', 'unknown-question'],
    ['What is the largest object near the sofa?', 'unknown-question'],
    ['What is the second largest object?', 'unknown-question'],
  ])('%s stays refused', (text, code) => {
    expect(parseQuestion(text)).toMatchObject({ ok: false, diagnostics: [{ code }] })
  })
})

describe('the largest of all', () => {
  const choose = (text: string, choices?: readonly string[]) => askLayout(room, text, { choices })
  it('is chosen from the choices', () => {
    expect(choose('Which of these objects is the largest?', ['the lamp', 'the tv', 'the sofa'])).toMatchObject({
      answer: 'the sofa',
      value: 'sofa',
      choice: { letter: 'C' },
    })
  })
  it('may stand before words that add nothing', () => {
    const { wording: _, ...here } = parseQuestion('Which is the largest object here?').value as { wording: string }
    const { wording: __, ...all } = parseQuestion('Which is the largest object?').value as { wording: string }
    expect(here).toEqual(all)
  })
  it('has the runner-up as its margin, and says a tie', () => {
    expect(choose('Which object is the largest?')).toMatchObject({ margin: 4, ambiguous: false })
    expect(choose('Which is the widest, the sofa, the table or the lamp?')).toMatchObject({
      answer: 'sofa',
      margin: 0,
      ambiguous: true,
    })
  })
  it('is not known where a height is missing, a name is, or a name has several objects among others', () => {
    const flat = createLayout([...room.objects, { label: 'rug', bbox: [0, 0, 2, 2] }])
    const tallest = 'What is the tallest object in the room?'
    expect(askLayout(flat, tallest)).toMatchObject({ reason: 'no-height', message: expect.stringContaining('rug') })
    expect(choose('Which is the largest, the sofa or the piano?')).toMatchObject({ reason: 'missing-object' })
    expect(choose('Which piano is the largest?')).toMatchObject({ reason: 'missing-object' })
    expect(choose('Which is the largest, the sofa or the chair?')).toMatchObject({ reason: 'several-instances' })
    expect(askLayout(createLayout([]), tallest)).toMatchObject({ reason: 'no-candidates' })
  })
  it('says that widths were taken along x where the map is not the camera\u2019s', () => {
    const map = createLayout(room.objects)
    expect((askLayout(map, 'Which object is the widest?') as Solved).notes?.[0]).toContain('own x')
  })
})

describe('a choice', () => {
  it('may name the first of several by its number', () => {
    const twoChairs = { choices: ['chair#1', 'chair#2'] }
    expect(askLayout(room, 'Which is the nearest chair to the table?', twoChairs)).toMatchObject({
      choice: { letter: 'A', text: 'chair#1' },
    })
    expect(askLayout(room, 'Which is the farthest chair from the table?', twoChairs)).toMatchObject({
      choice: { letter: 'B' },
    })
  })
})

describe('counts', () => {
  it('are of the singular too', () => {
    const kitchen = createLayout(
      ['person', 'person', 'shelf', 'knife', 'knife', 'knife', 'mouse', 'trash can'].map((label, i) => ({
        label,
        bbox: [i, 0, i + 0.5, 1] as const,
      })),
    )
    const counted = ['people', 'shelves', 'knives', 'mice', 'trash cans', 'trash can(s)'].map(
      (label) => (askLayout(kitchen, `How many ${label}?`) as Solved).answer,
    )
    expect(counted).toEqual(['2', '1', '3', '1', '1', '1'])
  })
  it.each([
    [['three', 'two', 'one'], 'B'],
    [['None', 'Two', '3'], 'B'],
    [['one chair', 'two chairs'], 'B'],
    [['two or three', 'twenty-two', '2'], 'C'],
  ])('are chosen from words: %j', (choices, letter) => {
    expect(askLayout(room, 'How many chairs?', { choices })).toMatchObject({ choice: { letter } })
  })
  it('stand in the text as words', () => {
    expect(askLayout(room, 'How many chairs? A. one B. two C. three')).toMatchObject({ answer: 'two' })
    expect(askLayout(room, 'How many chairs? A. one B. three')).toMatchObject({ reason: 'no-choice-fits' })
  })
  it.each<[string, number | undefined]>([
    ['three', 3],
    ['Three chairs.', 3],
    ['none', 0],
    ['zero', 0],
    ['twenty', 20],
    ['twenty-one', undefined],
    ['two hundred', undefined],
    ['three or four', undefined],
    ['more than three', undefined],
    ['threesome', undefined],
    ['', undefined],
  ])('%j is the numeral %j', (text, value) => expect(readNumeral(text)).toBe(value))
})
