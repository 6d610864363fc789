import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The parts of the Python client, each before what builds on it. */
const CLIENT = ['values', 'command', 'link', 'work', 'scorer', 'batch', 'columns'] as const

const python = fileURLToPath(new URL('./', import.meta.url))

/**
 * The single-file adapters: the client's source and a framework's few lines in one file that imports nothing but the
 * standard library, because frameworks load a file by its path. Text by file name.
 */
export function assembleAdapters(): { readonly [file: string]: string } {
  const client = CLIENT.map((part) => takeApart(readFileSync(`${python}src/client/${part}.py`, 'utf8')))
  const adapters = readdirSync(`${python}src/adapters`)
    .filter((file) => file.endsWith('.py'))
    .sort()
  return Object.fromEntries(
    adapters.map((file) => {
      const adapter = takeApart(readFileSync(`${python}src/adapters/${file}`, 'utf8'))
      const imports = [...new Set([...client, adapter].flatMap((part) => part.imports))].sort()
      const text = [
        `${adapter.docstring}\n# Made by "npm run build:python" from python/src; change it there.`,
        `from __future__ import annotations\n\n${imports.join('\n')}`,
        ...[...client, adapter].map((part) => part.body),
      ]
      return [`v2lo_${file}`, `${text.join('\n\n\n').replace('\n\n\nfrom __future__', '\n\nfrom __future__')}\n`]
    }),
  )
}

/** A source file as its docstring, its imports of the standard library, and the rest; imports of the client fall away. */
function takeApart(source: string): { docstring: string; imports: readonly string[]; body: string } {
  const docstring = /^""".*?"""\n/s.exec(source)?.[0] ?? ''
  const lines = source.slice(docstring.length).split('\n')
  const imports = lines.filter((line) => /^import /.test(line))
  const body = lines.filter((line) => !/^(import |from (client|__future__)\b)/.test(line)).join('\n')
  return { docstring: docstring.trim(), imports, body: body.trim() }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [file, text] of Object.entries(assembleAdapters())) writeFileSync(`${python}${file}`, text)
