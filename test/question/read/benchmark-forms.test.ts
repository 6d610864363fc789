import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { askLayout } from '../../../src/question/ask'
import type { Unsolved } from '../../../src/question/solution'

// Centers: sofa (1.5, 4.5), lamp (4.5, 8.5), red chair (-2.5, 1.5), coffee table (0.5, 1.5); sofa to lamp is 5 m.
const room = createLayout(
  [
    { label: 'sofa', bbox: [1, 4, 2, 5] },
    { label: 'lamp', bbox: [4, 8, 5, 9] },
    { label: 'red chair', bbox: [-3, 1, -2, 2] },
    { label: 'coffee table', bbox: [0, 1, 1, 2] },
  ],
  {
    origin: 'observer',
    floor: [
      [-4, 0],
      [6, 0],
      [6, 10],
      [-4, 10],
    ],
  },
)
const ask = (text: string, choices?: readonly (string | number)[]) => askLayout(room, text, choices ? { choices } : {})

describe('words for the picture or the place', () => {
  it.each([
    'What is the distance between the sofa and the lamp in this picture?',
    'What is the distance between the sofa and the lamp in the given image?',
    'What is the distance between the sofa and the lamp visible in the video?',
    'What is the distance between the sofa and the lamp that are shown in the photos above?',
    'What is the distance between the sofa in this panorama and the lamp?',
    'In this picture, what is the distance between the sofa and the lamp?',
    'In the image provided, how far is the sofa from the lamp in the room?',
    'Based on the image, what is the distance between the sofa and the lamp?',
    'Based on the given video frames, what is the distance between the sofa and the lamp?',
    'What is the distance between the sofa and the lamp, according to the picture?',
    'Judging from the photos, how far is the sofa from the lamp?',
    'Looking at the image above, how far is the sofa from the lamp?',
    'From the video, how far is the sofa from the lamp?',
    'What is the distance between the sofa and the lamp from the video?',
    'What is the distance between the sofa from the image and the lamp from the image?',
    'What is the distance between the sofa shown and the lamp shown?',
    'What is the distance between the sofa that is shown and the lamp pictured?',
  ])('%s', (text) => expect(ask(text)).toMatchObject({ answer: '5' }))
  it.each([
    'How far is the lamp from the picture?',
    'What is the distance between the lamp and the photo?',
    'Standing at the lamp and looking at the picture, is the sofa on my left?',
  ])('may be a thing on a wall: %s', (text) => expect(ask(text)).toMatchObject({ reason: 'missing-object' }))
  it('belong to a name in quotes', () =>
    expect(ask('How far is the sofa from the "lamp in the photo"?')).toMatchObject({ reason: 'missing-object' }))
})

describe('a sentence that says where the speaker is', () => {
  it.each([
    'I am standing at the sofa. Is the lamp on my left?',
    "I'm at the sofa. Is the lamp on my left?",
    'Is the lamp on my left? I am standing at the sofa.',
    'Suppose I am standing by the sofa. Is the lamp to my left or right?',
    'Imagine standing at the sofa. Is the lamp behind me?',
    'I am sitting on the sofa. How far is the lamp from me?',
    'I am now right next to the sofa. Is the lamp to the left of the coffee table?',
    'We sit on the sofa. Which is closer to us, the lamp or the coffee table?',
    'I am standing at the sofa. Where is the lamp?',
    'Standing at the sofa. What is to my left?',
    'I am at the sofa. What is to the left of the coffee table?',
    'I am sitting on the sofa. How many lamps are behind me?',
    "I'm at the sofa. Is there a lamp to my left?",
    'I am at the sofa. Which lamps are in front of me?',
    'I am by the sofa. List everything within 2 m of me.',
    'Imagine you are at the sofa. Is the lamp in front of you?',
  ])('leaves two places to answer from, and both are named: %s', (text) => {
    const solution = ask(text)
    expect(solution).toMatchObject({ status: 'unsolved' })
    expect(JSON.stringify(solution)).toMatch(/2 ways: from the camera, or from the place in/)
    // What is to be asked instead is asked from there.
    const [, example] = /; ask "([^"]+)"/.exec((solution as Unsolved).message)!
    expect(example).toMatch(/sofa/)
    expect(ask(example!)).not.toMatchObject({ reason: 'unreadable-question' })
  })
  it.each([
    [
      'I am lying on the sofa looking toward the lamp. Where is the coffee table?',
      'at the sofa and facing the lamp, where is',
    ],
    ['I am at the sofa. Which is nearest to me?', 'to the sofa'],
  ])('and the names of the sentence are in the question to ask instead: %s', (text, words) =>
    expect((ask(text) as Unsolved).message).toContain(words),
  )
  it.each([
    ['I am standing at the sofa and facing the lamp. Is the coffee table on my right?', 'yes'],
    ['I am standing at the sofa. How far is the sofa from the lamp?', '5'],
    ['I am at the sofa. How many lamps are there?', '1'],
    ['I am at the sofa. Is there a lamp within 9 m of the sofa?', 'yes'],
    ['I am a robot. Is the lamp on my right?', 'yes'],
    ['The lamp is standing on the floor. Is the lamp on my right?', 'yes'],
  ])('but not where it makes no difference: %s', (text, answer) => expect(ask(text)).toMatchObject({ answer }))
})

