import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEntries } from '../public-api/entries'
import { pages, root } from './checkout'

const read = (page: string) => readFileSync(root + page, 'utf8')

describe('CONTRIBUTING.md', () => {
  const text = read('CONTRIBUTING.md')

  it('draws two walks of ten files, each of them there', () => {
    const walks = [...text.matchAll(/of `(src\/\w+)`:\n\n```text\n([\s\S]*?)```/g)]
    expect(walks.map(([, folder]) => folder)).toEqual(['src/parse', 'src/score'])
    for (const [, folder, body] of walks) {
      const lines = body!.trimEnd().split('\n')
      expect(lines).toHaveLength(10)
      for (const line of lines) {
        const [first, ...others] = [...line.matchAll(/[\w/-]+\.ts/g)].map(([name]) => name)
        const beside = first!.replace(/[^/]+$/, '')
        expect(existsSync(`${root}${folder}/${first}`), line).toBe(true)
        // A second file of a line is beside the first, or in the folder itself.
        for (const other of others)
          expect(
            [beside, ''].some((at) => existsSync(`${root}${folder}/${at}${other}`)),
            line,
          ).toBe(true)
      }
    }
  })

  it('names files and scripts that are there', () => {
    const paths = [...text.matchAll(/`((?:test|src|examples|docs|\.ci)\/[\w./-]+)`|\]\(([\w./-]+)\)/g)]
    expect(paths.length).toBeGreaterThan(5)
    const missing = paths.map(([, code, link]) => (code ?? link)!).filter((path) => !existsSync(root + path))
    expect(missing.filter((path) => path !== 'docs/api/')).toEqual([])
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe('the index of the README', () => {
  const entries = new Map(readEntries().map(({ specifier, values }) => [specifier, values]))
  const section = read('README.md').split('## The functions most used')[1]!.split('\n## ')[0]!
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))

  it('names functions of the entries it gives', () => {
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows) {
      const [, functions, , entry] = row.split(' | ').flatMap((cell, i) => (i === 0 ? ['', cell] : [cell]))
      const given = [...entry!.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name!)
      const names = [...functions!.matchAll(/`(\w+)\(/g)].map(([, name]) => name!)
      expect(names.length, row).toBeGreaterThan(0)
      for (const name of names)
        expect(
          given.some((one) => entries.get(one)?.includes(name)),
          row,
        ).toBe(true)
    }
  })
})

describe('the glossary', () => {
  const glossary = read('docs/glossary.md')
  const anchors = [...glossary.matchAll(/<a id="([\w-]+)"><\/a>/g)].map(([, id]) => id!)

  it('is in the order of the alphabet, each word once', () => {
    expect(anchors.length).toBeGreaterThan(30)
    expect(anchors).toEqual([...new Set(anchors)].sort())
  })

  it('is linked from every page, by words it has', () => {
    for (const page of pages.filter((page) => page !== 'docs/glossary.md')) {
      const links = [...read(page).matchAll(/\]\((?:docs\/)?glossary\.md(?:#([\w-]+))?\)/g)]
      expect(links.length, page).toBeGreaterThan(0)
      for (const [, id] of links) if (id) expect(anchors, page).toContain(id)
    }
    for (const [, id] of glossary.matchAll(/\]\(#([\w-]+)\)/g)) expect(anchors).toContain(id)
  })
})
