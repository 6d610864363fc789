import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { localLinks, readPage } from './blocks'
import { examples, expectedText, pages, recipes, root, runExample } from './checkout'

/** What each example printed, or the error it ended with. */
const printed = new Map<string, string | Error>()

beforeAll(async () => {
  // Two at a time: each is a process of its own.
  const queue = [...examples]
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      printed.set(path, await runExample(path).catch((error: Error) => error))
  }
  await Promise.all([work(), work()])
}, 120_000)

describe.each(examples)('%s', (path) => {
  it('runs and prints something', () => {
    const output = printed.get(path)
    if (output instanceof Error) throw output
    expect(output?.trim()).not.toBe('')
  })
})

describe.each(pages)('%s', (page) => {
  const text = readFileSync(root + page, 'utf8')
  const { blocks, untied } = readPage(text)

  it('quotes examples only, so that every line of code in it is run', () => {
    expect(untied.map((line) => `${page}:${line}`)).toEqual([])
    expect(
      blocks.map(({ path }) => path).filter((path) => !examples.includes(path) && !recipes.includes(path)),
    ).toEqual([])
  })

  // `npm run docs` puts right what is found here.
  it.each(blocks)('quotes the $kind of $path word for word (line $line)', (block) => {
    const output = printed.get(block.path)
    if (block.kind === 'output' && typeof output !== 'string') throw output
    expect(block.text).toBe(expectedText(block, String(output)))
  })

  it('links to files that are there', () => {
    const here = posix.dirname(page)
    expect(localLinks(text).filter((target) => !existsSync(root + posix.join(here, target)))).toEqual([])
  })
})

it('the README quotes at least one example and what it prints', () => {
  const kinds = readPage(readFileSync(`${root}README.md`, 'utf8')).blocks.map(({ kind }) => kind)
  expect(kinds).toContain('example')
  expect(kinds).toContain('output')
})
