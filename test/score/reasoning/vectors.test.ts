import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkArithmetic } from '../../../src/score/reasoning/claims/check'

const only = (text: string) => {
  const { claims } = checkArithmetic(text)
  expect(claims).toHaveLength(1)
  return claims[0]!
}

describe('claims about vectors', () => {
  it.each([
    // Dot products, as typed, in LaTeX and in Python
    ['(0.4, -4.3) · (2.6, -2.6) = 12.22', true],
    ['(0.4, -4.3) · (2.6, -2.6) = 10.14', false],
    ['(1, 2) ⋅ (3, 4) = 11', true],
    ['(1, 2) • (3, 4) = 11', true],
    ['(1, 2) . (3, 4) = 11', true],
    ['(1, 2) . (3, 4) = 14', false],
    ['(1, 2, 3) · (4, 5, 6) = 32', true],
    ['(1, 2, 3) · (4, 5, 6) = (4, 10, 18)', false],
    ['[1, 2] · [3, 4] = 11', true],
    ['(1, 2) \\cdot (3, 4) = 11', true],
    ['\\langle -4, 1 \\rangle \\cdot \\langle 1, 1 \\rangle = -3', true],
    ['⟨-4, 1⟩ · ⟨1, 1⟩ = 3', false],
    ['\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\cdot \\begin{pmatrix} 3 \\\\ 4 \\end{pmatrix} = 11', true],
    ['\\begin{bmatrix} 1 & 2 \\end{bmatrix} \\cdot \\begin{bmatrix} 3 & 4 \\end{bmatrix} = 12', false],
    ['np.dot([1, 2], [3, 4]) = 11', true],
    ['dot((1, 2), (3, 4)) = 5', false],
    ['((1, 2) - (0, 1)) · (3, 4) = 7', true],
    ['12.22 = (0.4, -4.3) · (2.6, -2.6)', true],
    // Cross products: a vector in space, a number in the plane
    ['(1, 0, 0) × (0, 1, 0) = (0, 0, 1)', true],
    ['(0, 1, 0) × (1, 0, 0) = (0, 0, 1)', false],
    ['(1, 0, 0) x (0, 1, 0) = (0, 0, 1)', true],
    ['(2, 1) × (3, 4) = 5', true],
    ['(2, 1) \\times (3, 4) = -5', false],
    ['cross((1, 2, 3), (4, 5, 6)) = (-3, 6, -3)', true],
    ['np.cross([2, 1], [3, 4]) = 5', true],
    ['|(1, 2, 3) × (4, 5, 6)| = 7.35', true],
    // Lengths
    ['|(2.6, -2.6)| = 3.68', true],
    ['|(2.6, -2.6)| = 5.2', false],
    ['||(3, 4)|| = 5', true],
    ['‖(3, 4)‖ = 5', true],
    ['\\|(3, 4)\\| = 7', false],
    ['\\left\\|(3, 4)\\right\\| = 5', true],
    ['\\lVert (3, 4) \\rVert = 5', true],
    ['norm([3, 4]) = 5', true],
    ['norm(3, 4) = 5', true],
    ['np.linalg.norm([1, 2, 2]) = 3', true],
    ['magnitude((3, 4)) = 5', true],
    ['|(3, 4)|^2 = 25', true],
    ['|(4, 6) - (1, 2)| = 5', true],
    ['distance((1, 2), (4, 6)) = 4', false],
    // Sums, multiples and unit vectors
    ['(1, 2) - (3, 4) = (-2, -2)', true],
    ['(1, 2) - (3, 4) = (-2, 2)', false],
    ['2 * (1, 2) + (0, 1) = (2, 5)', true],
    ['0.5 · ((1, 2) + (3, 4)) = (2, 3)', true],
    ['(3, 4) / |(3, 4)| = (0.6, 0.8)', true],
    ['\\frac{(3, 4)}{5} = (0.6, 0.8)', true],
    ['normalize((3, 4)) = (0.8, 0.6)', false],
    // Angles between vectors
    ['acos((1, 0) · (1, 1) / (|(1, 0)| * |(1, 1)|)) = 45°', true],
    ['arccos((1, 0) · (1, 1) / (|(1, 0)| * |(1, 1)|)) = 60°', false],
    ['(1, 0) · (1, 1) / (|(1, 0)| * |(1, 1)|) = 0.71', true],
  ])('%s: %s', (text, holds) => expect(only(text).verdict).toBe(holds ? 'true' : 'false'))
})

