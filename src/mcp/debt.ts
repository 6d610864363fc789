/** The requests of one client that are owed an answer. */
export interface Debt {
  owed(id: string | number): void
  /** An answer was sent, or the request was cancelled. An id that is owed nothing changes nothing. */
  paid(id: string | number): void
  /** Whether nothing is owed. */
  isPaid(): boolean
  /** Resolves once at most `count` answers are owed. */
  atMost(count: number): Promise<void>
}

export function createDebt(): Debt {
  // An id may be in use twice at a time: each of its requests is owed an answer.
  const counts = new Map<string | number, number>()
  let total = 0
  let waiting: (() => void)[] = []
  return {
    owed(id) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      total++
    },
    paid(id) {
      const left = (counts.get(id) ?? 0) - 1
      if (left < 0) return
      if (left === 0) counts.delete(id)
      else counts.set(id, left)
      total--
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    isPaid: () => total === 0,
    async atMost(count) {
      while (total > count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
  }
}
