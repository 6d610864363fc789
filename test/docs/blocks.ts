/** A fenced block of a Markdown page that a comment above it ties to an example. */
export interface Block {
  /** `example`: the block is the example's text; `output`: what the example prints. */
  readonly kind: 'example' | 'output'
  /** Path of the example from the root of the checkout. */
  readonly path: string
  /** Name of a region of the example; the whole file where there is none. */
  readonly region?: string
  /** Line of the opening fence, from 1. */
  readonly line: number
  /** What stands between the fences, without the last line break. */
  readonly text: string
}

/** A page split into lines that are prose or fences and the blocks between them. */
export interface Page {
  readonly blocks: readonly Block[]
  /** Lines of `ts` fences that no comment ties to an example, so that nobody runs them. */
  readonly untied: readonly number[]
}

const MARK = /^<!-- (example|output): ([^\s#]+)(?:#([\w-]+))? -->$/
const FENCE = /^(`{3,})(\w*)\s*$/

/**
 * Finds the tied blocks of a page. The comment `<!-- example: examples/name.ts -->`, `<!-- example: examples/name.ts#region -->` or
 * `<!-- output: examples/name.ts -->` stands on the line above the fence. A comment without its fence is an error.
 */
export function readPage(text: string): Page {
  const lines = text.split(/\r?\n/)
  const blocks: Block[] = []
  const untied: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const mark = MARK.exec(lines[i]!)
    if (mark !== null && FENCE.test(lines[i + 1] ?? '')) i++
    else if (mark !== null) throw new Error(`line ${i + 1}: expected a fence below ${lines[i]}`)
    const fence = FENCE.exec(lines[i]!)
    if (fence === null) continue
    const end = lines.indexOf(fence[1]!, i + 1)
    if (end < 0) throw new Error(`line ${i + 1}: expected a closing ${fence[1]}`)
    const line = i + 1
    if (mark !== null) {
      const [, kind, path, region] = mark as unknown as [string, Block['kind'], string, string | undefined]
      blocks.push({ kind, path, ...(region && { region }), line, text: lines.slice(line, end).join('\n') })
    } else if (/^(ts|typescript|js|javascript)$/.test(fence[2]!)) untied.push(line)
    i = end
  }
  return { blocks, untied }
}

/** The page with every tied block replaced by what `content` says it should be. */
export function fillPage(text: string, content: (block: Block) => string): string {
  const lines = text.split('\n')
  for (const block of [...readPage(text).blocks].reverse()) {
    const old = block.text === '' && lines[block.line]?.startsWith('```') ? 0 : block.text.split('\n').length
    lines.splice(block.line, old, content(block))
  }
  return lines.join('\n')
}

/**
 * The part of an example between `// #region name` and the next `// #endregion`, or all of it without such
 * lines; indentation common to all lines and blank lines at both ends are taken off. A part comes with the imports
 * whose names are in it, so that it runs where it is pasted.
 */
export function exampleText(source: string, region?: string): string {
  const lines = source.split(/\r?\n/)
  const isMark = (line: string) => /^\s*\/\/ #(?:region|endregion)\b/.test(line)
  let part = lines
  if (region !== undefined) {
    const start = lines.findIndex((line) => line.trim() === `// #region ${region}`)
    const length = start < 0 ? -1 : lines.slice(start + 1).findIndex((line) => line.trim() === '// #endregion')
    if (length < 0) throw new Error(`expected // #region ${region} and // #endregion in the example`)
    part = lines.slice(start + 1, start + 1 + length)
  }
  part = part.filter((line) => !isMark(line))
  while (part[0]?.trim() === '') part = part.slice(1)
  while (part.at(-1)?.trim() === '') part = part.slice(0, -1)
  const indents = part.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = indents.length === 0 ? 0 : Math.min(...indents)
  const text = part.map((line) => line.slice(indent)).join('\n')
  const imports = region === undefined ? [] : importsOf(source).filter((statement) => isUsed(statement, text))
  return imports.length === 0 ? text : `${imports.join('\n')}\n\n${text}`
}

const importsOf = (source: string): string[] =>
  [...source.matchAll(/^import [^;]*? from '[^']+'$/gm)].map(([statement]) => statement)

function isUsed(statement: string, text: string): boolean {
  const [, names = ''] = /^import (?:type )?([\s\S]*) from /.exec(statement) ?? []
  return (names.match(/[\w$]+/g) ?? []).some((name) => name !== 'type' && new RegExp(`\\b${name}\\b`).test(text))
}

/** Targets of the links of a page that lead to files of the checkout, without their anchors. */
export function localLinks(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
}
