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

describe.skipIf(!existsSync(`${root}dist/cli.js`))("the README's command lines", () => {
  const folder = temporaryFolder()
  const blocks = [...readFileSync(`${root}README.md`, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
    ([, sh]) => sh!,
  )
  // What installs needs a registry, and a service ends when it is told to.
  const script = blocks
    .filter((sh) => !/^npm /m.test(sh))
    .join('')
    .replaceAll(/^npx v2lo-map serve .*\n/gm, '')

  it('work when they are pasted in order', () => {
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}dist/cli.js" "$@"\n`, {
      mode: 0o755,
    })
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
    const { status, stderr } = spawnSync('sh', ['-e', '-c', script], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 55_000,
    })
    expect(script.match(/^npx v2lo-map /gm)?.length).toBeGreaterThan(10)
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    for (const made of ['map.svg', 'rooms.jsonl', 'frames/frames.json'])
      expect(existsSync(join(folder, made)), made).toBe(true)
  })
})

describe.skipIf(!existsSync(`${root}dist/cli.js`))("the README's lines for Python", () => {
  const folders = temporaryFolder()
  const [, lines] = /^```python\n([\s\S]*?)^```$/m.exec(readFileSync(`${root}README.md`, 'utf8')) ?? []

  /** Runs them where `npx v2lo-map` runs `program`. */
  function run(program: string) {
    const folder = mkdtempSync(join(folders, 'python-'))
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\n${program}\n`, { mode: 0o755 })
    const rows = ['B', 'C'].map((ground_truth) => ({
      response: '<map>[]</map><think>t</think><answer>B</answer>',
      ground_truth,
    }))
    const script = `rows = ${JSON.stringify(rows)}\n${lines}\nprint([result["accuracy"] for result in results])`
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
    return spawnSync('python3', ['-c', script], { cwd: folder, env, encoding: 'utf8', timeout: 50_000 })
  }

  it('give one result for each row', () => {
    expect(run(`exec "${process.execPath}" "${root}dist/cli.js" "$@"`)).toMatchObject({
      stdout: '[1, 0]\n',
      stderr: '',
      status: 0,
    })
  })

  it('fail with the reason where no scores come back', () => {
    const { status, stderr } = run('echo "the scorer is not installed" >&2; exit 1')
    expect(status).not.toBe(0)
    expect(stderr).toContain('AssertionError: the scorer is not installed')
  })
})
