import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The folder of shared cases and data beside a checkout. The product never needs it: a test that uses it
 * is skipped, with one clear line, where it is absent. Tests and benches run from the root of the checkout; a bench is bundled
 * elsewhere.
 */
const root = process.env.V2LO_MAP_SHARED ?? resolve('..', 'shared')

/** The absolute path of a shared file, or `undefined` (after saying so once) where the folder is absent. */
export function sharedFile(relative: string): string | undefined {
  const path = `${root}/${relative}`
  if (existsSync(path)) return path
  console.warn(`skipped: ${relative} is not beside this checkout (set V2LO_MAP_SHARED to its folder)`)
  return undefined
}

/** The parsed JSON of a shared file, or `undefined` where it is absent. */
export function sharedJson<T>(relative: string): T | undefined {
  const path = sharedFile(relative)
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as T)
}

/** The rows of a shared JSON Lines file, or `undefined` where it is absent. */
export function sharedLines<T>(relative: string): T[] | undefined {
  const path = sharedFile(relative)
  if (path === undefined) return undefined
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}
