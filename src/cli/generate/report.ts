import type { LedgerRow } from '../../dataset/ledger'
import type { QuotaResult } from '../../dataset/selection/select'
import { formatTable, withoutControls } from '../table'

/** What a run did, as it is printed. */
export interface RunReport {
  /** Absent for a dry run. */
  readonly folder?: string
  readonly scenes: number
  /** Scenes without items, and why. */
  readonly problems: readonly string[]
  readonly missingImages: readonly string[]
  readonly ledger: readonly LedgerRow[]
  readonly quotas?: readonly QuotaResult[]
  /** How many items, twins included. */
  readonly items: number
  /** Relative to the folder. */
  readonly files: readonly string[]
}

/** As many of a list as are shown. */
const SHOWN = 8

/** The report in words: a row for each budget and task, then what is missing and where the files lie. */
export function describeRun(report: RunReport): string {
  const { ledger, quotas, folder, items, scenes, files, problems, missingImages } = report
  const header = ['frames', 'task', 'asked', 'dropped by', 'kept', ...(quotas ? ['wanted', 'taken'] : [])]
  const rows = ledger.map((row) => {
    const { task, budget, asked, dropped, kept } = row
    const quota = quotas?.find((one) => one.task === task && one.budget === budget)
    return [
      budget,
      task,
      asked,
      droppedBy(dropped) || '-',
      kept,
      ...(quotas ? [quota?.wanted ?? 0, quota?.taken ?? 0] : []),
    ]
  })
  const short = (quotas ?? []).filter(({ wanted, taken }) => taken < wanted)
  const lines = [
    ...short.map((quota) => shortfall(quota, report)),
    ...listed('no items from', problems),
    ...listed('missing image', missingImages),
    `${items} items of ${scenes} scenes${folder === undefined ? '; nothing was written' : ` in ${folder}: ${files.join(', ')}`}`,
  ]
  return formatTable(header, rows) + lines.map((line) => `${withoutControls(line)}\n`).join('')
}

/** The rules by how many they dropped. */
const droppedBy = (dropped: LedgerRow['dropped']): string =>
  Object.entries(dropped)
    .sort((a, b) => b[1] - a[1])
    .map(([rule, count]) => `${rule} ${count}`)
    .join(', ')

function shortfall({ task, budget, wanted, taken, available }: QuotaResult, { ledger, scenes }: RunReport): string {
  const row = ledger.find((one) => one.task === task && one.budget === budget)
  const [rule] = Object.entries(row?.dropped ?? {}).sort((a, b) => b[1] - a[1])[0] ?? ['too few objects in sight']
  const more = available > 0 ? Math.ceil((scenes * (wanted - available)) / available) : undefined
  const remedy = more === undefined ? 'no scene has any' : `about ${more} more scenes would fill it`
  return `${task} at ${budget} frames: ${taken} of ${wanted}; most fell to ${rule}; ${remedy}`
}

function listed(what: string, texts: readonly string[]): string[] {
  const lines = texts.slice(0, SHOWN).map((text) => `${what} ${text}`)
  return texts.length > SHOWN ? [...lines, `(and ${texts.length - SHOWN} more)`] : lines
}
