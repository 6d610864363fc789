import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { checkArithmetic, reasoningValue } from '../../../src/score/reasoning/claims/check'
import { score } from '../../../src/score/score'
import { sharedLines } from '../../support/shared'

const verdicts = (text: string) =>
  checkArithmetic(text).claims.map(({ expression, verdict }) => `${expression}: ${verdict}`)

describe('claims of arithmetic', () => {
  const table: readonly [string, string[]][] = [
    ['-6.0 - (-9.4) = 3.4', ['-6.0 - (-9.4): true']],
    ['-6.0 - (-9.4) = 9.9, so the gap is 3.4', ['-6.0 - (-9.4): false']],
    ['distance = sqrt((4.6)^2 + (1.55)^2) ≈ 4.85 m', ['sqrt((4.6)^2 + (1.55)^2): true']],
    ['√(3² + 4²) = 5', ['√(3² + 4²): true']],
    ['1,200 + 300 = 1,500', ['1,200 + 300: true']],
    ['2 × 3 = 6 and 6 ÷ 4 = 1.5', ['2 × 3: true', '6 ÷ 4: true']],
    ['\\sqrt{3^2+4^2} = 5, \\frac{6}{4} = 1.5', ['\\sqrt{3^2+4^2}: true', '\\frac{6}{4}: true']],
    // A literal stands for half a unit of its last digit; `≈` allows one unit more.
    ['10 / 3 = 3.33', ['10 / 3: true']],
    ['10 / 3 = 3.34', ['10 / 3: false']],
    ['10 / 3 ≈ 3.34', ['10 / 3: true']],
    // Nothing to check, and nothing that may be taken apart.
    ['3.4 < 5 and 7 > 2', []],
    ['x + 1 = 3', ['x + 1: unchecked']],
  ]
  it.each(table)('%s', (text, expected) => expect(verdicts(text)).toEqual(expected))

  it('are counted once, quote their text, and never come from what was refused', () => {
    const text = '1 + 1 = 2. 1 + 1 = 2. ones(1e4,1e4) = 1 and 9^9^9^9 = 1'
    const { claims } = checkArithmetic(text)
    expect(claims.filter(({ verdict }) => verdict === 'true')).toHaveLength(1)
    for (const { span, expression, verdict } of claims) {
      expect(text.slice(...span)).toContain(expression)
      if (expression !== '1 + 1') expect(verdict).toBe('unchecked')
    }
  })

  it('of sums of printed numbers agree with an evaluator of the test', () => {
    const number = fc.integer({ min: 1, max: 999 }).map((n) => n / 10)
    const operator = fc.constantFrom('+', '-', '*')
    fc.assert(
      fc.property(number, operator, number, operator, number, fc.boolean(), (a, p, b, q, c, lie) => {
        const expression = `${a} ${p} ${b} ${q} ${c}`
        const exact = Number(new Function(`return ${expression}`)())
        // A lie that the rounding of the printed numbers cannot cover.
        const value = lie ? exact + 10 * Math.abs(exact) + 1e4 + 10 * (a * b + b * c) : exact
        const [claim] = checkArithmetic(`${expression} = ${Number(value.toFixed(6))}`).claims
        expect(claim?.verdict).toBe(lie ? 'false' : 'true')
      }),
      { seed: 92, numRuns: 500 },
    )
  })

  it('are bounded by count: what follows is not read, and a flag says so', () => {
    const distinct = (n: number) => Array.from({ length: n }, (_, i) => `${i} + 1 = ${i + 1}.`).join(' ')
    expect(checkArithmetic(distinct(4096))).toMatchObject({ flags: [], claims: { length: 4096 } })
    expect(checkArithmetic(`${distinct(4096)} 2 + 2 = 5`)).toMatchObject({
      flags: ['many-claims'],
      claims: { length: 4096 },
    })
    // Repeated ones count too: they cost as much to find.
    expect(checkArithmetic('1 + 1 = 2. '.repeat(4097)).flags).toEqual(['many-claims'])
    const chain = (links: number) => checkArithmetic(`${'1 = '.repeat(links)}1`)
    expect(chain(64).flags).toEqual([])
    expect(chain(65).flags).toEqual(['long-chain'])
    expect(chain(200_000).flags).toEqual(['long-chain', 'many-claims'])
    // The next chain is read again.
    expect(checkArithmetic(`${'1 = '.repeat(100)}1. 2 + 2 = 5`).claims.at(-1)).toMatchObject({ verdict: 'false' })
    const layout = createLayout([{ label: 'sofa', bbox: [-6, 0.2, -4.1, 1.2] }])
    const statements = checkArithmetic('The sofa is 1.9 m wide. '.repeat(5000), { layout })
    expect(statements).toMatchObject({ flags: ['many-claims'], claims: { length: 1 } })
  })

  it('that were too many are a flag of the score', () => {
    const response = (think: string) =>
      `<map>[{"object_name": "sofa", "bbox": [-6, 0.2, -4.1, 1.2]}]</map><think>${think}</think><answer>1</answer>`
    const flagsOf = (think: string) => {
      const result = score({ response: response(think), groundTruth: '1' }, { preset: 'strict' })
      return result.error === null ? result.flags : []
    }
    expect(flagsOf('1 = '.repeat(5000))).toEqual(expect.arrayContaining(['long-chain', 'many-claims']))
    expect(flagsOf('1 + 1 = 2')).toEqual([])
  })

  it('take linear time on a megabyte, and no text makes them throw', () => {
    for (const piece of ['1.1+2.2=3.3 ', '(', '= ', '1:1e15 = ', '2 ', '≈', '\\frac{', 'a = '])
      expect(Array.isArray(checkArithmetic(piece.repeat(1_000_000 / piece.length)).claims)).toBe(true)
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('1', '+', '=', '(', ')', ' ', '≈', '^', ',', 'sqrt', '.', '-', '\n')),
        (a, b) => {
          checkArithmetic(a + b.join(''))
        },
      ),
      { seed: 93, numRuns: 2000 },
    )
  }, 30_000)
})

