import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { inScript, oneDocument } from '../../src/inspect/answers/one-file'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The parts of the style, in the order of the cascade. */
const STYLES = ['base', 'filters', 'charts', 'table', 'row', 'cards']

/** The inspector's page from its sources: one document, one script, one style; and the script of a page without a server. */
export async function buildPage() {
  const folder = `${root}src/inspect/page/`
  const rules = STYLES.map((name) => readFileSync(`${folder}document/${name}.css`, 'utf8')).join('\n')
  const style = await transform(rules, { loader: 'css', minify: true })
  return {
    html: readFileSync(`${folder}document/page.html`, 'utf8'),
    script: await bundle(`${folder}main.tsx`),
    style: style.code,
    alone: await buildStatic(),
  }
}

/** The script of a page that holds its rows itself. */
const buildStatic = () => bundle(`${root}src/inspect/alone/static.tsx`)

/** The playground: one HTML file that needs no server. */
export async function buildPlayground(): Promise<string> {
  const { style } = await buildPage()
  const script = await bundle(`${root}src/inspect/alone/playground.tsx`)
  return oneDocument({ title: 'v2lo-map playground', style, body: `<script>${inScript(script)}</script>` })
}

/** One script for browsers, of an entry with everything it takes. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  })
  // As the bundler leaves them where it does not minify: what THIRD-PARTY-LICENSES.txt is made from.
  const [output] = Object.values(metafile.outputs)
  const packages = Object.entries(output!.inputs).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []) : [],
  )
  return (
    [...new Set(packages)]
      .sort()
      .map((name) => `// node_modules/${name}/\n`)
      .join('') + outputFiles[0]!.text
  )
}
