import { presetHash } from '../../score/preset-hash'
import type { Preset } from '../../score/presets'
import { listFields } from '../../serve/rows/absent'
import { misspelledSentence } from '../../serve/rows/misspelled'
import { ROW_FLAGS } from '../../serve/rows/row-flags'
import type { RowTally } from '../../serve/rows/tally'
import { withoutControls } from '../table'

/** Below so many seconds a speed says more about the start of the program than about the rows. */
const WORTH_A_SPEED = 1

/** Flags that are told by name; the others are summed up. */
const TOLD_FLAGS = 12

/** Fields that may be misspelled are told by name up to so many. */
const TOLD_FIELDS = 5

/** What came of a run, a line or more: `300000 scored by v2lo 1f0c, 2 failed, mean 0.512, 80000 rows a second`. */
export function summaryOf(
  tally: RowTally,
  preset: Preset,
  { rows, seconds }: { readonly rows: number; readonly seconds: number },
): string {
  const { scored, failed, sum, flags } = tally
  const mean = scored > 0 ? `, mean ${(sum / scored).toFixed(3)}` : ''
  const speed = seconds >= WORTH_A_SPEED ? `, ${Math.round(rows / seconds)} rows a second` : ''
  const sorted = countsOf(flags)
  // Every leniency is told, however many flags there are.
  const leniencies = sorted.filter(([flag]) => Object.hasOwn(ROW_FLAGS, flag))
  const byCount = sorted.filter(([flag]) => !Object.hasOwn(ROW_FLAGS, flag))
  const told = byCount.slice(0, TOLD_FLAGS).map(([flag, count]) => `${flag} ${count}`)
  const more = byCount.length > TOLD_FLAGS ? `, and ${byCount.length - TOLD_FLAGS} others` : ''
  const flagged = told.length > 0 ? `flags: ${told.join(', ')}${more}\n` : ''
  const read = leniencies.map(([flag, count]) => `${flag} ${count}`)
  const leniently = read.length > 0 ? `read leniently: ${read.join(', ')}\n` : ''
  const first = `${scored} scored by ${preset.name} ${presetHash(preset)}, ${failed} failed${mean}${speed}\n`
  return `${first}${failuresOf(tally)}${flagged}${leniently}${misspelledOf(tally)}`
}

const countsOf = (counts: { readonly [name: string]: number }): [name: string, count: number][] =>
  Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))

/** Why rows failed; where none has what every row needs, also what they have. */
function failuresOf({ scored, codes, failure, absent }: RowTally): string {
  if (failure === undefined) return ''
  const counts = countsOf(codes).map(([code, count]) => `${code} ${count}`)
  const lines = [`failed: ${counts.join(', ')}; line ${failure.line}: ${failure.message}`]
  if (scored === 0 && absent.names.length > 0)
    lines.push(`the rows have ${listFields(absent.names)}; name what is scored with --keys, or try --lenient`)
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

/** Fields that nobody reads, told once. */
const misspelledOf = ({ misspelled }: RowTally): string =>
  countsOf(misspelled)
    .slice(0, TOLD_FIELDS)
    .map(
      ([field, count]) => `${withoutControls(misspelledSentence(field))} (${count} ${count === 1 ? 'row' : 'rows'})\n`,
    )
    .join('')
