import type { MemoryFile } from '../../mcp/memory-file'
import { writeAll } from '../../transport/stream'
import { type Command, type Io, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { listOf, readCount, readToken } from '../flags'
import { runServer } from '../run-server'
import { withoutControls } from '../table'

const help = `v2lo-map mcp [--http] [--memory FILE]

The map tools for agents, as a server of the Model Context Protocol: read a map once, then ask for distances, sizes,
directions and more. Without --http it speaks on standard input and output, which is how most hosts start it; logs go to
standard error. With --http it listens for streamable HTTP at /mcp and writes one line of JSON, {"event": "ready", "url",
"pid", "version"}, once it does. It ends with its input, or at SIGTERM.

  --memory FILE           keeps a memory of what was observed in FILE, across restarts, and adds its tools: observe,
                          where_is, what_changed, is_visible_from, why, forget; not with --http
  --http                  streamable HTTP instead of standard input and output
  --port PORT             0 for a free one; default 8001
  --host ADDRESS          default 127.0.0.1; any other than a loopback address needs a token
  --token-file FILE       the token is the first line of FILE; or --token TOKEN, or V2LO_MAP_TOKEN in the environment
  --allow-host NAMES      host names that requests may use without a token, beside loopback ones (a,b,...)
  --allow-origin ORIGINS  pages that may ask, beside those of this machine (a,b,...)
  --exit-with-parent      ends when the process that started it does

Example, the entry of a host's configuration file:
  {"mcpServers": {"v2lo-map": {"command": "v2lo-map", "args": ["mcp"]}}}
`

const HTTP_FLAGS = ['port', 'host', 'token', 'token-file', 'allow-host', 'allow-origin'] as const

export const mcpCommand: Command = {
  name: 'mcp',
  summary: 'the map tools for agents, as an MCP server',
  help,
  options: {
    http: { type: 'boolean' },
    memory: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    token: { type: 'string' },
    'token-file': { type: 'string' },
    'allow-host': { type: 'string' },
    'allow-origin': { type: 'string' },
    'exit-with-parent': { type: 'boolean' },
  },
  maxWords: 0,
  async run({ options }, io, version) {
    const parent = options['exit-with-parent'] === true ? process.ppid : undefined
    if (options.http === true && options.memory !== undefined)
      throw new UsageError('--memory: it does not go with --http, whose sessions are of many users')
    if (options.http === true) return serveHttp(options, io, version, parent)
    const stray = HTTP_FLAGS.find((name) => options[name] !== undefined)
    if (stray !== undefined) throw new UsageError(`--${stray}: it needs --http`)
    // The protocol's own code takes more than a tenth of a second to load: only this command pays for it.
    const [{ createServer }, { serveOverStdio }] = await Promise.all([
      import('../../mcp/server'),
      import('../../mcp/stdio'),
    ])
    if (io.stdin.isTTY)
      await writeAll(
        io.stderr,
        'v2lo-map: waiting for an MCP host to write to standard input; Ctrl-D ends. See mcp --help\n',
      )
    const onError = logTo(io)
    const memory = typeof options.memory === 'string' ? await openMemory(options.memory, onError) : undefined
    const { signal, release } = awaitEnding(parent)
    await serveOverStdio(() => createServer({ version, onError, ...(memory && { memory }) }), io.stdin, io.stdout, {
      signal,
      onError,
    })
    release()
    memory?.close()
    return 0
  },
}

/** The memory in a file; what of the file could not be read is logged. */
async function openMemory(path: string, onError: (error: unknown) => void): Promise<MemoryFile> {
  const { openMemoryFile } = await import('../../mcp/memory-file')
  try {
    const memory = openMemoryFile(path)
    for (const { message } of memory.diagnostics) onError(`${path}: ${message}`)
    return memory
  } catch (error) {
    throw new UsageError(`--memory: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function serveHttp(
  options: Parameters<Command['run']>[0]['options'],
  io: Io,
  version: string,
  parent: number | undefined,
): Promise<0> {
  const host = typeof options.host === 'string' ? options.host : '127.0.0.1'
  const port = readCount('--port', options.port, 8001, 0)
  const token = readToken(options)
  const onError = logTo(io)
  const { serveOverHttp } = await import('../../mcp/serve-http')
  const server = await serveOverHttp(
    {
      host,
      port,
      allowHosts: listOf(options['allow-host']).map((name) => name.toLowerCase()),
      allowOrigins: listOf(options['allow-origin']),
      onError,
      ...(token !== undefined && { token }),
    },
    { version, onError },
  )
  return runServer(server, io, { host, version, parent })
}

/** One line of log for an error, without control characters: its text may come from a client. */
const logTo = (io: Io) => (error: unknown) => {
  const text = error instanceof Error ? error.message : String(error)
  void writeAll(io.stderr, `v2lo-map: ${withoutControls(text).slice(0, 500)}\n`)
}
