import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bbox } from '../../../src/layout/aabb'
import { createLayout } from '../../../src/layout/layout'
import { explainScore } from '../../../src/score/explain/explain'
import { partOfFlag } from '../../../src/score/flags'
import { type Preset, resolvePreset, type StrictPreset } from '../../../src/score/presets'
import { COMPONENTS, type Component, type Score, type ScoreInput } from '../../../src/score/result'
import { score, scoreTrace } from '../../../src/score/score'
import { sharedLines } from '../../support/shared'

const strict = resolvePreset('strict') as StrictPreset
const PRESETS: readonly Preset[] = [
  resolvePreset('v2lo'),
  strict,
  { ...strict, name: 'open', gates: { format: false }, answerPolicy: 'last', lenient: true },
  { ...strict, name: 'prefilled', prefill: 'map', answerPolicy: 'first', mra: 'vsi' },
  { ...strict, name: 'weightless', weights: { format: 0, accuracy: 0, map: 1, consistency: 0.5, reasoning: 0 } },
]

const rowsOf = (objects: readonly (readonly [string, ...Bbox])[]) =>
  objects.map(([label, ...bbox]) => ({ label, bbox: bbox as unknown as Bbox }))
const truth = createLayout(
  rowsOf([
    ['sofa', 0, 0, 2, 1],
    ['lamp', 5, 0, 6, 1],
    ['tv', 0, 3.5, 2, 3.7],
    ['lamp', -3, 2, -2, 3],
  ]),
  { origin: 'observer' },
)

/** The one formula of an overall, written a second time. */
function overallBy(preset: Preset, values: Readonly<Record<Component, number>>, measured: readonly Component[]) {
  if (preset.reading === 'v2lo') return (1 - 0.1) * values.accuracy + 0.1 * values.format
  if (preset.gates.format && values.format === 0) return 0
  const total = measured.map((part) => preset.weights[part]).reduce((a, b) => a + b, 0)
  const sum = measured.map((part) => preset.weights[part] * values[part]).reduce((a, b) => a + b, 0)
  return total === 0 ? 0 : Math.min(1, sum / total)
}

/** Every statement of an explanation that names a number or a verdict, held against the score of the same row. */
function agrees(input: ScoreInput, preset: Preset): void {
  const result = score(input, { preset })
  const trace = scoreTrace(input, { preset })
  if (result.error || trace.error) {
    expect(trace).toEqual(result)
    return
  }
  const explained = explainScore(trace)
  expect(explained.result).toEqual(result)
  expect(explained.parts.map(({ part }) => part)).toEqual(COMPONENTS.filter((part) => part in preset.weights))
  for (const { part, value, measured, weight, overallAtOne, remedy } of explained.parts) {
    expect(value).toBe(result[part])
    expect(measured).toBe(result.measured.includes(part))
    expect(weight).toBe((preset.weights as Partial<Record<Component, number>>)[part])
    expect(remedy !== undefined).toBe(measured && value < 1)
    const raised = measured ? { ...result, [part]: 1 } : result
    expect(overallAtOne).toBeCloseTo(overallBy(preset, raised, result.measured), 12)
  }
  expect(result.overall).toBeCloseTo(overallBy(preset, result, result.measured), 12)
  for (const flag of result.flags) expect(partOfFlag(flag), flag).toBeDefined()
  const reason = (wanted: Component) => explained.parts.find(({ part }) => part === wanted)!.reason
  if (reason('accuracy') === 'no answer block') expect(result.accuracy).toBe(0)
  if (trace.reading === 'v2lo') return
  expect(reason('format') === 'one of each block, in order').toBe(result.format === 1)
  agreesOnMap(reason('map'), result, trace.mapAccuracy)
  const verdict = /^(not measured|undecidable|inconsistent|consistent): /.exec(reason('consistency'))![1]
  expect(verdict === 'not measured').toBe(!result.measured.includes('consistency'))
  expect(verdict === 'inconsistent').toBe(result.flags.includes('inconsistent-answer'))
  if (result.consistency > 0) expect(verdict).toBe('consistent')
  if (verdict === 'consistent') expect(result.consistency).toBe(result.measured.includes('map') ? result.map : 1)
  if (!result.measured.includes('reasoning')) {
    expect(result.reasoning).toBe(0)
    expect(reason('reasoning')).toMatch(/^not measured: /)
    return
  }
  const [right, wrong, needed] = reason('reasoning').match(/\d+/g)!.map(Number) as [number, number, number]
  expect(result.reasoning).toBe(right === 0 ? 0 : (right / (right + wrong)) * Math.min(1, right / needed))
}

