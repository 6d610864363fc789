import { describe, expect, it } from 'vitest'
import { toGridMap } from '../../../src/grid/convert'
import { createLayout, type Layout } from '../../../src/layout/layout'
import { askLayout } from '../../../src/question/ask'
import type { Question } from '../../../src/question/question'
import type { Solved } from '../../../src/question/solution'
import { solveQuestion } from '../../../src/question/solve/solve'

// A room seen from the camera at (0, 0): distances and directions below are worked out by hand.
const room = createLayout(
  [
    { label: 'sofa', bbox: [-2, 1, 0, 2], zRange: [0, 0.8] },
    { label: 'lamp', bbox: [3, 1, 3.5, 1.5], zRange: [0, 1.7] },
    { label: 'tv', bbox: [-1.5, 5, -0.5, 5.2] },
    { label: 'chair', bbox: [1, 3, 1.5, 3.5] },
    { label: 'Chair', bbox: [-4, 3, -3.5, 3.5] },
    { label: 'shelf', bbox: [4, 4, 4.4, 7] },
  ],
  { origin: 'observer' },
)

const ask = (text: string, choices?: readonly string[], map: Layout = room) => askLayout(map, text, { choices })
const solved = (text: string, choices?: readonly string[]) => ask(text, choices) as Solved

