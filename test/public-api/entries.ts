import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DoorNames, readDoor } from './names'

/** One entry of package.json `exports`, with the names its file exports. */
export interface Entry extends DoorNames {
  /** As a program imports it: `v2lo-map`, `v2lo-map/reward`. */
  readonly specifier: string
  /** Name of its file under `src` and `dist`, without an ending: `index`, `reward`. */
  readonly file: string
}

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The package's own package.json. */
export const manifest: {
  readonly name: string
  readonly version: string
  readonly exports: { readonly [entry: string]: unknown }
  readonly bin: { readonly [name: string]: string }
  readonly dependencies?: { readonly [name: string]: string }
} = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/** Every entry a program can import code from, in the order of package.json. */
export function readEntries(): Entry[] {
  return Object.keys(manifest.exports)
    .filter((key) => key !== './package.json')
    .map((key) => {
      const file = key === '.' ? 'index' : key.slice(2)
      const text = readFileSync(at(`src/${file}.ts`), 'utf8')
      return { specifier: key === '.' ? manifest.name : `${manifest.name}/${file}`, file, ...readDoor(file, text) }
    })
}
