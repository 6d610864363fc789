import { statedMap } from '../../benchmark/split/derive'
import { isGridMap } from '../../grid/grid-map'
import { groupAdvantages } from '../../score/advantage'
import { readStructure } from '../../score/strict/structure'
import { readTrueLayout } from '../../score/true-layout'
import type { LoggedRow } from '../read/logged-row'
import type { RowTable } from '../table/table'
import { draw, type MapPicture } from '../view/drawing'
import { isBroken, type RowSource } from './inspector'
import { notedRows, type RowSummary, summaryOf } from './rows'

/** One rollout of a prompt. */
export interface GroupMember {
  readonly summary: RowSummary
  /** The reward it is compared by; `null` if it has none. */
  readonly reward: number | null
  /** As EasyR1 and verl work it out; `null` without a reward. */
  readonly advantage: number | null
  readonly answer: string | null
  /** Labels on its map that not every rollout of the group has. */
  readonly onlyHere: readonly string[]
  readonly drawing: MapPicture | null
}

/** The rollouts of one prompt at one step, side by side. */
export interface GroupReply {
  readonly prompt: string | null
  readonly question: string | null
  readonly truth: string | null
  readonly step: number | null
  /** The column the rewards are taken from, and those they may be taken from. */
  readonly rewardColumn: string
  readonly columns: readonly string[]
  readonly total: number
  /** Over all rollouts of the group; `null` if none has a reward. */
  readonly rewards: { readonly mean: number; readonly low: number; readonly high: number } | null
  /** The best first: the first 64, and the one that was asked for. */
  readonly members: readonly GroupMember[]
  readonly truthDrawing: MapPicture | null
}

const MOST_MEMBERS = 64
const REWARDS = ['overall', 'reward', 'score', 'rewards'] as const

/** The column that says how good a rollout is. */
export function rewardColumn(names: readonly string[]): string {
  return (
    REWARDS.find((name) => names.includes(name)) ?? names.find((name) => /reward/i.test(name)) ?? names[0] ?? 'overall'
  )
}

/** What the trainer went by: a reward that the log recorded, before one that was worked out here. */
function trainedBy({ hasRecorded, numberNames }: RowTable): string {
  const names = numberNames()
  const recorded = hasRecorded ? undefined : names.find((name) => name === 'score' || /reward/i.test(name))
  return recorded ?? rewardColumn(names)
}

/** The group a row belongs to, by one column of numbers; `undefined` if the row does not exist any more. */
export async function answerGroup(source: RowSource, at: number, by?: string): Promise<GroupReply | undefined> {
  const { table } = source
  if (!Number.isInteger(at) || !table.isAlive(at)) return undefined
  const members: number[] = []
  const [group, step] = [table.group(at), table.step(at)]
  for (let other = table.next(0); other < table.size; other = table.next(other + 1))
    if (table.group(other) === group && table.step(other) === step) members.push(other)
  const columns = table.numberNames()
  const column = by !== undefined && columns.includes(by) ? by : trainedBy(table)
  const rewards = members.map((one) => {
    const value = table.number(column, one)
    return Number.isNaN(value) ? null : value
  })
  const advantages = groupAdvantages(rewards, { groups: members.map(() => 0) })
  const places = bestFirst(rewards, members.indexOf(at))
  const shown = places.map((place) => members[place]!)
  const rows = await source.readMany(shown)
  const logged = rows.map((row) => (row === undefined || isBroken(row) ? undefined : row))
  const labels = logged.map(labelsOf)
  // A rollout without a map differs in everything, which its card says already.
  const drawn = labels.filter((own) => own.size > 0)
  const common = new Set([...(drawn[0] ?? [])].filter((label) => drawn.every((own) => own.has(label))))
  const noted = notedRows(source)
  const first = logged.find((row) => row !== undefined)
  const truth = readTrueLayout(first?.trueLayout)
  return {
    prompt: first?.prompt ?? null,
    question: first?.question ?? null,
    truth:
      first?.truth === undefined ? null : typeof first.truth === 'string' ? first.truth : JSON.stringify(first.truth),
    step: step ?? null,
    rewardColumn: column,
    columns,
    total: members.length,
    rewards: spreadOf(rewards.filter((reward) => reward !== null)),
    members: shown.map((one, i) => ({
      summary: summaryOf(table, one, noted),
      reward: rewards[places[i]!]!,
      advantage: rewards[places[i]!] === null ? null : advantages[places[i]!]!,
      answer: answerOf(logged[i]),
      onlyHere: [...labels[i]!].filter((label) => !common.has(label)),
      drawing: drawingOf(logged[i]),
    })),
    truthDrawing: typeof truth === 'object' ? draw('True map', truth, { width: 420 }) : null,
  }
}

/** Which are shown, in their order: more than can be looked at are left out, but never the one that was asked for. */
function bestFirst(rewards: readonly (number | null)[], asked: number): readonly number[] {
  const value = (place: number) => rewards[place] ?? Number.NEGATIVE_INFINITY
  const order = [...rewards.keys()].sort((a, b) => (value(a) === value(b) ? a - b : value(b) - value(a)))
  return order.filter((place, i) => i < MOST_MEMBERS || place === asked)
}

function spreadOf(rewards: readonly number[]): GroupReply['rewards'] {
  if (rewards.length === 0) return null
  let [sum, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const reward of rewards) {
    sum += reward
    low = Math.min(low, reward)
    high = Math.max(high, reward)
  }
  return { mean: sum / rewards.length, low, high }
}

// Small multiples: names would cover the boxes.
const SMALL = { width: 320, labels: 'none' } as const

function drawingOf(row: LoggedRow | undefined): MapPicture | null {
  if (row === undefined || row.response === null) return null
  const stated = statedMap(row.response)
  if (stated === undefined) return null
  const truth = readTrueLayout(row.trueLayout)
  if (typeof truth === 'object' && !isGridMap(stated))
    return draw('Stated and true', { predicted: stated, truth }, SMALL)
  return draw('Stated map', stated, SMALL)
}

function labelsOf(row: LoggedRow | undefined): Set<string> {
  const map = row?.response == null ? undefined : statedMap(row.response)
  return new Set(map?.objects.map(({ label }) => label))
}

function answerOf(row: LoggedRow | undefined): string | null {
  if (row?.response == null) return null
  const { blocks } = readStructure(row.response, { prefill: null, endTokens: [] })
  return (
    blocks
      .find(({ name }) => name === 'answer')
      ?.text.trim()
      .slice(0, 200) ?? null
  )
}
