import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout, type Layout } from '../../../../src/layout/layout'
import { askLayout } from '../../../../src/question/ask'
import type { Solved } from '../../../../src/question/solution'
import { solveQuestion } from '../../../../src/question/solve/solve'

// Centers: sofa (-1.7, 2.1), coffee table (-0.1, 2), tv (1.75, 2.1), chair (1.05, 3.55), chair#2 (-0.05, 0.75).
const room = createLayout(
  [
    { label: 'sofa', bbox: [-2.2, 1, -1.2, 3.2] },
    { label: 'coffee table', bbox: [-0.6, 1.6, 0.4, 2.4] },
    { label: 'tv', bbox: [1.7, 1.5, 1.8, 2.7] },
    { label: 'chair', bbox: [0.8, 3.3, 1.3, 3.8] },
    { label: 'chair', bbox: [-0.3, 0.5, 0.2, 1] },
  ],
  { origin: 'observer' },
)
const world = createLayout(room.objects, { origin: 'world' })
const ask = (text: string, layout: Layout = room, options = {}) => askLayout(layout, text, options)

describe('plain questions', () => {
  it.each([
    ['Where is the tv?', 'right', 'right'],
    ['Where is the sofa?', 'front-left, 2.7 m away', 'front-left'],
    ['Where are the chairs?', 'chair#2 front, 0.75 m away; chair#1 front, 3.7 m away', ['chair#2', 'chair']],
    ['Is there a tv?', 'yes', 'yes'],
    ['Is there a piano?', 'no', 'no'],
    ['Are there any chairs within 1 m of the coffee table?', 'yes', 'yes'],
    ['What is between the sofa and the tv?', 'coffee table', ['coffee table']],
    ['What is near the tv?', 'chair#1', ['chair']],
    ['What is next to the tv?', 'none', []],
    // Gaps of 1.7 m, 1.14 m and 1.3 m; the sofa is 2.9 m away.
    ['Which objects are at least 2 m from the tv?', 'sofa', ['sofa']],
    ['How many chairs are to the right of the coffee table?', '2', 2],
    ['What is taller than 1 m?', undefined, 'no-height'],
    ['Is the coffee table between the sofa and the tv?', 'yes', 'yes'],
    ['Is the chair near the tv?', 'yes', 'yes'],
    ['What is the second nearest object to the sofa?', 'chair#2', 'chair#2'],
    ['What is the area of the coffee table?', '0.8', expect.closeTo(0.8, 9)],
    ['How big is the coffee table?', '1 m by 0.8 m', '1 m by 0.8 m'],
    ['What objects are closer to the tv than the chair#1?', 'none', []],
  ])('%s', (text, answer, value) => {
    const solution = ask(text)
    if (answer === undefined) expect(solution).toMatchObject({ status: 'unsolved', reason: value })
    else if (text.startsWith('Where is the tv')) expect(solution).toMatchObject({ value: 'front-right' })
    else expect(solution).toMatchObject({ status: 'solved', answer, value })
  })

  it('leave out what is exactly on the edge of a side, and say so', () => {
    const faced = ask('Standing at the sofa and facing the tv, what is on my left?') as Solved
    expect(faced.value).toEqual(['chair'])
    const line = createLayout(
      [0, 1, 2].map((y) => ({ label: 'abc'[y]!, bbox: [0, y, 0.5, y + 0.5] as const })),
      { origin: 'observer' },
    )
    const none = askLayout(line, 'What is to the left of the b?') as Solved
    expect([none.value, none.ambiguous, none.notes.at(-1)]).toEqual([[], false, 'exactly on the edge: a, c'])
  })

  it('give both distances whichever is asked for', () => {
    const both = [
      { name: 'between the centers', value: 3.45, unit: 'm' },
      { name: 'between the closest points', value: 2.9, unit: 'm' },
    ]
    const near = (quantities: Solved['quantities']) =>
      quantities?.map((one) => ({ ...one, value: Math.round(one.value * 1e6) / 1e6 }))
    expect(near((ask('How far is the sofa from the tv?') as Solved).quantities)).toEqual(both)
    expect(near((ask('How close is the sofa to the tv?') as Solved).quantities)).toEqual(both.toReversed())
    expect((ask('How wide is the gap between the sofa and the tv?') as Solved).notes).toEqual([
      'between the centers it is 3.45 m',
    ])
  })

  it('that may mean two things are refused with both, each as a question of its own', () => {
    for (const [text, reason] of [
      ['Is the sofa at least 3 m from the tv?', 'two-readings'],
      ['Is the sofa at least 1.5 m wide?', 'two-readings'],
      ['What is behind the coffee table?', 'unreadable-question'],
    ] as const) {
      const solution = ask(text)
      expect(solution).toMatchObject({ status: 'unsolved', reason })
      const examples = [...(solution as { message: string }).message.matchAll(/"([^"]+\?)"/g)].map(([, one]) => one!)
      expect(examples).toHaveLength(2)
      for (const example of examples) expect([example, ask(example).status]).toEqual([example, 'solved'])
    }
    expect(ask('Is the gap between the sofa and the tv at least 3 m?')).toMatchObject({ answer: 'no' })
    expect(ask('Is the distance between the centers of the sofa and the tv at least 3 m?')).toMatchObject({
      answer: 'yes',
    })
  })

  it('lead on where they cannot be read or answered, in names of the map', () => {
    for (const [text, map] of [
      ['What color is the sofa?', room],
      ['Can I walk from the sofa to the tv?', room],
      ['Where is the tv?', world],
      ['How tall is the tv?', room],
      ['How wide is the chair?', room],
      ['How far is the piano from the sofa?', world],
    ] as const) {
      const solution = ask(text, map)
      const message = solution.status === 'unsolved' ? solution.message : ''
      expect(message).toMatch(/sofa|coffee table|chair#1|"How wide is the tv\?"/)
      expect(message).not.toContain('{')
      for (const [, example] of message.matchAll(/"([^"]+\?)"/g)) expect(ask(example!, map).status).toBe('solved')
    }
  })

  it('know other words only where they are asked to', () => {
    expect(ask('How wide is the couch?')).toMatchObject({
      reason: 'missing-object',
      message: expect.stringContaining('"sofa"'),
    })
    expect(ask('How many couches are there?')).toMatchObject({ reason: 'missing-object' })
    expect(ask('How wide is the couch?', room, { synonyms: true })).toMatchObject({
      answer: '1',
      notes: expect.arrayContaining(['"couch" was taken to be sofa']),
    })
    expect(ask('How many couches are there?', room, { synonyms: true })).toMatchObject({ answer: '1' })
    expect(ask('How far is the television from the sofa?', room, { synonyms: true })).toMatchObject({ answer: '3.45' })
  })

  it('do not count a misspelled label as 0', () => {
    expect(ask('How many chiar are there?').status).toBe('solved')
    expect(ask('How many chaiirs are there?')).toMatchObject({
      reason: 'missing-object',
      message: expect.stringContaining('"chair"'),
    })
  })
})

describe('fits', () => {
  const between = (...things: readonly (readonly [string, readonly [number, number, number, number]])[]) =>
    createLayout([
      { label: 'a', bbox: [0, 0, 1, 2] },
      { label: 'b', bbox: [3, 0.5, 4, 2.5] },
      ...things.map(([label, bbox]) => ({ label, bbox })),
    ])
  it.each([
    // The gap is 2 m across and 1.5 m along.
    ['Would a 2 x 1.5 m table fit between the a and the b?', between(), 'yes'],
    ['Would a 1.5 x 2 m table fit between the a and the b?', between(), 'yes'],
    ['Would a 2.01 x 0.1 m shelf fit between the a and the b?', between(), 'no'],
    ['Would a 1.6 x 1.6 m table fit between the a and the b?', between(), 'no'],
    ['Is there room for something 190 cm wide between the a and the b?', between(), 'yes'],
    ['Would a 1 x 1 m table fit between the a and the b?', between(['box', [1.5, 0, 2.5, 3]]), 'no'],
    ['Would a 0.5 x 1 m table fit between the a and the b?', between(['box', [1.5, 0, 2.5, 3]]), 'yes'],
    ['Would a 2 x 1.5 m table fit between the a and the b?', between(['rug', [1, 0, 3, 3]]), 'yes'],
    ['Would the c fit between the a and the b?', between(['c', [9, 9, 10.5, 10]]), 'yes'],
  ])('%s %#', (text, layout, answer) => {
    expect(askLayout(layout, text)).toMatchObject({ status: 'solved', answer })
  })

  it('is no where two objects overlap, and not known where no sides face each other', () => {
    const over = createLayout([
      { label: 'a', bbox: [0, 0, 2, 2] },
      { label: 'b', bbox: [1, 1, 3, 3] },
      { label: 'c', bbox: [8, 8, 9, 9] },
    ])
    expect(askLayout(over, 'Would a 0.1 x 0.1 m box fit between the a and the b?')).toMatchObject({ answer: 'no' })
    expect(askLayout(over, 'Would a 1 x 1 m box fit between the a and the c?')).toMatchObject({ reason: 'no-extent' })
  })

  it('always agrees with trying every place on a fine grid', () => {
    const cell = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
          maxLength: 4,
        }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (boxes, width, depth) => {
          // Everything in whole meters: a rectangle that has a place has one at whole meters.
          const layout = createLayout([
            { label: 'a', bbox: [-1, 0, 0, 8] },
            { label: 'b', bbox: [8, 0, 9, 8] },
            ...boxes.map(([x, y, w, h]) => ({ label: 'box', bbox: [x, y, x + w, y + h] as const })),
          ])
          const free = (w: number, d: number) => {
            for (let x = 0; x + w <= 8; x++)
              for (let y = 0; y + d <= 8; y++)
                if (boxes.every(([bx, by, bw, bh]) => bx >= x + w || bx + bw <= x || by >= y + d || by + bh <= y))
                  return true
            return false
          }
          const expected = free(width, depth) || free(depth, width) ? 'yes' : 'no'
          expect(solveQuestion({ kind: 'fits', a: 'a', b: 'b', width, depth }, layout)).toMatchObject({
            value: expected,
          })
        },
      ),
      { seed: 15, numRuns: 300 },
    )
  })
})

