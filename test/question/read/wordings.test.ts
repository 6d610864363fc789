import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseQuestion } from '../../../src/question/phrase'
import type { Question } from '../../../src/question/question'
import { optionsOf, partsOf } from '../../../src/question/read/graph'

import { parseQuestion } from '../../../src/question/read/read'
import { WORDINGS } from '../../../src/question/wordings/wordings'
import { tidySpaces } from '../../../src/question/write'

/** What a text is read as, without the wording it was read from. */
function read(text: string, choices?: readonly string[]) {
  const parsed = parseQuestion(text, choices ? { choices } : {})
  if (!parsed.ok) return parsed.diagnostics[0].code
  const { wording: _, ...question } = parsed.value
  return question
}

const standing = { kind: 'relative-direction', at: 'stove', facing: 'tv', as: 'forward', target: 'sofa' }

it('reads the candidates of "which of the"', () => {
  expect(read('Which of the sofa and the lamp is closer to the tv?')).toEqual({
    kind: 'nearest',
    pick: 'nearest',
    measure: 'center',
    assumed: true,
    candidates: ['sofa', 'lamp'],
    reference: 'tv',
  })
})

describe('the wordings of QVS-Bench', () => {
  const table: readonly [string, object][] = [
    [
      "Considering the vector from fridge to dining table as the 'forward' direction, how is the sofa positioned relative to the tv stand?",
      { ...standing, at: 'fridge', facing: 'dining table', target: 'sofa', from: 'tv stand' },
    ],
    [
      "Considering the vector from the bed to the lamp as the 'backward' direction, how is the chair positioned relative to the desk?",
      { ...standing, at: 'bed', facing: 'lamp', as: 'backward', target: 'chair', from: 'desk' },
    ],
    [
      'If the box is directly to the left of the armchair, what is the direction of the dogbed from the sofa?',
      { ...standing, at: 'armchair', facing: 'box', as: 'left', target: 'dogbed', from: 'sofa' },
    ],
    [
      'If the box is directly to the right of the armchair, what is the direction of the dogbed from the sofa?',
      { ...standing, at: 'armchair', facing: 'box', as: 'right', target: 'dogbed', from: 'sofa' },
    ],
    [
      'Measuring from the closest points between the two objects, what is the distance between the fridge and the sofa in meters?',
      { kind: 'closest-distance', a: 'fridge', b: 'sofa', unit: 'm' },
    ],
    [
      'What is the maximum dimension (either width or length) of the dining table in meters?',
      { kind: 'object-size', object: 'dining table', dimension: 'longest-side', unit: 'm' },
    ],
    [
      "From the camera's perspective, what is the direction of the lamp from the sofa?",
      { kind: 'camera-direction', target: 'lamp', from: 'sofa' },
    ],
    [
      'Considering the center point of the fridge as a reference point, which of these objects has the nearest center point to it?',
      { kind: 'nearest', reference: 'fridge', pick: 'nearest', measure: 'center' },
    ],
    [
      'Considering the center point of the fridge as a reference point, which of these objects has the farthest center point from it?',
      { kind: 'nearest', reference: 'fridge', pick: 'farthest', measure: 'center' },
    ],
    ["How many 'chair' objects are there in this scene?", { kind: 'object-count', label: 'chair' }],
    [
      "Imagine you are at the television and facing precisely at the box. If this line of sight is 'forward', what is the location of the armchair with respect to the dogbed?",
      { ...standing, at: 'television', facing: 'box', target: 'armchair', from: 'dogbed' },
    ],
  ]
  it.each(table)('%s', (text, question) => expect(read(text)).toEqual(question))
})

