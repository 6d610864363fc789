import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DIAGNOSTICS, diagnose, settle } from '../../src/parse/diagnostics'

const page = readFileSync(fileURLToPath(new URL('../../docs/diagnostics.md', import.meta.url)), 'utf8')

describe('docs/diagnostics.md', () => {
  it('lists every code with its severity and sentence, and no other', () => {
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (error|warning|repair) \| (.*) \|$/gm)].map(
      ([, code, severity, sentence]) => [code, severity, sentence],
    )
    const known = Object.entries(DIAGNOSTICS).map(([code, [severity, sentence]]) => [code, severity, sentence])
    expect(listed).toEqual(known)
  })
})

describe('diagnose', () => {
  it('quotes its place, escaped and cut', () => {
    expect(diagnose('prose', 'a\n\u{1f600}b', [1, 5]).text).toBe('\\u000a\u{1f600}b')
    expect(diagnose('prose', 'x'.repeat(100), [0, 100]).text).toBe(`${'x'.repeat(77)}...`)
  })
  it('takes a detail literally', () => {
    expect(diagnose('bad-number', '', [0, 0], { detail: '$& %' }).message).toContain('$& %')
  })
})

describe('settle', () => {
  it('orders by position and keeps the gravest of several about one place', () => {
    const text = 'abcdef'
    const found = [
      diagnose('prose', text, [4, 5]),
      diagnose('prose', text, [0, 2]),
      diagnose('bad-box', text, [0, 2]),
      diagnose('comment', text, [0, 3]),
    ]
    expect(settle(found).map((d) => [d.code, d.span])).toEqual([
      ['bad-box', [0, 2]],
      ['comment', [0, 3]],
      ['prose', [4, 5]],
    ])
  })
})