function agreesOnMap(reason: string, result: Score, compared: { readonly overall: number } | null): void {
  expect(reason.startsWith('not measured')).toBe(!result.measured.includes('map'))
  // Two ways to one number: the pairs written down, and the overall alone.
  expect(compared?.overall ?? 0).toBe(result.map)
  const counts = /^(\d+) of (\d+) objects match (\d+) true ones: precision (\S+), recall (\S+?)(?:,|$)/.exec(reason)
  expect(counts !== null).toBe(compared !== null)
  if (counts === null) return
  const [matched, predicted, real] = counts.slice(1, 4).map(Number) as [number, number, number]
  expect(real).toBe(truth.objects.length)
  expect(Number(counts[4])).toBeCloseTo(predicted > 0 ? matched / predicted : 0, 1)
  expect(Number(counts[5])).toBeCloseTo(matched / real, 1)
  expect(result.map > 0).toBe(matched > 0)
  expect(result.map).toBeLessThanOrEqual(matched / (real + predicted - matched) + 1e-12)
}

const name = fc.constantFrom('map', 'think', 'answer')
const opening = (tag: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(`<${tag}>`) },
    fc.constantFrom(`< ${tag} >`, `<${tag.toUpperCase()}>`, `<${tag} >`, `<\n${tag}>`, `<${tag}`, ''),
  )
const closing = (tag: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(`</${tag}>`) },
    fc.constantFrom(`</ ${tag}>`, `< /${tag.toUpperCase()} >`, `</${tag.toUpperCase()} >`, `</${tag}`, ''),
  )
const written = (objects: typeof truth.objects) =>
  JSON.stringify(
    objects.map(({ label, box: { minX, minY, maxX, maxY } }) => ({
      object_name: label,
      bbox: [minX, minY, maxX, maxY],
    })),
  )
const box = fc
  .tuple(fc.integer({ min: -4, max: 6 }), fc.integer({ min: -4, max: 6 }), fc.constantFrom(0, 1, 2))
  .map(([x, y, size]) => [x, y, x + size, y + 1])
const mapText = fc.oneof(
  // The true map, whole or without some of its objects.
  { weight: 3, arbitrary: fc.subarray([...truth.objects]).map(written) },
  fc
    .array(fc.record({ object_name: fc.constantFrom('sofa', 'lamp', 'tv', 'rug'), bbox: box }), { maxLength: 5 })
    .map((objects) => JSON.stringify(objects)),
  fc.constantFrom('[]', '', 'no map', '[{"object_name": "sofa", "bbox": [0, 0, 2'),
)
const thinkText = fc
  .array(
    fc.constantFrom(
      '2 - 0 = 2',
      '5 - 2 = 4',
      '6 - 5 = 1.',
      '1 + 1 = 2',
      'The tv is at (1, 3.6).',
      'a < b',
      '3.5 - 1 = 2.5',
      ' ',
    ),
    { maxLength: 5 },
  )
  .map((claims) => claims.join('\n'))
const answerText = fc.constantFrom(
  '2',
  '2.5',
  '2.4',
  'sofa',
  'B',
  'A',
  'b.',
  'front-left',
  '',
  ' ',
  '<answer>2.5',
  '2.5 m',
  '40',
)
const block = name.chain((tag) =>
  fc
    .tuple(opening(tag), tag === 'map' ? mapText : tag === 'think' ? thinkText : answerText, closing(tag))
    .map((parts) => parts.join('')),
)
const whole = fc
  .tuple(mapText, thinkText, answerText)
  .map(([map, think, answer]) => `<map>${map}</map><think>${think}</think><answer>${answer}</answer>`)
