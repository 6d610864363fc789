import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readEntries } from './public-api/entries'
import { readDoor } from './public-api/names'

describe('the public names', () => {
  // A change here is a change of the contract: read the difference, then run vitest with -u and say it in CHANGELOG.md.
  it('are the ones written down', async () => {
    const lines = readEntries().flatMap(({ specifier, values, types }) => [
      ...values.map((name) => `${specifier} ${name}`),
      ...types.map((name) => `${specifier} type ${name}`),
    ])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./public-api/names.txt')
  })

  it('come through an entry of package.json for every file directly under src, and the other way round', () => {
    const files = readdirSync(fileURLToPath(new URL('../src', import.meta.url)), { withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => file.name)
    expect(files.sort()).toEqual(
      readEntries()
        .map(({ file }) => `${file}.ts`)
        .sort(),
    )
  })

  it('are not given twice in one entry', () => {
    for (const { specifier, values, types } of readEntries()) {
      const names = [...values, ...types]
      expect(names.length, specifier).toBeGreaterThan(0)
      expect(new Set(names).size, specifier).toBe(names.length)
    }
  })
})

describe('reading an entry', () => {
  it('tells values from types', () => {
    const text = "export { b, a as c } from './x'\nexport type { B } from './x'\nexport { type A, a } from './y'"
    expect(readDoor('index', text)).toEqual({ values: ['a', 'b', 'c'], types: ['A', 'B'] })
  })

  it.each([
    "export * from './x'",
    "export * as x from './x'",
    "export type * from './x'",
    'export const a = 1',
    'export default 1',
    "import './x'",
    'const a = 1; export { a }',
  ])('refuses %s', (text) => {
    expect(() => readDoor('index', text)).toThrow('expected exports written out by name')
  })
})
