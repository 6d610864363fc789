import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The inspector's page from its sources: one document, one script, one style. */
export async function buildPage() {
  const folder = `${root}src/inspect/page/`
  const style = await transform(readFileSync(`${folder}page.css`, 'utf8'), { loader: 'css', minify: true })
  return {
    html: readFileSync(`${folder}page.html`, 'utf8'),
    script: await bundle(`${folder}main.tsx`),
    style: style.code,
  }
}

/** One script for browsers, of an entry with everything it takes. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  })
  return outputFiles[0]!.text
}
