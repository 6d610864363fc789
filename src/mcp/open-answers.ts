import type { Transport } from '@modelcontextprotocol/server'
import { bookReceived, bookSent, type Debt } from './debt'

/**
 * Counts the requests that a transport hands on and that have no answer yet. `onPaid` is told of each answer. To be
 * called once the transport is connected, before its first message.
 */
export function countRequests(transport: Transport, debt: Debt, onPaid: () => void): void {
  const receive = transport.onmessage
  const send = transport.send.bind(transport)
  transport.onmessage = (message, extra) => {
    if (bookReceived(debt, message)) onPaid()
    receive?.(message, extra)
  }
  transport.send = async (message, options) => {
    try {
      await send(message, options)
    } finally {
      if (bookSent(debt, message)) onPaid()
    }
  }
}

/** Says nothing in a stream of events; with it the head of the answer goes out at once, not with the first event. */
const GREETING = new TextEncoder().encode(': listening\n\n')

/**
 * A stream of events as it is, and `onEnd` once it has ended or nobody reads it any more. `gone` tells that its reader
 * has gone: the protocol's handler for Node would notice only at the next write, and a standing stream may never have one.
 */
export function whenEnded(response: Response, gone: AbortSignal, onEnd: () => void): Response {
  if (response.body === null) {
    onEnd()
    return response
  }
  const reader = response.body.getReader()
  let isOpen = true
  const end = (): void => {
    if (isOpen) onEnd()
    isOpen = false
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(GREETING)
      const leave = (): void => {
        if (!isOpen) return
        end()
        controller.close()
        reader.cancel().catch(() => undefined)
      }
      gone.addEventListener('abort', leave, { once: true })
      if (gone.aborted) leave()
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!isOpen) return
        if (!done) return controller.enqueue(value)
        end()
        controller.close()
      } catch (error) {
        end()
        controller.error(error)
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  })
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers })
}
