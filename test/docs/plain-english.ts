import ts from 'typescript'

/** An idiom that readers stumble over, or a British spelling, and what to write instead. */
export interface Avoided {
  readonly pattern: RegExp
  readonly instead: string
}

/** British spellings: the project writes American ones. */
export const BRITISH: readonly Avoided[] = [
  { pattern: /\b(?:centi|milli|micro|kilo)?metres?\b/i, instead: 'meter' },
  { pattern: /\bcentr(?:e|es|ed)\b/i, instead: 'center' },
  { pattern: /\bcolours?\b|\bcoloured\b|\bgrey\b/i, instead: 'color, gray' },
  { pattern: /\bneighbour/i, instead: 'neighbor' },
  { pattern: /\b(?:normal|recogn|optim|organ|summar|real)is(?:e|es|ed|ing|ation)\b/i, instead: '-ize' },
  { pattern: /\bbehaviour|\bfavour/i, instead: 'behavior, favor' },
  { pattern: /\b(?:level|label|travel)l(?:ed|ing)\b/i, instead: 'leveled, labeled, traveled' },
  { pattern: /\btowards\b/i, instead: 'toward' },
  { pattern: /\bcatalogues?\b/i, instead: 'catalog' },
]

/** What comments and pages do not say. */
export const AVOIDED: readonly Avoided[] = [
  { pattern: /\bstands? for\b/i, instead: 'means, is replaced by' },
  { pattern: /\b(?:that|which|what) (?:is|are) (?:no|none)\b/i, instead: 'is not a, invalid, missing' },
  {
    pattern: /\b(?:is|are) no (?!longer\b|more than\b|such\b)(?=[a-z])(?<!there (?:is|are) no )/i,
    instead: 'is not a',
  },
  { pattern: /\bwhere there (?:is|are) none\b/i, instead: 'when ... is missing' },
  { pattern: /\bas (?:it|they) stands?\b/i, instead: 'unchanged' },
  { pattern: /\bat hand\b/i, instead: 'current' },
  { pattern: /\bof which\b/i, instead: 'and ... of them' },
  ...BRITISH,
]

/** A place in a text that says it. */
export interface Found {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly instead: string
}

/** What a text says that it should not; words in backquotes and double quotes are somebody's own and do not count. */
export function findAvoided(text: string, avoided: readonly Avoided[] = AVOIDED): Found[] {
  return text.split('\n').flatMap((written, index) => {
    const line = written.replaceAll(/`[^`]*`|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length))
    return avoided.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(line)
      return found ? [{ line: index + 1, text: written.trim().slice(0, 100), instead }] : []
    })
  })
}

/** A page without what it quotes: fenced blocks, and rows of tables that repeat the sentences of the source. */
export function proseOf(page: string): string {
  let fence: string | undefined
  return page
    .split('\n')
    .map((line) => {
      const mark = /^(`{3,})/.exec(line)?.[1]
      if (mark !== undefined && (fence === undefined || fence === mark)) {
        fence = fence === undefined ? mark : undefined
        return ''
      }
      return fence !== undefined || /^\| `[\w-]+` \| (?:error|warning|repair) \|/.test(line) ? '' : line
    })
    .join('\n')
}

/** The comments of a source file at the lines where they are, and nothing else. */
export function commentsOf(source: string): string {
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true)
  const kept = new Map<number, number>()
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.pos) ?? []) kept.set(pos, end)
    for (const { pos, end } of ts.getTrailingCommentRanges(source, node.end) ?? []) kept.set(pos, end)
    for (const child of node.getChildren(file)) visit(child)
  }
  visit(file)
  let out = ''
  let at = 0
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ')
  for (const [pos, end] of [...kept].sort((a, b) => a[0] - b[0])) {
    if (pos < at) continue
    out += blank(source.slice(at, pos)) + source.slice(pos, end)
    at = end
  }
  return out + blank(source.slice(at))
}

/** What the strings of a source file say, at the lines where they are, and nothing else. */
export function stringsOf(source: string): string {
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true)
  let out = ''
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      const start = node.getStart(file)
      out += source.slice(out.length, start).replaceAll(/[^\n]/g, ' ')
      // Quotes within a string are part of what it says.
      out += source.slice(start, node.end).replaceAll(/["`]/g, ' ')
    } else for (const child of node.getChildren(file)) visit(child)
  }
  visit(file)
  return out
}