describe('claims about quantities in several units', () => {
  it.each([
    ['1.2 m + 30 cm = 1.5 m', true],
    ['1.2 m + 30 cm = 31.2 m', false],
    ['1.2 m + 30 cm = 150 cm', true],
    ['1.2 m + 30 cm = 150', true],
    ['1.2 m - 300 mm = 0.9 m', true],
    ['5 ft + 6 inches = 1.68 m', true],
    ['5 ft + 6 inches = 11 ft', false],
    ['sqrt((1.2 m)^2 + (50 cm)^2) = 1.3 m', true],
    ['1.5 m * 20 cm = 0.3 m²', true],
    ['12 cm² / 4 mm = 30 cm', true],
    ['3 m / 150 cm = 2', true],
    ['1.5 m * 20% = 0.3 m', true],
    ['2 m * sin(30°) = 1 m', true],
    ['90° - 0.5 rad = 61.4°', true],
    ['90° - 0.5 rad = 89.5°', false],
    ['|(3 m, 400 cm)| = 5 m', true],
    ['|(300, 400)| cm = 5 m', true],
    ['(1 m, 50 cm) - (20 cm, 0.1 m) = (0.8 m, 0.4 m)', true],
    ['(1.2 m, 50 cm) · (1 m, 0 m) = 1.2 m²', true],
    ['atan2(1 m, 100 cm) = 45°', true],
    // Converted by hand: the numbers are what they seem.
    ['1.2 m * 100 + 30 cm = 150 cm', true],
  ])('%s: %s', (text, holds) => expect(only(text).verdict).toBe(holds ? 'true' : 'false'))

  it.each(['2 m + 30° = 32', '1.2 m + 30 cm² = 1.5 m', 'sin(2 m + 1 cm) = 0.9', '(1 m, 30°) · (1, 1) = 2'])(
    'are not compared where their units differ in kind: %s',
    (text) => expect(only(text)).toMatchObject({ verdict: 'unchecked', refusal: 'units-differ' }),
  )
})

describe('what is not a vector claim', () => {
  it.each([
    '(1, 2) * (3, 4) = 11',
    '1 / (1, 2) · (1, 1) = 1',
    '(1, 2) · (3, 4, 5) = 11',
    'cross((1, 2), (3, 4, 5)) = 1',
    '((1, 2), (3, 4)) · (1, 2) = 1',
    'norm((1, 2, 3, 4)) = 5.48',
    'dot((1, 2)) = 1',
    'dot((1, 2), ones(1e4)) = 1',
    '(1:1e8, 2) · (1, 2) = 3',
    'norm([1, 2][1]) = 1',
    'norm([1; 2]) = 1',
    'norm([3, 4].constructor("return 1")()) = 1',
    'norm((0x10, 1)) = 16',
    '(1e308, 1e308) · (1e308, 1e308) = 1',
    '|(1e200, 1)| = 1e200',
    `${'|('.repeat(70)}1, 2${')|'.repeat(70)} = 2.24`,
    `${'((1, 2) + '.repeat(70)}(0, 0)${')'.repeat(70)} · (1, 1) = 210`,
    `${'(1, 1) · (1, 1) + '.repeat(40)}0 = 80`,
    `(${'1 + '.repeat(140)}1, 2) · (1, 0) = 141`,
  ])('%s', (text) => {
    const verdicts = checkArithmetic(text).claims.map(({ verdict }) => verdict)
    expect(verdicts.filter((verdict) => verdict !== 'unchecked')).toEqual([])
  })

  it('leaves lists, tables and sentence ends what they were', () => {
    expect(checkArithmetic('| sofa | (1, 2) |\n| lamp | (3, 4) |\n• (1, 2)\n• (3, 4)').claims).toEqual([])
    // A full stop touches what it ends.
    expect(checkArithmetic('It is at (1, 2). (3, 4) - (1, 1) = (2, 3)').claims).toMatchObject([
      { expression: '(3, 4) - (1, 1)', verdict: 'true' },
    ])
    expect(checkArithmetic('\\begin{pmatrix} 1 \\\\ 2 = 3 + 4 \\\\ 3 + 4 = 7').claims.at(-1)).toMatchObject({
      expression: '3 + 4',
      verdict: 'true',
    })
  })
})

const decimal = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 3 })).map(([n, decimals]) => {
  const text = (n / 1000).toFixed(decimals)
  // An integer is exact in an expression; other numbers are known to half their last digit.
  return { text, value: Number(text), half: decimals === 0 ? 0 : 0.5 * 10 ** -decimals }
})
type Printed = { readonly text: string; readonly value: number; readonly half: number }
const vector = (length: number) => fc.array(decimal, { minLength: length, maxLength: length })
const pair = fc.constantFrom(2, 3).chain((length) => fc.tuple(vector(length), vector(length)))
const written = (v: readonly Printed[]) => `(${v.map(({ text }) => text).join(', ')})`

/** How far a product of two printed numbers may be from the product of their values. */
const spread = (a: Printed, b: Printed) => Math.abs(a.value) * b.half + Math.abs(b.value) * a.half + a.half * b.half

