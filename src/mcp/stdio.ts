import { Readable, Writable } from 'node:stream'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { JSONRPCMessage, McpServerFactory } from '@modelcontextprotocol/server'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { splitLines } from '../base/lines'
import { readChunks, writeAll } from '../transport/stream'
import { createInFlight, noteAnswers, noteReceived } from './in-flight'
import { PARSE_ERROR, readMessage, refuse } from './message'
import { escapeUnsafe } from './text'

/** Longest message, in bytes; a longer one is refused and reading goes on with the next line. */
export const MAX_MESSAGE_BYTES = 16_777_216

/** Requests read and not yet answered; beyond, nothing is read until an answer is taken. */
const MAX_AT_ONCE = 256

/** How long answers may be awaited once the input has ended, in milliseconds. */
const DRAIN_MS = 5_000

export interface StdioOptions {
  /** Once aborted, the requests that were read are answered and nothing more is read. */
  readonly signal: AbortSignal
  /** Told of what goes wrong beside the protocol; for standard error. */
  readonly onError?: (error: Error) => void
  readonly maxBytes?: number
}

const PROBLEMS = {
  'too-long': 'the message is longer than the server reads; send less text at a time',
  'invalid-utf8': 'expected valid UTF-8',
} as const

/**
 * Serves one client over lines of JSON until the input ends or `signal` is aborted, and resolves when every request that
 * was read has its answer.
 *
 * The SDK's transport reads and writes. What it does not do is done to its input: it skips a line that is not JSON
 * without an answer, ends at one that is too long, reads on while nobody takes its answers, and gives up the requests
 * that are open when the input ends (`test/mcp/sdk-transport.test.ts`).
 */
export async function serveOverStdio(
  factory: McpServerFactory,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { signal, onError, maxBytes = MAX_MESSAGE_BYTES }: StdioOptions,
): Promise<void> {
  const inFlight = createInFlight()
  let finish: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })

  async function* messages(): AsyncIterable<string> {
    try {
      for await (const line of splitLines(readChunks(input, signal), maxBytes)) {
        // What the input holds when it is cut short here is not a last line.
        if (signal.aborted) break
        const read =
          'problem' in line ? { refusal: refuse(PARSE_ERROR, PROBLEMS[line.problem]) } : readMessage(line.text)
        if ('refusal' in read) await transport.send(read.refusal as JSONRPCMessage)
        else {
          noteReceived(inFlight, read.message)
          yield `${(line as { readonly text: string }).text}\n`
        }
        // One turn of the loop for each message keeps their order, and lets a cancellation overtake the call before it.
        await turn()
        await inFlight.atMost(MAX_AT_ONCE)
      }
    } catch (error) {
      onError?.(error as Error)
    }
    await Promise.race([inFlight.atMost(0), wait(DRAIN_MS, undefined, { ref: false })])
    finish()
  }

  const escaped = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => void writeAll(output, escapeUnsafe(text)).then(() => done()),
  })
  // Every answer that waits for room listens for it, and as many may wait as were read.
  escaped.setMaxListeners(0)
  const source = Readable.from(messages(), { objectMode: false })
  const transport = new StdioServerTransport(source, escaped, { maxBufferSize: maxBytes + 1 })
  noteAnswers(inFlight, transport)
  const handle = serveStdio(factory, { transport, ...(onError && { onerror: onError }) })
  await ended
  await handle.close()
  await new Promise<void>((resolve) => escaped.end(resolve))
}