describe('the wordings of VSI-Bench', () => {
  const table: readonly [string, object][] = [
    ['How many chair(s) are in this room?', { kind: 'object-count', label: 'chair' }],
    [
      'What is the length of the longest dimension (length, width, or height) of the refrigerator, measured in centimeters?',
      { kind: 'object-size', object: 'refrigerator', dimension: 'longest', unit: 'cm' },
    ],
    [
      'What is the size of this room (in square meters)? If multiple rooms are shown, estimate the size of the combined space.',
      { kind: 'room-size', unit: 'm2' },
    ],
    [
      'Measuring from the closest point of each object, what is the direct distance between the trash bin and the tv (in meters)?',
      { kind: 'closest-distance', a: 'trash bin', b: 'tv', unit: 'm' },
    ],
    [
      'Measuring from the closest point of each object, which of these objects (stove, sofa, tv stand, lamp) is the closest to the door?',
      {
        kind: 'nearest',
        reference: 'door',
        candidates: ['stove', 'sofa', 'tv stand', 'lamp'],
        pick: 'nearest',
        measure: 'closest',
      },
    ],
    [
      'If I am standing by the stove and facing the tv, is the sofa to my front-left, front-right, back-left, or back-right? The directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).',
      { ...standing, scheme: 'quadrant' },
    ],
    [
      'If I am standing by the stove and facing the tv, is the sofa to my left, right, or back? An object is to my back if I would have to turn at least 135 degrees in order to face it.',
      { ...standing, scheme: 'left-right-back' },
    ],
    [
      'If I am standing by the stove and facing the tv, is the sofa to the left or the right of the tv?',
      { ...standing, scheme: 'left-right' },
    ],
    [
      "You are a robot beginning at the bed facing the tv. You want to navigate to the toilet. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): 1. Go forward until the TV 2. [please fill in] 3. Go forward until the shower 4. [please fill in] 5. Go forward until the toilet. You have reached the final destination.",
      {
        kind: 'route',
        at: 'bed',
        facing: 'tv',
        goal: 'toilet',
        steps: [
          { kind: 'go', to: 'TV' },
          { kind: 'turn' },
          { kind: 'go', to: 'shower' },
          { kind: 'turn' },
          { kind: 'go', to: 'toilet' },
        ],
      },
    ],
    [
      'What will be the first-time appearance order of the following categories in the video: sofa, trash bin, tv, door?',
      { kind: 'appearance-order', objects: ['sofa', 'trash bin', 'tv', 'door'] },
    ],
  ]
  it.each(table)('%s', (text, question) => expect(read(text)).toEqual(question))
})

describe('plain forms', () => {
  const table: readonly [string, object][] = [
    ['Standing at the stove and facing the tv, where is the sofa?', standing],
    [
      'What is the gap in metres between the nearest edges of the fridge and the sofa?',
      { kind: 'closest-distance', a: 'fridge', b: 'sofa', unit: 'm' },
    ],
    [
      'Which object is nearest to the lamp?',
      { kind: 'nearest', reference: 'lamp', pick: 'nearest', measure: 'center', assumed: true },
    ],
    [
      'Is the lamp to the left of the sofa from the camera?',
      { kind: 'direction-check', target: 'lamp', from: 'sofa', side: 'left' },
    ],
    ['How far is the sofa from the lamp?', { kind: 'center-distance', a: 'sofa', b: 'lamp', unit: 'm', assumed: true }],
    [
      'Which is wider, the sofa or the coffee table?',
      { kind: 'size-comparison', a: 'sofa', b: 'coffee table', by: 'width', pick: 'more' },
    ],
    [
      'Which is larger, the sofa or the coffee table?',
      { kind: 'size-comparison', a: 'sofa', b: 'coffee table', by: 'area', pick: 'more' },
    ],
    ['how many chairs are there in this room', { kind: 'object-count', label: 'chairs' }],
  ]
  it.each(table)('%s', (text, question) => expect(read(text)).toEqual(question))
})

describe('the same question', () => {
  it.each<[string, readonly string[]]>([
    [
      'If I am standing by the bed and facing the tv, is the sofa to my left, right, or back?',
      [
        'If I am standing by the bed and facing the tv, is the sofa to my back, right, or left?',
        'Stand at the bed and face the tv. Is the sofa to my left, right or back?',
        "I'm standing by the bed and facing the tv. Is the sofa to my left, right, or back in this room?",
      ],
    ],
    [
      'What is the distance between the sofa and the lamp in meters?',
      [
        "What's the distance between the sofa and the lamp?",
        'What is the distance in metres between the sofa and the lamp in this scene?',
        'How far is the sofa away from the lamp?',
        'Please tell me how far is the sofa from the lamp.',
      ],
    ],
    [
      'Which of these objects (lamp, desk, bed) is the nearest to the sofa?',
      [
        'Which of the lamp, the desk and the bed is closest to the sofa?',
        'Among the lamp, the desk and the bed, which is closest to the sofa?',
        'Which is closer to the sofa, the lamp, the desk, or the bed?',
        'Which object is nearest to the sofa: lamp, desk and bed?',
      ],
    ],
    ['Is the sofa to the left of the lamp?', ['Is the sofa left of the lamp?', 'Is the sofa on the left of the lamp?']],
    ['What is the size of this room (in square meters)?', ['What is the room size?', 'How large is the room?']],
    ['How many chairs are there?', ['How many chairs does the room have?', 'How many chairs are in this room?']],
  ])('%s', (text, others) => {
    const { wording: _, ...expected } = read(text) as unknown as Record<string, unknown>
    for (const other of others) {
      const { wording: __, ...got } = read(other) as unknown as Record<string, unknown>
      expect(got, other).toEqual(expected)
    }
  })

  it('is phrased in the words VSI-Bench published', () => {
    const at = { at: 'bed', facing: 'tv', target: 'sofa', as: 'forward' } as const
    expect(phraseQuestion({ kind: 'relative-direction', ...at, scheme: 'quadrant' }, { template: 'vsi-hard' })).toBe(
      'If I am standing by the bed and facing the tv, is the sofa to my front-left, front-right, back-left, or back-right? The directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).',
    )
    expect(
      phraseQuestion({ kind: 'relative-direction', ...at, scheme: 'left-right-back' }, { template: 'vsi-medium' }),
    ).toBe(
      'If I am standing by the bed and facing the tv, is the sofa to my left, right, or back? An object is to my back if I would have to turn at least 135 degrees in order to face it.',
    )
    expect(phraseQuestion({ kind: 'object-count', label: 'chair' }, { template: 'vsi-count' })).toBe(
      'How many chair(s) are in this room?',
    )
  })
})

