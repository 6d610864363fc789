import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkTree, type Tree } from './architecture/check'
import { LAWS } from './architecture/laws'

const root = fileURLToPath(new URL('../src/', import.meta.url))

function readTree(): Tree {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[cm]?[jt]sx?$/.test(file))
  return Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(root + file, 'utf8')]))
}

/** The laws a made-up tree breaks, one line each: law and file. That nobody uses what it exports is not counted. */
const broken = (tree: Tree) =>
  checkTree(tree, LAWS)
    .filter(({ law }) => law !== 'unused-export')
    .map(({ law, file }) => `${law} ${file}`)

describe('the source tree', () => {
  it('keeps the laws of the architecture', () => {
    const tree = readTree()
    expect(Object.keys(tree)).toContain('base/error.ts')
    expect(checkTree(tree, LAWS).map(({ law, file, message }) => `${law}: ${file}: ${message}`)).toEqual([])
  })
})

describe('every file of the sources', () => {
  it('is short, in a folder of few, whatever it is written in', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((f) =>
      f.isFile(),
    )
    const counts = new Map<string, number>()
    for (const { parentPath } of files) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1)
    const long = files
      .map(({ parentPath, name }) => `${parentPath}/${name}`)
      .filter((path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > LAWS.maxLines)
    expect(long).toEqual([])
    expect([...counts].filter(([folder, count]) => folder !== root.slice(0, -1) && count > LAWS.maxFiles)).toEqual([])
  })

  it('knows the error of this package by its brand, because two copies of it may be loaded', () => {
    const asking = Object.entries(readTree()).filter(([, text]) => text.includes('instanceof V2loError'))
    expect(asking.map(([file]) => file)).toEqual([])
  })
})

describe('the page of the inspector', () => {
  it('takes no more than types from the rest, so that its script stays small', () => {
    const files = Object.entries(readTree()).filter(([file]) => file.startsWith('inspect/page/'))
    expect(files.length).toBeGreaterThan(10)
    const values = files.flatMap(([file, text]) =>
      [...text.matchAll(/^import (?!type )[^\n]* from '(\.\.\/[^']+)'$/gm)]
        .filter(([, from]) => !posix.join(posix.dirname(file), from!).startsWith('inspect/page/'))
        .map(([, from]) => `${file}: ${from}`),
    )
    expect(values).toEqual([])
  })
})

describe('the table', () => {
  it('only points downwards', () => {
    for (const [name, { level, imports = [] }] of Object.entries(LAWS.rooms))
      for (const lower of imports) expect(LAWS.rooms[lower]!.level, `${name} -> ${lower}`).toBeLessThan(level)
  })
})