const response = fc.oneof(
  { weight: 8, arbitrary: whole },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof({ weight: 5, arbitrary: block }, fc.constantFrom('\n', 'Sure.', '<', '<|im_end|>')), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  },
  fc.tuple(whole, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  fc.string(),
)
const row = fc
  .record(
    {
      response,
      groundTruth: fc.constantFrom('2.5', 2.5, 'sofa', 'A', 'front-left', '2.5 m', -1, ''),
      question: fc.constantFrom(
        'What is the distance between the closest points of the sofa and the tv (in meters)?',
        'Which of these objects (sofa, tv) is closest to the rug?',
        'How many lamps are in this room?',
        'Standing at the sofa and facing the tv, where is the lamp?',
        'What is love?',
      ),
      choices: fc.constantFrom(['sofa', 'tv'], ['2.5', '3.5']),
      trueLayout: fc.constant(truth),
    },
    { requiredKeys: ['response', 'groundTruth'] },
  )
  .map((input) => input as ScoreInput)

/** Rows whose answer often follows from a map that is not far off. */
const honest = fc
  .tuple(fc.subarray([...truth.objects], { minLength: 3 }), thinkText, fc.constantFrom('2', '2.5'), fc.boolean())
  .map(
    ([objects, think, answer, known]): ScoreInput => ({
      response: `<map>${written(objects)}</map><think>${think}</think><answer>${answer}</answer>`,
      groundTruth: answer,
      question:
        answer === '2'
          ? 'How many lamps are in this room?'
          : 'What is the distance between the closest points of the sofa and the tv (in meters)?',
      ...(known && { trueLayout: truth }),
    }),
  )

describe('an explanation', () => {
  it('agrees with the score in every part, for any response, under every preset', () => {
    let scored = 0
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: row }, honest), fc.constantFrom(...PRESETS), (input, preset) => {
        agrees(input, preset)
        const result = score(input, { preset })
        if (result.error) return
        scored++
        if (result.format === 1) seen.add('format')
        if (result.map > 0 && result.map < 1) seen.add('part of a map')
        if (result.consistency > 0) seen.add('consistency')
        for (const flag of result.flags) seen.add(flag)
      }),
      { seed: 5310, numRuns: 600 },
    )
    // What is drawn reaches the cases that matter.
    expect(scored).toBeGreaterThan(350)
    for (const reached of ['format', 'part of a map', 'consistency', 'unclosed-block', 'repeated-map', 'false-claim'])
      expect(seen).toContain(reached)
  })

  const lines = sharedLines<{
    readonly question: {
      readonly question: string
      readonly options?: Record<string, string>
      readonly ground_truth: string
    }
    readonly response?: string
    readonly parts?: readonly (readonly [string, number])[]
  }>('cases/adversarial-responses.jsonl')
  it.skipIf(lines === undefined)('agrees with the score of every adversarial response', () => {
    for (const { question, response: text, parts } of lines!.slice(1))
      for (const preset of PRESETS)
        for (const trueLayout of [undefined, truth])
          agrees(
            {
              response: text ?? parts!.map(([piece, times]) => piece.repeat(times)).join(''),
              groundTruth: question.ground_truth,
              question: question.question,
              ...(question.options && { choices: Object.values(question.options) }),
              ...(trueLayout && { trueLayout }),
            },
            preset,
          )
  })

  it('does not praise a map that the reward does not see', () => {
    const map = '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]'
    const input: ScoreInput = {
      response: `< Map >${map}</MAP ><think>t</think><answer>B</answer>`,
      groundTruth: 'B',
      trueLayout: truth,
    }
    const trace = scoreTrace(input)
    if (trace.error) throw new Error(trace.error.message)
    const { parts, read } = explainScore(trace)
    expect(read.objects).toBeNull()
    expect(parts.find(({ part }) => part === 'map')).toMatchObject({
      value: 0,
      reason: 'there is no map',
      remedy: 'a map that can be read',
    })
    expect(parts[0]).toMatchObject({ remedy: expect.stringContaining('between <map> and </map>, in this spelling') })
  })

  it('is JSON, and so is its trace', () => {
    for (const preset of ['strict', 'v2lo'] as const) {
      const trace = scoreTrace(
        {
          response:
            '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>2 - 0 = 2</think><answer>2</answer>',
          groundTruth: '2',
          question: 'How many sofas are in this room?',
          trueLayout: truth,
        },
        { preset },
      )
      if (trace.error) throw new Error(trace.error.message)
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
      expect(JSON.parse(JSON.stringify(explainScore(trace)))).toEqual(explainScore(trace))
    }
  })
})
