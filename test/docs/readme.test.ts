import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
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
}, 300_000)

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

describe.skipIf(!existsSync(`${root}dist/cli.js`))("the README's command lines", () => {
  const folder = temporaryFolder()
  const blocks = [...readFileSync(`${root}README.md`, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
    ([, sh]) => sh!,
  )
  // What installs needs a registry, and a service ends when it is told to.
  const script = blocks
    .filter((sh) => !/^npm /m.test(sh))
    .join('')
    .replaceAll(/^npx v2lo-map (?:serve|inspect) .*\n/gm, '')

  it('work when they are pasted in order', () => {
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}dist/cli.js" "$@"\n`, {
      mode: 0o755,
    })
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
    const { status, stderr } = spawnSync('sh', ['-e', '-c', script], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 150_000,
    })
    expect(script.match(/^npx v2lo-map /gm)?.length).toBeGreaterThan(10)
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    for (const made of ['map.svg', 'rooms.jsonl', 'frames/frames.json', 'data/ms-swift.train.jsonl', 'playground.html'])
      expect(existsSync(join(folder, made)), made).toBe(true)
  })
})

describe.skipIf(!existsSync(`${root}dist/cli.js`))("the README's lines for Python", () => {
  const folders = temporaryFolder()
  const linesOf = (page: string) => /^```python\n([\s\S]*?)^```$/m.exec(readFileSync(root + page, 'utf8'))?.[1]

  it('are those of the page of the Python package', () => {
    expect(linesOf('README.md')).toBe(linesOf('python/README.md'))
  })

  it('give a reward, a solved question and a picture', () => {
    const cwd = mkdtempSync(join(folders, 'python-'))
    const { V2LO_MAP_PRESET: _, ...inherited } = process.env
    const env = { ...inherited, PYTHONPATH: `${root}python`, PYTHONDONTWRITEBYTECODE: '1' }
    const lines = linesOf('README.md')!
    expect(lines.trim().split('\n')).toHaveLength(5)
    const ran = spawnSync('python3', ['-c', lines], { cwd, env, encoding: 'utf8', timeout: 50_000 })
    expect([ran.stderr, ran.status]).toEqual(['', 0])
    const [reward, ...derivation] = ran.stdout.trim().split('\n')
    expect(Number(reward)).toBeGreaterThan(0.5)
    expect(derivation.filter((line) => /^Therefore .*: yes\.$/.test(line))).toHaveLength(1)
    expect(readFileSync(join(cwd, 'map.svg'), 'utf8')).toMatch(/^<svg/)
  })
})