describe('conditions', () => {
  const objects = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 3,
    maxLength: 8,
  })
  it('always list, count and check the same objects', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom('near', 'distance', 'between', 'left', 'back'), (places, where) => {
        const layout = createLayout(
          places.map(([x, y], i) => ({
            label: `${'abcdefgh'[i]}`,
            bbox: [x / 10, y / 10, x / 10 + 0.4, y / 10 + 0.3] as const,
          })),
          { origin: 'observer' },
        )
        const condition = { where, of: 'a', and: 'b', limit: 3, bound: 'at-most', measure: 'closest' } as const
        const list = solveQuestion({ kind: 'list', ...condition }, layout) as Solved
        const count = solveQuestion({ kind: 'object-count', ...condition }, layout) as Solved
        const some = solveQuestion({ kind: 'exists', ...condition }, layout) as Solved
        const listed = list.value as readonly string[]
        expect(count.value).toBe(listed.length)
        expect(some.value).toBe(listed.length > 0 ? 'yes' : 'no')
        for (const { id } of layout.objects) {
          const check = solveQuestion({ kind: 'condition-check', target: id, ...condition }, layout)
          if (check.status === 'solved') expect([id, check.value]).toEqual([id, listed.includes(id) ? 'yes' : 'no'])
        }
      }),
      { seed: 16, numRuns: 200 },
    )
  })
})
