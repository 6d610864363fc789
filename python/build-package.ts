// Builds the Python package into python/dist: part of `npm run build:python`, after `npm run build`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { name, version } from '../package.json'
import { pythonTools } from './tools'

const root = fileURLToPath(new URL('../', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'v2lo-map')
const stage = join(cache, 'python-package')
const out = join(root, 'python', 'dist')

/** A program that must end well. */
function mustRun(command: string, args: readonly string[], cwd = root): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status ?? error}:\n${stdout}${stderr}`)
}

/** The package as hatchling builds it: the sources, the pages it shares, and the command line. */
async function fillStage(): Promise<void> {
  rmSync(stage, { recursive: true, force: true })
  cpSync(join(root, 'python', 'v2lo_map'), join(stage, 'v2lo_map'), {
    recursive: true,
    filter: (path) => !path.includes('__pycache__'),
  })
  for (const file of ['python/pyproject.toml', 'python/README.md', 'LICENSE', 'CHANGELOG.md'])
    cpSync(join(root, file), join(stage, file.replace('python/', '')))
  await copyCommandLine(join(stage, 'v2lo_map', '_cli'))
}

/**
 * The built command line with the packages it needs, in files that load when a command is called. What is native or a
 * choice of the user stays out: the drawing of PNG.
 */
async function copyCommandLine(folder: string): Promise<void> {
  await build({
    entryPoints: ['cli.js', 'worker.js'].map((file) => join(root, 'dist', file)),
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    // The built files are read as they are; what package.json says of the sources' side effects is not about them.
    ignoreAnnotations: true,
    external: ['@resvg/resvg-js'],
    // What a bundled CommonJS module asks of Node.
    banner: {
      js: "import { createRequire as __require } from 'node:module'; const require = __require(import.meta.url);",
    },
    logLevel: 'warning',
  })
  for (const path of ['inspect', 'python', 'playground.html', 'THIRD-PARTY-LICENSES.txt'])
    cpSync(join(root, 'dist', path), join(folder, 'dist', path), { recursive: true })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, version, type: 'module' }, null, 2)}\n`)
}

const tools = pythonTools()
if ('missing' in tools) throw new Error(tools.missing)
await fillStage()
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
mustRun(
  join(tools.programs, 'hatchling'),
  ['build', '--target', 'sdist', '--target', 'wheel', '--directory', out],
  stage,
)
for (const file of readdirSync(out))
  console.log(`python/dist/${file}  ${(statSync(join(out, file)).size / 1e6).toFixed(2)} MB`)
