import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../src/question/read/graph'
import { WORDINGS } from '../../src/question/wordings/wordings'
import { firstSpelling } from './first-spelling'

describe('docs/questions.md', () => {
  const page = readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8')
  it('lists every wording with its first spelling, and no other', () => {
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\S.*) \|$/gm)].map(([, name, text]) => [name, text])
    const forms = page.indexOf('## The forms')
    expect(forms).toBeGreaterThan(0)
    const rows = listed.filter(([name]) => page.indexOf(`| \`${name}\` |`) > forms)
    const byName = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
    const known = WORDINGS.map(({ name, text }) => {
      const spelled = firstSpelling(partsOf(text))
      return [name, spelled[0]!.toUpperCase() + spelled.slice(1)]
    })
    expect(rows.sort(byName)).toEqual(known.sort(byName))
  })
})
