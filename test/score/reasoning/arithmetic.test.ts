import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { checkArithmetic, reasoningValue } from '../../../src/score/reasoning/claims/check'
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
