import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Literal } from '../../../src/score/reasoning/evaluate/evaluated'
import { evaluateExpression } from '../../../src/score/reasoning/evaluate/expression'
import { evaluatePlain } from '../../../src/score/reasoning/evaluate/plain-expression'
import { tokenize } from '../../../src/score/reasoning/tokens/lexer'

/** One text read both ways: token by token, and by mathjs. */
function bothReadings(written: string) {
  const tokens = tokenize(written, 0, written.length)
  const literals = tokens.flatMap(({ literal }): Literal[] => (literal ? [literal] : []))
  const text = tokens.map((token) => (token.kind === 'name' ? token.text : `${token.text} `)).join('')
  return { plain: evaluatePlain(tokens, { text, literals }), tree: evaluateExpression(text, literals) }
}

const number = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map(String),
  fc.double({ min: 0, max: 20, noNaN: true }).map((value) => value.toFixed(2)),
  fc.constantFrom('0', '1', '1.0', '0.5', '2e3', '1e-300', '1e308', 'pi'),
)
const functions = fc.constantFrom('sqrt', 'abs', 'sin', 'cos', 'atan', 'hypot', 'max', 'min', 'atan2', 'log', 'round')

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    fc
      .tuple(tie('expression'), fc.constantFrom(' + ', ' - ', '*', ' / ', '^', '**', ' - -', '^-'), tie('expression'))
      .map((parts) => parts.join('')),
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `-${inner}`),
    fc
      .tuple(functions, fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
}))

describe('reading plain arithmetic from its tokens', () => {
  it('gives what the tree gives, to the last bit, and all of it that is finite and not long', () => {
    let read = 0
    fc.assert(
      fc.property(expression, (written) => {
        const { plain, tree } = bothReadings(written)
        if (plain) read++
        else if (written.length < 100) expect(typeof tree).toBe('string')
        if (plain) expect(plain).toEqual(tree)
      }),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(500)
  })

  it('leaves to the tree whatever it does not know', () => {
    const piece = fc.constantFrom(
      ...[
        '1',
        '2.5',
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '^',
        ',',
        'sqrt',
        'max',
        'pi',
        'x',
        'mod',
        'sqrt(',
        'foo(',
        '2 m',
        ' ',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { plain, tree } = bothReadings(pieces.join(' '))
        if (plain) expect(plain).toEqual(tree)
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['', '()', '3 4', '3 (4)', 'pi (3)', 'sqrt', 'sqrt()', 'atan2(1)', 'foo(1)', '(1, 2)', '1 / 0', '2 ^ 9999'])(
    'leaves %j to the tree',
    (written) => expect(bothReadings(written).plain).toBeUndefined(),
  )

  it('leaves to the tree what is long or deep', () => {
    expect(bothReadings(`${'('.repeat(40)}1${')'.repeat(40)}`).plain).toBeUndefined()
    expect(bothReadings(Array.from({ length: 40 }, () => '1').join(' + ')).plain).toBeUndefined()
  })

  it('gives a sign the whole power and a power its sign', () => {
    expect(bothReadings('-2^2').plain?.value).toBe(-4)
    expect(bothReadings('2^-2').plain?.value).toBe(0.25)
    expect(bothReadings('2^3^2').plain?.value).toBe(512)
    expect(bothReadings('10 - 3 - 2').plain?.value).toBe(5)
  })
})
