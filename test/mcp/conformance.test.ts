import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
import { bridgeStdio } from './stdio-bridge'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const cli = here('../../dist/cli.js')
// `npm run test:conformance` installs the suite and names its folder.
const installed = process.env.V2LO_MAP_CONFORMANCE
const suite = join(installed ?? '', 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
if (installed === undefined) console.warn('skipped: the MCP conformance suite runs in npm run test:conformance')

/** Scenarios that any server of tools, resources and prompts must pass as it is: run on the command itself. */
const GENERAL = {
  'server-initialize': 1,
  ping: 1,
  'tools-list': 1,
  'resources-list': 1,
  'prompts-list': 1,
  'server-sse-multiple-streams': 2,
  'dns-rebinding-protection': 2,
}

/** Those of them that are not about HTTP itself. */
const { 'dns-rebinding-protection': _, 'server-sse-multiple-streams': __, ...OVER_STDIO } = GENERAL

/** Scenarios that ask for tools, resources and prompts of their own: run on the same server with these added. */
const FIXTURES = {
  'logging-set-level': 1,
  'completion-complete': 1,
  'tools-call-simple-text': 1,
  'tools-call-image': 1,
  'tools-call-audio': 1,
  'tools-call-embedded-resource': 1,
  'tools-call-mixed-content': 1,
  'tools-call-with-logging': 1,
  'tools-call-error': 1,
  'tools-call-with-progress': 1,
  'tools-call-sampling': 1,
  'tools-call-elicitation': 1,
  'json-schema-2020-12': 4,
  'elicitation-sep1034-defaults': 5,
  'elicitation-sep1330-enums': 5,
  'resources-read-text': 1,
  'resources-read-binary': 1,
  'resources-templates-read': 1,
  'resources-subscribe': 1,
  'resources-unsubscribe': 1,
  'prompts-get-simple': 1,
  'prompts-get-with-args': 1,
  'prompts-get-embedded-resource': 1,
  'prompts-get-with-image': 1,
}

/** Asks for resumable streams, for tools that outlive a connection; a map tool answers at once. */
const DOES_NOT_APPLY = ['server-sse-polling']

const folder = temporaryFolder()
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill()
})

/** Runs the suite's command and gives what it wrote. It runs in an empty folder, for it writes its results there. */
async function runSuite(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', here('conformance-loader.mjs'), suite, ...args], { cwd: folder })
  children.push(child)
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (out += chunk))
  await new Promise((resolve) => child.on('close', resolve))
  return out
}

/** The checks passed by each scenario, from the suite's own summary; a failed check stands beside its scenario. */
async function passed(url: string, scenarios: object): Promise<Record<string, number | string>> {
  const summary = await runSuite('server', '--url', url, '--suite', 'all')
  const found: Record<string, number | string> = {}
  for (const [, name, ok, bad] of summary.matchAll(/^. ([\w-]+): (\d+) passed, (\d+) failed/gm))
    if (name! in scenarios) found[name!] = bad === '0' ? Number(ok) : `${bad} failed`
  return found
}

/** Starts a server that writes its URL, alone or in a line of JSON, once it listens. */
async function startServer(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const line = await new Promise<string>((resolve, reject) => {
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (out.includes('\n')) resolve(out.split('\n')[0]!)
    })
    child.on('close', () => reject(new Error(`the server ended before it listened: ${out}`)))
  })
  return line.startsWith('{') ? JSON.parse(line).url : line
}

/** One file, for the suite opens a session, and so a process, for each scenario. */
const fixture = join(folder, 'conformance-server.mjs')
beforeAll(async () => {
  if (installed === undefined) return
  await build({
    entryPoints: [here('conformance-server.ts')],
    outfile: fixture,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
})

// A process for each scenario: a busy machine takes a minute.
describe.skipIf(installed === undefined)(
  'the public conformance suite of the Model Context Protocol',
  { timeout: 240_000 },
  () => {
    it('has no scenario for servers that is not dealt with here', async () => {
      const listed = await runSuite('list', '--server')
      const names = [...listed.matchAll(/^ +- ([\w-]+)/gm)].map(([, name]) => name!)
      expect(names.sort()).toEqual([...Object.keys({ ...GENERAL, ...FIXTURES }), ...DOES_NOT_APPLY].sort())
    })

    it.skipIf(!existsSync(cli))('is passed by v2lo-map mcp --http as it is', async () => {
      expect(await passed(await startServer([cli, 'mcp', '--http', '--port', '0']), GENERAL)).toEqual(GENERAL)
    })

    it('is passed over HTTP with the tools that it asks for', async () => {
      const all = { ...GENERAL, ...FIXTURES }
      expect(await passed(await startServer([fixture, 'http']), all)).toEqual(all)
    })

    describe('over standard input and output', () => {
      let bridge: Awaited<ReturnType<typeof bridgeStdio>>
      beforeAll(async () => {
        bridge = await bridgeStdio(process.execPath, () => [fixture, 'stdio'])
      })
      afterAll(() => bridge.close())

      it('is passed with the tools that it asks for', async () => {
        const all = { ...OVER_STDIO, ...FIXTURES }
        expect(await passed(bridge.url, all)).toEqual(all)
      })
    })

    describe.skipIf(!existsSync(cli))('with --memory FILE', () => {
      let bridge: Awaited<ReturnType<typeof bridgeStdio>>
      beforeAll(async () => {
        // A file of its own for each session: a second process on one is refused.
        let count = 0
        bridge = await bridgeStdio(process.execPath, () => [cli, 'mcp', '--memory', join(folder, `${count++}.jsonl`)])
      })
      afterAll(() => bridge.close())

      it('is passed by v2lo-map mcp as it is', async () => {
        expect(await passed(bridge.url, OVER_STDIO)).toEqual(OVER_STDIO)
      })
    })
  },
)
