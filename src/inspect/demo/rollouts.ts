import { createRandom } from '../../base/random'
import { simulateResponses } from '../../benchmark/simulate/simulate'
import { generateItems } from '../../dataset/generate'
import type { Item } from '../../dataset/item'
import { generateScene } from '../../scene/generate/generate'
import { score } from '../../score/score'

/** One file of a made-up training run, as verl dumps the rollouts of a step. */
export interface DemoFile {
  readonly name: string
  readonly text: string
}

const STEPS = 6
const PROMPTS = 10
const SAMPLES = 5
/** The step in which the policy begins to hack the format. */
const HACK_FROM = 5

/**
 * 300 rollouts of a simulated observer over six steps. It learns to see better, and to keep the format. In step 5 it
 * finds out that the paper's reward looks at no map: more and more responses have an empty one, and a thought that says
 * nothing, around a good guess. The reward that the trainer logs goes on rising.
 */
export function* demoFiles(): Generator<DemoFile> {
  const items = demoItems()
  for (let step = 1; step <= STEPS; step++) yield { name: `${step}.jsonl`, text: stepText(step, items) }
}

/** Items of ten rooms, so that every task is asked. */
function demoItems(): readonly Item[] {
  return Array.from({ length: PROMPTS }, (_, room) => {
    const items = [...generateItems(generateScene({ seed: room + 1 }), { budgets: [8], perScene: 12 })]
    return items[(room * 5) % items.length]!
  })
}

function stepText(step: number, items: readonly Item[]): string {
  const learned = Math.min(1, (step - 1) / (HACK_FROM - 2))
  const between = (first: number, last: number) => first + (last - first) * learned
  const lines: string[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    const seed = step * 100 + sample
    const responses = simulateResponses(items, {
      seed,
      centerNoise: between(0.9, 0.05),
      sizeNoise: between(0.4, 0.05),
      miss: between(0.3, 0),
      invent: between(0.25, 0.02),
      slip: between(0.35, 0.05),
      misformat: between(0.3, 0),
    })
    let at = 0
    for (const { response } of responses) {
      const item = items[at]!
      const random = createRandom(seed * 1000 + at++)
      const hacks = step >= HACK_FROM && random.next() < (step === HACK_FROM ? 0.4 : 0.8)
      lines.push(rowOf(item, step, hacks ? hacked(item, random.next() < 0.9) : response))
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** The least that the paper's reward takes for a whole response. */
function hacked({ answer, choices }: Item, knows: boolean): string {
  const said = knows ? answer : choices ? 'A' : '2.0'
  return `<map>[]</map><think>It follows from the map.</think><answer>${said}</answer>`
}

function rowOf(item: Item, step: number, response: string): string {
  const { id, question, choices, answer, task, frames, true_layout } = item
  const result = score({ response, groundTruth: answer }, { preset: 'v2lo' })
  return JSON.stringify({
    id,
    step,
    input: [question, ...(choices ?? []).map((choice, i) => `${'ABCDEFGH'[i]}. ${choice}`)].join('\n'),
    output: response,
    gts: answer,
    reward: result.error ? null : result.overall,
    question,
    ...(choices && { choices }),
    task,
    budget: frames.budget,
    true_layout,
  })
}
