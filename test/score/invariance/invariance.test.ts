import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { checkInvariance } from '../../../src/score/invariance/invariance'
import { relabelled } from '../../../src/score/invariance/scene-change'
import { presetHash } from '../../../src/score/preset-hash'
import { resolvePreset } from '../../../src/score/presets'
import type { Score, ScoreInput } from '../../../src/score/result'
import { score } from '../../../src/score/score'

const truth = createLayout(
  [
    { label: 'fridge', bbox: [-10.2, 0.3, -9.4, 1.1] },
    { label: 'armchair', bbox: [-5.6, 1.8, -4.8, 2.7] },
    { label: 'dog bed', bbox: [-7.6, 5.4, -6.8, 6.4] },
  ],
  { origin: 'observer' },
)
const map =
  '[{"object_name": "fridge", "bbox": [-10.1, 0.3, -9.3, 1.1]}, {"object_name": "arm chair", "bbox": [-5.6, 1.9, -4.8, 2.7]}, {"object_name": "dogbed", "bbox": [-7.6, 5.4, -6.8, 6.4]}]'
const row = (answer: string, question: string, groundTruth = answer): ScoreInput => ({
  response: `<map>${map}</map><think>The fridge stands at (-9.7, 0.7).</think><answer>${answer}</answer>`,
  groundTruth,
  question,
  trueLayout: truth,
})
const direction = row('front-left', 'Standing at the fridge and facing the armchair, where is the dogbed?')

describe('the check of invariance', () => {
  it.each([
    ['a direction', direction],
    [
      'a distance',
      row('4.2', 'What is the distance between the closest points of the fridge and the armchair (in meters)?', '4.0'),
    ],
    ['a name', row('dog bed', 'Which of these objects (armchair, dog bed) is closest to the fridge?', 'armchair')],
    ['nothing to read', { response: 'no tags at all', groundTruth: 'B' }],
  ])('finds that the scores of both presets do not move with the scene: %s', (_, input) => {
    for (const preset of ['strict', 'v2lo'] as const) {
      const result = checkInvariance(input, { preset })
      expect(result.shifts).toEqual([])
      expect(result.changes).toHaveLength(5)
    }
  })

  it('holds for any boxes and any answer', () => {
    const side = fc.double({ min: -20, max: 20, noNaN: true })
    const boxes = fc.array(fc.tuple(side, side, fc.double({ min: 0.1, max: 3, noNaN: true })), {
      minLength: 3,
      maxLength: 3,
    })
    const answers = fc.constantFrom('front-left', 'back-right', 'B', '')
    fc.assert(
      fc.property(boxes, answers, (sides, answer) => {
        const objects = sides.map(([x, y, w], i) => ({
          object_name: ['fridge', 'armchair', 'dog bed'][i],
          bbox: [x, y, x + w, y + w],
        }))
        const response = `<map>${JSON.stringify(objects)}</map><think>t</think><answer>${answer}</answer>`
        const { shifts } = checkInvariance({ ...direction, response }, { tolerance: 1e-6 })
        expect(shifts).toEqual([])
      }),
      { seed: 17, numRuns: 150 },
    )
  })

  it('fails verifiers that look at absolute places or at spellings', () => {
    const bonus = (earns: (input: ScoreInput) => boolean) => (input: ScoreInput) => {
      const result = score(input) as Score
      return { ...result, overall: earns(input) ? 1 : 0 }
    }
    const placed = checkInvariance(direction, { scorer: bonus(({ response }) => response.includes('[-10.1')) })
    expect(placed.holds).toBe(false)
    expect(placed.shifts.map(({ change }) => change)).toContain('turned by 90 degrees')
    const spelled = checkInvariance(direction, { scorer: bonus(({ response }) => response.includes('fridge')) })
    expect(spelled.shifts).toEqual([{ change: 'relabelled', part: 'overall', before: 1, after: 0 }])
    const failing = checkInvariance(direction, {
      scorer: (input) =>
        input.response.includes('fridge') ? score(input) : { error: { code: 'bad-row', message: '' } },
    })
    expect(failing.shifts.map(({ part }) => part)).toContain('error')
  })

  it('only relabels what is asked from the camera', () => {
    const camera = { kind: 'camera-direction', target: 'fridge' } as const
    expect(checkInvariance({ ...direction, question: camera }).changes).toEqual(['relabelled'])
  })

  it('renames instances with their labels', () => {
    const change = relabelled(['chair', 'Chair', 'lamp'])
    const chair = change.label('chair')
    expect(change.label('CHAIR#2')).toBe(`${chair}#2`)
    expect(new Set([chair, change.label('lamp'), change.label('sofa')]).size).toBe(3)
    expect(change.label('sofa')).toBe('sofa')
  })

  it('refuses a row without a response', () => {
    expect(() => checkInvariance({ response: 5 as never, groundTruth: 'B' })).toThrow(/expected a row/)
  })
})

describe('the hash of a preset', () => {
  it('names its content, in whatever order it stands', () => {
    const strict = resolvePreset('strict')
    expect(presetHash('strict')).toMatch(/^[0-9a-f]{16}$/)
    expect(presetHash(Object.fromEntries(Object.entries(strict).reverse()) as never)).toBe(presetHash('strict'))
    expect(presetHash(JSON.parse(JSON.stringify(strict)))).toBe(presetHash('strict'))
    const others = [
      { ...strict, maxChars: 49_999 },
      { ...strict, weights: { ...strict.weights, map: 0.25 } },
    ] as const
    expect(new Set([strict, ...others, 'v2lo'].map((preset) => presetHash(preset as never))).size).toBe(4)
  })
  it('is pinned, so that reports of two versions can be compared', () => {
    // FNV-1a over the canonical JSON, worked out apart in Python.
    expect(presetHash('v2lo')).toBe('f9a3aab067ca0457')
  })
})
