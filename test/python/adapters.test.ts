import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { assembleAdapters } from '../../python/assemble'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = assembleAdapters()

describe('the Python adapters', () => {
  it('are the files made from their sources: npm run build:python', () => {
    const present = readdirSync(`${root}python`).filter((file) => file.endsWith('.py'))
    expect(present.sort()).toEqual(Object.keys(files).sort())
    for (const [file, text] of Object.entries(files))
      expect(readFileSync(`${root}python/${file}`, 'utf8'), file).toBe(text)
  })

  it('import the standard library only, and shadow none of it', () => {
    const script = 'import sys, json; print(json.dumps(sorted(sys.stdlib_module_names)))'
    const standard = new Set<string>(JSON.parse(spawnSync('python3', ['-c', script], { encoding: 'utf8' }).stdout))
    // What the frameworks bring, each in the adapter of that framework alone, and not needed to load it elsewhere.
    const brought: Record<string, string> = { swift: 'v2lo_ms_swift.py', torch: 'v2lo_openrlhf.py' }
    for (const [file, text] of Object.entries(files)) {
      expect(standard.has(file.replace('.py', ''))).toBe(false)
      for (const [, name] of text.matchAll(/^\s*(?:import|from) (\w+)/gm))
        if (!standard.has(name!)) expect(brought[name!], `${file}: ${name}`).toBe(file)
    }
  })

  it('have a public name for every function and class their frameworks look for', () => {
    expect(files['v2lo_easyr1.py']).toMatch(/^REWARD_TYPE = "batch"$/m)
    expect(files['v2lo_ms_swift.py']).toMatch(/^orms\["v2lo_map"\] = V2loMap$/m)
  })
})

const cli = `${root}dist/cli.js`

// The suite builds before it runs; run alone without a build there is no scorer to start.
describe.skipIf(!existsSync(cli))('in Python', () => {
  it('work as the lines that v2lo-map adapter prints, with nothing else set', () => {
    const { V2LO_MAP_PRESET: _, ...env } = process.env
    const printed = spawnSync(process.execPath, [cli, 'adapter', 'trl'], { encoding: 'utf8', env }).stderr
    const line = printed.split('\n').find((one) => one.includes('from v2lo_trl import V2loReward'))!
    const script = `${line}\nprint(V2loReward()(completions=["<answer>B</answer>"], ground_truth=["B"]))`
    const run = spawnSync('python3', ['-B', '-c', script], { encoding: 'utf8', env, timeout: 55_000 })
    expect([run.stdout, run.status], run.stderr).toEqual(['[0.0]\n', 0])
  })

  const modules = readdirSync(`${root}test/python`).filter((file) => file.startsWith('check_') && file.endsWith('.py'))

  // At once: most of their time they wait for a process.
  it.concurrent.each(modules)('%s', async (file) => {
    const env = {
      ...process.env,
      V2LO_MAP_COMMAND: `${JSON.stringify(process.execPath)} ${JSON.stringify(cli)}`,
      V2LO_MAP_PRESET: 'v2lo',
      PYTHONDONTWRITEBYTECODE: '1',
    }
    // A failing run throws with what it wrote.
    const { stderr } = await promisify(execFile)('python3', ['-m', 'unittest', '-v', file.replace('.py', '')], {
      cwd: `${root}test/python`,
      env,
      timeout: 55_000,
    })
    expect(stderr).toMatch(/Ran [1-9]\d* tests?/)
  })
})
