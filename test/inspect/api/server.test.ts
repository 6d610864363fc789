import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInspectServer } from '../../../src/inspect/api/server'
import { staticPage } from '../../../src/inspect/api/static-page'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'

const page = { html: '<!doctype html><title>page</title>', script: 'let page', style: 'p{}', alone: 'let alone' }
const response = (answer: string) =>
  `<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>.</think><answer>${answer}</answer>`
const rows = Array.from({ length: 30 }, (_, i) => ({
  id: `row-${i}`,
  step: 1 + (i % 3),
  prompt: `prompt ${i % 5}`,
  response: response(i % 2 === 0 ? 'B' : 'C'),
  ground_truth: 'B',
  task: i < 10 ? 'count' : 'size',
}))

const folder = temporaryFolder()
const file = join(folder, 'rollouts.jsonl')
let logs: OpenLogs
let server: Awaited<ReturnType<typeof startInspectServer>>

beforeAll(async () => {
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  logs = openLogs({ paths: [file], presets: ['strict', 'v2lo'], reading: {} })
  await logs.whenScored
  server = await startInspectServer({ logs, page, port: 0, version: '1.2.3' })
})
afterAll(async () => {
  await server?.close(100)
  await logs?.close()
})

// biome-ignore lint/suspicious/noExplicitAny: what comes is compared
const get = async (path: string): Promise<any> => (await fetch(`${server.url}/api/${path}`)).json()

