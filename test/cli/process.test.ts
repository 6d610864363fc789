import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const row = '{"id":1,"response":"<map>[]</map><think>t</think><answer>\u0130B</answer>","ground_truth":"B"}\n'

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env } })
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  child.stdin.on('error', () => undefined)
  const ended = new Promise<{ code: number | null; out: Buffer; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out), err })),
  )
  return { child, ended }
}

// The suite builds before it runs; run alone without a build there is nothing to start.
describe.skipIf(!existsSync(cli))('the scorer as a process', () => {
  it('ends quietly when its reader goes away', async () => {
    const { child, ended } = start(['score', '--preset', 'v2lo'])
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(row.repeat(10_000))
    const { code, err } = await ended
    expect(code).toBe(0)
    expect(err).toBe('')
  })

  // A device that takes nothing, where the system has one.
  it.skipIf(!existsSync('/dev/full'))('says in one sentence that its output takes no more', () => {
    const full = openSync('/dev/full', 'w')
    const ran = spawnSync(process.execPath, [cli, 'score', '--preset', 'v2lo'], {
      input: row,
      stdio: ['pipe', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect(ran).toMatchObject({ status: 2, stderr: 'v2lo-map: standard output could not be written (ENOSPC)\n' })
  })

  it('answers a row right after its line end, without waiting for more', async () => {
    const { child, ended } = start(['score', '--preset', 'v2lo'])
    const answered = new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
    for (const byte of Buffer.from(row)) child.stdin.write(Buffer.from([byte]))
    expect(JSON.parse(await answered)).toMatchObject({ id: 1, error: null })
    child.stdin.end(row)
    expect((await ended).out.toString().split('\n')).toHaveLength(3)
  })

  it('gives the same bytes in every locale and time zone', async () => {
    const runs = [
      start(['score', '--preset', 'v2lo'], { LANG: 'C', TZ: 'UTC' }),
      start(['score', '--preset', 'v2lo'], { LANG: 'tr_TR.UTF-8', LC_ALL: 'C', TZ: 'Pacific/Kiritimati' }),
    ]
    for (const { child } of runs) child.stdin.end(row)
    const [a, b] = await Promise.all(runs.map((r) => r.ended))
    expect(a!.out.length).toBeGreaterThan(0)
    expect(a!.out.equals(b!.out)).toBe(true)
  })

  it('keeps its memory bounded on a line without an end', async () => {
    const { child, ended } = start(['score', '--preset', 'v2lo', '--max-line', '1000000'])
    const piece = Buffer.alloc(1 << 20, 'a')
    for (let i = 0; i < 200; i++)
      if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve))
    child.stdin.end(`\n${row}`)
    const { code, out } = await ended
    const rows = out
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows).toMatchObject([{ error: { code: 'too-long', line: 1 } }, { id: 1, error: null }])
    expect(code).toBe(1)
  })
})
