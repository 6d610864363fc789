import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, inject, it } from 'vitest'
import { browserProgram, expectedPage, readReport } from './programs'

const { consumer } = inject('packed')

/**
 * Kilobytes (1,000 bytes) that a page loads, gzipped: for a part of the root entry, and for the whole of it (every
 * reader, every wording of a question). Raise them knowingly, a little above the measured sizes. A jump means that
 * something at the top level of a file is computed without a `@__PURE__` mark, and so holds whatever it touches.
 */
const BUDGETS_KB = {
  'createLayout, relativeDirection': 5,
  'parseLayout, relativeDirection, getObject, unwrap': 43.2,
}
const WHOLE_KB = 114
const RENDER_KB = 28.3
/** The reward entry as it is published, which brings its parts of mathjs. */
const REWARD_KB = 275.5

async function bundle(contents: string, resolveDir: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) }
}

describe('a bundle for the browser', () => {
  it('runs where there is nothing but the language and the web', async () => {
    const { code } = await bundle(browserProgram, consumer)
    const page = createContext({ TextEncoder, TextDecoder })
    runInContext(code, page)
    expect(readReport(page.report as string)).toEqual(expectedPage)
  })

  it.each(Object.entries(BUDGETS_KB))('of { %s } stays within its budget', async (names, budget) => {
    const { code } = await bundle(`import { ${names} } from 'v2lo-map'\nglobalThis.used = [${names}]`, consumer)
    expect(gzipSync(code, { level: 9 }).length / 1000).toBeLessThan(budget)
  })

  it('of the whole root entry does not grow unnoticed', async () => {
    const { code } = await bundle("import * as root from 'v2lo-map'\nglobalThis.root = root", consumer)
    expect(gzipSync(code, { level: 9 }).length / 1000).toBeLessThan(WHOLE_KB)
  })

  it('of the reward entry is within its budget before anything is minified', () => {
    const file = readFileSync(join(consumer, 'node_modules/v2lo-map/dist/reward.js'))
    expect(gzipSync(file, { level: 9 }).length / 1000).toBeLessThan(REWARD_KB)
  })

  it('of the render entry stays within its budget', async () => {
    const { code } = await bundle("import * as render from 'v2lo-map/render'\nglobalThis.render = render", consumer)
    expect(gzipSync(code, { level: 9 }).length / 1000).toBeLessThan(RENDER_KB)
  })

  it('never draws mathjs or zod into the root entry', async () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url))
    const { inputs } = await bundle("export * from './index'", src)
    expect(inputs.some((file) => file.endsWith('base/error.ts'))).toBe(true)
    expect(inputs.filter((file) => /node_modules\/(mathjs|zod)\//.test(file))).toEqual([])
  })
})
