import { defineConfig } from 'tsup'

/** The library entries come as ESM and CommonJS with a declaration file each; the command line as ESM only. */
export default defineConfig([
  {
    entry: { index: 'src/index.ts', reward: 'src/reward.ts' },
    format: ['esm', 'cjs'],
    platform: 'neutral',
    target: 'es2022',
    dts: true,
    clean: true,
    splitting: false,
  },
  {
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  },
])
