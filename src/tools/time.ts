import type { Memory } from '../memory/memory'
import { spoken } from './text'

/** The time of day, seconds since 1970. */
export const timeOfDay = (): number => Date.now() / 1000

/** Further apart than this, seconds, two times are not of one clock. */
const ONE_CLOCK = 1e9

/** The time at which a memory is asked: now, if its observations are on that clock, or that of the newest of them. */
export function timeToAsk(memory: Memory, now: () => number = timeOfDay): number {
  const newest = memory.entries().at(-1)?.entry.at ?? memory.belief().at
  const time = now()
  return Math.abs(time - newest) < ONE_CLOCK ? Math.max(time, newest) : newest
}

/** How long something took or is ago: `5 s`, `3 min`, `2.5 h`, `4 days`. */
export function spokenSpan(seconds: number): string {
  if (seconds < 120) return `${spoken(seconds)} s`
  if (seconds < 7_200) return `${spoken(Math.round(seconds / 60))} min`
  if (seconds < 172_800) return `${spoken(Math.round(seconds / 360) / 10)} h`
  return `${spoken(Math.round(seconds / 86_400))} days`
}

/** A time on the clock of the observations: of the time of day, as a date. */
export function spokenTime(seconds: number): string {
  const isDate = seconds >= ONE_CLOCK && seconds < 1e11
  return isDate ? new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z') : `${spoken(seconds)} s`
}
