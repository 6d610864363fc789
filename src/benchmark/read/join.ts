import type { BenchmarkItem, Prediction } from '../item'

/** What became of the predictions that belong to no item. */
export interface Unmatched {
  readonly id: string | null
  readonly reason: 'unknown-id' | 'unknown-prompt' | 'ambiguous-prompt'
}

/** Finds the item of a prediction. */
export interface ItemIndex {
  readonly items: readonly BenchmarkItem[]
  /** Ids that occur again in the items; the first of each counts. */
  readonly duplicateIds: readonly string[]
  /** The position of the prediction's item, or why it has none. */
  find(prediction: Prediction): number | Unmatched
}

/**
 * Items by their ids. A prediction without an id, as trainers log them, belongs to the one item whose question its
 * prompt holds; where several items ask the same words, as two rooms may, it belongs to none.
 */
export function indexItems(given: Iterable<BenchmarkItem>): ItemIndex {
  const items: BenchmarkItem[] = []
  const byId = new Map<string, number>()
  const duplicateIds: string[] = []
  for (const item of given) {
    if (byId.has(item.id)) {
      duplicateIds.push(item.id)
      continue
    }
    byId.set(item.id, items.length)
    items.push(item)
  }
  let byLine: Map<string, number | 'several'> | undefined
  return {
    items,
    duplicateIds,
    find({ id, prompt }) {
      if (id !== undefined) return byId.get(id) ?? { id, reason: 'unknown-id' }
      byLine ??= questionLines(items)
      return findByPrompt(byLine, prompt ?? '')
    },
  }
}

/** Questions by their longest line: a prompt holds the line whole, with other text around it. */
function questionLines(items: readonly BenchmarkItem[]): Map<string, number | 'several'> {
  const lines = new Map<string, number | 'several'>()
  items.forEach(({ question }, index) => {
    const line = longestLine(question)
    lines.set(line, lines.has(line) ? 'several' : index)
  })
  return lines
}

function longestLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.reduce((longest, line) => (line.length > longest.length ? line : longest), '')
}

/** What chat templates put around a line: `<image>`, `<|im_end|>`, `<|vision_start|>`. */
const MARK = /<\|?[\w./-]{1,40}\|?>/g

function findByPrompt(lines: ReadonlyMap<string, number | 'several'>, prompt: string): number | Unmatched {
  for (const raw of prompt.split('\n')) {
    const found = lines.get(raw.trim()) ?? lines.get(raw.replace(MARK, '').trim())
    if (found === 'several') return { id: null, reason: 'ambiguous-prompt' }
    if (found !== undefined) return found
  }
  return { id: null, reason: 'unknown-prompt' }
}
