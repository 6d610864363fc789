import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { readEntries } from '../public-api/entries'
import { mustRun } from './run'

/** The package as a stranger gets it. */
export interface Packed {
  readonly tarball: string
  /** Paths inside the tarball, sorted. */
  readonly files: readonly string[]
  /** An otherwise empty project, outside the checkout, with the tarball installed. */
  readonly consumer: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Packed
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds (where needed), packs and installs the package once for all tests of this folder. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'v2lo-map-')))
  try {
    if (isStale()) await mustRun('npm', ['run', '--silent', 'build'], { cwd: root, timeoutMs: 300_000 })
    project.provide('packed', await packAndInstall(folder))
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return () => rmSync(folder, { recursive: true, force: true })
}

/** True where a built file is missing or older than anything it is made from. */
function isStale(): boolean {
  const built = readEntries().flatMap(({ file }) => ['js', 'cjs', 'd.ts', 'd.cts'].map((end) => `dist/${file}.${end}`))
  const outputs = [...built, 'dist/cli.js', 'dist/python/v2lo_trl.py'].map((file) => join(root, file))
  if (!outputs.every(existsSync)) return true
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => `src/${file}`)
  const modules = readdirSync(join(root, 'python'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:assemble\.ts|v2lo_map\/.*\.py)$/.test(file))
    .map((file) => `python/${file}`)
  const inputs = [...sources, ...modules, 'package.json', 'tsup.config.ts', 'tsconfig.json'].map((file) =>
    join(root, file),
  )
  const mtime = (file: string) => statSync(file).mtimeMs
  return Math.max(...inputs.map(mtime)) > Math.min(...outputs.map(mtime))
}

async function packAndInstall(folder: string): Promise<Packed> {
  const packing = await mustRun('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  })
  const [packed] = JSON.parse(packing) as [{ filename: string; files: { path: string }[] }]
  const tarball = join(folder, packed.filename)
  const consumer = join(folder, 'consumer')
  mkdirSync(consumer)
  // Dependencies come from the checkout, so that the tests need no registry.
  const dependencies = Object.fromEntries(runtimeDependencies().map(({ name, path }) => [name, `file:${path}`]))
  const project = { name: 'consumer', private: true, dependencies: { 'v2lo-map': `file:${tarball}`, ...dependencies } }
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(project))
  await mustRun('npm', ['install', '--offline', '--install-links', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: consumer,
  })
  return { tarball, files: packed.files.map(({ path }) => path).sort(), consumer }
}

/** The installed folder of every runtime dependency and peer, theirs included. */
function runtimeDependencies(): { name: string; path: string }[] {
  const found = new Map<string, string>()
  const collect = (folder: string): void => {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const name of Object.keys({ ...dependencies, ...(folder === root && peerDependencies) })) {
      if (found.has(name)) continue
      const path = installedFolder(folder, name)
      found.set(name, path)
      collect(path)
    }
  }
  collect(root)
  return [...found].map(([name, path]) => ({ name, path }))
}

/** Where Node would find a package from a folder: the nearest `node_modules` on the way up that holds it. */
function installedFolder(from: string, name: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === dirname(folder)) throw new Error(`${name} is not installed: run npm ci`)
  }
}
