import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** The suite builds before it runs; run alone without a build there is nothing to start. */
export const notBuilt = !existsSync(cli)

/** The command and its arguments, for those that start it themselves. */
export const COMMAND = { command: process.execPath, args: [cli, 'mcp'] } as const

export interface Message {
  readonly jsonrpc: '2.0'
  readonly id?: number | string | null
  readonly method?: string
  readonly result?: { readonly [key: string]: unknown }
  readonly error?: { readonly code: number; readonly message: string }
}

export interface Raw {
  readonly child: ChildProcessWithoutNullStreams
  /** Everything on standard output so far, as text. */
  out(): string
  err(): string
  /** The messages so far; throws where a line is no JSON. */
  messages(): Message[]
  /** Resolves once `enough` is true of the messages. */
  until(enough: (messages: Message[]) => boolean): Promise<Message[]>
  /** The exit code, once the process has ended. */
  readonly ended: Promise<number | null>
}

/** Starts the real command with its standard input and output as pipes. */
export function startRaw(args: readonly string[] = []): Raw {
  const child = spawn(process.execPath, [cli, 'mcp', ...args])
  const out: Buffer[] = []
  let err = ''
  let wake: () => void = () => undefined
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk)
    wake()
  })
  child.stderr.on('data', (chunk) => (err += chunk))
  child.stdin.on('error', () => undefined)
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      resolve(code)
      wake()
    }),
  )
  const text = () => Buffer.concat(out).toString('utf8')
  const messages = () =>
    text()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Message)
  return {
    child,
    out: text,
    err: () => err,
    messages,
    async until(enough) {
      while (!enough(messages())) {
        if (child.exitCode !== null) throw new Error(`the server ended: ${text()}${err}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return messages()
    },
    ended,
  }
}

export const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '0' } },
}
export const INITIALIZED = { jsonrpc: '2.0', method: 'notifications/initialized' }

export const call = (id: number, name: string, given: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: given },
})

export const lines = (...messages: readonly unknown[]): string =>
  messages.map((message) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`).join('')

/** Sends lines, ends the input, and gives what came until the process ended. */
export async function exchange(...messages: readonly unknown[]) {
  const server = startRaw()
  server.child.stdin.end(lines(...messages))
  const code = await server.ended
  return { code, err: server.err(), out: server.out(), messages: server.messages() }
}

export const answerTo = (messages: readonly Message[], id: number | string): Message => {
  const found = messages.filter((message) => message.id === id)
  if (found.length !== 1) throw new Error(`expected one answer to ${id}, received ${found.length}`)
  return found[0]!
}

export const ROOM =
  '<map>[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}, {"object_name": "lamp", "bbox": [3, 2, 3.5, 2.5]}, ' +
  '{"object_name": "chair", "bbox": [0, 5, 1, 6]}, {"object_name": "chair", "bbox": [-3, 5, -2, 6]}]</map>'

/** The handle of that map: it is made from the map, so it is the same in every session. */
export const ROOM_HANDLE = 'map-0ezmvso'
