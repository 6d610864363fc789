import { type ChildProcess, spawn } from 'node:child_process'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterEach, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { run } from '../cli/harness'
import { COMMAND, notBuilt } from './process'

describe('the command line of mcp', () => {
  it.each([
    [['--port', '3'], '--port: it needs --http'],
    [['--token', 'x'], '--token: it needs --http'],
    [['--http', '--host', '0.0.0.0'], 'expected a token for an address that other machines reach'],
    [['--http', '--host', '0.0.0.0', '--token', ' '], 'expected a token of visible ASCII characters'],
    [['--http', '--port', 'x'], '--port: expected a whole number from 0 up'],
    [['--http', '--token-file', '/no/such/file'], '--token-file /no/such/file: it cannot be read (ENOENT)'],
    [['--stdio'], "mcp: Unknown option '--stdio'"],
  ])('%j is a mistake, told in one sentence', async (args, sentence) => {
    const { code, out, err } = await run(['mcp', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err.trimEnd()).not.toContain('\n')
  })

  it('shows a configuration of a host that is JSON', async () => {
    const { out } = await run(['mcp', '--help'])
    const example = /\{"mcpServers.*\}/.exec(out)?.[0] ?? ''
    expect(JSON.parse(example)).toEqual({ mcpServers: { 'v2lo-map': { command: 'v2lo-map', args: ['mcp'] } } })
    expect(packageJson.bin).toHaveProperty('v2lo-map')
  })
})

describe.skipIf(notBuilt)('v2lo-map mcp --http', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  it('says where it listens, needs its token, and ends at SIGTERM with sessions and streams open', async () => {
    const args = [...COMMAND.args, '--http', '--port', '0', '--host', '0.0.0.0']
    const child = spawn(COMMAND.command, args, { env: { ...process.env, V2LO_MAP_TOKEN: 'secret' } })
    children.push(child)
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
    const ready = JSON.parse(line)
    expect(ready).toMatchObject({ event: 'ready', pid: child.pid })
    expect(err).toMatch(/other machines can reach .* they need the token/)
    const url = new URL(ready.url.replace('0.0.0.0', '127.0.0.1'))
    expect((await fetch(url, { method: 'POST' })).status).toBe(401)

    const client = new Client({ name: 'test', version: '0' })
    const requestInit = { headers: { authorization: 'Bearer secret' } }
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit }))
    expect((await client.listTools()).tools.length).toBeGreaterThan(0)
    const ended = new Promise((resolve) => child.on('close', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    await client.close()
  })
})
