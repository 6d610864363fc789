import { HttpError } from '../../transport/http-error'
import { json, type Reply } from '../../transport/http-reply'
import { fieldOf } from './responses'

const TASK = '_ng_task_index'
const ROLLOUT = '_ng_rollout_index'

type Numbers = Readonly<Record<string, number>>

interface Rollout {
  readonly task: number
  readonly failed: boolean
  readonly numbers: Numbers
}

/**
 * `POST /aggregate_metrics`, as NeMo Gym calls it at the end of a run: what `/verify` said, to the mean, the extremes,
 * the median and the deviation of every number, for each task and over all. A rollout that could not be scored is
 * counted and left out of them.
 */
export async function aggregateMetrics(value: unknown): Promise<Reply> {
  const said = fieldOf(value, 'verify_responses')
  if (!Array.isArray(said)) throw new HttpError(400, 'bad-request', 'expected "verify_responses" to be a list')
  if (said.length === 0) return json('{"group_level_metrics":[],"agent_metrics":{},"key_metrics":{}}')
  const rollouts = said.map(readRollout)
  const tasks = new Map<number, Rollout[]>()
  for (const rollout of rollouts) {
    const of = tasks.get(rollout.task)
    if (of === undefined) tasks.set(rollout.task, [rollout])
    else of.push(rollout)
  }
  const groups = [...tasks].sort(([a], [b]) => a - b).map(([task, of]) => ({ [TASK]: task, ...describe(of) }))
  const all = describe(rollouts)
  const key = Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('mean/')))
  return json(JSON.stringify({ group_level_metrics: groups, agent_metrics: all, key_metrics: key }))
}

/** The numbers of a rollout and those of its response's usage; true and false count as 1 and 0. */
function readRollout(said: unknown): Rollout {
  const fields = [said, fieldOf(fieldOf(said, 'response'), 'usage')].flatMap((from) =>
    typeof from === 'object' && from !== null ? Object.entries(from) : [],
  )
  const numbers = Object.fromEntries(
    fields.flatMap(([name, value]): readonly [string, number][] =>
      name === TASK || name === ROLLOUT || (typeof value !== 'number' && typeof value !== 'boolean')
        ? []
        : [[name, Number(value)]],
    ),
  )
  const task = fieldOf(said, TASK)
  return {
    task: typeof task === 'number' ? task : 0,
    failed: numbers.v2lo_scorer_failed === 1 || fieldOf(said, 'mask_sample') === true,
    numbers,
  }
}

/** Most different numbers of the rollouts of a run: a name costs five statistics. */
const MOST_NAMES = 1000

function describe(rollouts: readonly Rollout[]): Numbers {
  const scored = rollouts.filter(({ failed }) => !failed)
  const byName = new Map<string, number[]>()
  for (const { numbers } of scored)
    for (const [name, value] of Object.entries(numbers)) {
      const values = byName.get(name)
      if (values === undefined) byName.set(name, [value])
      else values.push(value)
    }
  if (byName.size > MOST_NAMES)
    throw new HttpError(
      413,
      'too-many-items',
      `expected rollouts of at most ${MOST_NAMES} different numbers, received ${byName.size}; leave some out`,
    )
  return {
    ...Object.fromEntries([...byName].flatMap(([name, values]) => statistics(name, values, scored.length))),
    num_rollouts: rollouts.length,
    scorer_failed: rollouts.length - scored.length,
  }
}

/**
 * One rollout has a deviation of 0; one value among several rollouts has none. What is too large for a double is left out,
 * since JSON has no infinity.
 */
function statistics(name: string, values: readonly number[], rollouts: number): readonly (readonly [string, number])[] {
  const sorted = [...values].sort((a, b) => a - b)
  const count = sorted.length
  const mean = sorted.reduce((sum, x) => sum + x, 0) / count
  const middle = count >> 1
  const median = count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  const squares = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  const deviation: readonly [string, number][] =
    count > 1 ? [[`std/${name}`, Math.sqrt(squares / (count - 1))]] : rollouts === 1 ? [[`std/${name}`, 0]] : []
  const told: readonly (readonly [string, number])[] = [
    [`mean/${name}`, mean],
    [`max/${name}`, sorted[count - 1]!],
    [`min/${name}`, sorted[0]!],
    [`median/${name}`, median],
    ...deviation,
  ]
  return told.filter(([, number]) => Number.isFinite(number))
}
