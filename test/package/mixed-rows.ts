import { resolvePreset } from '../../src/score/presets'
import { readItem } from '../../src/serve/rows/read-row'
import { scoreItem } from '../../src/serve/rows/score-item'
import { RPC_LIMITS } from '../../src/transport/limits'
import { seededRandom } from '../bench/random'
import { syntheticRollouts } from '../bench/v2lo-responses'

/** Truths and answers of every kind: what Python's float reads, what JSON holds, what no row should have. */
const ODD_TRUTHS: readonly unknown[] = [
  2.5,
  0,
  -0,
  1e300,
  true,
  false,
  null,
  [1, 2],
  { a: 1 },
  'nan',
  '-inf',
  '1_000',
  ' 2 ',
  '',
  'İ',
  '\ud800',
  '3 / 4',
  12345678901,
]
const ODD_RESPONSES: readonly unknown[] = [
  null,
  5,
  '',
  '<answer>',
  '\ud800<answer>2.5</answer>',
  '<map></map><think></think><answer></answer>',
  '\u0000',
  '室\u2028<answer>２.5</answer>',
  ['x'],
  '<map>[]</map><think>t</think><answer>nan</answer>',
]
const QUESTIONS: readonly unknown[] = [
  'How long is the sofa?',
  'Is the sofa to the left of the lamp?',
  'nothing to ask',
  '',
  7,
  'Which is nearest to the camera?',
]

/** Rows as JSON, right, wrong, hostile and broken, the same for the same seed. */
export function mixedRows(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  return syntheticRollouts(count, seed).map(({ response, groundTruth }) => {
    const row: Record<string, unknown> = {
      response: response.slice(0, 200 + random() * 3000),
      ground_truth: groundTruth,
    }
    if (random() < 0.5) row.response = response
    if (random() < 0.1) row.response = pick(ODD_RESPONSES)
    if (random() < 0.2) row.ground_truth = pick(ODD_TRUTHS)
    if (random() < 0.02) delete row.ground_truth
    if (random() < 0.3) row.question = pick(QUESTIONS)
    if (random() < 0.1) row.choices = pick<unknown>([['sofa', 'lamp', 'desk', 'box'], [], 'A', [1, 2]])
    if (random() < 0.2) row.true_layout = pick<unknown>([response, '<map>[]</map>', 5, 'no map'])
    if (random() < 0.02) return JSON.stringify(pick<unknown>([null, 5, 'text', []]))
    return JSON.stringify(row)
  })
}

/** The library's own score of a row, as JSON. */
export function scoreOf(row: string, preset: 'v2lo' | 'strict'): string {
  const item = readItem(JSON.parse(row), () => row)
  return JSON.stringify(scoreItem(item, resolvePreset(preset), RPC_LIMITS))
}
