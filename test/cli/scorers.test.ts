import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/cli/frameworks'
import { postHead, sendRaw, statusOf } from '../serve/raw'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = `${root}dist/cli.js`
const ITEM = { id: 1, response: '<map>[]</map><think>t</think><answer>2.4</answer>', ground_truth: '2.5' }
const request = (id: number, count = 1) => `${JSON.stringify({ id, items: Array(count).fill(ITEM), preset: 'v2lo' })}\n`

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env } })
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  child.stdin.on('error', () => undefined)
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err })),
  )
  return { child, ended }
}

/** The URL of a server, out of its ready line. */
const ready = (child: ChildProcess) =>
  new Promise<string>((resolve) => child.stdout!.once('data', (line) => resolve(JSON.parse(String(line)).url)))

const alive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((r) => setTimeout(r, 50)))
    if (!alive(pid)) return true
  return false
}

describe.skipIf(!existsSync(cli))('v2lo-map rpc, as a process', () => {
  it('ends with its input, quietly', async () => {
    const { child, ended } = start(['rpc'])
    child.stdin.end(request(1) + request(2).trimEnd())
    const { code, out, err } = await ended
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2])
    expect([code, err]).toEqual([0, ''])
  })

  it('ends quietly when its reader goes away', async () => {
    const { child, ended } = start(['rpc'])
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(request(1).repeat(10_000))
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })

  it('answers a request right after its line end', async () => {
    const { child, ended } = start(['rpc'])
    const answered = new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
    for (const byte of Buffer.from(request(1))) child.stdin.write(Buffer.from([byte]))
    expect(JSON.parse(await answered)).toMatchObject({ id: 1 })
    child.stdin.end()
    await ended
  })

  it('finishes the request at hand on SIGTERM, and ends while its input is open', async () => {
    const { child, ended } = start(['rpc'])
    child.stdin.write(request(1, 20_000))
    child.stdout.once('data', () => child.kill('SIGTERM'))
    const { code, out } = await ended
    const whole = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(whole[0].results).toHaveLength(20_000)
    expect(code).toBe(0)
  })

  it('ends with its parent even while another process holds its pipe open', async () => {
    const script = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, [${JSON.stringify(cli)}, 'rpc'], { stdio: [0, 'inherit', 'inherit'] })
      console.log(child.pid)
      setTimeout(() => process.exit(0), 1500)`
    // Its standard input is ours, and stays open.
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (d) => resolve(Number(String(d)))))
    expect(alive(pid)).toBe(true)
    parent.kill('SIGKILL')
    expect(await gone(pid, 5000)).toBe(true)
    parent.stdin.destroy()
  })

  it('keeps its memory bounded on a line without an end', async () => {
    const { child, ended } = start(['rpc', '--max-bytes', '1000000'])
    const piece = Buffer.alloc(1 << 20, 'a')
    let rss = 0
    for (let i = 0; i < 200; i++) {
      if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve))
      const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : ''
      rss = Math.max(rss, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0))
    }
    child.stdin.end(`\n${request(2)}`)
    const { out } = await ended
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ error: { code: 'too-long', line: 1 } }, { id: 2 }])
    expect(rss).toBeLessThan(400_000)
  })

  it('gives the same bytes in every locale and time zone', async () => {
    const runs = [
      start(['rpc'], { LANG: 'C', TZ: 'UTC' }),
      start(['rpc'], { LANG: 'tr_TR.UTF-8', LC_ALL: 'C', TZ: 'Pacific/Kiritimati' }),
    ]
    for (const { child } of runs) child.stdin.end(request(1))
    const [a, b] = (await Promise.all(runs.map((r) => r.ended))).map((r) => r.out.replace(/"ms":[\d.]+/, ''))
    expect(a).toBe(b)
  })
})

describe.skipIf(!existsSync(cli))('v2lo-map score, as a process', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    'writes whole rows and leaves on %s, though more would come, and says how far it got',
    async (name, expected) => {
      const { child, ended } = start(['score', '--preset', 'v2lo'])
      child.stdout.once('data', () => child.kill(name))
      child.stdin.write(`${JSON.stringify(ITEM)}\n`.repeat(20_000))
      const { code, out, err } = await ended
      expect(code).toBe(expected)
      expect(out.endsWith('\n')).toBe(true)
      const lines = out.trim().split('\n')
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ id: 1, error: null })
      expect(err).toMatch(
        new RegExp(`^stopped after line ${lines.length}: ${lines.length} scored by v2lo [0-9a-f]{16}, 0 failed, mean `),
      )
    },
  )
  it('reports what replay has read when it is told to end', async () => {
    const rows = `${JSON.stringify(ITEM)}\n`.repeat(100)
    // How long this machine takes for them, so that they are read when the signal comes.
    const begun = performance.now()
    const whole = start(['replay', '--json'])
    whole.child.stdin.end(rows)
    await whole.ended
    const { child, ended } = start(['replay', '--json'])
    child.stdin.write(rows)
    setTimeout(() => child.kill('SIGINT'), 2 * (performance.now() - begun) + 500)
    const { code, out, err } = await ended
    expect(code).toBe(130)
    expect(JSON.parse(out)).toMatchObject({ rows: 100 })
    expect(err).toBe('stopped after line 100\n')
  })
})

describe.skipIf(!existsSync(cli))('v2lo-map serve, as a process', () => {
  it('says where it listens, and drains on SIGTERM', async () => {
    const { child, ended } = start(['serve', '--port', '0', '--preset', 'v2lo'])
    const url = await ready(child)
    const body = JSON.stringify({ items: [ITEM] })
    // The request is begun before the signal, and whole only after it.
    const answered = sendRaw(Number(new URL(url).port), [postHead(body.length), 500, body])
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGTERM')
    expect(statusOf(await answered)).toBe(200)
    const { code, out } = await ended
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ event: 'ready', url, pid: child.pid })
  })

  it('names a port in use in one sentence', async () => {
    const first = start(['serve', '--port', '0'])
    const url = await ready(first.child)
    const second = await start(['serve', '--port', new URL(url).port]).ended
    expect([second.code, second.out]).toEqual([2, ''])
    expect(second.err).toMatch(/^v2lo-map: .*in use \(EADDRINUSE\).*\n$/)
    first.child.kill()
    await first.ended
  })

  it('ends with its parent when asked to', async () => {
    const script = `
      const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, [${JSON.stringify(cli)}, 'serve', '--port', '0', '--exit-with-parent'], { stdio: ['ignore', 'pipe', 'inherit'] })
      child.stdout.once('data', () => console.log(child.pid))`
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (d) => resolve(Number(String(d)))))
    parent.kill('SIGKILL')
    expect(await gone(pid, 5000)).toBe(true)
  })

  it('takes its token from a file or the environment', async () => {
    const file = join(folder, 'token')
    writeFileSync(file, 'secret\n')
    const ways: [string[], Record<string, string>][] = [
      [['--token-file', file], {}],
      [[], { V2LO_MAP_TOKEN: 'secret' }],
    ]
    for (const [flags, env] of ways) {
      const { child, ended } = start(['serve', '--port', '0', ...flags], env)
      const url = await ready(child)
      const ask = async (authorization: string) =>
        (await fetch(`${url}/version`, { headers: { authorization } })).status
      expect([await ask('Bearer secret'), await ask('Bearer other')]).toEqual([200, 401])
      child.kill()
      await ended
    }
  })
})

describe('the commands of the scorers', () => {
  it.each([
    [['rpc', '--framing', 'xml'], /--framing: expected lines or length/],
    [['rpc', '--max-items', '0'], /--max-items: expected a whole number from 1 up/],
    [['rpc', '--preset', 'nope'], /--preset: expected/],
    [['serve', '--host', '0.0.0.0'], /expected a token for an address that other machines reach/],
    [['serve', '--port', 'x'], /--port: expected a whole number/],
    [['serve', '--on-error', 'none'], /--on-error: expected raise or zero/],
    [['serve', '--token-file', 'nowhere'], /--token-file nowhere: it cannot be read/],
    [['adapter'], /adapter: expected a trainer: easyr1, verl, trl, ms-swift, openrlhf/],
    [['adapter', 'ppo'], /received "ppo"/],
  ])('refuse %j in one sentence', async (argv, sentence) => {
    const ran = await run(argv)
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toMatch(sentence)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  })

  it.skipIf(!existsSync(cli)).each(FRAMEWORKS.map((f) => [f.name, f] as const))(
    'adapter %s prints a file that is there, and its line',
    async (name, { file }) => {
      const ran = await run(['adapter', name.toUpperCase().replace('-', '_')])
      expect(ran.code).toBe(0)
      expect(ran.out.trim().endsWith(`/python/${file}`)).toBe(true)
      expect(existsSync(ran.out.trim())).toBe(true)
      expect(ran.err).toContain(name === 'trl' ? 'v2lo_trl' : ran.out.trim())
    },
  )
})

describe.skipIf(!existsSync(cli))('v2lo-map doctor', () => {
  it('scores over every way and compares', async () => {
    const { code, out, err } = await start(['doctor', '--json']).ended
    const report = JSON.parse(out)
    expect([code, err]).toEqual([0, ''])
    // As score does, where no reward is named.
    expect(report.preset).toBe('strict')
    expect(report.trials).toHaveLength(3)
    for (const trial of report.trials) expect(trial).toMatchObject({ ok: true, itemsPerSecond: expect.any(Number) })
    expect(Object.keys(report.setup)).toEqual(FRAMEWORKS.map((f) => f.name))
  })

  it('started by the Python package, tries its modules in its Python and names them', async () => {
    const V2LO_MAP_PYTHON = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' })
    const env = { PATH: '/nowhere', V2LO_MAP_PYTHON: V2LO_MAP_PYTHON.trim(), PYTHONPATH: `${root}python` }
    const child = spawn(process.execPath, [cli, 'doctor', '--json'], { env })
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
    const { python, trials, setup } = JSON.parse(out)
    expect(python.command).toBe(V2LO_MAP_PYTHON.trim())
    expect(trials[2]).toMatchObject({ way: 'Python (v2lo_map.easyr1)', ok: true })
    expect(setup.verl).toContain('pkg://v2lo_map.verl')
    expect(setup.trl).toMatch(/^from v2lo_map\.trl import/)
    // These take a path only.
    expect(setup['ms-swift']).toContain('/v2lo_ms_swift.py')
  })

  it('says what is missing', async () => {
    const child = spawn(process.execPath, [cli, 'doctor', '--json'], { env: { PATH: '/nowhere' } })
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(1)
    const report = JSON.parse(out)
    expect(report.python).toBeNull()
    expect(report.trials.map((t: { ok: boolean }) => t.ok)).toEqual([true, true, false])
  })
})