describe('choices', () => {
  const text = 'Standing at the fridge and facing the dining table, where is the sofa?'
  const texts = ['front-left', 'front-right', 'back-left', 'back-right']
  it.each([
    ['on lines', `${text}\nA. front-left\nB. front-right\nC. back-left\nD. back-right`],
    ['in the text', `${text} A. front-left B. front-right C. back-left D. back-right`],
    ['after a heading', `${text}\nOptions:\nA) front-left\nB) front-right\nC) back-left\nD) back-right`],
    ['in brackets', `${text} (A) front-left (B) front-right (C) back-left (D) back-right`],
  ])('%s', (_, asked) => expect(read(asked)).toMatchObject({ kind: 'relative-direction', choices: texts }))
  it('as a list, with or without letters', () => {
    expect(read(text, texts)).toMatchObject({ choices: texts })
    expect(
      read(
        text,
        texts.map((t, i) => `${'ABCD'[i]}. ${t}`),
      ),
    ).toMatchObject({ choices: texts })
  })
})

describe('refusals', () => {
  it('name the nearest form', () => {
    const parsed = parseQuestion('What is the distance in meters of the two?')
    expect(parsed).toMatchObject({ ok: false, diagnostics: [{ code: 'unknown-question' }] })
    expect(parsed.diagnostics[0]!.message).toContain('the nearest is ')
  })
  it('say that a text has two readings', () => {
    expect(read('Is the lamp in front of the sofa from the camera?')).toBe('ambiguous-question')
    expect(
      read("How many 'chair' objects are there in this scene? What is the size of this room (in square meters)?"),
    ).toBe('ambiguous-question')
  })
  it('say so where "behind" may mean farther, or at the back', () => {
    for (const text of [
      "From the camera's perspective, is the sofa behind the lamp?",
      'Is the sofa behind the lamp from the camera?',
    ]) {
      const parsed = parseQuestion(text)
      expect(parsed.diagnostics[0]).toMatchObject({ code: 'ambiguous-question' })
      expect(parsed.diagnostics[0]!.message).toContain(
        '"Is the sofa less far ahead than the lamp from the camera\'s perspective?", or "Is the sofa farther from the camera than the lamp?"',
      )
    }
  })

  it.each([
    ['Which is wider or larger, sofa or lamp?', 'size-comparison'],
    ['How far would the sofa be from the lamp?', 'distance'],
    ['If I am standing by the bed and facing the tv, where would I find the sofa?', 'relative-direction'],
    ['Which object is nearest, except the lamp, to the sofa?', 'nearest'],
  ])('of "%s" name a form of %s', (text, kind) => {
    expect(parseQuestion(text).diagnostics[0]!.message).toContain(`nearest is ${kind === 'distance' ? '' : kind}`)
  })

  it.each(['', '?', 'The sofa is red.', 'Why is the sofa red?', '\ud800', '冰箱在哪里？', '('.repeat(1000)])(
    '%j',
    (text) => expect(read(text)).toBe('unknown-question'),
  )
})

