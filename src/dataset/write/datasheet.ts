import type { TaskDebias } from '../audit/debias'
import type { AuditReport } from '../audit/report'
import type { LedgerRow } from '../ledger'
import type { ItemSettings } from '../options'
import type { QuotaResult } from '../selection/select'
import type { Source } from '../sources'
import type { TallyResult } from './tally'

/** What a datasheet is told of the run that made the items. */
export interface RunFacts {
  readonly version: string
  /** The command line, without the name of the program. */
  readonly command: string
  readonly settings: ItemSettings
  readonly sources: readonly Source[]
  /** Scenes that were read, those without items included. */
  readonly scenesRead: number
  /** Scenes without items, and why. */
  readonly problems: readonly string[]
  readonly ledger: readonly LedgerRow[]
  readonly quotas?: readonly QuotaResult[]
  readonly shard?: string
  /** Of `items.jsonl`: SHA-256 in hexadecimal digits. */
  readonly sha256: string
  /** What was left out because it can be guessed; absent without pruning. */
  readonly debias?: readonly TaskDebias[]
}

/** What is in a data set, how it was made, and how much of it can be guessed. Plain JSON data. */
export interface Datasheet extends Omit<RunFacts, 'settings'> {
  readonly v2lo: 'datasheet/1'
  readonly seed: number
  readonly options: Omit<ItemSettings, 'seed' | 'preset' | 'values'>
  readonly filters: { readonly preset: string; readonly rules: ItemSettings['values'] }
  readonly counts: TallyResult
  readonly audit: AuditReport
  readonly warnings: readonly string[]
}

/** The datasheet of a data set, out of what its run says and what its items count to. */
export function datasheetOf(facts: RunFacts, counts: TallyResult, audit: AuditReport): Datasheet {
  const { settings, ...run } = facts
  const { seed, preset, values, ...options } = settings
  const warnings = [...new Set(facts.sources.flatMap(({ warning }) => warning ?? []))]
  return {
    v2lo: 'datasheet/1',
    ...run,
    seed,
    options,
    filters: { preset, rules: values },
    counts,
    audit,
    warnings: [...warnings, ...missedAims(audit)],
  }
}

function missedAims({ tasks }: AuditReport): readonly string[] {
  return tasks.flatMap(({ task, asked, over, aim }) =>
    aim === undefined || aim.met
      ? []
      : [
          `${task}, asked for a ${asked}: a guesser who sees no frame is ${(100 * over.mean).toFixed(1)} points over chance, more than the ${100 * aim.most} it is held to.`,
        ],
  )
}
