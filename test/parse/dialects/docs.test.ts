import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLayout } from '../../../src/parse/layout'

const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```(\S+)\n([^`]*)```$/gm)].map(([, dialect, text]) => [dialect!, text!] as const)

describe('docs/formats.md', () => {
  it('has an example of every dialect in its table', () => {
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \|.*\| (?:yes|no) \|$/gm)].map(([, dialect]) => dialect)
    expect(examples.map(([dialect]) => dialect)).toEqual(listed)
  })

  it.each(examples)('%s: the example reads as what it is', (dialect, text) => {
    expect(parseLayout(text)).toMatchObject({ ok: true, dialect })
  })
})
