import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-same-'))
const items = join(folder, 'one', 'items.jsonl')

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'pipe' })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  const said = new Promise<{ out: string; err: string }>((resolve) => child.on('close', () => resolve({ out, err })))
  return { child, said, ended: said.then((all) => all.out) }
}

async function run(args: readonly string[], input = ''): Promise<string> {
  const { child, ended } = start(args)
  child.stdin.end(input)
  return ended
}

const rows = Array.from({ length: 150 }, (_, id) => ({
  id,
  response: `<map>[{"object_name": "sofa", "bbox": [${id % 7}, 1, 8, 2]}]</map><think>1 + 1 = ${id % 3}</think><answer>${id % 2 ? 'A' : 'B'}</answer>`,
  ...(id % 11 !== 10 && { ground_truth: id % 5 === 4 ? 1.5 : 'A' }),
  question: 'How far is the sofa?',
}))

// The suite builds before it runs; run alone without a build there is nothing to start.
describe.skipIf(!existsSync(cli))('workers give what one thread gives', () => {
  beforeAll(async () => {
    await run(['generate', '--rooms', '3', '--items', '60', '--jobs', '1', '--json', '-o', join(folder, 'one')])
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('generate', async () => {
    const two = join(folder, 'two')
    await run(['generate', '--rooms', '3', '--items', '60', '--jobs', '2', '--json', '-o', two])
    for (const name of ['items.jsonl', 'datasheet.json', 'README.md'])
      expect(readFileSync(join(two, name), 'utf8')).toBe(readFileSync(join(folder, 'one', name), 'utf8'))
  })

  it('score, and what it says of rows that failed and of misspelled fields', async () => {
    const lines = [
      ...rows.map((row) => JSON.stringify({ ...row, question: undefined, qestion: row.question })),
      'nope',
      '',
    ].join('\n')
    const [one, two] = await Promise.all(
      ['1', '2'].map((jobs) => {
        const { child, said } = start(['score', '--jobs', jobs])
        child.stdin.end(lines)
        return said
      }),
    )
    expect(one!.err).toContain('the field "qestion" is not read')
    expect(one!.err).toContain('failed: ')
    expect(two).toEqual(one)
  })

  it('evaluate', async () => {
    const said = join(folder, 'said.jsonl')
    const lines = readFileSync(items, 'utf8').trim().split('\n')
    const responses = lines.map((line, i) => {
      const { id, answer } = JSON.parse(line)
      return JSON.stringify({ id, response: i % 3 ? `<answer>${answer}</answer>` : rows[i]!.response })
    })
    writeFileSync(said, [...responses, '{"id":"nobody","response":"A"}'].join('\n'))
    const [one, two] = [
      await run(['evaluate', items, said, '--json', '--jobs', '1']),
      await run(['evaluate', items, said, '--json', '--jobs', '2']),
    ]
    expect(JSON.parse(one)).toMatchObject({ counts: { predictions: 61, unmatched: { count: 1 } } })
    expect(two).toBe(one)
  })

  it('inspect', async () => {
    const log = join(folder, 'log.jsonl')
    writeFileSync(log, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
    const files = ['1', '2'].map((jobs) => [jobs, join(folder, `page${jobs}.html`)] as const)
    for (const [jobs, file] of files)
      await run(['inspect', log, '--jobs', jobs, '--static', file, '--filter', 'right=yes'])
    const [one, two] = files.map(([, file]) => readFileSync(file, 'utf8'))
    // Not shown where they differ: a page is a megabyte.
    expect([one!.includes('1 + 1 = 2'), two === one]).toEqual([true, true])
  })

  const request = (id: number, more: object = {}) => JSON.stringify({ id, items: rows, ...more })

  it('rpc', async () => {
    const input = `${request(1)}\n${request(2, { preset: 'v2lo' })}\n${JSON.stringify(rows[3])}\nnot json\n${request(3)}\n`
    const answers = await Promise.all(['1', '3'].map((jobs) => run(['rpc', '--jobs', jobs], input)))
    const [one, three] = answers.map((text) => text.replace(/"ms":[\d.]+/g, ''))
    expect(one!.split('\n')).toHaveLength(6)
    expect(three).toBe(one)
  })

  it('serve, whose health is answered while it scores', async () => {
    const answers: unknown[] = []
    for (const jobs of ['1', '3']) {
      const { child, ended } = start(['serve', '--port', '0', '--jobs', jobs])
      const ready = await new Promise<string>((resolve) => child.stdout.once('data', resolve))
      const { url } = JSON.parse(ready)
      const ask = (id: number) =>
        fetch(`${url}/v1/score`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: request(id) })
      const asked = Promise.all([ask(1), ask(2), ask(3)])
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      const bodies = await Promise.all(
        (await asked).map((reply) => reply.json() as Promise<{ id: number; results: unknown[] }>),
      )
      answers.push(bodies.map(({ id, results }) => ({ id, results })))
      child.kill()
      await ended
    }
    expect(answers[0]).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(answers[1]).toEqual(answers[0])
  })
})
