import { PassThrough, Readable } from 'node:stream'
import { type RpcOptions, serveRpc } from '../../../src/serve/rpc/rpc'
import { RPC_LIMITS } from '../../../src/transport/limits'

/** Runs a scorer on chunks of bytes in this process; what it wrote. */
export async function talk(chunks: Iterable<Uint8Array>, options: Partial<RpcOptions> = {}): Promise<Buffer> {
  const output = new PassThrough()
  const written: Buffer[] = []
  const read = (async () => {
    for await (const chunk of output) written.push(chunk as Buffer)
  })()
  const signal = new AbortController().signal
  await serveRpc(Readable.from(chunks), output, { framing: 'lines', limits: RPC_LIMITS, signal, ...options })
  output.end()
  await read
  return Buffer.concat(written)
}

/** The replies to lines, parsed. */
export async function talkLines(text: string, options: Partial<RpcOptions> = {}): Promise<Record<string, unknown>[]> {
  return (await talk([Buffer.from(text)], options))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** A request frame. */
export function requestFrame(header: string | object, responses: readonly (string | Buffer)[]): Buffer {
  const head = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const bodies = responses.map((response) => Buffer.from(response))
  const lengths = Buffer.alloc(4 * bodies.length)
  for (const [i, body] of bodies.entries()) lengths.writeUInt32LE(body.length, 4 * i)
  const rest = Buffer.concat([head, lengths, ...bodies])
  const prefix = Buffer.alloc(8)
  prefix.writeUInt32LE(rest.length + 4, 0)
  prefix.writeUInt32LE(head.length, 4)
  return Buffer.concat([prefix, rest])
}

export interface ReplyFrame {
  readonly header: { readonly [name: string]: unknown }
  readonly rows: readonly (readonly number[])[]
}

/** Reply frames, taken apart as the Python client does. */
export function readReplies(bytes: Buffer): ReplyFrame[] {
  const replies: ReplyFrame[] = []
  for (let at = 0; at < bytes.length; ) {
    const body = bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at))
    const end = 4 + body.readUInt32LE(0)
    const rows: number[][] = []
    for (let row = end; row < body.length; row += 48)
      rows.push(Array.from({ length: 6 }, (_, c) => body.readDoubleLE(row + 8 * c)))
    replies.push({ header: JSON.parse(body.subarray(4, end).toString()), rows })
    at += 4 + body.length
  }
  return replies
}
