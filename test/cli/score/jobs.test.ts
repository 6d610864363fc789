import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-jobs-'))
const input = join(folder, 'rows.jsonl')
const ROWS = 30_000

/** The first rows of the input, for the reward that takes time. */
const few = join(folder, 'few.jsonl')
const FEW = 6_000

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'score', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined)
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err })),
  )
  return { child, ended }
}

const score = (...args: string[]) => start(args).ended
const resultOf = (name: string) => readFileSync(join(folder, name), 'utf8')

// The suite builds before it runs; run alone without a build there is nothing to start.
describe.skipIf(!existsSync(cli))('v2lo-map score --jobs', () => {
  let straight = ''
  beforeAll(async () => {
    const think = 'The sofa is at (1.5, 2.5), and 1.5 + 2.5 = 4. '.repeat(6)
    const odd: Record<number, string> = { 7: '', 8: ' \r', 9: 'not json', 10: '[]', 20000: '{"id":"late"}' }
    const lines = Array.from(
      { length: ROWS },
      (_, id) =>
        odd[id] ??
        JSON.stringify({
          id,
          response: `<map>[{"object_name": "sofa", "bbox": [${id % 9}, 0, 12, 1]}]</map><think>${think}</think><answer>${id % 2 ? 'A' : 'B\u00e9'}</answer>`,
          ground_truth: 'A',
          question: `Which is nearest, in case ${id >> 3}?`,
          choices: ['A. the sofa', 'B. the bed'],
        }),
    )
    // A byte order mark before, an invalid byte and half a line behind.
    writeFileSync(input, `\ufeff${lines.join('\r\n')}\n`)
    writeFileSync(input, Buffer.concat([readFileSync(input), Buffer.from([0xff, 0x0a]), Buffer.from('{"id": "cut')]))
    writeFileSync(few, `${lines.slice(0, FEW).join('\n')}\n`)
    straight = (await score(input, '--preset', 'v2lo', '--jobs', '1')).out
    expect(straight.trimEnd().split('\n')).toHaveLength(ROWS)
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('gives the same bytes and the same count as one job', async () => {
    const two = await score(input, '--preset', 'v2lo', '--jobs', '2')
    expect(two.out).toBe(straight)
    expect(two.code).toBe(1)
    expect(two.err).toMatch(/^29995 scored by v2lo \w+, 5 failed, mean /)
    expect(JSON.parse(two.out.trimEnd().split('\n').at(-1)!)).toMatchObject({ error: { line: ROWS + 2 } })
  })

  it('reads standard input by the same rules', async () => {
    const { child, ended } = start(['--preset', 'v2lo', '--jobs', '3'])
    child.stdin.end(readFileSync(input))
    expect((await ended).out).toBe(straight)
  })

  it('ends at once, workers and all, when its reader goes away', async () => {
    const { child, ended } = start([few, '--jobs', '2'])
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what is being scored on %s', async (name) => {
    const { child, ended } = start([input, '--preset', 'v2lo', '--jobs', '2'])
    child.stdout.once('data', () => child.kill(name))
    const { code, out, err } = await ended
    if (!err.startsWith('stopped')) return
    expect(code).toBe(name === 'SIGINT' ? 130 : 143)
    expect(straight.startsWith(out) && out.endsWith('\n')).toBe(true)
    const last = Number(/^stopped after line (\d+): /.exec(err)![1])
    expect(last).toBe(out.trimEnd().split('\n').length + 2)
  })

  it('writes a file that has its name only when it is whole, and does not write over one', async () => {
    const out = join(folder, 'whole.jsonl')
    const ran = await score(input, '--preset', 'v2lo', '--out', out)
    expect([ran.code, ran.out]).toEqual([1, ''])
    expect(resultOf('whole.jsonl')).toBe(straight)
    expect(readdirSync(folder).filter((name) => name.startsWith('whole'))).toEqual(['whole.jsonl'])
    const again = await score(input, '--preset', 'v2lo', '--out', out)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force writes over it')])
    expect((await score(input, '--preset', 'v2lo', '--out', out, '--resume')).err).toContain('whole already')
    utimesSync(out, 1, 1)
    expect((await score(input, '--preset', 'v2lo', '--out', out, '--resume')).err).toContain('older than the input')
  })

  it('writes results over files alone, and never over its input', async () => {
    const rows = join(folder, 'own.jsonl')
    const text = readFileSync(few, 'utf8').slice(0, readFileSync(few, 'utf8').indexOf('\n') + 1)
    writeFileSync(rows, text)
    const link = join(folder, 'link.jsonl')
    symlinkSync(rows, link)
    for (const [out, why] of [
      [rows, 'it is the input'],
      [link, 'it is the input'],
      [folder, 'it is a folder'],
      ['/dev/stdin', 'it is a device or a pipe'],
    ] as const) {
      const { code, err } = await start([rows, '--out', out, '--force']).ended
      expect([code, err]).toEqual([2, expect.stringContaining(`--out ${out}: ${why}`)])
    }
    expect(readFileSync(rows, 'utf8')).toBe(text)
    const other = join(folder, 'other.jsonl')
    writeFileSync(other, 'old')
    rmSync(link)
    symlinkSync(other, link)
    expect((await start([rows, '--out', link, '--force']).ended).code).toBe(0)
    expect(JSON.parse(readFileSync(other, 'utf8'))).toHaveProperty('overall')
  })

  it('loses and doubles no row over runs that are killed at any moment', async () => {
    const out = join(folder, 'killed.jsonl')
    const partial = `${out}.partial`
    const whole = (await score(few, '--jobs', '2')).out
    // Each kill comes once so much is written; the first may come before anything is.
    const moments = [0, ...Array.from({ length: 4 }, () => 0.8 * Math.random()).sort()].map((part) =>
      Math.round(part * whole.length),
    )
    let kills = 0
    for (let round = 0; ; round++) {
      const { child, ended } = start([few, '--out', out, '--jobs', round % 2 ? '2' : '1', '--resume'])
      const moment = moments[round]
      const timer = setInterval(() => {
        if (moment !== undefined && existsSync(partial) && statSync(partial).size >= moment) child.kill('SIGKILL')
      }, 5)
      const { code, err } = await ended
      clearInterval(timer)
      if (code === null) kills++
      else if (moment === undefined) {
        expect(code, `${err} after kills at ${moments} bytes`).toBe(1)
        break
      }
    }
    expect(kills).toBeGreaterThan(0)
    expect(resultOf('killed.jsonl') === whole, `the bytes of a straight run, after kills at ${moments} bytes`).toBe(
      true,
    )
  })

  it('goes on after SIGTERM with what it wrote, and only with the same run', async () => {
    const out = join(folder, 'stopped.jsonl')
    const run = [few, '--out', out, '--jobs', '2']
    const { child, ended } = start(run)
    const partial = `${out}.partial`
    while (!existsSync(partial) || statSync(partial).size === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGTERM')
    expect((await ended).code).toBe(143)
    const written = statSync(partial).size
    expect((await score(...run)).err).toContain('--resume goes on')
    expect((await score(...run, '--resume', '--preset', 'v2lo')).err).toContain('another preset')
    const { mtime } = statSync(few)
    utimesSync(few, 1, 1)
    expect((await score(...run, '--resume')).err).toContain('was written to since')
    // Written anew, with the same size and time: every row has another truth.
    const text = readFileSync(few, 'utf8')
    writeFileSync(few, text.replaceAll('"ground_truth":"A"', '"ground_truth":"B"'))
    utimesSync(few, mtime, mtime)
    expect((await score(...run, '--resume')).err).toContain('was written anew')
    writeFileSync(few, text)
    utimesSync(few, mtime, mtime)
    expect(statSync(partial).size).toBe(written)
    const { err } = await score(...run, '--resume')
    expect(err).toMatch(/^5996 scored by strict \w+, 2 failed/)
    expect(existsSync(partial)).toBe(false)
  })

  it('goes on in the middle of a list', async () => {
    const list = join(folder, 'list.json')
    const rows = readFileSync(few, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
    writeFileSync(list, `[${rows.join(', ')}]`)
    const whole = (await score(list, '--jobs', '1')).out
    expect(whole.split('\n')).toHaveLength(rows.length + 1)
    const out = join(folder, 'of-list.jsonl')
    const partial = `${out}.partial`
    const { child, ended } = start([list, '--out', out, '--jobs', '2'])
    while (!existsSync(partial) || statSync(partial).size === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGTERM')
    expect((await ended).code).toBe(143)
    expect((await score(list, '--out', out, '--jobs', '2', '--resume')).code).toBe(0)
    expect(resultOf('of-list.jsonl') === whole).toBe(true)
  })

  it.each([
    [['--resume'], '--out FILE'],
    [['--out', 'x', '--resume'], '--resume: expected a FILE'],
    [['--out', 'x', '--resume', '--force'], 'one of them'],
    [['--jobs', '0'], 'from 1 up'],
    [['--out', '/dev/null/x'], '/dev/null'],
  ])('refuses %j in one sentence', async (args, said) => {
    const { child, ended } = start(args)
    child.stdin.end('{}\n')
    const { code, err } = await ended
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1])
    expect(err).toContain(said)
  })
})