/** A request with headers that fetch would not send. */
function status(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { headers, method }, (reply) => {
      reply.resume()
      resolve(reply.statusCode!)
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the API of the inspector', () => {
  it('tells what is open', async () => {
    expect(await get('state')).toMatchObject({
      version: '1.2.3',
      rows: 30,
      tasks: ['count', 'size'],
      steps: [1, 2, 3],
      broken: 0,
    })
  })

  it('filters, sorts and bounds rows', async () => {
    const ids = async (words: string) => (await get(`rows?${words}`)).rows.map(({ id }: { id: string }) => id)
    expect(await ids('task=count&step=2')).toEqual(['row-1', 'row-4', 'row-7'])
    expect(await ids('task=count&step=2..3&right=no')).toEqual(['row-1', 'row-5', 'row-7'])
    expect(await ids('range=accuracy:1..1&step=1&sort=-row&count=2')).toEqual(['row-24', 'row-18'])
    expect(await ids('only=3,1&sort=id')).toEqual(['row-1', 'row-3'])
    expect((await get('rows?count=100000')).rows).toHaveLength(30)
    expect(await get('rows?from=28')).toMatchObject({ total: 30, rows: [{ id: 'row-28' }, { id: 'row-29' }] })
    expect((await get('rows?flag=never')).total).toBe(0)
    expect((await get('rows?range=constructor:0..1&sort=constructor')).total).toBe(0)
  })

  it('shows one row with its place, and its group', async () => {
    const row = await get('row?at=7')
    expect(row.view).toMatchObject({ id: 'row-7', response: rows[7]!.response, truth: 'B' })
    expect(row.view.drawings[0].svg).toMatch(/^<svg/)
    const group = await get('group?at=7')
    expect(group.members.map(({ summary }: { summary: { id: string } }) => summary.id)).toEqual(['row-22', 'row-7'])
    const [right, wrong] = group.members
    expect(wrong.advantage).toBeLessThan(0)
    expect(right.advantage).toBeCloseTo(-wrong.advantage)
  })

  it('tells where a row stands: among the filtered rows, and at the steps before and after', async () => {
    const steps = { earlier: { at: 9, step: 1 }, later: { at: 14, step: 3 } }
    const place = (words: string) => get(`place?at=4&${words}`)
    expect(await place('task=count&step=2')).toEqual({ place: 1, total: 3, previous: 1, next: 7, ...steps })
    // Left out by the filter, one goes on from where it lies.
    expect(await place('task=count&step=1')).toEqual({ place: -1, total: 4, previous: 3, next: 6, ...steps })
    expect(await get('place?at=9')).toMatchObject({ earlier: null, later: { at: 4, step: 2 } })
    expect(await get('place?at=99')).toMatchObject({ place: -1, next: null, earlier: null, later: null })
  })

  it('takes the words of an address from a body, where they are more than an address holds', async () => {
    const post = async (path: string, words: string) => {
      const body = JSON.stringify({ words })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${server.url}/api/${path}`, { method: 'POST', headers, body })).text()
    }
    const only = `only=${Array.from({ length: 5000 }, (_, i) => i * 3).join(',')}`
    expect(only.length).toBeGreaterThan(20_000)
    expect(JSON.parse(await post('rows', `${only}&count=1`))).toMatchObject({ total: 10, rows: [{ id: 'row-0' }] })
    expect((await post('export', only)).trimEnd().split('\n')).toHaveLength(10)
    expect((await get('rows?only=')).total).toBe(0)
    expect(await post('rows', '')).toContain('row-29')
    expect(JSON.parse(await post('rows', undefined as unknown as string)).error.code).toBe('bad-request')
  })

  it('gives one row as one HTML file', async () => {
    const reply = await fetch(`${server.url}/api/page?at=7`)
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="row.html"')
    const html = await reply.text()
    const data = JSON.parse(/id="rows">(.*)<\/script>/.exec(html)![1]!)
    expect(data).toMatchObject({
      opensRow: true,
      rows: [{ line: 8, row: { id: 'row-7', response: rows[7]!.response } }],
    })
    expect(html).toContain('let alone')
    expect((await fetch(`${server.url}/api/page?at=99`)).status).toBe(404)
  })

  it('counts histograms and means of the steps', async () => {
    const charts = await get('charts')
    const accuracy = charts.histograms.find(({ column }: { column: string }) => column === 'accuracy')
    expect([accuracy.counts[0], accuracy.counts.at(-1)]).toEqual([15, 15])
    const at = charts.columns.indexOf('accuracy')
    expect(charts.steps.map((point: { rows: number; means: number[] }) => [point.rows, point.means[at]])).toEqual([
      [10, 0.5],
      [10, 0.5],
      [10, 0.5],
    ])
  })

  it('draws every step, whichever of them the rows are of', async () => {
    const charts = await get('charts?step=2&task=count')
    expect(charts.total).toBe(3)
    expect(charts.steps.map(({ step, rows }: { step: number; rows: number }) => [step, rows])).toEqual([
      [1, 4],
      [2, 3],
      [3, 3],
    ])
  })

  it('compares presets where they disagree', async () => {
    const compared = await get('compare')
    expect(compared).toMatchObject({ a: 'strict', b: 'v2lo', joined: 30 })
    expect(compared.differing).toBe(compared.pairs.length)
    for (const { a, b, valueA, valueB } of compared.pairs) expect([a.at, valueA === valueB]).toEqual([b.at, false])
    // Why: what the score notices, and the parts that are not whole, the smallest first.
    const { why } = compared.pairs.find(({ a }: { a: { id: string } }) => a.id === 'row-1')
    expect(why).toEqual(['accuracy 0.00', 'reasoning 0.00'])
  })

  it('streams the hits of a search, and an export that reads back', async () => {
    const lines = async (path: string) =>
      (await (await fetch(`${server.url}/api/${path}`)).text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    const hits = await lines(`search?text=${encodeURIComponent('ROW-1')}&task=size`)
    expect(hits.filter(({ at }) => at !== undefined).map(({ at }) => at)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ])
    expect(hits.at(-1)).toEqual({ done: 20, total: 20 })
    expect(await lines('export?task=count&step=3')).toEqual(
      [2, 5, 8].map((i) => {
        const { prompt, ...row } = rows[i]!
        return { ...row, prompt }
      }),
    )
  })

  it('takes notes and refuses what is none', async () => {
    const post = (body: unknown, type = 'application/json') =>
      fetch(`${server.url}/api/notes`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': type },
      })
    expect((await post({ at: 3, label: 'odd', text: '<script>' })).status).toBe(200)
    expect((await get('row?at=3')).notes).toMatchObject([{ label: 'odd', text: '<script>', line: 4 }])
    expect(readFileSync(join(folder, 'rollouts.notes.jsonl'), 'utf8').split('\n')).toHaveLength(2)
    expect((await post({ at: 'x' })).status).toBe(400)
    expect((await post({ at: 999, label: '', text: '' })).status).toBe(404)
    expect((await post({ at: 3, label: 'x'.repeat(61) })).status).toBe(400)
    expect((await post({ at: 3, label: 'a', text: 'b' }, 'text/plain')).status).toBe(415)
    const late = await post({ at: 3, label: 'late', text: '', before: { label: '', text: '' } })
    expect(late.status).toBe(409)
    expect((await late.json()).error).toEqual({
      code: 'note-changed',
      message: 'the note was changed to "odd <script>" meanwhile: Keep writes this one in its place',
    })
    expect((await post({ at: 3, label: 'late', before: { label: 'odd', text: '<script>' } })).status).toBe(200)
    expect((await post({ at: 3, label: 'late', before: 'odd' })).status).toBe(400)
  })

  it('answers no other site, and no path but its own', async () => {
    expect(await status('/', { host: 'evil.example' })).toBe(403)
    expect(await status('/api/state', { origin: 'https://evil.example' })).toBe(403)
    expect(await status('/api/notes', { origin: 'https://evil.example' }, 'POST')).toBe(403)
    for (const path of [
      '/../package.json',
      '/api/row?at=-1',
      '/api/row?at=1e9',
      '/api/row',
      '/etc/passwd',
      '/api/constructor',
    ])
      expect(await status(path, {}), path).toBe(404)
  })

  it('lets no script but its own run', async () => {
    for (const path of ['/', '/page.js', '/api/state', '/api/export']) {
      const { headers } = await fetch(server.url + path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('wants its token, and none but loopback without one', async () => {
    const guarded = await startInspectServer({ logs, page, port: 0, token: 'secret', version: '' })
    try {
      const at = (headers: Record<string, string>) => fetch(`${guarded.url}/api/state`, { headers })
      expect((await at({})).status).toBe(401)
      expect((await at({ authorization: 'Bearer wrong' })).status).toBe(401)
      expect((await at({ authorization: 'Bearer secret' })).status).toBe(200)
    } finally {
      await guarded.close(100)
    }
    await expect(startInspectServer({ logs, page, port: 0, host: '0.0.0.0', version: '' })).rejects.toThrow(/token/)
  })

  it('writes a page of its own, and no more rows than a browser bears', async () => {
    const files = { script: 'run()</script><b>', style: '', version: '1' }
    const html = await staticPage(logs, new URLSearchParams('task=count'), files)
    expect(html.match(/<\/script>/g)).toHaveLength(2)
    expect(html).not.toContain('<answer>')
    const many = {
      ...logs,
      table: {
        ...logs.table,
        size: 2001,
        isAlive: () => true,
        next: (at: number) => at,
        place: () => logs.table.place(0),
      },
    }
    await expect(staticPage(many as OpenLogs, new URLSearchParams(), files)).rejects.toThrow(/at most 2000 rows/)
  })
})