describe('every wording', () => {
  const names = ['sofa', 'tv stand', 'Coffee Table', 'chair#2', 'wash-basin', 'computer tower', '冰箱', 'x']
  /** Question fields drawn so that a wording can say them. */
  function questionOf(wording: (typeof WORDINGS)[number], pick: (n: number) => number): Question | undefined {
    const fields: Record<string, unknown> = { kind: wording.kind, ...wording.fixed, wording: wording.name }
    const order = [...names].sort(() => pick(3) - 1)
    let next = 0
    const slots = new Set<string>()
    const collect = (parts: ReturnType<typeof partsOf>): void => {
      for (const part of parts)
        if (part.kind === 'slot') slots.add(part.slot)
        else if (part.kind === 'any') collect(part.options[pick(part.options.length)]!)
    }
    collect(partsOf(wording.text))
    for (const slot of slots) {
      if (slot.endsWith('***'))
        fields.steps = [{ kind: 'go', to: order[next++ % 8] }, { kind: 'turn' }, { kind: 'go', to: order[next++ % 8] }]
      else if (slot.endsWith('...')) fields[slot.slice(0, -3)] = order.slice(0, 4)
      else if (slot === 'unit') fields.unit = ['m', 'cm', 'ft'][pick(3)]
      else if (slot === 'limitUnit') fields.limitUnit = ['m', 'cm', 'ft'][pick(3)]
      else if (slot.endsWith('#')) fields[slot.slice(0, -1)] = [1.5, 2, 0.25][pick(3)]
      else if (slot === 'area') fields.unit = ['m2', 'ft2'][pick(2)]
      else if (slot.includes(':')) {
        const options = slot
          .slice(slot.indexOf(':') + 1)
          .split('|')
          .map((o) => o.split('=')[0])
        const option = options[pick(options.length)]!
        fields[slot.slice(0, slot.indexOf(':'))] =
          option === '@' ? { kind: 'camera' } : /^\d/.test(option) ? Number(option) : option
      } else if (slot.includes('.')) {
        const [field, place] = slot.split('.') as [string, string]
        fields[field] = Object.assign((fields[field] as string[] | undefined) ?? [], { [place]: order[next++ % 8] })
      } else fields[slot] = order[next++ % 8]
    }
    return fields as unknown as Question
  }

  it('has a name of its own', () => expect(new Set(WORDINGS.map((w) => w.name)).size).toBe(WORDINGS.length))

  it('is read as its own kind, whatever other wordings there are', () => {
    const spelled = (parts: ReturnType<typeof partsOf>, used: Map<string, string>): string =>
      parts
        .map((part) => {
          if (part.kind === 'any') return spelled(part.options[0]!, used)
          if (part.kind === 'text') return part.text
          const options = optionsOf(part.slot)
          if (options) return options[0]!.words
          if (part.slot.endsWith('#')) return '2'
          if (part.slot.endsWith('***')) return '1. [please fill in] 2. Go forward until the lamp'
          if (part.slot.endsWith('...')) return 'lamp, tv, bed'
          if (!used.has(part.slot)) used.set(part.slot, ['sofa', 'tv', 'lamp', 'bed'][used.size % 4]!)
          return used.get(part.slot)!
        })
        .join('')
    for (const { name, kind, text } of WORDINGS) {
      if (/^(view-)?(front-of|front-of-nearer|behind-farther)$/.test(name)) continue
      const question = tidySpaces(spelled(partsOf(text), new Map()))
      expect([name, question, (read(question) as { kind?: string }).kind]).toEqual([name, question, kind])
    }
  })

  it('is phrased and read back as the same question', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WORDINGS),
        fc.array(fc.nat(1000), { minLength: 200, maxLength: 200 }),
        (w, draws) => {
          let at = 0
          const question = questionOf(w, (n) => draws[at++ % draws.length]! % n)!
          let text: string
          try {
            text = phraseQuestion(question)
          } catch {
            // Only texts with two readings cannot be phrased.
            expect(w.name).toMatch(/^(view-)?(front-of|front-of-nearer|behind-farther)$/)
            return
          }
          const { wording: _, ...fields } = question
          const back = read(text)
          const plain = ({ scheme, ...rest }: Record<string, unknown>) =>
            scheme === 'quadrant' ? rest : { ...rest, scheme }
          expect(plain(back as Record<string, unknown>)).toEqual(plain(fields as Record<string, unknown>))
        },
      ),
      { seed: 61, numRuns: 1000 },
    )
  })

  it.each([
    ["How far is the lamp from the 'coffee table'", 'coffee table'],
    ["How far is the lamp from the 'coffee table'?", 'coffee table'],
    ["How far is the lamp from the chair'", 'chair'],
    ['How far is the lamp from the sofa-', 'sofa'],
  ])('takes no mark at the end of a text for a part of the name: %s', (text, b) => {
    expect(parseQuestion(text).value).toMatchObject({ kind: 'center-distance', a: 'lamp', b })
  })
})
