import { describe, expect, it } from 'vitest'
import { exampleText, fillPage, localLinks, readPage } from './blocks'

const page = [
  'Words.',
  '',
  '<!-- example: examples/a.ts -->',
  '```ts',
  'const a = 1',
  '',
  'a',
  '```',
  '<!-- output: examples/a.ts -->',
  '```text',
  '```',
  '<!-- example: examples/b.ts#middle -->',
  '````ts',
  'const fence = "```"',
  '````',
  '```sh',
  'npm test',
  '```',
].join('\n')

describe('reading a page', () => {
  it('finds the blocks tied to examples', () => {
    expect(readPage(page)).toEqual({
      blocks: [
        { kind: 'example', path: 'examples/a.ts', line: 4, text: 'const a = 1\n\na' },
        { kind: 'output', path: 'examples/a.ts', line: 10, text: '' },
        { kind: 'example', path: 'examples/b.ts', region: 'middle', line: 13, text: 'const fence = "```"' },
      ],
      untied: [],
    })
  })

  it('reads CRLF as LF', () => {
    expect(readPage(page.replaceAll('\n', '\r\n'))).toEqual(readPage(page))
  })

  it('finds code that nobody runs', () => {
    expect(readPage('```ts\na\n```\n\n```python\n```\n```js\n```').untied).toEqual([1, 7])
  })

  it('takes nothing inside a block for a mark', () => {
    expect(readPage('```text\n<!-- example: examples/a.ts -->\nno fence\n```').blocks).toEqual([])
  })

  it.each([
    ['<!-- example: examples/a.ts -->\n\n```ts\n```', 'line 1: expected a fence below'],
    ['<!-- output: examples/a.ts -->', 'line 1: expected a fence below'],
    ['text\n```ts\na', 'line 2: expected a closing ```'],
  ])('refuses %j', (text, message) => {
    expect(() => readPage(text)).toThrow(message)
  })
})

describe('filling a page', () => {
  it('puts new text between the fences and touches nothing else', () => {
    const filled = fillPage(page, ({ kind, path, region }) => `${kind} ${path} ${region ?? 'all'}\nsecond line`)
    expect(readPage(filled).blocks.map(({ text }) => text)).toEqual([
      'example examples/a.ts all\nsecond line',
      'output examples/a.ts all\nsecond line',
      'example examples/b.ts middle\nsecond line',
    ])
    expect(filled.startsWith('Words.\n\n<!-- example: examples/a.ts -->\n```ts\n')).toBe(true)
    expect(filled.endsWith('second line\n````\n```sh\nnpm test\n```')).toBe(true)
  })

  it('changes nothing when there is nothing new', () => {
    const full = fillPage(page, () => 'text')
    expect(fillPage(full, () => 'text')).toBe(full)
  })
})

describe('the text of an example', () => {
  const source = 'import a\n\nfunction f() {\n  // #region middle\n  if (a) {\n    b()\n\n  }\n  // #endregion\n}\n'

  it('is a region without its indentation', () => {
    expect(exampleText(source, 'middle')).toBe('if (a) {\n  b()\n\n}')
  })

  it('is a region with the imports it needs', () => {
    const imports = "import { a, type B } from 'one'\nimport {\n  b,\n} from 'two'\nimport c from 'three'\n"
    const text = exampleText(`${imports}// #region end\nb()\nc()\n// #endregion\n`, 'end')
    expect(text).toBe("import {\n  b,\n} from 'two'\nimport c from 'three'\n\nb()\nc()")
  })

  it('is the whole file without the marks and the last line break', () => {
    expect(exampleText(source)).toBe('import a\n\nfunction f() {\n  if (a) {\n    b()\n\n  }\n}')
  })

  it('is an error where the region is missing or open', () => {
    expect(() => exampleText(source, 'end')).toThrow('expected // #region end')
    expect(() => exampleText('// #region end\na', 'end')).toThrow('expected // #region end')
  })
})

it('local links leave out addresses, anchors and code', () => {
  const text = '[a](docs/a.md) [b](docs/b.md#part) [c](https://example.org) [d](#here)\n```text\n[e](gone.md)\n```\n'
  expect(localLinks(text)).toEqual(['docs/a.md', 'docs/b.md'])
})