describe('choices in the text', () => {
  const nearest = 'Which of these is the closest to the sofa?'
  it.each([
    `${nearest} ['A. lamp', 'B. coffee table']`,
    `${nearest}["lamp", "coffee table"]`,
    `${nearest} {"A": "lamp", "B": "coffee table"}`,
    `${nearest} Choices: ['lamp', 'coffee table']`,
    `${nearest}\nOptions:\nA. lamp\nB. coffee table`,
    `${nearest}\nAnswer options: (A) lamp (B) coffee table`,
    `${nearest}\nChoices:\n- lamp\n- coffee table`,
    `${nearest} Options: lamp, coffee table.`,
    `${nearest} The options are: lamp or coffee table`,
    `${nearest}\nOptions:\nA. lamp\nB. coffee table\nAnswer with the option's letter from the given choices directly.`,
    `${nearest}\nOptions:\nA. lamp\nB. coffee table\nAnswer:`,
    `${nearest}\nA. lamp\nB. coffee table\nPlease select the correct answer.`,
    `${nearest}\nSelect from the following:\nA. lamp\nB. coffee table`,
    `${nearest}\nPlease choose one of the following options.\nA. lamp\nB. coffee table\nAnswer:`,
    `${nearest} A. lamp\nB. coffee table\nRespond with the letter only.`,
    `${nearest} Possible answers: A. lamp, B. coffee table.`,
    `${nearest}\n**A.** lamp\n**B.** coffee table`,
    `${nearest} **A. lamp** **B. coffee table**`,
    `${nearest}\n[A] lamp\n[B] coffee table`,
    `${nearest} Option A: lamp, Option B: coffee table`,
    `${nearest}\n**Option A**: lamp\n**Option B**: coffee table`,
    `${nearest} ["B. coffee table", "A. lamp"]`,
    `${nearest}\nOptions:\nOption A - lamp\nOption B - coffee table`,
  ])('%j', (text) =>
    expect(ask(text)).toMatchObject({ answer: 'coffee table', choice: { letter: 'B' }, notes: [expect.any(String)] }),
  )
  it.each([
    `${nearest}\nA. lamp\nB. coffee table\nThink of the walls, the floor and the doors.`,
    `${nearest}\nThink of the walls:\nA. lamp\nB. coffee table`,
  ])('are not what another sentence says: %j', (text) =>
    expect(ask(text)).toMatchObject({
      answer: 'coffee table',
      notes: expect.arrayContaining([expect.stringContaining('Think of the walls')]),
    }),
  )
  it('of the caller are not a line on how to answer', () =>
    expect(
      ask(`${nearest}\nAnswer with the option's letter from the given choices directly.`, ['lamp', 'coffee table']),
    ).toMatchObject({ answer: 'coffee table', choice: { letter: 'B' } }))
  it('of the caller may be numbers', () => {
    expect(ask('How many lamps are there?', [3, 1])).toMatchObject({ choice: { letter: 'B', text: '1' } })
    for (const wrong of ['lamp', [null], { A: 'lamp' }])
      expect(() => ask(nearest, wrong as never)).toThrow(/choices: a list of texts or numbers/)
  })
  it('say their unit once', () => {
    const solution = ask('How far is the sofa from the lamp?', ['2 meters', '5 meters'])
    expect(solution).toMatchObject({ answer: '5 meters', choice: { letter: 'B' } })
    expect(solution).not.toHaveProperty('unit')
    expect(ask('How far is the sofa from the lamp?', ['2', '5'])).toMatchObject({ answer: '5', unit: 'm' })
  })
})

