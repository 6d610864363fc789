import { statedMap } from '../../benchmark/split/derive'
import { isGridMap } from '../../grid/grid-map'
import { groupAdvantages } from '../../score/advantage'
import { readStructure } from '../../score/strict/structure'
import { readTrueLayout } from '../../score/true-layout'
import type { LoggedRow } from '../read/logged-row'
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
  /** The column the rewards are taken from. */
  readonly rewardColumn: string
  readonly total: number
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

/** The group a row belongs to; `undefined` if the row does not exist any more. */
export async function answerGroup(source: RowSource, at: number): Promise<GroupReply | undefined> {
  const { table } = source
  if (!Number.isInteger(at) || !table.isAlive(at)) return undefined
  const members: number[] = []
  const [group, step] = [table.group(at), table.step(at)]
  for (let other = table.next(0); other < table.size; other = table.next(other + 1))
    if (table.group(other) === group && table.step(other) === step) members.push(other)
  const shown = members.slice(0, MOST_MEMBERS)
  const column = rewardColumn(table.numberNames())
  const rewards = members.map((one) => {
    const value = table.number(column, one)
    return Number.isNaN(value) ? null : value
  })
  const advantages = groupAdvantages(rewards, { groups: members.map(() => 0) })
  const rows = await Promise.all(shown.map((one) => source.read(one)))
  const logged = rows.map((row) => (isBroken(row) ? undefined : row))
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
    total: members.length,
    members: shown.map((one, i) => ({
      summary: summaryOf(table, one, noted),
      reward: rewards[i]!,
      advantage: rewards[i] === null ? null : advantages[i]!,
      answer: answerOf(logged[i]),
      onlyHere: [...labels[i]!].filter((label) => !common.has(label)).slice(0, 20),
      drawing: drawingOf(logged[i]),
    })),
    truthDrawing: typeof truth === 'object' ? draw('True map', truth, { width: 420 }) : null,
  }
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
