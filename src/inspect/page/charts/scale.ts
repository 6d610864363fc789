/** How many times the first column another may reach, to be drawn with it. */
const WIDEST = 10

/**
 * The columns that can be drawn over one axis with the first of them, which is the reward: a length in tokens beside it
 * would make a flat line of everything else. One row of values a step.
 */
export function ofOneScale(steps: readonly (readonly (number | null)[])[]): readonly number[] {
  const reach = (column: number) => Math.max(0, ...steps.map((values) => Math.abs(values[column] ?? 0)))
  const most = WIDEST * Math.max(1, reach(0))
  return (steps[0] ?? []).flatMap((_, column) => (column === 0 || reach(column) <= most ? [column] : []))
}
