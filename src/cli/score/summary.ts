import { presetHash } from '../../score/preset-hash'
import type { Preset } from '../../score/presets'
import { ROW_FLAGS } from '../../serve/rows/row-flags'
import type { RowTally } from '../../serve/rows/tally'

/** Below so many seconds a speed says more about the start of the program than about the rows. */
const WORTH_A_SPEED = 1

/** Flags that are told by name; the others are summed up. */
const TOLD_FLAGS = 12

/** What came of a run, a line or two: `300000 scored by v2lo 1f0c, 2 failed, mean 0.512, 80000 rows a second`. */
export function summaryOf(
  { scored, failed, sum, flags }: RowTally,
  preset: Preset,
  { rows, seconds }: { readonly rows: number; readonly seconds: number },
): string {
  const mean = scored > 0 ? `, mean ${(sum / scored).toFixed(3)}` : ''
  const speed = seconds >= WORTH_A_SPEED ? `, ${Math.round(rows / seconds)} rows a second` : ''
  const sorted = Object.entries(flags).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  // Every leniency is told, however many flags there are.
  const leniencies = sorted.filter(([flag]) => Object.hasOwn(ROW_FLAGS, flag))
  const byCount = sorted.filter(([flag]) => !Object.hasOwn(ROW_FLAGS, flag))
  const told = byCount.slice(0, TOLD_FLAGS).map(([flag, count]) => `${flag} ${count}`)
  const more = byCount.length > TOLD_FLAGS ? `, and ${byCount.length - TOLD_FLAGS} others` : ''
  const flagged = told.length > 0 ? `flags: ${told.join(', ')}${more}\n` : ''
  const read = leniencies.map(([flag, count]) => `${flag} ${count}`)
  const leniently = read.length > 0 ? `read leniently: ${read.join(', ')}\n` : ''
  return `${scored} scored by ${preset.name} ${presetHash(preset)}, ${failed} failed${mean}${speed}\n${flagged}${leniently}`
}