/** A claim is true when printed to any number of decimals, and false when it is off by more than what printing hides. */
function judges(expression: string, exact: number, hidden: number, decimals: number, by: number) {
  const half = 0.5 * 10 ** -decimals
  expect(only(`${expression} = ${exact.toFixed(decimals)}`).verdict).toBe('true')
  const off = exact + Math.sign(by) * (hidden + 2 * half + 1e-6) + by
  expect(only(`${expression} = ${off.toFixed(decimals)}`).verdict).toBe('false')
}

const options = { seed: 1305, numRuns: 300 }
const decimals = fc.integer({ min: 0, max: 4 })
const error = fc.double({ min: 0.001, max: 20, noNaN: true }).chain((size) => fc.constantFrom(size, -size))

describe('any text made of the pieces of vectors', () => {
  it('never makes the check throw, and a verdict always rests on finite values', () => {
    const pieces =
      '(1, 2)|[3, 4, 5]|(|)|[|]|·|×|x|*|/|^|+|-|,|.|•|‖|2|0.5| m| cm| mm²| °| %|sqrt(|norm(|dot(|cross(|atan2(|sin('
    const latex = [
      '|',
      '\\|',
      '\\\\',
      '&',
      '\\begin{pmatrix}',
      '\\end{pmatrix}',
      '\\cdot',
      '\\frac{',
      '{',
      '}',
      '\n',
      ' ',
      '=',
      '=',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces.split('|'), ...latex), { maxLength: 24 }), (parts) => {
        for (const { verdict, refusal, computed } of checkArithmetic(`${parts.join('')} = 1`).claims) {
          expect(refusal === undefined).toBe(verdict !== 'unchecked')
          for (const value of [computed ?? 0].flat()) expect(value).toSatisfy(Number.isFinite)
        }
      }),
      { seed: 1306, numRuns: 5000 },
    )
  })
})

describe('products and lengths of random vectors', () => {
  it('always agree with the sum of the products of their components', () => {
    fc.assert(
      fc.property(pair, decimals, error, fc.constantFrom(' · ', ' \\cdot '), ([a, b], d, by, sign) => {
        const exact = a.reduce((sum, { value }, k) => sum + value * b[k]!.value, 0)
        const hidden = a.reduce((sum, one, k) => sum + spread(one, b[k]!), 0)
        judges(written(a) + sign + written(b), exact, hidden, d, by)
      }),
      options,
    )
  })

  it('always agree with the determinant in the plane', () => {
    fc.assert(
      fc.property(vector(2), vector(2), decimals, error, (a, b, d, by) => {
        const exact = a[0]!.value * b[1]!.value - a[1]!.value * b[0]!.value
        judges(`${written(a)} × ${written(b)}`, exact, spread(a[0]!, b[1]!) + spread(a[1]!, b[0]!), d, by)
      }),
      options,
    )
  })

  it('always agree with the cofactors in space, component by component', () => {
    fc.assert(
      fc.property(vector(3), vector(3), decimals, fc.nat(2), (a, b, d, wrong) => {
        const cofactor = (i: number, j: number) => a[i]!.value * b[j]!.value - a[j]!.value * b[i]!.value
        const exact = [cofactor(1, 2), cofactor(2, 0), cofactor(0, 1)]
        const claim = (values: readonly number[]) =>
          only(`${written(a)} × ${written(b)} = (${values.map((v) => v.toFixed(d)).join(', ')})`).verdict
        expect(claim(exact)).toBe('true')
        expect(claim(exact.map((v, k) => (k === wrong ? v + 100 : v)))).toBe('false')
      }),
      options,
    )
  })

  it('always agree with the theorem of Pythagoras', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 3).chain(vector),
        decimals,
        error,
        fc.constantFrom('|', '||', '‖'),
        (v, d, by, bar) => {
          const exact = Math.sqrt(v.reduce((sum, { value }) => sum + value ** 2, 0))
          // No component moves a length by more than it moves itself.
          const hidden = v.reduce((sum, { half }) => sum + half, 0)
          judges(bar + written(v) + bar, exact, hidden, d, Math.abs(by))
        },
      ),
      options,
    )
  })

  it('always add up in metres, whatever units the parts are in', () => {
    const units = [
      ['m', 1],
      ['cm', 0.01],
      ['mm', 0.001],
      ['km', 1000],
    ] as const
    const length = fc.tuple(decimal, fc.constantFrom(...units))
    fc.assert(
      fc.property(length, length, decimals, error, ([a, [one, p]], [b, [other, q]], d, by) => {
        const hidden = a.half * p + b.half * q
        const exact = a.value * p + b.value * q
        const half = 0.5 * 10 ** -d
        const claim = (value: number) => only(`${a.text} ${one} + (${b.text} ${other}) = ${value.toFixed(d)} m`).verdict
        expect(claim(exact)).toBe('true')
        expect(claim(exact + Math.sign(by) * (hidden + 2 * half + 1e-6) + by)).toBe('false')
      }),
      options,
    )
  })
})
