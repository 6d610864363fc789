import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const RECIPE = 'examples/hosts/mastra.js'
const EXPECTED = 'The closest points of "sofa" and "lamp" are 1 m apart, and their centers 2.5 m.'

/** Installs Mastra beside this package in a folder of its own, and runs the recipe of the documentation there. */
export function runMastra(root: string, folder: string): { version: string; ran: string } {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  copyFileSync(join(root, RECIPE), join(folder, 'recipe.js'))
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 600_000, stdio: ['ignore', 'pipe', 'pipe'] })
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '@mastra/core@1', 'zod@4', root])
  const told = run(process.execPath, ['recipe.js']).trim()
  if (told !== EXPECTED) throw new Error(`the recipe said ${JSON.stringify(told)}`)
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/@mastra/core/package.json'), 'utf8'))
  return { version, ran: `${RECIPE}: a map read, and asked by its handle` }
}
