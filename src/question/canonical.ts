import type { Question } from './question'

/**
 * One text for each question, whatever the order of its fields: without its choices and its wording, and without
 * quadrants, which are the default.
 */
export function canonicalQuestion({ choices: _, wording: __, ...fields }: Question): string {
  const said = Object.entries(fields).filter(([field, value]) => field !== 'scheme' || value !== 'quadrant')
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)))
}
