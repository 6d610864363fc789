import { optionsOf, type Part } from '../../src/question/read/graph'
import { tidySpaces } from '../../src/question/write'

/** A wording as it is first spelled, its slots as `{field}`. */
export function firstSpelling(parts: readonly Part[]): string {
  const pieces = parts.map((part) => {
    if (part.kind === 'any') return firstSpelling(part.options[0]!)
    if (part.kind === 'text') return part.text
    return optionsOf(part.slot)?.[0]?.words === '' ? '' : `{${part.slot.split(/[:.*#]/)[0]}}`
  })
  return tidySpaces(pieces.join(''))
}
