import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { optionsOf, type Part, partsOf } from '../../src/question/read/graph'
import { WORDINGS } from '../../src/question/wordings/wordings'
import { tidySpaces } from '../../src/question/write'

/** A wording as it is first spelled, its slots as `{field}`. */
function firstSpelling(parts: readonly Part[]): string {
  const pieces = parts.map((part) => {
    if (part.kind === 'any') return firstSpelling(part.options[0]!)
    if (part.kind === 'text') return part.text
    return optionsOf(part.slot)?.[0]?.words === '' ? '' : `{${part.slot.split(/[:.*#]/)[0]}}`
  })
  return tidySpaces(pieces.join(''))
}

describe('docs/questions.md', () => {
  const page = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8')
  it('lists every wording with its first spelling, and no other', () => {
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\S.*) \|$/gm)].map(([, name, text]) => [name, text])
    const forms = page.indexOf('## The forms')
    expect(forms).toBeGreaterThan(0)
    const rows = listed.filter(([name]) => page.indexOf(`| \`${name}\` |`) > forms)
    const byName = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
    const known = WORDINGS.map(({ name, text }) => [name, firstSpelling(partsOf(text))])
    expect(rows.sort(byName)).toEqual(known.sort(byName))
  })
})
