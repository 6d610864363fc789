import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = `${root}dist/cli.js`
const FILES = 5
const ROWS = 20_000

const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-slurm-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** One task of an array of three, as Slurm starts it. */
function start(task: number, to: string) {
  return spawn('bash', [`${root}examples/slurm/score-shards.sh`, join(folder, 'in'), to, '--preset', 'strict'], {
    detached: true,
    env: {
      ...process.env,
      V2LO_MAP: `${process.execPath} ${cli}`,
      SLURM_ARRAY_TASK_ID: String(task + 7),
      SLURM_ARRAY_TASK_MIN: '7',
      SLURM_ARRAY_TASK_COUNT: '3',
    },
  })
}

const run = async (task: number, to: string) => (await once(start(task, to), 'close'))[0]

describe.skipIf(!existsSync(cli) || process.platform === 'win32')('the script for a Slurm array', () => {
  it('scores every file once, a task that was killed in the middle included', async () => {
    mkdirSync(join(folder, 'in'))
    for (let file = 0; file < FILES; file++) {
      const rows = Array.from({ length: ROWS }, (_, i) =>
        JSON.stringify({ id: `${file}-${i}`, response: `<answer>${i}</answer>`, ground_truth: i % 2 ? `${i}` : 'no' }),
      )
      // One row of the last file cannot be scored.
      if (file === FILES - 1) rows.push('{"id":"bad","response":"x"}')
      writeFileSync(join(folder, 'in', `${file}.jsonl`), `${rows.join('\n')}\n`)
    }
    const to = join(folder, 'out')
    const killed = start(0, to)
    await expect.poll(() => existsSync(join(to, '0.jsonl.partial')), { interval: 5, timeout: 60_000 }).toBe(true)
    process.kill(-killed.pid!, 'SIGKILL')
    await once(killed, 'close')
    expect(readdirSync(to)).toContain('0.jsonl.partial')

    expect([await run(0, to), await run(1, to), await run(2, to)]).toEqual([0, 1, 0])
    expect(readdirSync(to).sort()).toEqual(Array.from({ length: FILES }, (_, file) => `${file}.jsonl`))
    for (let file = 0; file < FILES; file++) {
      const results = readFileSync(join(to, `${file}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n')
      const ids = results.map((line) => JSON.parse(line).id)
      const expected = Array.from({ length: ROWS }, (_, i) => `${file}-${i}`)
      expect(ids).toEqual(file === FILES - 1 ? [...expected, 'bad'] : expected)
      expect(JSON.parse(results[1]!).accuracy).toBe(1)
    }
    // Nothing is left to do.
    expect(await run(0, to)).toBe(0)
  })
})
