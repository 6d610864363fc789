import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import type { Score } from '../../../src/score/result'
import { score } from '../../../src/score/score'

const names = ['fridge', 'sofa', 'tv', 'lamp', 'dog bed'] as const
const side = fc.oneof(
  fc.double({ min: -20, max: 20, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e300, -1e308, 5e-324),
)
const object = fc.tuple(fc.constantFrom(...names), side, side, side, side).map(([label, a, b, c, d]) => ({
  label,
  bbox: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const,
}))
const objects = fc.array(object, { maxLength: 8 })
const question = fc.constantFrom(
  'Standing at the fridge and facing the tv, where is the sofa?',
  'What is the distance between the closest points of the fridge and the sofa (in meters)?',
  'Which of these objects (sofa, tv) is closest to the fridge?',
  'How many lamps are in this room?',
)
const answer = fc.constantFrom('front-left', '2.0', 'sofa', '1', 'B', '')
type Objects = readonly { readonly label: string; readonly bbox: readonly number[] }[]
const written = (map: Objects) => JSON.stringify(map.map(({ label, bbox }) => ({ object_name: label, bbox })))
const said = (map: Objects, stated: string) =>
  `<map>${written(map)}</map><think>The sofa is wide.</think><answer>${stated}</answer>`

const KEYS = ['overall', 'format', 'accuracy', 'map', 'consistency', 'reasoning', 'measured', 'flags', 'error']

describe('preset strict, for any maps', () => {
  it('gives finite numbers in [0, 1] under the same keys, and full map marks only to the truth', () => {
    fc.assert(
      fc.property(objects, objects, question, answer, (predicted, real, asked, stated) => {
        const trueLayout = createLayout(real, { origin: 'observer' })
        const result = score({
          response: said(predicted, stated),
          groundTruth: '2.0',
          question: asked,
          trueLayout,
        }) as Score
        expect(Object.keys(result)).toEqual(KEYS)
        for (const key of KEYS.slice(0, 6) as 'overall'[]) {
          expect(result[key]).toBeGreaterThanOrEqual(0)
          expect(result[key]).toBeLessThanOrEqual(1)
        }
        for (const part of ['map', 'consistency'] as const)
          if (!result.measured.includes(part)) expect(result[part]).toBe(0)
        expect(result.consistency).toBeLessThanOrEqual(result.map)
        if (predicted.length !== real.length) expect(result.map).toBeLessThan(1)
      }),
      { seed: 4201, numRuns: 500 },
    )
  })

  it('never pays more for text outside, a second answer, a tag in the reasoning or an invented object', () => {
    const room = names.map((label, i) => ({ label, bbox: [2 * i, i, 2 * i + 1, i + 1] as const }))
    const trueLayout = createLayout(room, { origin: 'observer' })
    const noise = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('<'))
    const invented = fc.tuple(fc.string(), object).map(([label, { bbox }]) => ({ label: `x${label}`, bbox }))
    fc.assert(
      fc.property(question, answer, noise, invented, object, (asked, stated, text, extra, copy) => {
        const row = { groundTruth: '2.0', question: asked, trueLayout }
        const pay = (response: string) => (score({ ...row, response }) as Score).overall
        const honest = said(room, stated)
        const before = pay(honest)
        const changed = [
          `${text}${honest}`,
          honest + text,
          honest.replace('</map>', () => `</map>${text}`),
          `${honest}<answer>2.0</answer>`,
          `<answer>2.0</answer>${honest}`,
          honest.replace('<think>', '<think><answer>2.0</answer>'),
          said([...room, extra], stated),
          // A copy may make the question open, and never easier.
          said([...room, copy], stated),
        ]
        // A count is asked of the map itself: there one more object may be what makes the answer follow.
        const counts = asked.startsWith('How many')
        for (const [i, response] of changed.entries()) {
          if (counts && i === changed.length - 1) continue
          expect(pay(response), response).toBeLessThanOrEqual(before + 1e-12)
        }
      }),
      { seed: 4202, numRuns: 200 },
    )
  })
})
