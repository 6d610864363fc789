import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { USUAL_NAMES } from '../../src/base/fields/names'
import { scoreColumns } from '../../src/cli/parquet/score-columns'
import { SCORE_FAILURE_CODES } from '../../src/score/result'
import { ROW_PARTS } from '../../src/serve/rows/read-row'
import { ROW_FLAGS } from '../../src/serve/rows/row-flags'
import { run } from '../cli/harness'
import { root } from './checkout'

const page = readFileSync(`${root}docs/rows.md`, 'utf8')

/** The rows of the table under a header, their first cells as code. */
function table(header: string): readonly (readonly string[])[] {
  const [, rest] = page.split(`| ${header} |`)
  const lines = rest!.split('\n\n')[0]!.trimStart().split('\n').slice(1)
  return lines.map((line) => line.slice(2, -2).split(' | '))
}
const code = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

describe('docs/rows.md', () => {
  const examples = [...page.matchAll(/<!-- run: (.+) -->\n```json\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```/g)]

  it.each(examples.map(([, command, rows, results]) => [command!, rows!, results!]))(
    '%s gives what the page says',
    async (command, rows, results) => {
      const ran = await run(command.split(' '), rows)
      expect(ran.out).toBe(results)
    },
  )

  it('has three examples', () => expect(examples).toHaveLength(3))

  it('lists the fields of a row', () => {
    const fields = table('field | type | written by | what it does').map(([field]) => code(field!)[0])
    expect([...fields].sort()).toEqual([...ROW_PARTS].sort())
  })

  it('lists the usual names of every part', () => {
    const names = Object.fromEntries(table('part | usual names').map(([part, usual]) => [code(part!)[0], code(usual!)]))
    expect(names).toEqual(USUAL_NAMES)
  })

  it('lists what is read leniently', () => {
    expect(Object.fromEntries(table('flag | takes').map(([flag, takes]) => [code(flag!)[0], takes]))).toEqual(ROW_FLAGS)
  })

  it('lists every error', () => {
    const codes = table('code | what is wrong | what to do').flatMap(([one]) => code(one!))
    expect(codes).toEqual(expect.arrayContaining([...SCORE_FAILURE_CODES]))
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('lists the columns of results', () => {
    const [, line] = page.split('Results have the columns')
    expect(code(line!.split('A row\n')[0]!)).toEqual(scoreColumns().map(({ name }) => name))
  })

  it('names keys that the command takes', async () => {
    const rows = table('rows of | `--keys`').flatMap(([, keys]) => code(keys!))
    expect(rows.length).toBeGreaterThan(7)
    for (const keys of rows) expect((await run(['score', '--keys', keys], '')).code, keys).toBe(0)
  })
})
