import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { auditCommand } from '../../src/cli/commands/data/audit'
import { generateCommand } from '../../src/cli/commands/data/generate'
import { ROW_FORMATS } from '../../src/dataset/write/format-item'
import { LEFT_OUT } from '../../src/dataset/write/row-text'

const page = readFileSync(fileURLToPath(new URL('../../docs/data.md', import.meta.url)), 'utf8')
const calls = [...page.matchAll(/v2lo-map (generate|audit)(?: [^\n#'|&]*)?/g)].map(([call, name]) => ({ call, name }))

describe('docs/data.md', () => {
  it('uses flags that the commands have', () => {
    const known = { generate: generateCommand.options, audit: auditCommand.options }
    expect(calls.length).toBeGreaterThan(12)
    for (const { call, name } of calls)
      for (const [, flag] of call.matchAll(/--([a-z-]+)/g))
        expect(Object.keys(known[name as 'generate']), call).toContain(flag)
  })

  it('tells of every format and of every reason why an item is left out', () => {
    for (const format of ROW_FORMATS) expect(page, format).toContain(`| \`${format}\` |`)
    const untold = LEFT_OUT.filter((why) => !page.includes(`\`${why}\``))
    // Two that no item of the generator meets.
    expect(untold).toEqual(['unreadable-question', 'ill-formed-text'])
  })

  it('names the steps of a run that exist', () => {
    for (const format of calls.flatMap(({ call }) => /--format ([a-z0-9,-]+)/.exec(call)?.[1]?.split(',') ?? []))
      expect(ROW_FORMATS as readonly string[], format).toContain(format)
  })
})
