import { seededRandom } from './random'

export interface Rollout {
  readonly response: string
  readonly groundTruth: string
}

const NAMES = ['fridge', 'armchair', 'dogbed', 'sofa', 'box', 'television', 'dining table', 'lamp', 'shelf', 'desk']
const LETTERS = ['A', 'B', 'C', 'D'] as const

/** The same rollouts with reasoning that is nothing but comparisons, a `<` every 44 characters. */
export function withComparisons(rollouts: readonly Rollout[]): Rollout[] {
  const line = 'd = sqrt((1.2 - 0.3)^2 + (4 / 2)^2) < 3 > 1\n'
  const dense = rollouts.map(({ response, groundTruth }) => {
    const [start, end] = [response.indexOf('<think>') + 7, response.indexOf('</think>')]
    if (start < 7 || end < start) return { response, groundTruth }
    const reasoning = line.repeat(Math.ceil((end - start) / line.length)).slice(0, end - start)
    return { response: response.slice(0, start) + reasoning + response.slice(end), groundTruth }
  })
  return JSON.parse(JSON.stringify(dense)) as Rollout[]
}

/**
 * Responses of 0.5 to 8 kB in the paper's form: a map of 3 to 24 objects, reasoning of arithmetic on its centres line
 * by line, a letter or a number as answer. One in twenty is cut, one in twenty has no format.
 */
export function syntheticRollouts(count: number, seed: number): Rollout[] {
  const random = seededRandom(seed)
  // Through JSON, as rollouts come: flat strings, not the ropes that concatenation leaves.
  return JSON.parse(JSON.stringify(Array.from({ length: count }, () => rollout(random)))) as Rollout[]
}

function rollout(random: () => number): Rollout {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const metres = (): string => (random() * 24 - 12).toFixed(1)
  const objects = Array.from({ length: 3 + Math.floor(random() * 22) }, () => {
    const [x, y] = [random() * 20 - 10, random() * 20 - 10]
    const box = [x, y, x + 0.3 + random() * 2, y + 0.3 + random() * 2].map((v) => v.toFixed(1)).join(', ')
    return `{"object_name": "${pick(NAMES)}", "bbox": [${box}]}`
  })
  const head = `<map>[${objects.join(', ')}]</map>\n<think>\n`
  const isNumber = random() < 0.5
  const truth = isNumber ? (0.5 + random() * 8).toFixed(1) : pick(LETTERS)
  const stated = random() < 0.6 ? truth : isNumber ? (0.5 + random() * 8).toFixed(2) : pick(LETTERS)
  const tail = `</think>\n<answer>${stated}</answer>`

  const length = 500 + random() * 7500
  let reasoning = ''
  while (head.length + reasoning.length + tail.length < length) {
    const [a, b, c, d] = [metres(), metres(), metres(), metres()]
    const line = [
      `The centre of the ${pick(NAMES)} is ((${a} + ${b}) / 2, (${c} + ${d}) / 2).\n`,
      `Its width is ${b} - ${a} = ${metres()} m and its depth ${d} - ${c} = ${metres()} m.\n`,
      `d = sqrt((${a} - ${b})^2 + (${c} - ${d})^2) = ${metres()} m\n`,
      `${a} < ${b}, so the ${pick(NAMES)} is closer.\n`,
      `Facing the ${pick(NAMES)}, the vector is (${a} - ${b}, ${c} - ${d}); its cross product is ${metres()} > 0.\n\n`,
      `So the ${pick(NAMES)} lies to the left / right of the ${pick(NAMES)}, about ${metres()} m away.\n`,
    ]
    reasoning += pick(line)
  }
  const whole = head + reasoning + tail
  const fate = random()
  if (fate < 0.05) return { response: whole.slice(0, Math.floor(whole.length * random())), groundTruth: truth }
  if (fate < 0.1) return { response: `Let me think.\n${whole}`, groundTruth: truth }
  return { response: whole, groundTruth: truth }
}
