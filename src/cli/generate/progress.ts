import type { Io } from '../command'

/** A line on a terminal that says how far a run is. */
export interface Progress {
  /** One more done; `of` is how many there are, if that is known. */
  step(what: string, done: number, of?: number): void
  /** Clears the line. */
  end(): void
}

/** Between two writes of the line, milliseconds. */
const PAUSE = 200

/** Shows progress where standard error is a terminal, and nothing elsewhere: logs stay short. */
export function createProgress({ stderr }: Io): Progress {
  if (!stderr.isTTY) return { step() {}, end() {} }
  let stage = ''
  let began = 0
  let first = 0
  let shown = 0
  return {
    step(what, done, of) {
      const now = performance.now()
      if (what !== stage) {
        stage = what
        began = now
        first = done
      }
      if (now - shown < PAUSE) return
      shown = now
      stderr.write(`\r\u001b[K${lineOf(what, { done, of, since: done - first, seconds: (now - began) / 1000 })}`)
    },
    end: () => void stderr.write('\r\u001b[K'),
  }
}

/** What a line is made of. */
interface Moment {
  readonly done: number
  readonly of: number | undefined
  /** How many were done in `seconds`. */
  readonly since: number
  readonly seconds: number
}

/** `scenes 120/700, 25 a second, 23 s left`. */
export function lineOf(what: string, { done, of, since, seconds }: Moment): string {
  const rate = seconds > 0 ? since / seconds : 0
  const speed = rate > 0 ? `, ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second` : ''
  const left = of !== undefined && rate > 0 ? `, ${Math.ceil((of - done) / rate)} s left` : ''
  return `${what} ${done}${of === undefined ? '' : `/${of}`}${speed}${left}`
}
