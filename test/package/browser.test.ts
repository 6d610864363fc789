import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, inject, it } from 'vitest'
import { browserProgram, expectedPage, readReport } from './programs'

const { consumer } = inject('packed')

/** Kilobytes (1,000 bytes) a page loads for the root entry. Raise it knowingly, a little above the measured size. */
const ROOT_BUDGET_KB = 27
const CEILING_KB = 40

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

  it('stays within the budget of the root entry', async () => {
    const { code } = await bundle("import * as root from 'v2lo-map'\nglobalThis.root = root", consumer)
    const kilobytes = gzipSync(code, { level: 9 }).length / 1000
    expect(kilobytes).toBeLessThan(ROOT_BUDGET_KB)
    expect(ROOT_BUDGET_KB).toBeLessThanOrEqual(CEILING_KB)
  })

  it('never draws mathjs or zod into the root entry', async () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url))
    const { inputs } = await bundle("export * from './index'", src)
    expect(inputs.some((file) => file.endsWith('base/error.ts'))).toBe(true)
    expect(inputs.filter((file) => /node_modules\/(mathjs|zod)\//.test(file))).toEqual([])
  })
})
