import { setImmediate as turn } from 'node:timers/promises'
import type { JSONRPCMessage, McpServerFactory, Transport } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { type Line, splitLines } from '../transport/lines'
import { readChunks, writeAll } from '../transport/stream'
import { bookReceived, bookSent, createDebt } from './debt'
import { PARSE_ERROR, type Refusal, refusalOf, refuse } from './message'
import { safeJson } from './text'

/** Longest message, in bytes; a longer one is refused and reading goes on with the next line. */
export const MAX_MESSAGE_BYTES = 16_777_216

/** Requests read and not yet answered; beyond, nothing is read until an answer is taken. */
const MAX_AT_ONCE = 256

/** How long answers may be awaited once the input has ended, in milliseconds. */
const DRAIN_MS = 5_000

export interface StdioOptions {
  /** Once aborted, what is at hand is answered and nothing more is read. */
  readonly signal: AbortSignal
  /** Told of what goes wrong beside the protocol; for standard error. */
  readonly onError?: (error: Error) => void
  readonly maxBytes?: number
}

/**
 * Serves one client over lines of JSON until the input ends or `signal` is aborted, and resolves when every request that
 * was read has its answer.
 */
export async function serveOverStdio(
  factory: McpServerFactory,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  options: StdioOptions,
): Promise<void> {
  const transport = createLineTransport(input, output, options)
  const handle = serveStdio(factory, { transport, ...(options.onError && { onerror: options.onError }) })
  await transport.ended
  await handle.close()
}

interface LineTransport extends Transport {
  /** Resolves when the input has ended and what was asked is answered, or when the transport is closed. */
  readonly ended: Promise<void>
}

/**
 * One JSON-RPC message a line. Unlike the protocol's own transport it answers what is no message (a broken line, a batch,
 * a line that is too long) and goes on after it, waits for a reader that is slow, and answers what was asked before the
 * input ended.
 */
function createLineTransport(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { signal, maxBytes = MAX_MESSAGE_BYTES }: StdioOptions,
): LineTransport {
  const debt = createDebt()
  let finish: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  const write = (message: JSONRPCMessage | Refusal) => writeAll(output, `${safeJson(message)}\n`)

  const transport: LineTransport = {
    ended,
    async start() {
      void read()
    },
    async send(message) {
      await write(message)
      bookSent(debt, message)
    },
    async close() {
      finish()
      transport.onclose?.()
    },
  }

  async function read(): Promise<void> {
    try {
      for await (const line of splitLines(readChunks(input, signal), maxBytes)) {
        // What the input holds when it is cut short here is no last line.
        if (signal.aborted) break
        const read = readMessage(line)
        if ('refusal' in read) await write(read.refusal)
        else deliver(read.message)
        // One turn of the loop for each message keeps their order, and lets a cancellation overtake the call before it.
        await turn()
        await debt.atMost(MAX_AT_ONCE)
      }
    } catch (error) {
      transport.onerror?.(error as Error)
    }
    const timer = setTimeout(finish, DRAIN_MS)
    await debt.atMost(0)
    clearTimeout(timer)
    finish()
  }

  function deliver(message: JSONRPCMessage): void {
    bookReceived(debt, message)
    transport.onmessage?.(message)
  }

  return transport
}

const PROBLEMS = {
  'too-long': 'the message is longer than the server reads; send less text at a time',
  'invalid-utf8': 'expected valid UTF-8',
} as const

function readMessage(line: Line): { readonly message: JSONRPCMessage } | { readonly refusal: Refusal } {
  if ('problem' in line) return { refusal: refuse(PARSE_ERROR, PROBLEMS[line.problem]) }
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return { refusal: refuse(PARSE_ERROR, 'expected one JSON-RPC message a line, received text that is no JSON') }
  }
  const refusal = refusalOf(value)
  return refusal === undefined ? { message: value as JSONRPCMessage } : { refusal }
}
