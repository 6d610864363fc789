import { instancesOf } from '../layout/find'
import type { Layout } from '../layout/layout'

/** How many instances of a label a layout has; 0 is an answer. */
export function countInstances(layout: Layout, label: string): number {
  return instancesOf(layout, label).length
}