describe('names', () => {
  it.each([
    ['Which object is closest to the coffee table?', ['lamp', 'red chair'], 'red chair'],
    ['Which object is the farthest from the red chair?', ['lamp', 'sofa'], 'lamp'],
    ['What is nearest to the coffee table, the lamp or the sofa?', undefined, 'sofa'],
  ])('of two words are one: %s', (text, choices, answer) => expect(ask(text, choices)).toMatchObject({ answer }))

  const lamps = createLayout(
    [
      { label: 'sofa', bbox: [0, 0, 0, 0] },
      { label: 'lamp', bbox: [0, 9, 0, 9] },
      { label: 'lamp', bbox: [2, 0, 2, 0] },
      { label: 'tv', bbox: [3, 3, 3, 3] },
    ],
    { origin: 'observer' },
  )
  it('of the closest of several', () => {
    const solution = askLayout(
      lamps,
      'Standing at the sofa and facing the closest lamp, is the tv to my left or right?',
    )
    expect(solution).toMatchObject({ answer: 'left', notes: [expect.stringContaining('lamp#2')] })
    expect(askLayout(lamps, 'How far is the sofa from the nearest lamp?')).toMatchObject({ answer: '2' })
    expect(ask('Standing at the sofa and facing the closest lamp, where is the red chair?').status).toBe('solved')
    expect(askLayout(lamps, 'Standing at the sofa and facing the lamp, where is the tv?')).toMatchObject({
      reason: 'several-instances',
    })
  })
})

describe('eight directions', () => {
  it.each([
    'front, back, left, right, front-left, front-right, back-left, or back-right',
    'front, front-right, right, back-right, back, back-left, left, front-left',
    'left, right, front, back, front left, front right, back left or back right',
  ])('in any order are octants: %s', (list) => {
    // The lamp is straight ahead, where quadrants would say front-left.
    expect(ask(`Standing at the sofa and facing the lamp, is the lamp to my ${list}?`)).toMatchObject({
      answer: 'front',
      ambiguous: false,
    })
    expect(ask(`Standing at the sofa and facing the lamp, where is the coffee table: ${list}?`)).toMatchObject({
      answer: 'back',
    })
  })
})

describe('ReVSI', () => {
  it.each([
    ['How many red chair(s) are in the scene?', '1'],
    ['How many sofa(s) and coffee table(s) are in the scene in total?', '2'],
    [
      'What is the size of the scene (in square meters)? If multiple rooms are shown, estimate the size of the combined space.',
      '100',
    ],
    [
      'What is the size of the main room (in square meters)? If multiple rooms are shown, estimate only the size of the dominant room in which the video is primarily recorded.',
      '100',
    ],
  ])('%s', (text, answer) => expect(ask(text)).toMatchObject({ answer, notes: [] }))
})

describe('a route with a step that is not read', () => {
  it('says which', () =>
    expect(
      ask(
        'You are a robot beginning at the sofa and facing the lamp. You want to navigate to the coffee table. You will perform the following actions: 1. [please fill in] 2. Go forward passing the red chair 3. [please fill in] 4. Go forward until the coffee table. You have reached the final destination.',
      ),
    ).toMatchObject({
      reason: 'unreadable-question',
      message: expect.stringContaining('Go forward passing the red chair'),
    }))
})
