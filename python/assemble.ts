import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The parts of a single file, each before what builds on it. */
const PARTS = [
  ...[
    'errors',
    'results',
    'registry',
    'node',
    'command',
    'values',
    'pipes',
    'link',
    'work',
    'wire',
    'scorer',
    'shared',
  ].map((name) => `_client/${name}`),
  ...['batch', 'columns'].map((name) => `_trainers/${name}`),
]

/** The modules of the package that are a trainer's reward. */
const TRAINERS = ['easyr1', 'ms_swift', 'openrlhf', 'trl', 'verl'] as const

const source = fileURLToPath(new URL('./v2lo_map/', import.meta.url))

/**
 * The single-file adapters: the modules of the Python package that score, and a trainer's few lines, in one file that
 * imports nothing but the standard library, because trainers load a file by its path. Text by file name.
 */
export function assembleAdapters(): { readonly [file: string]: string } {
  const parts = PARTS.map((part) => takeApart(readFileSync(`${source}${part}.py`, 'utf8')))
  return Object.fromEntries(
    TRAINERS.map((name) => {
      const adapter = takeApart(readFileSync(`${source}${name}.py`, 'utf8'))
      const all = [...parts, adapter]
      const head = `${adapter.docstring}\n# Made from the package v2lo_map; change it there.\nfrom __future__ import annotations`
      const imports = mergeImports(all.flatMap((part) => part.imports))
      return [`v2lo_${name}.py`, `${[`${head}\n\n${imports}`, ...all.map((part) => part.body)].join('\n\n\n')}\n`]
    }),
  )
}

interface Part {
  readonly docstring: string
  readonly imports: readonly string[]
  readonly body: string
}

/** A module as its docstring, its imports of the standard library, and the rest; imports of the package fall away. */
function takeApart(text: string): Part {
  const docstring = /^""".*?"""\n/s.exec(text)?.[0] ?? ''
  const imports: string[] = []
  const body = text
    .slice(docstring.length)
    .replace(/^from (?:v2lo_map\S*|__future__) import (?:\([^)]*\)|[^(\n]*)\n/gm, '')
    .replace(/^(?:import|from \S+ import) .*\n/gm, (line) => {
      imports.push(line.trim())
      return ''
    })
  return { docstring: docstring.trim(), imports, body: body.trim() }
}

/** Each module once, with all the names that are taken from it. */
function mergeImports(lines: readonly string[]): string {
  const whole = new Set<string>()
  const names = new Map<string, Set<string>>()
  for (const line of lines) {
    const [, from, list] = /^from (\S+) import (.*)$/.exec(line) ?? []
    if (from === undefined || list === undefined) whole.add(line)
    else names.set(from, new Set([...(names.get(from) ?? []), ...list.split(', ')]))
  }
  const taken = [...names].map(([from, list]) => `from ${from} import ${[...list].sort().join(', ')}`)
  return [...[...whole].sort(), ...taken.sort()].join('\n')
}

/** Part of `npm run build`: the adapters lie where the command line looks for them. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = fileURLToPath(new URL('../dist/python/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  for (const [file, text] of Object.entries(assembleAdapters())) writeFileSync(`${dist}${file}`, text)
}
