import { createRandom, type Random } from '../../src/base/random'
import { createLayout, type Layout } from '../../src/layout/layout'
import { checkArithmetic } from '../../src/score/reasoning/claims/check'
import type { ScoreInput } from '../../src/score/result'
import { scoreAll } from '../../src/score/score'
import type { Contest } from './measure'
import { portScore } from './v2lo-port'

// Enough that most of the time goes to code that is warm, as in a run of hundreds of thousands.
const ROWS = 1000

/** What preset strict costs beside the plain port of the paper's reward, which looks at no map and no reasoning. */
export function rewardContests(): Contest[] {
  const random = createRandom(7)
  // Through JSON, as rollouts come: flat strings, not the ropes that concatenation leaves.
  const rows: Row[] = JSON.parse(JSON.stringify(Array.from({ length: ROWS }, () => rowOf(random))))
  const bare = rows.map(({ response, groundTruth }) => ({ response, groundTruth }))
  const silent = bare.map(({ response, groundTruth }) => ({ response: withoutReasoning(response), groundTruth }))
  const whole: ScoreInput[] = rows.map((row) => ({ ...row, trueLayout: layoutOf(row.truth) }))
  const located = whole.map((row) => ({ ...row, response: withoutReasoning(row.response) }))
  const reasoning = rows.map(({ response }) => response.slice(response.indexOf('<think>') + 7, -40))
  const layouts = rows.map(({ truth }) => layoutOf(truth))
  for (const result of scoreAll(whole))
    if (result.error || result.measured.length !== 5 || result.format !== 1) throw new Error(JSON.stringify(result))
  const sum = (results: ReturnType<typeof scoreAll>) =>
    results.reduce((total, one) => total + (one.error ? 0 : one.overall), 0)
  const port = {
    name: "plain port of the paper's reward",
    run: () => bare.reduce((total, { response, groundTruth }) => total + portScore(response, groundTruth).overall, 0),
  }
  const against = (name: string, inputs: readonly ScoreInput[]): Contest => ({
    name,
    unit: 'response',
    units: ROWS,
    ours: () => sum(scoreAll(inputs)),
    peer: port,
  })
  return [
    against('strict: structure, map and answer', silent),
    against('strict: with map accuracy and consistency', located),
    against('strict: all of it, with 2 kB of reasoning', whole),
    {
      name: 'the check of 2 kB of reasoning alone',
      unit: 'response',
      units: ROWS,
      ours: () => reasoning.reduce((n, text, i) => n + checkArithmetic(text, { layout: layouts[i]! }).claims.length, 0),
      peer: port,
    },
  ]
}

type Row = { response: string; groundTruth: string; question: string; truth: readonly Named[] }
interface Named {
  readonly object_name: string
  readonly bbox: readonly [number, number, number, number]
}

const NAMES = [
  'fridge',
  'armchair',
  'dog bed',
  'sofa',
  'box',
  'television',
  'table',
  'lamp',
  'shelf',
  'desk',
  'rug',
  'door',
]

/** A response of about 3 kB: a map of a dozen objects, and reasoning on the centres and distances of all of them. */
function rowOf(random: Random): Row {
  const truth = NAMES.map((object_name): Named => {
    const [x, y] = [random.between(-8, 8), random.between(0, 9)]
    return { object_name, bbox: [x, y, x + random.between(0.4, 2), y + random.between(0.4, 2)] }
  })
  const map = truth.map(({ object_name, bbox }) => ({ object_name, bbox: bbox.map((v) => Number(v.toFixed(1))) }))
  const center = ({ bbox: [a, b, c, d] }: { bbox: readonly number[] }) => [(a! + c!) / 2, (b! + d!) / 2] as const
  const think = map.map((one, i) => {
    const [x, y] = center(one)
    const [u, v] = center(map[(i + 1) % map.length]!)
    const far = Math.hypot(x - u, y - v).toFixed(2)
    return `The centre of the ${one.object_name} is (${x.toFixed(2)}, ${y.toFixed(2)}). To the next one it is sqrt((${x.toFixed(2)} - ${u.toFixed(2)})^2 + (${y.toFixed(2)} - ${v.toFixed(2)})^2) ≈ ${far} m, so it stands there.`
  })
  return {
    response: `<map>${JSON.stringify(map)}</map><think>${think.join('\n')}</think><answer>2.4</answer>`,
    groundTruth: '2.5',
    question: 'What is the distance between the closest points of the fridge and the sofa (in meters)?',
    truth,
  }
}

const withoutReasoning = (response: string) =>
  // As long as before: only what there is to check is gone.
  response.replace(/<think>[^<]*/, (text) => `<think>${'as seen '.repeat(text.length >> 3)}`)

const layoutOf = (truth: readonly Named[]): Layout =>
  createLayout(
    truth.map(({ object_name: label, bbox }) => ({ label, bbox })),
    { origin: 'observer' },
  )