describe('what the reasoning says of the map', () => {
  const layout = createLayout([
    { label: 'fridge', bbox: [-10.2, 0.3, -9.4, 1.1] },
    { label: 'sofa', bbox: [-6, 0.2, -4.1, 1.2] },
  ])
  const check = (text: string) => checkArithmetic(text, { layout }).claims
  it('is compared with it', () => {
    expect(check('The centre of the fridge is (-9.8, 0.7).')).toMatchObject([
      { kind: 'statement', verdict: 'true', relevant: true },
    ])
    expect(check('The centre of the fridge is (-9.8, 1.7).')).toMatchObject([{ verdict: 'false', relevant: true }])
    expect(check('The centre of the piano is (-9.8, 1.7).')).toMatchObject([{ verdict: 'ungrounded' }])
  })
  it('makes arithmetic on its numbers relevant, and trivia not', () => {
    expect(check('(-10.2 + -9.4) / 2 = -9.8')).toMatchObject([{ verdict: 'true', relevant: true }])
    expect(check('1 + 1 = 2')).toMatchObject([{ verdict: 'true', relevant: false }])
  })
  it('makes a difference from 0 relevant, and a sum with 0 not', () => {
    expect(check('-9.8 - 0 = -9.8')).toMatchObject([{ verdict: 'true', relevant: true }])
    expect(check('(-9.8, 0.7) - (0, 0) = (-9.8, 0.7)')).toMatchObject([{ verdict: 'true', relevant: true }])
    expect(check('-9.8 + 0 = -9.8')).toMatchObject([{ verdict: 'true', relevant: false }])
  })

  it('makes vector arithmetic on its numbers relevant', () => {
    expect(check('|(-9.8, 0.7)| = 9.82')).toMatchObject([{ verdict: 'true', relevant: true }])
    expect(check('(-9.8, 0.7) · (1, 0) = -9.8')).toMatchObject([{ verdict: 'true', relevant: true }])
    expect(check('980 cm + 1 m = 10.8 m')).toMatchObject([{ verdict: 'true', relevant: true }])
  })

  it('counts a claim once in whatever spelling', () => {
    expect(check('|(-9.8, 0.7)| = 9.82, ||(-9.8, 0.7)|| = 9.82, norm([-9.8, 0.7]) = 9.82')).toHaveLength(1)
    expect(check('1.2 m + 30 cm = 1.5 m, 1.2 + 0.3 = 1.5')).toHaveLength(1)
  })

  describe('finds labels that are words for quantities too', () => {
    const layout = createLayout([
      { label: 'box', bbox: [0, 0, 2, 1] },
      { label: 'sofa', bbox: [4, 0, 6, 1] },
      { label: 'dining area', bbox: [0, 4, 3, 6] },
    ])
    it.each([
      ['The center of the box is (1, 0.5).', 'true'],
      ['The center of the box is (1, 1.5).', 'false'],
      ['The box is at (1, 0.5).', 'true'],
      ['The box center is (1, 0.5).', 'true'],
      ['The distance between the sofa and the box is 2 m.', 'true'],
      ['The distance between the box and the sofa is 4 m.', 'true'],
      ['The distance between the box and the sofa is 3 m.', 'false'],
      ['The center distance from the box to the sofa is 2 m.', 'false'],
      ['The vector from the box to the sofa is (4, 0).', 'true'],
      ['The width of the box is 2 m.', 'true'],
      ['The dining area is 3 m wide.', 'true'],
      ['The dining area is 5 m wide.', 'false'],
      ['The area of the box is 2 m².', 'true'],
      // Beside another label the word is the quantity.
      ['The sofa box is [4, 0, 6, 1].', 'true'],
      ['The bounding box of the box is [0, 0, 2, 1].', 'true'],
    ])('%s: %s', (text, verdict) => expect(checkArithmetic(text, { layout }).claims).toMatchObject([{ verdict }]))
  })

  it('is worth t / (t + f) * min(1, t / 3)', () => {
    const claim = (verdict: 'true' | 'false', relevant = true) => ({ verdict, relevant }) as never
    expect(reasoningValue([])).toBe(0)
    expect(reasoningValue([claim('true')])).toBeCloseTo(1 / 3, 12)
    expect(reasoningValue([claim('true'), claim('true'), claim('true'), claim('false')])).toBeCloseTo(3 / 4, 12)
    expect(reasoningValue([claim('true', false), claim('false', false)])).toBe(0)
    expect(reasoningValue([claim('false')])).toBe(0)
  })
})

