import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url))

/**
 * Tests that start processes or a browser, count steps on unoptimized code, or try so many or so large inputs that each
 * file takes seconds: `npm run test:fast` does without them. Every room of src has tests beside them in the fast loop.
 */
const slow = [
  'test/benchmark/ceilings/scans.test.ts',
  'test/benchmark/report/browser.test.ts',
  'test/benchmark/simulate/simulate.test.ts',
  'test/benchmark/{ceilings/credit,report/document,statistics/correlation-interval}.test.ts',
  'test/cli/parquet/**/*.test.ts',
  'test/cli/{benchmark/evaluate,generate,generate-formats,generate-resume,process,scorers,slurm}.test.ts',
  'test/dataset/{audit/audit,audit/debias,choices,filters,items,many-items,write/row-writer}.test.ts',
  'test/dataset/reasoning/{every-item,response}.test.ts',
  'test/docs/{images,readme,rl,samples}.test.ts',
  'test/growth/**/*.test.ts',
  'test/inspect/{browser,browser-use,view/row-view}.test.ts',
  'test/mcp/{client,command,conformance,conversation,hostile,http,memory,sdk-transport,shared-cases,stdio,storm}.test.ts',
  'test/memory/{bad-input,disk,kills,recovery,replay,snapshot}.test.ts',
  'test/parse/{dialects/hostile,json/two-paths,properties,stream}.test.ts',
  'test/public-api/documented.test.ts',
  'test/python/**/*.test.ts',
  'test/question/read/any-text.test.ts',
  'test/render/{browser,properties,viewers}.test.ts',
  'test/scene/generate/rooms.test.ts',
  'test/scene/read/recipes.test.ts',
  'test/scene/{picture/picture,read/bad-input,sight/ray-caster,walk/walk}.test.ts',
  'test/score/{explain/explain,map/losses,strict/needed-claims,strict/properties}.test.ts',
  'test/serve/{pipelining,server,storm}.test.ts',
  'test/soak/**/*.test.ts',
  'test/tools/{hosts,hostile,properties}.test.ts',
  'test/transport/json-shape.test.ts',
  'test/wild/**/*.test.ts',
  'test/cli/{jobs/{no-workers,same-results},score/jobs}.test.ts',
  'test/workers/pool.test.ts',
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
    hookTimeout: 60_000,
    // By default vitest leaves one core free: on two cores that is half of them.
    maxWorkers: '100%',
    // mathjs comes in over a thousand files: bundled once, it loads in 1 s instead of 3.5 s in every worker that scores.
    deps: { optimizer: { ssr: { enabled: true, include: ['mathjs', 'mathjs/number'] } } },
    projects: [
      {
        extends: true,
        // No test changes what another file sees, so the modules are loaded once per worker, not once per file.
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', ...slow],
          isolate: false,
        },
      },
      {
        extends: true,
        // Files that take seconds alone take minutes on a machine that does other work.
        test: { name: 'slow', include: slow, testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        // Builds, packs and installs the package once; only runs that include these tests pay for it.
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/setup.ts',
          testTimeout: 180_000,
        },
      },
    ],
  },
})