describe('answers', () => {
  const table: readonly [string, Partial<Solved>][] = [
    // Directions. Sofa (-1, 1.5), tv (-1, 5.1): facing the tv is north.
    ['Standing at the sofa and facing the tv, where is the lamp?', { value: 'back-right', answer: 'back-right' }],
    [
      'If I am standing by the sofa and facing the tv, is the shelf to the left or the right of the tv?',
      { value: 'right' },
    ],
    [
      'If I am standing by the tv and facing the sofa, is the lamp to my left, right, or back?',
      { value: 'left', ambiguous: false },
    ],
    ["From the camera's perspective, what is the direction of the tv from the lamp?", { value: 'front-left' }],
    ['Is the sofa to the left of the lamp from the camera?', { value: 'yes', answer: 'yes' }],
    ['Is the sofa to the right of the lamp from the camera?', { value: 'no' }],
    [
      "Considering the vector from sofa to tv as the 'backward' direction, how is the lamp positioned relative to the shelf?",
      { value: 'front-right' },
    ],
    [
      'If the tv is directly to the right of the sofa, what is the direction of the shelf from the lamp?',
      { value: 'back-right' },
    ],
    // Distances. The gap of sofa and lamp is 3 m along x.
    [
      'Measuring from the closest points between the two objects, what is the distance between the sofa and the lamp in meters?',
      { value: 3, answer: '3', unit: 'm' },
    ],
    [
      'What is the gap in centimeters between the nearest edges of the sofa and the lamp?',
      { value: 300, answer: '300', unit: 'cm' },
    ],
    // Two chairs: the closest counts, 1 m in x and 1 m in y from the sofa.
    ['What is the gap between the sofa and the chair in meters?', { answer: '1.41' }],
    [
      'How far is the sofa from the tv?',
      { answer: '3.6', notes: [expect.stringContaining('centers'), 'between the closest points it is 3 m'] as never },
    ],
    ['How far is the tv from the camera in meters?', { answer: '5.2' }],
    // Nearest.
    [
      'Measuring from the closest point of each object, which of these objects (lamp, tv, shelf) is the closest to the sofa?',
      { value: 'lamp', margin: 0, ambiguous: true },
    ],
    ['Which object is nearest to the shelf?', { value: 'chair' }],
    // Sizes.
    ['What is the maximum dimension (either width or length) of the shelf in meters?', { value: 3, answer: '3' }],
    [
      'What is the length of the longest dimension (length, width, or height) of the lamp, measured in centimeters?',
      { value: 170, answer: '170', unit: 'cm' },
    ],
    ['Which is wider, the sofa or the shelf?', { value: 'sofa', answer: 'sofa' }],
    ['Which is longer, the sofa or the shelf?', { value: 'shelf' }],
    ['Is the sofa taller than the lamp?', { value: 'no' }],
    ["How many 'chair' objects are there in this scene?", { value: 2, answer: '2' }],
    ['How many chairs are there in this room?', { value: 2 }],
    ['How many shelves are there in this room?', { value: 1 }],
    ['How many piano(s) are in this room?', { value: 0, answer: '0' }],
  ]
  it.each(table)('%s', (text, expected) => {
    expect(ask(text)).toMatchObject({ status: 'solved', ...expected })
  })

  it('say when they are a tie, and how clear they are', () => {
    const tie = createLayout([
      { label: 'a', bbox: [0, 0, 0, 0] },
      { label: 'b', bbox: [0, 4, 0, 4] },
      { label: 'c', bbox: [0, 2, 0, 2] },
      { label: 'd', bbox: [-2, 0, -2, 0] },
    ])
    expect(ask('Standing at the a and facing the b, where is the c?', undefined, tie)).toMatchObject({
      value: 'front-left',
      ambiguous: true,
      margin: 0,
    })
    expect(ask('Which object is nearest to the a?', undefined, tie)).toMatchObject({ value: 'c', ambiguous: true })
    expect(solved('Standing at the sofa and facing the tv, where is the chair#1?').margin).toBeCloseTo(37.87, 2)
  })

  it('measure the size of a room from its floor, else from the hull of the objects', () => {
    const question = 'What is the size of this room (in square meters)?'
    const floored = createLayout(room.objects, {
      floor: [
        [-5, 0],
        [5, 0],
        [5, 8],
        [-5, 8],
      ],
    })
    expect(ask(question, undefined, floored)).toMatchObject({ value: 80, unit: 'm2' })
    expect(solved(question).notes?.[0]).toContain('hull')
    expect(ask(question, undefined, createLayout([]))).toMatchObject({ reason: 'no-extent' })
  })

  it('turn a route at every waypoint', () => {
    const route = (steps: string) =>
      `You are a robot beginning at the sofa facing the tv. You want to navigate to the shelf. You will perform the following actions: ${steps} You have reached the final destination.`
    // North to the tv, then east and a little north to the shelf: right; the shelf to the lamp: back to the south-west.
    const text = route(
      '1. Go forward until the tv 2. [please fill in] 3. Go forward until the shelf 4. [please fill in] 5. Go forward until the lamp.',
    )
    expect(ask(text)).toMatchObject({ value: ['turn right', 'turn right'], answer: 'turn right, turn right' })
    expect(ask(text, ['Turn Left, Turn Right', 'Turn Right, Turn Right', 'Turn Right, Turn Back'])).toMatchObject({
      choice: { letter: 'B' },
    })
    expect(ask(route('1. Go forward until the tv 2. [please fill in] 3. Go forward until the sofa.'))).toMatchObject({
      value: ['turn back'],
    })
    expect(ask(route('1. [please fill in] 2. Go forward until the lamp.'))).toMatchObject({ value: ['turn right'] })
  })
})

