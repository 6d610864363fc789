import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url))

/** Tests that start processes or a browser, or count steps on unoptimized code: `npm run test:fast` does without them. */
const slow = [
  'test/benchmark/ceilings/scans.test.ts',
  'test/benchmark/report/browser.test.ts',
  'test/benchmark/simulate/simulate.test.ts',
  'test/cli/{process,scorers}.test.ts',
  'test/docs/{readme,rl,images}.test.ts',
  'test/growth/**/*.test.ts',
  'test/mcp/{client,command,conformance,conversation,hostile,shared-cases,stdio,storm}.test.ts',
  'test/python/**/*.test.ts',
  'test/render/browser.test.ts',
  'test/scene/read/recipes.test.ts',
  'test/serve/pipelining.test.ts',
  'test/tools/hosts.test.ts',
]

export default defineConfig({
  resolve: {
    alias: [
      { find: /^v2lo-map$/, replacement: src('index.ts') },
      { find: /^v2lo-map\/(.*)$/, replacement: src('$1.ts') },
    ],
  },
  test: {
    testTimeout: 60_000,
    // mathjs comes in over a thousand files: bundled once, it loads in 1 s instead of 3.5 s in every worker that scores.
    deps: { optimizer: { ssr: { enabled: true, include: ['mathjs', 'mathjs/number'] } } },
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/package/**', ...slow] },
      },
      {
        extends: true,
        test: { name: 'slow', include: slow },
      },
      {
        // Builds, packs and installs the package once; only runs that include these tests pay for it.
        extends: true,
        test: { name: 'package', include: ['test/package/**/*.test.ts'], globalSetup: 'test/package/setup.ts' },
      },
    ],
  },
})
