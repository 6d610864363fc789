import { type AbsentTally, absentComplaint } from '../../serve/rows/absent'
import { ROW_PARTS, type RowReading } from '../../serve/rows/read-row'
import { type Arguments, type OptionSpecs, UsageError } from '../command'
import { readKeysFlag } from './keys'

/** The flags that say how rows are read, for every command that scores rows. */
export const READING_OPTIONS = {
  keys: { type: 'string' },
  lenient: { type: 'boolean' },
} as const satisfies OptionSpecs

/** The lines of a help about these flags, what they do from a column on. */
export const readingHelp = (column: number): string =>
  [
    ['--keys NAME=FIELD,...', 'where the rows keep a part they call otherwise: response=output,'],
    ['', 'ground_truth=reward_model.ground_truth, response=choices.0.message.content; NAME is one of'],
    ['', `${ROW_PARTS.join(', ')}`],
    ['--lenient', 'also reads rows that can mean one thing only: chat messages, lists of one, usual names of'],
    ['', 'other programs (docs/rows.md); each such row has a flag that says so'],
  ]
    .map(([flag, does]) => `  ${flag!.padEnd(column - 3)} ${does}`)
    .join('\n')

/** How `--keys` and `--lenient` say that rows are read. */
export function readReading({ options }: Pick<Arguments, 'options'>): RowReading {
  const keys = readKeysFlag(options.keys, ROW_PARTS)
  return { ...(Object.keys(keys).length > 0 && { keys }), ...(options.lenient === true && { lenient: true }) }
}

/** Throws where no row has a field that `--keys` names; see {@link absentComplaint}. */
export function checkAbsent(absent: AbsentTally, { keys = {} }: RowReading, moreToCome = false): void {
  const complaint = absentComplaint(absent, keys, moreToCome)
  if (complaint !== undefined) throw new UsageError(`--keys: ${complaint}`)
}