describe('choices', () => {
  const where = 'Standing at the sofa and facing the tv, where is the lamp?'
  it('are chosen in any spelling', () => {
    expect(ask(where, ['Left-Front', 'Right-Front', 'left-Back', 'Right-Back'])).toMatchObject({
      choice: { index: 3, letter: 'D', text: 'Right-Back' },
      answer: 'Right-Back',
      value: 'back-right',
    })
    expect(ask(where, ['to my left', 'to my right'])).toMatchObject({ choice: { letter: 'B' } })
  })
  it('of a count are that number or none', () => {
    expect(solved('How many chairs are there?', ['1', '2', '3']).choice?.letter).toBe('B')
    const many = createLayout(Array.from({ length: 8 }, () => ({ label: 'chair', bbox: [0, 0, 1, 1] as const })))
    expect(ask('How many chairs are there?', ['5', '9'], many)).toMatchObject({ reason: 'no-choice-fits' })
  })
  it('at one distance keep their order, whether the nearest or the farthest is asked for', () => {
    const ring = createLayout(
      (
        [
          ['bed', 0, 0],
          ['lamp', 3, 0],
          ['desk', -3, 0],
        ] as const
      ).map(([label, x, y]) => ({ label, bbox: [x, y, x, y] as const })),
    )
    for (const most of ['nearest to', 'farthest from'])
      for (const choices of [
        ['lamp', 'desk'],
        ['desk', 'lamp'],
      ])
        expect(ask(`Which object is ${most} the bed?`, choices, ring)).toMatchObject({
          choice: { letter: 'A' },
          ambiguous: true,
        })
  })
  it('of numbers are the nearest, in any unit', () => {
    const gap = 'What is the gap in metres between the nearest edges of the sofa and the lamp?'
    expect(ask(gap, ['1.2', '3.1', '5'])).toMatchObject({ choice: { letter: 'B' } })
    expect(ask(gap, ['120 cm', '290 cm', '5 m'])).toMatchObject({ choice: { letter: 'B' } })
    expect(ask(gap, ['10', '20'])).toMatchObject({ status: 'unsolved', reason: 'no-choice-fits' })
    expect(ask(gap, ['2.9', '3.1'])).toMatchObject({ status: 'unsolved', reason: 'several-choices-fit' })
  })
  it('of yes and no', () => {
    expect(ask('Is the sofa to the left of the lamp from the camera?', ['Yes', 'No'])).toMatchObject({
      choice: { letter: 'A' },
    })
  })
  it('that do not hold the answer leave the question open', () => {
    expect(ask(where, ['front-left', 'front-right'])).toMatchObject({ status: 'unsolved', reason: 'no-choice-fits' })
    expect(ask('Which object is nearest to the shelf?', ['tv', 'the TV'])).toMatchObject({
      reason: 'several-choices-fit',
    })
  })
})

describe('names with several instances', () => {
  // The observer stands at (0, 0) and faces (0, 9); one chair is ahead to the right, the other behind to the right.
  const chairs = createLayout(
    (
      [
        ['bed', 0, 0],
        ['tv', 0, 9],
        ['chair', 2, 3],
        ['chair', 1, -1],
        ['lamp', 5, 5],
      ] as const
    ).map(([label, x, y]) => ({ label, bbox: [x, y, x, y] as const })),
  )
  const where = 'Standing at the bed and facing the tv, where is the chair?'
  const side = 'Standing at the bed and facing the tv, is the chair on my left or right?'
  it('are refused in questions of direction', () => {
    expect(askLayout(chairs, where)).toMatchObject({ reason: 'several-instances' })
    expect(askLayout(chairs, where, { instances: 'refuse' })).toMatchObject({ reason: 'several-instances' })
    expect(askLayout(chairs, 'How far is the bed from the chair?', { instances: 'refuse' })).toMatchObject({
      reason: 'several-instances',
    })
  })
  it('mean the one nearest to the observer under `closest`', () => {
    expect(askLayout(chairs, where, { instances: 'closest' })).toMatchObject({ value: 'back-right' })
    const facing = 'Standing at the lamp and facing the chair, where is the tv?'
    // From (5, 5) the nearer chair is (2, 3): the tv at (0, 9) lies to its right.
    expect(askLayout(chairs, facing, { instances: 'closest' })).toMatchObject({ value: 'front-right' })
    // Standing at the chair that is nearest to the bed, (1, -1), and facing the bed.
    const standing = 'Standing at the chair and facing the bed, where is the lamp?'
    expect(askLayout(chairs, standing, { instances: 'closest' })).toMatchObject({ value: 'front-right' })
  })
  it('must all give one answer under `all`, the least clear of which is returned', () => {
    expect(askLayout(chairs, where, { instances: 'all' })).toMatchObject({ reason: 'several-instances' })
    const both = askLayout(chairs, side, { instances: 'all' }) as Solved
    expect(both.value).toBe('right')
    // Bearings of 33.7 and 135 degrees: the first is nearer to straight ahead than the second to straight back.
    expect(both.margin).toBeCloseTo(33.69, 2)
    expect(askLayout(chairs, 'How far is the bed from the chair?', { instances: 'all' })).toMatchObject({
      reason: 'several-instances',
    })
    expect(askLayout(chairs, 'How far is the bed from the tv?', { instances: 'all' })).toMatchObject({ value: 9 })
  })
  it('that are too many to try are refused at once', () => {
    const crowd = createLayout(
      ['a', 'b', 'c'].flatMap((label) =>
        Array.from({ length: 50 }, (_, i) => ({ label, bbox: [i, i, i, i] as const })),
      ),
    )
    expect(askLayout(crowd, 'Standing at the a and facing the b, where is the c?', { instances: 'all' })).toMatchObject(
      {
        reason: 'several-instances',
      },
    )
  })
})

