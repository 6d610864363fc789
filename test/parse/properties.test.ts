import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parsed } from '../../src/base/parsed'
import { parseAnswer } from '../../src/parse/answer/answer'
import { parseResponse } from '../../src/parse/blocks/response'
import { DIAGNOSTICS } from '../../src/parse/diagnostics'
import { parseLayout } from '../../src/parse/layout'
import { anyText, forms, pieces } from './any-text'

const SEED = { seed: 20261125, numRuns: 1500 }

function checkDiagnostics(source: string, parsed: Parsed<unknown>) {
  if (!parsed.ok) expect(parsed.diagnostics.length).toBeGreaterThan(0)
  let before = 0
  for (const { code, severity, span, text: quoted } of parsed.diagnostics) {
    expect(DIAGNOSTICS[code as keyof typeof DIAGNOSTICS][0]).toBe(severity)
    const [start, end] = span ?? [-1, -1]
    expect(0 <= start && start <= end && end <= source.length).toBe(true)
    expect(start).toBeGreaterThanOrEqual(before)
    before = start
    // Plain quotes are the text itself; the others are escaped or cut.
    const plain = source.slice(start, end)
    if (quoted !== undefined && quoted !== '' && plain.length <= 80 && /^[ -~]*$/.test(plain))
      expect(quoted).toBe(plain)
    expect((quoted ?? '').length).toBeLessThanOrEqual(80)
  }
}

describe('reading any text', () => {
  it('never throws, never gives a number that is not finite, never a swapped box', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const ids = new Set<string>()
        for (const { id, box } of parseLayout(source).value?.objects ?? []) {
          expect(Object.values(box).every(Number.isFinite)).toBe(true)
          expect(box.minX <= box.maxX && box.minY <= box.maxY).toBe(true)
          ids.add(id)
        }
        expect(ids.size).toBe(parseLayout(source).value?.objects.length ?? 0)
      }),
      SEED,
    )
  })
  it('always gives spans inside the text that quote what they claim, in order', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        checkDiagnostics(source, parseLayout(source))
        checkDiagnostics(source, parseResponse(source))
        checkDiagnostics(source, parseAnswer(source))
        checkDiagnostics(source, parseAnswer(source, { kind: 'choice', lenient: true }))
      }),
      SEED,
    )
  })
  it('always gives the same again', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        expect(parseLayout(source)).toStrictEqual(parseLayout(source))
      }),
      SEED,
    )
  })
})

describe('well-formed maps', () => {
  const object = fc.record({
    object_name: fc.string({ minLength: 1, maxLength: 12 }).filter((name) => /[a-z0-9]/i.test(name)),
    bbox: fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: -99, max: 99, noNaN: true }))),
  })
  it('are always read whole, with the numbers JSON.parse reads', () => {
    fc.assert(
      fc.property(
        fc.array(object, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(undefined, 1, '\t'),
        (objects, indent) => {
          const source = JSON.stringify(objects, null, indent)
          const read = parseLayout(source).value?.objects.map(({ label, box }) => [label, ...Object.values(box)])
          const expected = objects.map(({ object_name, bbox: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }) => [
            object_name,
            Math.min(x1, x2) + 0,
            Math.min(y1, y2) + 0,
            Math.max(x1, x2) + 0,
            Math.max(y1, y2) + 0,
          ])
          expect(read).toEqual(expected)
        },
      ),
      SEED,
    )
  })
  it('cut anywhere always give a prefix of their objects', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 4 }), fc.nat(), (objects, place) => {
        const source = JSON.stringify(objects)
        const whole = parseLayout(source).value?.objects ?? []
        const cut = parseLayout(source.slice(0, place % source.length)).value?.objects ?? []
        expect(cut).toEqual(whole.slice(0, cut.length))
      }),
      SEED,
    )
  })
})

const PAPER = { dialect: 'v2lo' } as const

describe('broken texts', () => {
  it('cut anywhere always give a prefix of their objects', () => {
    // In one dialect: a longer text may turn out to be in another. Only what stands in a map block is compared: outside one, a later <map> decides where the map is.
    const made = (of: readonly string[], most: number) =>
      fc.array(fc.constantFrom(...of), { maxLength: most }).map((parts) => `<map>[${parts.join('')}`)
    const inside = fc.oneof(
      made(
        pieces.filter((piece) => !piece.includes('<')),
        30,
      ),
      made(forms, 12),
    )
    fc.assert(
      fc.property(inside, fc.nat(), (source, place) => {
        const whole = parseLayout(source, PAPER)
        if (whole.diagnostics.some((d) => d.code === 'image-boxes' || d.code === 'grid-map')) return
        const objects = whole.value?.objects ?? []
        const cut = parseLayout(source.slice(0, place % source.length), PAPER).value?.objects ?? []
        expect(cut).toEqual(objects.slice(0, cut.length))
      }),
      { ...SEED, numRuns: 4000 },
    )
  })
})
