/** One folder of `src`: its height, and the folders it may import (all lower ones unless it names them). */
interface Room {
  readonly level: number
  readonly imports?: readonly string[]
  /** A thin way in for people or programs; may use Node, and imports no other such folder unless named in `opens`. */
  readonly opens?: readonly string[]
}

/** What the checker holds a source tree to. */
export interface Laws {
  /** By folder: the first one of a path, or the first two. */
  readonly rooms: { readonly [folder: string]: Room }
  /** What each entry file directly under `src` may import. */
  readonly entries: { readonly [file: string]: readonly string[] }
  /** The one file or folder an outside package comes in through; a trailing `*` stands for the rest of the name. */
  readonly packages: { readonly [name: string]: string }
  /** The files that may write a character's code as a number. */
  readonly characterFiles: readonly string[]
  readonly maxLines: number
  /** Files that one folder may hold itself, those of its folders apart. */
  readonly maxFiles: number
  /** Parameters of one function; what needs more takes an object. */
  readonly maxParameters: number
}

/** The rooms of the house, their order, and where outside packages come in. */
export const LAWS: Laws = {
  rooms: {
    base: { level: 0 },
    // Mathematics alone: data sets take their intervals from it, too.
    'benchmark/statistics': { level: 1, imports: ['base'] },
    layout: { level: 1 },
    parse: { level: 2 },
    solve: { level: 2 },
    grid: { level: 3, imports: ['base', 'layout', 'parse'] },
    scene: { level: 3 },
    question: { level: 4 },
    score: { level: 5 },
    memory: { level: 6 },
    render: { level: 7 },
    dataset: { level: 7 },
    // Above data sets: it asks their margins in ceilings, audits items blind and simulates observers of them.
    benchmark: { level: 8 },
    schema: { level: 9 },
    transport: { level: 9 },
    // Threads, for any kind of work.
    workers: { level: 9 },
    tools: { level: 10, opens: [] },
    serve: { level: 11, opens: ['tools'] },
    mcp: { level: 11, opens: ['tools'] },
    // What is shown, from rows alone: the same on a server and in a page without one.
    inspect: { level: 10 },
    'inspect/index': { level: 11, opens: [] },
    'inspect/api': { level: 12, opens: ['inspect/index'] },
    // A program of its own, which takes no more than types from the rest.
    'inspect/page': { level: 11, opens: [] },
    'inspect/alone': { level: 12, opens: ['inspect/page'] },
    cli: { level: 13, opens: ['tools', 'serve', 'mcp', 'inspect/index', 'inspect/api'] },
  },
  entries: {
    'index.ts': ['base', 'layout', 'parse', 'solve', 'grid', 'question'],
    'reward.ts': ['base', 'score'],
    'schema.ts': ['base', 'schema'],
    'scene.ts': ['base', 'scene'],
    'memory.ts': ['base', 'memory'],
    'render.ts': ['base', 'render'],
    'dataset.ts': ['base', 'dataset'],
    'benchmark.ts': ['base', 'benchmark', 'benchmark/statistics'],
    'tools.ts': ['base', 'tools'],
    'server.ts': ['base', 'serve'],
    'mcp.ts': ['base', 'mcp'],
  },
  packages: {
    'gl-matrix': 'base/transform*',
    'robust-predicates': 'base/*',
    rbush: 'layout/neighbors.ts',
    fflate: 'scene/zip.ts',
    mathjs: 'score/reasoning/evaluate/*',
    zod: 'schema/*',
    '@modelcontextprotocol/server': 'mcp/*',
    hono: 'transport/http.ts',
    '@hono/node-server': 'transport/http.ts',
    'get-east-asian-width': 'cli/columns.ts',
    'd3-array': 'render/scale.ts',
    'hyparquet-writer': 'dataset/write/parquet-file.ts',
    hyparquet: 'benchmark/read/parquet.ts',
    'csv-parse': 'cli/benchmark/table-rows.ts',
    '@observablehq/plot': 'benchmark/report/charts.ts',
    linkedom: 'benchmark/report/charts.ts',
    '@resvg/resvg-js': 'cli/png.ts',
    picocolors: 'cli/commands/show.ts',
    preact: 'inspect/*',
    '@preact/signals': 'inspect/page/*',
  },
  characterFiles: ['base/characters.ts', 'base/unicode-characters.ts', 'base/decimal-digits.ts'],
  maxLines: 300,
  maxFiles: 20,
  maxParameters: 5,
}

/** The rooms that may use Node and write to the console. */
export const NODE_ROOMS: readonly string[] = [
  'transport',
  'workers',
  'cli',
  'serve',
  'mcp',
  'inspect/index',
  'inspect/api',
]

/** File names that say nothing about what is inside. */
export const EMPTY_NAMES: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'misc', 'common']
