import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pythonTools } from '../../python/tools'
import { mapTools } from '../../src/tools/map-tools'
import { parseLayoutTool } from '../../src/tools/parse-layout'

const python = fileURLToPath(new URL('../../python/', import.meta.url))

describe('the Python package', () => {
  it.for([
    ['mypy', ['--no-incremental'], /^Success: no issues found in \d\d source files$/m],
    ['ruff', ['check', '--no-cache', 'v2lo_map'], /^All checks passed!$/m],
    ['ruff', ['format', '--no-cache', '--check', 'v2lo_map'], /^\d\d files already formatted$/m],
  ] as const)('is clean for %s %s', ([name, args, expected], { skip }) => {
    const tools = pythonTools()
    if ('missing' in tools) return skip(tools.missing)
    const { stdout, stderr } = spawnSync(join(tools.programs, name), args, { cwd: python, encoding: 'utf8' })
    expect(stdout + stderr).toMatch(expected)
  })

  it('has files that are short, in folders of few', () => {
    const files = readdirSync(`${python}v2lo_map`, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.py'),
    )
    expect(files.length).toBeGreaterThan(25)
    const long = files.filter((file) => readFileSync(`${python}v2lo_map/${file}`, 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
    expect(files.filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(20)
  })

  it('has a field for everything a tool gives', () => {
    const fields = JSON.parse(
      execFileSync('python3', ['-B', '-c', FIELDS], { encoding: 'utf8', env: { ...process.env, PYTHONPATH: python } }),
    ) as Record<string, readonly string[]>
    const given = Object.fromEntries(
      [...mapTools, parseLayoutTool]
        .filter(({ name }) => name in fields)
        .map(({ name, outputSchema }) => {
          const schema = outputSchema['~standard'].jsonSchema.output({ target: 'draft-2020-12' })
          return [name, Object.keys(schema.properties as object).filter((field) => !PAGING.test(field))]
        }),
    )
    expect(Object.keys(given)).toHaveLength(12)
    for (const [tool, names] of Object.entries(given))
      expect(fields[tool], tool).toEqual(expect.arrayContaining(names.map((name) => RENAMED[name] ?? name)))
  })
})

/** Pages are put together, so what tells of them is left out; the whole layout of parse_layout is spread. */
const PAGING = /^(?:offset|total|more|pairs_total|missed_total|invented_total|collisions_total|characters|layout)$/

const RENAMED: Readonly<Record<string, string>> = {
  assumed: 'notes',
  explanation: 'derivation',
  from: 'measured_from',
}

const FIELDS = `
import dataclasses, json, v2lo_map as v
kinds = {
    "parse_layout": v.Layout, "describe_map": v.Description, "ask": v.Solution, "distance": v.Distance, "size": v.Size,
    "direction": v.Direction, "what_is_around": v.Surroundings, "nearest": v.Nearest, "compare_maps": v.MapAccuracy,
    "to_grid": v.Grid, "draw": v.Drawing, "check_answer": v.AnswerCheck,
}
print(json.dumps({tool: [field.name for field in dataclasses.fields(kind)] for tool, kind in kinds.items()}))
`