describe('the checker', () => {
  const ground = { 'base/vec2.ts': 'export const zero = 0', 'layout/aabb.ts': "import { zero } from '../base/vec2'" }

  it('finds nothing in a tree that keeps the laws', () => {
    const tree = {
      ...ground,
      'index.ts': "export { zero } from './base/vec2'\nexport type { Box } from './layout/aabb'",
      'cli/main.ts': "import 'node:fs'\nimport '../serve/main'\nimport '../layout/aabb'\nprocess.exitCode = 0",
      'serve/main.ts': 'console.error(1)',
      'mcp/server.ts': "import '../tools/list'",
      'tools/list.ts': "import '../base/vec2'",
      'base/transform.ts': "import { mat4 } from 'gl-matrix'",
      'layout/neighbors.ts': "import RBush from 'rbush'",
      'score/reasoning/evaluate/expression.ts': "import { parse } from 'mathjs/number'",
      'schema/layout.ts': "import * as z from 'zod'",
      'layout/cache.ts':
        'const areas = new WeakMap<object, number>()\nexport const f = () => { let a = 1; return areas && a }',
    }
    expect(broken(tree)).toEqual([])
  })

  it.each([
    ['import', "import { a } from '../layout/aabb'"],
    ['import type', "import type { A } from '../layout/aabb'"],
    ['import for its effect', "import '../layout/aabb'"],
    ['import = require', "import a = require('../layout/aabb')"],
    ['export from', "export { a } from '../layout/aabb'"],
    ['export type from', "export type { A } from '../layout/aabb'"],
    ['export star', "export * from '../layout/aabb'"],
    ['dynamic import', "export const f = () => import('../layout/aabb')"],
    ['dynamic import of a template', 'export const f = () => import(`../layout/aabb`)'],
    ['type of an import', "export type A = import('../layout/aabb').A"],
    ['with an extension', "import { a } from '../layout/aabb.js'"],
    ['over several lines', "import {\n  a,\n  b,\n} from '../layout/aabb'"],
  ])('finds an upward arrow: %s', (_, text) => {
    expect(broken({ 'layout/aabb.ts': '', 'base/angle.ts': text })).toEqual(['upward-import base/angle.ts'])
  })

  it('reads no import out of comments and strings', () => {
    const text = "// import '../layout/aabb'\nexport const s = \"import '../layout/aabb'\" /* from '../layout/aabb' */"
    expect(broken({ ...ground, 'base/angle.ts': text })).toEqual([])
  })

  it('keeps siblings apart', () => {
    const tree = { 'parse/a.ts': "import '../solve/b'", 'solve/b.ts': '', 'grid/c.ts': "import '../solve/b'" }
    expect(broken(tree)).toEqual(['upward-import parse/a.ts', 'upward-import grid/c.ts'])
  })

  it('lets a folder inside a room be a room of its own', () => {
    const tree = {
      'benchmark/statistics/mean.ts': "import '../../layout/aabb'",
      'benchmark/report.ts': "import './statistics/mean'",
      'dataset/audit.ts': "import '../benchmark/statistics/mean'",
      'dataset/other.ts': "import '../benchmark/report'",
      'layout/aabb.ts': '',
    }
    expect(broken(tree)).toEqual(['upward-import benchmark/statistics/mean.ts', 'upward-import dataset/other.ts'])
  })

  it('keeps entries to what they hold, and out of the house', () => {
    const tree = {
      'index.ts': "export { score } from './score/score'",
      'score/score.ts': '',
      'base/angle.ts': "import '../index'",
    }
    expect(broken(tree)).toEqual(['upward-import index.ts', 'upward-import base/angle.ts'])
  })

  it('keeps doors apart, but for mcp to tools and cli to any', () => {
    const tree = {
      'serve/a.ts': "import '../mcp/d'",
      'serve/b.ts': "import '../cli/c'",
      'cli/c.ts': "import '../mcp/d'",
      'mcp/d.ts': "import '../tools/e'",
      'tools/e.ts': "import '../serve/f'",
      'serve/f.ts': '',
    }
    expect(broken(tree)).toEqual(['door-to-door serve/a.ts', 'door-to-door serve/b.ts', 'door-to-door tools/e.ts'])
  })

  it.each([
    ['layout/aabb.ts', "import { mat4 } from 'gl-matrix'"],
    ['layout/neighbors/tree.ts', "import RBush from 'rbush'"],
    ['parse/layout.ts', "import * as z from 'zod/mini'"],
    ['score/score.ts', "import { parse } from 'mathjs/number'"],
    ['solve/direction.ts', "import { orient2d } from 'robust-predicates'"],
    ['base/angle.ts', "export const f = () => import('lodash')"],
    ['base/angle.ts', "import '@scope/some-package/sub'"],
    ['base/angle.ts', "import 'constructor'"],
    ['cli/main.ts', "import fs from 'fs'"],
  ])('finds a second door in %s: %s', (file, text) => {
    expect(broken({ [file]: text })).toEqual([`second-door ${file}`])
  })

  it.each([
    "import { readFileSync } from 'node:fs'",
    "import type { Readable } from 'node:stream'",
    'export const home = process.env.HOME',
    "console.log('hello')",
    "export const f = (text: string) => Buffer.from(text, 'utf8')",
    "export const isNode = typeof process === 'object'",
    'export const p = process',
    'export const here = [__dirname]',
  ])('finds Node outside the doors: %s', (text) => {
    expect(broken({ 'score/score.ts': text })).toEqual(['node-outside-doors score/score.ts'])
    expect(broken({ 'serve/score.ts': text })).toEqual([])
  })

  it('does not take a name for a global', () => {
    const text = 'export const f = (x: { process: number }) => x.process\nexport const g = { console: 1 }'
    expect(broken({ 'score/score.ts': text })).toEqual([])
  })

  it('finds a file over 300 lines', () => {
    expect(broken({ 'base/a.ts': '\n'.repeat(300), 'base/b.ts': '\n'.repeat(301) })).toEqual(['too-long base/b.ts'])
  })

  it('finds a folder with more than 20 files of its own', () => {
    const files = (count: number) =>
      Object.fromEntries([
        ...Array.from({ length: count }, (_, i) => [`base/file-${i}.ts`, '']),
        ['base/more/a.ts', ''],
      ])
    expect(broken(files(20))).toEqual([])
    expect(broken(files(21))).toEqual(['too-many-files base'])
  })

  it('finds two exported types of one name', () => {
    const tree = {
      'base/a.ts': 'export interface Size { a: 1 }\ninterface Own {}',
      'layout/b.ts': "export type Size = 1\ntype Own = 2\nexport type { Size as Other } from '../base/a'",
    }
    expect(broken(tree)).toEqual(['type-twice layout/b.ts'])
  })

  it('finds two lists of the same literals, in types too', () => {
    const tree = {
      'base/a.ts': "export const SIDES = ['left', 'right', 'front'] as const\nexport const pair = ['a', 'b']",
      'layout/b.ts': "export type Side = 'front' | 'left' | 'right'\nexport const pair = ['a', 'b']",
      'layout/c.ts': "export const f = (x: string) => ['right', 'front', 'left'].includes(x)",
      'layout/d.ts': "export const SIDES = ['left', 'right', 'back']",
    }
    expect(broken(tree)).toEqual(['list-twice layout/b.ts', 'list-twice layout/c.ts'])
  })

  it.each([
    'export function f(a, b, c, d, e, g) {}',
    'const f = (a, b, c, d, e, g) => a',
    'interface A { f(a: 1, b: 1, c: 1, d: 1, e: 1, g: 1): void }',
    'type F = (a: 1, b: 1, c: 1, d: 1, e: 1, g?: 1) => void',
    'class A { constructor(a, b, c, d, e, ...rest) {} }',
  ])('finds more than five parameters: %s', (text) => {
    expect(broken({ 'base/a.ts': text })).toEqual(['too-many-parameters base/a.ts'])
    expect(broken({ 'base/a.ts': text.replace('b, ', '').replace('b: 1, ', '') })).toEqual([])
  })

  it.each(['base/utils.ts', 'layout/helpers.ts', 'score/misc.ts', 'parse/Utils/a.ts'])('finds the name %s', (file) => {
    expect(broken({ [file]: '' })).toEqual([`empty-name ${file}`])
  })

  it.each([
    'let count = 0',
    'export let count = 0',
    'var count = 0',
    '{ var count = 0 }',
    'const seen = new Map<string, number>()',
    'export const seen = new Set()',
    'const rows: string[] = []',
    'const byName: Record<string, number> = {}',
    'export class Index { static size = 0 }',
  ])('finds module-level state: %s', (text) => {
    expect(broken({ 'base/a.ts': text })).toEqual(['module-state base/a.ts'])
  })

  it.each([
    'export const a = () => { let b = 0; var c = 1; const d = []; return [b, c, d] }',
    'export class A { static readonly b = 0; c = 0; d() { let e = 0; return e } }',
    "export const names = new Set(['a'])",
    'for (let i = 0; i < 3; i++) { let j = i; j++ }',
  ])('takes for no state: %s', (text) => {
    expect(broken({ 'base/a.ts': text })).toEqual([])
  })

  it.each([
    'export const isComma = (code: number) => code === 0x2c',
    'export const isComma = (code: number) => code === 44',
    'export const f = (code: number) => (code | 32) >= 97',
    'export const f = (text: string, at: number) => text.charCodeAt(at)! > 127',
    "export const COMMA = ','.charCodeAt(0)",
    'export const letter = (index: number) => String.fromCharCode(65 + index)',
    'export const f = (code: number) => { switch (code) { case 44: return true } return false }',
    'export const CODES = [0x2c, 0x3b]',
  ])('finds the code of a character without its name: %s', (text) => {
    expect(new Set(broken({ 'parse/a.ts': text }))).toEqual(new Set(['bare-code parse/a.ts']))
    expect(broken({ 'base/characters.ts': text })).toEqual([])
  })

  it.each([
    'export const f = (code: number, COMMA: number) => code === COMMA || code < 0',
    'export const f = (text: string) => (text.length > 40 ? Number(text) === 100 : false)',
    '// 0x2c\nexport const f = (text: string) => text.charCodeAt(text.length - 10)',
  ])('takes for no code of a character: %s', (text) => {
    expect(broken({ 'parse/a.ts': text })).toEqual([])
  })

  it('finds an export that nothing but a test can use', () => {
    const tree = {
      'base/a.ts': 'export const used = 1\nexport const own = 2\nexport const dead = own\nexport interface Dead {}',
      'base/b.ts':
        'export function twice(x: string): string\nexport function twice(x: number): number\nexport function twice(x: unknown) { return x }',
      'base/c.ts': 'export const whole = 1',
      'layout/d.ts':
        "import { used as taken } from '../base/a'\nimport type * as c from '../base/c'\nexport const d = [taken, c.whole]",
      'index.ts': "export { d } from './layout/d'",
    }
    const dead = checkTree(tree, LAWS).map(({ law, message }) => `${law}: ${message}`)
    expect(dead).toEqual(['dead', 'Dead', 'twice'].map((name) => `unused-export: nothing in src uses ${name}`))
  })

  it('finds a cycle, of types too, and names its files', () => {
    const tree = {
      'base/a.ts': "import './b'",
      'base/b.ts': "import type { C } from './c'",
      'base/c.ts': "import './a'",
    }
    expect(checkTree(tree, LAWS)).toEqual([
      { law: 'cycle', file: 'base/a.ts', message: 'base/a.ts -> base/b.ts -> base/c.ts -> base/a.ts' },
    ])
  })

  it('finds what it cannot follow', () => {
    expect(broken({ 'base/a.ts': "import './gone'" })).toEqual(['unknown-file base/a.ts'])
    expect(broken({ 'base/a.ts': 'export const f = (name: string) => import(name)' })).toEqual([
      'computed-import base/a.ts',
    ])
    expect(broken({ 'attic/a.ts': '', 'extra.ts': '' })).toEqual(['unknown-room attic/a.ts', 'unknown-room extra.ts'])
  })

  it.each(["export * from './base/vec2'", "export * as vec from './base/vec2'"])('finds in an entry: %s', (text) => {
    expect(broken({ ...ground, 'index.ts': text })).toEqual(['star-export index.ts'])
  })
})
