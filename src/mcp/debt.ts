import type { JSONRPCMessage } from '@modelcontextprotocol/server'

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

/** Books a message that came in; true where it cancelled a request, to which the protocol sends no answer then. */
export function bookReceived(debt: Debt, message: JSONRPCMessage): boolean {
  if (!('method' in message)) return false
  if ('id' in message) {
    debt.owed(message.id)
    return false
  }
  if (message.method !== 'notifications/cancelled') return false
  const id = (message.params as { readonly requestId?: string | number } | undefined)?.requestId
  if (id !== undefined) debt.paid(id)
  return id !== undefined
}

/** Books a message that went out; true where it answers a request. */
export function bookSent(debt: Debt, message: JSONRPCMessage): boolean {
  if ('method' in message || message.id === undefined) return false
  debt.paid(message.id)
  return true
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