describe('unsolved', () => {
  const world = createLayout(room.objects, { origin: 'world' })
  const table: readonly [string, string, Layout?][] = [
    ['Standing at the sofa and facing the tv, where is the piano?', 'missing-object'],
    ['Standing at the sofa and facing the tv, where is the chair?', 'several-instances'],
    ['Standing at the sofa and facing the sofa, where is the tv?', 'coincident-points'],
    ["From the camera's perspective, what is the direction of the tv from the lamp?", 'no-frame', world],
    ['How far is the tv from the camera in meters?', 'no-frame', world],
    ['How tall is the tv in meters?', 'no-height'],
    ['Is the sofa taller than the tv?', 'no-height'],
    ['Which object is nearest to the a?', 'no-candidates', createLayout([{ label: 'a', bbox: [0, 0, 1, 1] }])],
    [
      'What will be the first-time appearance order of the following categories in the video: sofa, tv?',
      'needs-frames',
    ],
    ['Why is the sofa red?', 'unreadable-question'],
  ]
  it.each(table)('%s: %s', (text, reason, map) => {
    const solution = ask(text, undefined, map)
    expect(solution).toMatchObject({ status: 'unsolved', reason })
    expect((solution as { message: string }).message.length).toBeGreaterThan(10)
  })
  it('never throws on a question that is none', () => {
    expect(solveQuestion({ kind: 'colour' } as unknown as Question, room)).toMatchObject({ status: 'unsolved' })
  })
})

describe('on a grid map', () => {
  const grid = toGridMap(room, { size: 10 })
  it('questions are answered in cells', () => {
    expect(askLayout(grid, 'Standing at the sofa and facing the tv, where is the lamp?')).toMatchObject({
      value: 'back-right',
    })
    const cells = askLayout(grid, 'How far is the sofa from the tv in centimeters?') as Solved
    expect(cells.unit).toBe('cell')
    const [sofa, tv] = ['sofa', 'tv'].map((id) => grid.objects.find((o) => o.id === id)!.cell)
    expect(cells.value).toBeCloseTo(Math.hypot(sofa![0] - tv![0], sofa![1] - tv![1]), 12)
    expect(askLayout(grid, 'How many chair(s) are in this room?')).toMatchObject({ value: 2 })
    expect(askLayout(grid, 'Which is wider, the sofa or the shelf?')).toMatchObject({ reason: 'no-extent' })
  })
  it('whichever way its rows are counted', () => {
    const down = toGridMap(room, { size: 10, yAxis: 'down' })
    for (const text of [
      'Standing at the sofa and facing the tv, where is the lamp?',
      'Which object is nearest to the shelf?',
    ])
      expect((askLayout(down, text) as Solved).value).toEqual((askLayout(grid, text) as Solved).value)
  })
})
