import { isRow, own, textOf, textsOf } from '../../../base/fields/json-row'
import { letterOf } from '../../../parse/answer/choice'
import type { RowFlag } from '../row-flags'

/** The choices of a row as a list; `given` as it is where it is not certain what they are. */
export function plainChoices(given: unknown, row: object, flags: Set<RowFlag>): unknown {
  if (given === undefined || given === null) {
    const columns = letteredTexts(row)
    if (columns) flags.add('row-choice-columns')
    return columns ?? given
  }
  if (Array.isArray(given)) {
    if (given.length > 0) return given
    flags.add('row-no-choices')
    return undefined
  }
  if (typeof given === 'string') {
    const list = listIn(given)
    if (list === undefined) return given
    flags.add('row-choices-text')
    return plainChoices(list, {}, flags)
  }
  const texts = isRow(given) ? letteredTexts(given) : undefined
  if (texts === undefined || texts.length !== Object.keys(given).length) return given
  flags.add('row-choices-object')
  return texts
}

/** The texts under `A`, `B` and so on, two at least. */
function letteredTexts(row: object): readonly string[] | undefined {
  const texts: string[] = []
  for (const letter of CHOICE_COLUMNS) {
    const text = textOf(own(row, letter))
    if (text === undefined || text === '') break
    texts.push(text)
  }
  return texts.length >= 2 ? texts : undefined
}

/** The letters under which a row may have its choices. */
export const CHOICE_COLUMNS: readonly string[] = /* @__PURE__ */ Array.from({ length: 26 }, (_, i) => letterOf(i))

/** A list of texts that a table holds as text: JSON, or as Python prints it where no quote is inside a text. */
function listIn(text: string): readonly string[] | undefined {
  const bare = text.trim()
  if (bare === '[]') return []
  if (PYTHON_LIST.test(bare))
    return bare
      .slice(1, -1)
      .split("'")
      .filter((_, i) => i % 2 === 1)
  try {
    const value: unknown = JSON.parse(bare)
    return Array.isArray(value) ? textsOf(value) : undefined
  } catch {
    return undefined
  }
}

const PYTHON_LIST = /^\[\s*'[^'\\]*'(?:,?\s+'[^'\\]*'|,'[^'\\]*')*\s*\]$/
