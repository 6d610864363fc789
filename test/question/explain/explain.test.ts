import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwrap } from '../../../src/base/parsed'
import { createLayout } from '../../../src/layout/layout'
import { parseLayout } from '../../../src/parse/layout'
import { askLayout } from '../../../src/question/ask'
import { enumerateQuestions } from '../../../src/question/enumerate/enumerate'
import { explainSolution } from '../../../src/question/explain/explain'
import { formatPrompt } from '../../../src/question/prompt'
import { parseQuestion } from '../../../src/question/read/read'
import { checkArithmetic } from '../../../src/score/reasoning/claims/check'
import { score } from '../../../src/score/score'

/** Every `left = right` and `left ≈ right` of a text, each side evaluated by JavaScript itself. */
function equations(text: string): { left: number; sign: string; right: string; equation: string }[] {
  const found = text.matchAll(/((?:sqrt|atan2)?\([^:]*?|[-(\d][^:=≈]*?) (=|≈) (-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)/g)
  return [...found].map(([equation, left, sign, right]) => {
    const code = left!
      .replaceAll('sqrt', 'Math.sqrt')
      .replaceAll('atan2', 'Math.atan2')
      .replaceAll('pi', 'Math.PI')
      .replaceAll('×', '*')
      .replaceAll('^', '**')
    return { left: Number(new Function(`return ${code}`)()), sign: sign!, right: right!, equation }
  })
}

function halfUnit(printed: string): number {
  const [mantissa, exponent = '0'] = printed.split('e')
  const decimals = mantissa!.includes('.') ? mantissa!.length - mantissa!.indexOf('.') - 1 : 0
  return 0.5 * 10 ** (Number(exponent) - decimals) * (1 + 1e-9)
}

const coordinate = fc.oneof(
  fc.integer({ min: -99, max: 99 }).map((n) => n / 10),
  fc.double({ min: -20, max: 20, noNaN: true }),
)
// From maps in tenths of a millimetre to maps in kilometres.
const scale = fc.constantFrom(1, 1, 1, 1e-4, 1e-2, 1e3, 1e6)
const room = fc
  .tuple(
    scale,
    fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
      minLength: 3,
      maxLength: 6,
    }),
  )
  .map(([size, boxes]) =>
    createLayout(
      boxes.map(([x, y, w, h], i) => ({
        label: `object ${'abcdef'[i]}`,
        bbox: [x * size, y * size, (x + w / 10) * size, (y + h / 10) * size] as const,
      })),
      { origin: 'observer' },
    ),
  )

describe('explainSolution', () => {
  it('prints only equations that are true at their printed precision', () => {
    let checked = 0
    fc.assert(
      fc.property(room, fc.nat(1000), (layout, seed) => {
        let taken = 0
        for (const { solution } of enumerateQuestions(layout, {
          seed,
          margins: { directionDeg: 0, pairDistance: [0, 1e9], candidateGap: 0, candidateGapLarge: 0, sizeGap: 0 },
        })) {
          for (const { left, sign, right, equation } of equations(explainSolution(solution))) {
            checked++
            const off = Math.abs(left - Number(right))
            if (sign === '=') expect(off, equation).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(left)))
            else expect(off, equation).toBeLessThanOrEqual(halfUnit(right))
          }
          if (++taken === 12) break
        }
      }),
      { seed: 71, numRuns: 60 },
    )
    expect(checked).toBeGreaterThan(1000)
  })

  it('is the same text every time, in three styles', () => {
    const layout = createLayout([
      { label: 'sofa', bbox: [0, 0, 2, 1] },
      { label: 'lamp', bbox: [5, 4, 5, 4] },
    ])
    const ask = () =>
      askLayout(layout, 'What is the distance between the centers of the sofa and the lamp in centimeters?')
    expect(explainSolution(ask())).toBe(
      `The center of sofa is (1, 0.5).
The center of lamp is (5, 4).
The vector from lamp to sofa has x: 1 - 5 = -4 and y: 0.5 - 4 = -3.5.
sofa and lamp are 4 m apart along x and 3.5 m along y: sqrt(4^2 + 3.5^2) ≈ 5.32 m.
In centimeters: 5.3151 × 100 = 531.51 cm.
Therefore the distance between the centers of sofa and lamp: 531.51 cm.
Note: between the closest points it is 424.26 cm.`,
    )
    expect(explainSolution(ask(), { style: 'markdown' })).toMatch(/^- The center of sofa is \(1, 0\.5\)\.\n- /)
    expect(explainSolution(ask(), { style: 'brief' })).toMatch(/^In centimeters: .* Therefore the distance .*$/)
    expect(explainSolution(askLayout(layout, 'Why?'))).toMatch(/^No answer: /)
  })
})

describe('formatPrompt', () => {
  const question = { kind: 'object-size', object: 'sofa', dimension: 'longest-side', unit: 'm' } as const
  it('states frame, unit and order', () => {
    const prompt = formatPrompt(question)
    expect(prompt).toContain('[x_min, y_min, x_max, y_max]')
    expect(prompt).toMatch(/meters/)
  })
  it.each([
    ['How wide is the sofa in meters?', undefined, '2'],
    ['How wide is the sofa in centimeters?', undefined, '200'],
    ['What is the size of this room in square meters?', undefined, '1.8'],
    ['Which of these objects (chair, lamp) is the closest to the stove?', ['chair', 'lamp'], 'B'],
    ['Which of these objects (chair, lamp) is the closest to the stove?', undefined, 'sofa'],
    ['How many chairs are in this room?', undefined, '2'],
    ['Is the sofa left of the lamp?', undefined, 'yes'],
    ['Where is the lamp?', undefined, 'front-right, 1.37'],
  ])(
    'gives an example that answers as %s is to be answered, is read without a repair and scores 1',
    (text, choices, answer) => {
      const prompt = formatPrompt(unwrap(parseQuestion(text, choices && { choices })))
      const example = prompt.slice(prompt.indexOf('For example:\n') + 13)
      expect(example).toContain(`<answer>${answer}</answer>`)
      expect(parseLayout(example)).toMatchObject({ ok: true, diagnostics: [] })
      expect(score({ response: example, groundTruth: answer }, { preset: 'v2lo' })).toMatchObject({ overall: 1 })
      expect(
        checkArithmetic(example.slice(example.indexOf('<think>') + 7, example.indexOf('</think>'))).claims.map(
          ({ verdict }) => verdict,
        ),
      ).not.toContain('false')
    },
  )
  it('lists the choices, and can ask for the answer alone', () => {
    expect(
      formatPrompt({ kind: 'nearest', reference: 'sofa', pick: 'nearest', measure: 'center', choices: ['tv', 'lamp'] }),
    ).toContain('\nA. tv\nB. lamp\n')
    const short = formatPrompt(question, { style: 'answer-only' })
    expect(short).toContain('one number, in meters, without the unit')
    expect(short).not.toContain('<map>')
    expect(() => formatPrompt(question, { style: 'poem' as 'v2lo' })).toThrow(/style 'v2lo' or 'answer-only'/)
  })
})
