import { foldLabel } from '../../layout/label'

/** How labels are written: as words (`coffee machine`), or as the paper prints them (`coffeemachine`). */
export const LABEL_STYLES = ['words', 'paper'] as const
/** How labels are spelled: `words` (`coffee machine`) or `paper` (`coffeemachine`). */
export type LabelStyle = (typeof LABEL_STYLES)[number]

/** From a file's label to the label of an object; `undefined` leaves labels as they are written. */
export interface LabelRules {
  readonly style: LabelStyle | undefined
  /** By folded label. */
  readonly renamed: ReadonlyMap<string, string>
}

/** A label of a file as an object gets it: renamed if the table has it, else in the requested style. */
export function styleLabel(label: string, { style, renamed }: LabelRules): string {
  const other = renamed.get(foldLabel(label))
  if (other !== undefined) return other
  if (style === undefined) return label
  return style === 'paper' ? foldLabel(label) : wordsOf(label)
}

/** `CoffeeMachine`, `TVStand`, `trash_bin` as `coffee machine`, `tv stand`, `trash bin`. */
function wordsOf(label: string): string {
  return label
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()
}
