import { BOOTSTRAP_SCENES } from '../statistics/correlation-interval'
import { MOST_AUDITED } from './chance'
import type { JudgedRun } from './judged'

/** What the figures of a run leave out and why, a sentence each. */
export function notesOf({ items, samples }: JudgedRun): readonly string[] {
  const notes: string[] = []
  const scenes = new Set(items.map(({ scene }) => scene)).size
  const hasTruth = items.some(({ trueLayout }) => trueLayout !== undefined)
  if (!hasTruth) notes.push('No item has a true layout: map accuracy is left out, and "form-limit" cannot be told.')
  if (!items.some(({ budget }) => budget !== undefined))
    notes.push('No item says how many frames were shown: the figures by frame budget are left out.')
  if (scenes === 1)
    notes.push('All items are of one scene: no interval over scenes, and no blind guess learned on other scenes.')
  else if (scenes === items.length && scenes > 1)
    notes.push('Every item is a scene of its own: intervals are those of independent items.')
  if (scenes < BOOTSTRAP_SCENES)
    notes.push(`Fewer than ${BOOTSTRAP_SCENES} scenes: no bootstrap, and correlations have no interval.`)
  if (items.length > MOST_AUDITED)
    notes.push(`More than ${MOST_AUDITED} items: frequency and best blind guess are left out; see v2lo-map audit.`)
  if (samples.every(({ length }) => length === 0)) notes.push('No prediction belongs to any item.')
  return notes
}
