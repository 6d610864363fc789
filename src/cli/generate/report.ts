import type { TaskDebias } from '../../dataset/audit/debias'
import type { AuditReport } from '../../dataset/audit/report'
import { SPLITS } from '../../dataset/item'
import type { LedgerRow } from '../../dataset/ledger'
import type { QuotaResult } from '../../dataset/selection/select'
import { SOURCES } from '../../dataset/sources'
import type { RowReport } from '../../dataset/write/row-report'
import type { SceneSource } from '../../scene/scene'
import { auditTable } from '../audit/table'
import { formatTable, withoutControls } from '../table'
import { describeRows } from './rows-told'

/** What a run did, as it is printed. */
export interface RunReport {
  /** Absent for a dry run. */
  readonly folder?: string
  readonly scenes: number
  /** Scenes without items, and why. */
  readonly problems: readonly string[]
  readonly missingImages: readonly string[]
  /** Where the scenes come from. */
  readonly sources: readonly SceneSource[]
  readonly ledger: readonly LedgerRow[]
  readonly quotas?: readonly QuotaResult[]
  /** How many items, twins included. */
  readonly items: number
  /** Relative to the folder. */
  readonly files: readonly string[]
  /** What the files of other programs hold. */
  readonly formats?: readonly RowReport[]
  /** What was left out because it can be guessed. */
  readonly debias?: readonly TaskDebias[]
  /** What can be guessed of what is left. */
  readonly audit?: AuditReport
}

/** As many of a list as are shown. */
const SHOWN = 8

/** The report in words: a row for each budget and task, then what is missing and where the files lie. */
export function describeRun(report: RunReport): string {
  const { ledger, quotas, folder, items, scenes, files, problems, missingImages, sources } = report
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
    ...(report.debias ?? []).map(
      ({ task, items: all, kept, before, after }) =>
        `${task}: ${kept} of ${all} kept; blind guesses are ${points(after)} points over chance in place of ${points(before)}`,
    ),
    ...sources.flatMap((source) => SOURCES[source].warning ?? []),
    ...(report.formats ?? []).flatMap(describeRows),
    `${items} items of ${scenes} scenes${folder === undefined ? '; nothing was written' : ` in ${folder}: ${filesTold(files).join(', ')}`}`,
  ]
  const table = formatTable(header, rows)
  const audit = report.audit && report.audit.tasks.length > 0 ? `\n${auditTable(report.audit)}\n` : ''
  return table + audit + lines.map((line) => `${withoutControls(line)}\n`).join('')
}

/** Files with the parts of one format told as one: `trl.{train,val,test}.jsonl`. */
function filesTold(files: readonly string[]): string[] {
  const parts = new Map<string, string[]>()
  for (const file of files) {
    const [, before, part, after] = /^(.*?)(train|val|test)(\.\w+)$/.exec(file) ?? [undefined, file, '', '']
    const name = `${before}*${after}`
    parts.set(name, [...(parts.get(name) ?? []), part!])
  }
  return [...parts].map(([name, found]) => {
    const order = SPLITS.filter((part) => found.includes(part))
    return name.replace('*', order.length > 1 ? `{${order.join(',')}}` : (order[0] ?? ''))
  })
}

const points = (share: number) => (100 * share).toFixed(1)

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
