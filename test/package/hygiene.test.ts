import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findBlemishes } from './hygiene'

const root = fileURLToPath(new URL('../../', import.meta.url))
const tracked = trackedFiles()

/** What git tracks; in a checkout without its history, every file that no tool made. */
function trackedFiles(): string[] {
  if (existsSync(`${root}.git`))
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  const made = /^(?:node_modules|dist)\/|\.tgz$|__pycache__/
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return files
    .map((file) => relative(root, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .filter((file) => !made.test(file))
}

describe('the tracked files', () => {
  it('hold no machine path, registry address, lone or left-out test, or unfinished mark', () => {
    expect(tracked).toContain('package.json')
    const blemishes = tracked.flatMap((file) => findBlemishes(file, readTracked(file)))
    expect(blemishes.map(({ file, line, why }) => `${file}:${line}: ${why}`)).toEqual([])
  })

  it('hold nothing of where this checkout lies', () => {
    const here = dirname(`${root}package.json`)
    // A checkout directly under the root of the disk has a name too short to look for.
    const needle = here.split(/[/\\]/).length > 2 ? here : `${here}/package.json`
    expect(tracked.filter((file) => readTracked(file).includes(needle))).toEqual([])
  })

  it('include the lock file, which the installation of CI needs', () => {
    expect(tracked).toContain('package-lock.json')
    expect(JSON.parse(readTracked('package-lock.json')).lockfileVersion).toBe(3)
  })
})

/** The text of a tracked file; a file deleted but not yet committed has none. */
function readTracked(file: string): string {
  try {
    return readFileSync(root + file, 'utf8')
  } catch {
    return ''
  }
}

describe('the reader of blemishes', () => {
  const slash = '/'
  it.each([
    ['docs/a.md', `see ${slash}home/someone/file`],
    ['docs/a.md', `"${slash}tmp/x.json"`],
    ['src/a.ts', `file:${slash}${slash}${slash}Users/someone/file`],
    ['test/a.ts', `'C:${'\\'}Users${'\\'}someone'`],
    ['docs/a.md', `http${slash.repeat(0)}s:${slash}${slash}registry.example.org/name`],
    ['package-lock.json', '      "resolved": "elsewhere",'],
    ['test/a.test.ts', `  it${'.only'}('works', () => {})`],
    ['test/a.test.ts', `describe${'.skip'}('works', () => {})`],
    ['test/a.test.ts', `it.concurrent${'.skip'}.each([1])('works', () => {})`],
    ['test/a.test.ts', `test${'.todo'}('works')`],
    ['src/a.ts', `// ${'TO'}DO later`],
    ['python/a.py', `# ${'FIX'}ME`],
    ['examples/a.ts', `// ${'FIX'}ME`],
  ])('finds it in %s: %s', (file, line) => {
    expect(findBlemishes(file, `first\n${line}`)).toMatchObject([{ file, line: 2 }])
  })

  it.each([
    ['docs/a.md', 'docs/home/page.md, ./tmp/file and src/root/'],
    ['docs/a.md', 'https://example.org/home/page'],
    ['test/a.test.ts', "it.skipIf(missing)('works'); context.skip(missing)"],
    ['test/a.test.ts', 'const suite = here ? describe : describe.skip'],
    ['docs/a.md', 'what is left to do'],
  ])('finds nothing in %s: %s', (file, line) => {
    expect(findBlemishes(file, line)).toEqual([])
  })
})
