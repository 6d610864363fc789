import type { AuditRow } from './row'

/** A row with options, of which one is right. */
export interface ChoiceRow {
  readonly row: AuditRow
  readonly options: readonly string[]
  readonly right: number
  /** The number that is usual for the names in the question, where the options are numbers. */
  readonly typical?: number
}

/** What a blind guesser may look at; each has a name in the report. */
export const CHOICE_VIEWS = ['position', 'length', 'order', 'template', 'names', 'pairs'] as const
/** What a blind guesser of choices looks at. */
export type ChoiceView = (typeof CHOICE_VIEWS)[number]

/**
 * What a view shows of one option, as names of features:
 *
 * - `position`: its place among the options;
 * - `length`: its rank by the length of its text;
 * - `order`: its rank among the options that are numbers;
 * - `template`: its text, for this form of question;
 * - `names`: besides, its text beside each name in the question, and how near its number is to the usual one;
 * - `pairs`: besides, its text beside each two names, and beside each other option (a kettle is near a microwave).
 */
export function featuresOf(view: ChoiceView, given: ChoiceRow, place: number): readonly string[] {
  const { row, options, typical } = given
  const option = options[place]!
  switch (view) {
    case 'position':
      return [String(place)]
    case 'length':
      return [rankBy(options, place, ({ length }) => length)]
    case 'order':
      return Number.isNaN(numberIn(option)) ? [] : [rankBy(options, place, numberIn)]
    case 'template':
      return [`${row.template}|${option}`]
    case 'names':
      return [
        `${row.template}|${option}`,
        ...row.names.map((name) => `${row.template}|${name}|${option}`),
        ...(typical === undefined
          ? []
          : [`usual ${rankBy(options, place, (text) => Math.abs(Math.log(numberIn(text) / typical)))}`]),
      ]
    case 'pairs':
      return [
        ...featuresOf('names', given, place),
        ...pairsOf(row.names).map((pair) => `${row.template}|${pair}|${option}`),
        ...options.flatMap((other, i) => (i === place ? [] : [`${row.template}|${option}>${other}`])),
      ]
  }
}

/** How many options are below one, as text. */
function rankBy(options: readonly string[], place: number, measure: (option: string) => number): string {
  const own = measure(options[place]!)
  return String(options.filter((other) => measure(other) < own).length)
}

/** The number an option begins with; `NaN` for other options. */
export const numberIn = (option: string): number => Number.parseFloat(option)

function pairsOf(names: readonly string[]): readonly string[] {
  return names.flatMap((first, i) => names.slice(i + 1).map((second) => `${first}&${second}`))
}
