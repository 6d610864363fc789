import { isJSONRPCRequest, type JSONRPCMessage, type Transport } from '@modelcontextprotocol/server'

/**
 * The requests of one client that have no answer yet. The SDK keeps such a list, but not where others can see it, and it
 * takes two requests of one id for one.
 */
export interface InFlight {
  start(id: string | number): void
  /** An answer was sent, or the request was cancelled. An id that is not in flight changes nothing. */
  finish(id: string | number): void
  isEmpty(): boolean
  /** Resolves once at most `count` requests are in flight. */
  atMost(count: number): Promise<void>
}

export function createInFlight(): InFlight {
  // An id may be in use twice at a time: each of its requests gets an answer.
  const counts = new Map<string | number, number>()
  let total = 0
  let waiting: (() => void)[] = []
  return {
    start(id) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      total++
    },
    finish(id) {
      const left = (counts.get(id) ?? 0) - 1
      if (left < 0) return
      if (left === 0) counts.delete(id)
      else counts.set(id, left)
      total--
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    isEmpty: () => total === 0,
    async atMost(count) {
      while (total > count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
  }
}

/** Counts a message that came in; true where it cancelled a request, which then gets no answer. */
export function noteReceived(inFlight: InFlight, message: JSONRPCMessage): boolean {
  if (isJSONRPCRequest(message)) inFlight.start(message.id)
  if (!('method' in message) || message.method !== 'notifications/cancelled') return false
  const id = (message.params as { readonly requestId?: string | number } | undefined)?.requestId
  if (id !== undefined) inFlight.finish(id)
  return id !== undefined
}

/** Counts the answers that a transport sends, and tells of each once it is sent. */
export function noteAnswers(inFlight: InFlight, transport: Transport, onAnswer: () => void = () => undefined): void {
  const send = transport.send.bind(transport)
  transport.send = async (message, options) => {
    try {
      await send(message, options)
    } finally {
      if (!('method' in message) && message.id !== undefined) {
        inFlight.finish(message.id)
        onAnswer()
      }
    }
  }
}
