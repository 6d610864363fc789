/** One folder of `src`: its height, and the folders it may import (all lower ones unless it names them). */
interface Room {
  readonly level: number
  readonly imports?: readonly string[]
  /** A thin way in for people or programs; may use Node, and imports no other such folder unless named in `opens`. */
  readonly opens?: readonly string[]
}

/** What the checker holds a source tree to. */
export interface Laws {
  readonly rooms: { readonly [folder: string]: Room }
  /** What each entry file directly under `src` may import. */
  readonly entries: { readonly [file: string]: readonly string[] }
  /** The one file or folder an outside package comes in through; a trailing `*` stands for the rest of the name. */
  readonly packages: { readonly [name: string]: string }
  readonly maxLines: number
}

/** The rooms of the house, their order, and where outside packages come in. */
export const LAWS: Laws = {
  rooms: {
    base: { level: 0 },
    layout: { level: 1 },
    parse: { level: 2 },
    solve: { level: 2 },
    grid: { level: 3, imports: ['base', 'layout', 'parse'] },
    scene: { level: 3 },
    question: { level: 4 },
    score: { level: 5 },
    schema: { level: 6 },
    render: { level: 6 },
    dataset: { level: 6 },
    bench: { level: 7 },
    wire: { level: 7 },
    tools: { level: 8, opens: [] },
    mcp: { level: 8, opens: ['tools'] },
    rpc: { level: 8, opens: [] },
    server: { level: 8, opens: [] },
    inspect: { level: 8, opens: [] },
    cli: { level: 8, opens: ['tools', 'mcp', 'rpc', 'server', 'inspect'] },
  },
  entries: {
    'index.ts': ['base', 'layout', 'parse', 'solve', 'grid', 'question'],
    'reward.ts': ['base', 'score'],
    'schema.ts': ['base', 'schema'],
    'render.ts': ['base', 'render'],
    'scene.ts': ['base', 'scene'],
    'bench.ts': ['base', 'dataset', 'bench'],
    'tools.ts': ['base', 'tools'],
    'server.ts': ['base', 'server'],
    'mcp.ts': ['base', 'mcp'],
  },
  packages: {
    'gl-matrix': 'base/transform*',
    'robust-predicates': 'base/*',
    rbush: 'layout/neighbors.ts',
    fflate: 'scene/zip.ts',
    mathjs: 'score/arithmetic*',
    zod: 'schema/*',
    '@modelcontextprotocol/server': 'mcp/*',
    '@modelcontextprotocol/node': 'mcp/http.ts',
    'get-east-asian-width': 'cli/columns.ts',
    'd3-array': 'render/scale.ts',
    '@resvg/resvg-js': 'cli/png.ts',
    picocolors: 'cli/commands/show.ts',
  },
  maxLines: 300,
}

/** The rooms that may use Node and write to the console. */
export const NODE_ROOMS: readonly string[] = ['wire', 'cli', 'rpc', 'server', 'mcp']

/** File names that say nothing about what is inside. */
export const EMPTY_NAMES: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'misc', 'common']
