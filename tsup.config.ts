import { readFileSync, rmSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { defineConfig } from 'tsup'

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> }

/** One file under `src` for every entry of package.json, under the entry's own name. */
const entries = Object.keys(manifest.exports)
  .filter((key) => key !== './package.json')
  .map((key) => (key === '.' ? 'index' : key.slice(2)))

// The two builds below run side by side, so neither may clean the folder the other writes to.
rmSync('dist', { recursive: true, force: true })

/**
 * Writes the value of a constant where it is used. The loops that read text compare with the codes of
 * src/base/characters.ts by name, which costs 5 to 20 % where each comparison has to look the number up.
 */
const inlineConstants = (options: { minifySyntax?: boolean }) => {
  options.minifySyntax = true
}

/**
 * Keeps tables that a page does not use out of its bundle. `minifySyntax` would take the function out of
 * `(() => [...])()`, and with it the mark `@__PURE__` that lets a bundler drop the table; one with a parameter stays.
 */
const keepPureTables: Plugin = {
  name: 'keep-pure-tables',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('/* @__PURE__ */ (() =>', '/* @__PURE__ */ ((_?: never) =>'),
      loader: 'ts',
    }))
  },
}

/** The library entries come as ESM and CommonJS with a declaration file each; the command line as ESM only. */
export default defineConfig([
  {
    entry: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    format: ['esm', 'cjs'],
    platform: 'neutral',
    target: 'es2022',
    dts: true,
    splitting: false,
    esbuildOptions: inlineConstants,
    esbuildPlugins: [keepPureTables],
  },
  {
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/jobs/worker.ts' },
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    esbuildOptions: inlineConstants,
    // An optional peer of the entry v2lo-map/mcp; the command brings its own.
    noExternal: [/^@modelcontextprotocol\//],
    banner: { js: '#!/usr/bin/env node' },
  },
])