interface ArithmeticCase {
  readonly id: number
  readonly kind: 'benign' | 'hostile'
  readonly expr?: string
  readonly gen?: readonly [string, string, number, string, string, number]
  readonly value?: number | null
  readonly accept?: 'must' | 'may'
  readonly limit_ms?: number
}
const cases = sharedLines<ArithmeticCase>('cases/arithmetic.jsonl')
// Some have a limit of time, which a busy machine may break once.
describe.skipIf(cases === undefined)('expressions to evaluate, or to refuse', { retry: 2 }, () => {
  it.each((cases ?? []).map((c) => [c.id, c] as const))('%s', (_, c) => {
    const expression = c.expr ?? c.gen![1].repeat(c.gen![2]) + c.gen![3] + c.gen![4].repeat(c.gen![5])
    const start = performance.now()
    const found = checkArithmetic(`${expression} = ${c.kind === 'hostile' ? 1 : c.value}`).claims.map(
      (claim) => claim.verdict,
    )
    if (c.limit_ms) expect(performance.now() - start).toBeLessThan(c.limit_ms)
    if (c.kind === 'hostile') expect(found.every((verdict) => verdict !== 'true' && verdict !== 'false')).toBe(true)
    else if (c.accept === 'must') expect(found).toContain('true')
    else expect(found).not.toContain('false')
  })
})
