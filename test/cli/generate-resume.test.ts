import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { temporaryFolder } from '../support/temporary-folder'

/** How often a run is killed; `V2LO_MAP_KILLS=20 npx vitest run --project slow test/cli/generate-resume.test.ts` for more. */
const KILLS = Number(process.env.V2LO_MAP_KILLS ?? 5)
const SEED = Number(process.env.V2LO_MAP_KILL_SEED ?? Date.now() % 1e6)

const root = temporaryFolder()
const cli = join(root, 'cli.js')

beforeAll(() => {
  const src = (file: string) => new URL(`../../src/cli/${file}`, import.meta.url).pathname
  writeFileSync(join(root, 'package.json'), '{"type": "module"}')
  buildSync({
    entryPoints: { cli: src('main.ts'), worker: src('jobs/worker.ts') },
    outdir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@resvg/resvg-js'],
    logLevel: 'error',
  })
}, 120_000)

/** Runs the command; ends it after so many milliseconds, as a power cut would. */
function start(
  args: readonly string[],
  killAfter?: number,
): Promise<{ readonly code: number | null; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'generate', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, err })
    })
  })
}

describe('a run that is killed again and again', () => {
  const cases = [
    ['without a selection', ['--rooms', '30', '--twins', 'mirror']],
    ['that selects', ['--rooms', '30', '--items', '1500']],
  ] as const

  it.each(cases)(
    '%s ends in the same bytes',
    async (name, args) => {
      const straight = join(root, `straight ${name}`)
      const began = performance.now()
      expect((await start([...args, '-o', straight])).code).toBe(0)
      const took = performance.now() - began

      const random = createRandom(SEED)
      const broken = join(root, `broken ${name}`)
      let killed = 0
      let ended = false
      for (let i = 0; killed < KILLS && i < 10 * KILLS; i++) {
        // Most often soon, so that there is something left to kill; sometimes near the end.
        const { code } = await start(
          [...args, '--resume', '-o', broken],
          300 + ((5 * took) / KILLS) * random.next() * random.next(),
        )
        ended = code === 0
        if (ended) break
        killed++
        cutTails(broken, random.next)
      }
      const last = await start([...args, '--resume', '-o', broken])
      expect(last.code, `seed ${SEED}: ${last.err}`).toBe(0)
      expect(killed, `seed ${SEED}`).toBeGreaterThan(0)
      const names = readdirSync(straight)
      expect(names).toContain('items.jsonl')
      expect(readdirSync(broken)).toEqual(names)
      for (const name of names) {
        const [one, other] = [straight, broken].map((folder) => readFileSync(join(folder, name)))
        expect(other!.equals(one!), `${name}, seed ${SEED}, ${killed} kills`).toBe(true)
      }
      console.log(`${name}: ${killed} kills, seed ${SEED}${ended ? ', then it ended by itself' : ''}`)
    },
    600_000,
  )
})

/** A disk may also lose the end of what was written last. */
function cutTails(folder: string, next: () => number): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name)
    if (name.endsWith('.partial') && next() < 0.5)
      truncateSync(path, Math.max(0, statSync(path).size - Math.floor(next() * 3000)))
  }
}
