import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { assembleAdapters } from '../../python/assemble'
import { FRAMEWORKS } from '../../src/cli/frameworks'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = assembleAdapters()

describe('the single-file adapters', () => {
  it('are one for each trainer', () => {
    expect(Object.keys(files).sort()).toEqual(FRAMEWORKS.map(({ file }) => file).sort())
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

  it('keep to the grammar of Python 3.8', () => {
    const script =
      'import ast, sys; [ast.parse(text, feature_version=(3, 8)) for text in sys.stdin.read().split("\\0")]'
    const read = (texts: readonly string[]) => spawnSync('python3', ['-c', script], { input: texts.join('\0') }).status
    expect(read(Object.values(files))).toBe(0)
    expect(read(['match 1:\n  case 1: pass'])).not.toBe(0)
  })

  it('have a public name for every function and class their frameworks look for', () => {
    expect(files['v2lo_easyr1.py']).toMatch(/^REWARD_TYPE = "batch"$/m)
    expect(files['v2lo_ms_swift.py']).toMatch(/^orms\["v2lo_map"\] = V2loMap$/m)
  })
})

const cli = `${root}dist/cli.js`

// The suite builds before it runs; run alone without a build there is no scorer to start.
describe.skipIf(!existsSync(cli))('in Python', () => {
  it('they are what the build wrote', () => {
    for (const [file, text] of Object.entries(files))
      expect(readFileSync(`${root}dist/python/${file}`, 'utf8'), file).toBe(text)
  })

  it('they work as the lines that v2lo-map adapter prints, with nothing else set', () => {
    const { V2LO_MAP_PRESET: _, ...env } = process.env
    const printed = spawnSync(process.execPath, [cli, 'adapter', 'trl'], { encoding: 'utf8', env }).stderr
    const line = printed.split('\n').find((one) => one.includes('from v2lo_trl import V2loReward'))!
    const script = `${line}\nprint(V2loReward()(completions=["<answer>B</answer>"], ground_truth=["B"]))`
    const run = spawnSync('python3', ['-B', '-c', script], { encoding: 'utf8', env, timeout: 55_000 })
    expect([run.stdout, run.status], run.stderr).toEqual(['[0.0]\n', 0])
  })
})
