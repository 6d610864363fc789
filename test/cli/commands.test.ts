import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedJson } from '../support/shared'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const MAP =
  '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 0, 4, 1]}, {"object_name": "desk", "bbox": [9, 0, 10, 1]}]'
const NEAREST =
  'Considering the center point of the sofa as a reference point, which of these objects has the nearest center point to it?'
const folder = temporaryFolder()
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('v2lo-map', () => {
  it('lists its commands, and shows the help of each with an example', async () => {
    const overview = await run(['--help'])
    expect(overview).toMatchObject({ code: 0, err: '' })
    for (const name of ['parse', 'solve', 'score', 'replay']) {
      expect(overview.out).toContain(`  ${name}`)
      const help = await run([name, '--help'])
      expect(help).toMatchObject({ code: 0, err: '' })
      expect(help.out).toMatch(/^Example:\n {2}echo /m)
      expect((await run(['help', name])).out).toBe(help.out)
    }
    expect(await run(['--version'])).toEqual({ code: 0, out: '0.0.0-test\n', err: '' })
    const listed = [...overview.out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!)
    expect(listed.length).toBeGreaterThan(20)
    // Each is loaded under the name it says it has.
    for (const name of listed) expect((await run(['help', name])).out).toMatch(new RegExp(`^v2lo-map ${name}\\b`))
  })

  const mistakes: readonly [string, string[], RegExp][] = [
    ['no command', [], /^v2lo-map: metric maps/],
    ['an unknown command', ['pares'], /^v2lo-map: "pares": expected a command: parse, solve, /],
    ['help on an unknown command', ['help', 'pares'], /^v2lo-map: "pares": expected a command: parse, solve, /],
    ['an empty file name', ['parse', ''], /^v2lo-map: "": there is no such file/],
    [
      'a file name with control characters',
      ['parse', 'a\u001b[2J\nb'],
      /^v2lo-map: a\?\[2J\?b: there is no such file\n$/,
    ],
    ['an unknown flag', ['parse', '--jsn'], /^v2lo-map: parse: Unknown option '--jsn'/],
    ['a file that is not there', ['parse', '/nowhere/x.txt'], /^v2lo-map: \/nowhere\/x.txt: there is no such file/],
    ['a folder', ['parse', folder], /it is a folder, not a file/],
    ['a word too many', ['parse', 'a', 'b'], /"b" is one word too many/],
    ['no layout', ['solve', '--question', 'x'], /expected --layout FILE/],
    ['no question', ['solve', '--layout', '-'], /expected --question TEXT/],
    ['an unknown preset', ['score', '--preset', 'constructor'], /--preset: expected .*v2lo/],
    [
      'a file without its flag',
      ['solve', 'map.txt'],
      /"map.txt" is one word too many; a file is given as --layout map\.txt; see/,
    ],
    ['a bad limit', ['score', '--preset', 'v2lo', '--max-line', 'x'], /--max-line: expected a number of bytes/],
  ]
  it.each(mistakes)('answers %s with one sentence and exit code 2', async (_, argv, sentence) => {
    const ran = await run(argv)
    expect(ran.code).toBe(2)
    expect(ran.out).toBe('')
    expect(ran.err).toMatch(sentence)
    expect(ran.err).not.toMatch(/\n\s+at /)
    if (argv.length > 0) expect(ran.err.trim().split('\n')).toHaveLength(1)
  })
})

describe('v2lo-map parse', () => {
  it('gives the layout, the answer and the diagnostics as JSON, and a table on standard error', async () => {
    const text = `<map>${MAP.replace('2, 1]', '2, -1]')}</map><think>t</think><answer>B</answer>`
    const ran = await run(['parse', file('response.txt', text)])
    expect(ran.code).toBe(0)
    const result = JSON.parse(ran.out)
    expect(result).toMatchObject({
      dialect: 'v2lo',
      layout: { origin: 'observer', objects: [{ id: 'sofa', box: { minX: 0, minY: -1, maxX: 2, maxY: 0 } }, {}, {}] },
      answer: { kind: 'choice', letter: 'B' },
    })
    expect(result.diagnostics).toHaveLength(1)
    expect(result.diagnostics[0]).toMatchObject({ severity: 'repair', objectIndex: 0 })
    expect(ran.err).toMatch(/^object +center x/)
    expect(ran.err).toContain('a sofa (1, -0.5)')
    expect(ran.err).toMatch(/response\.txt:1:\d+/)
  })
  it('gives only JSON with --json, and only words to a terminal', async () => {
    expect((await run(['parse', '--json'], MAP)).err).toBe('')
    const terminal = await run(['parse'], MAP, true)
    expect(terminal.out).toBe('')
    expect(terminal.err).toContain('sofa')
  })
  it('names the commands for a file of scenes', async () => {
    const ran = await run([
      'parse',
      file('rooms.jsonl', '{"v2lo": "scene/1", "id": "den"}\n{"v2lo": "scene/1", "id": "hall"}\n'),
    ])
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toMatch(/rooms\.jsonl: it holds scenes, not a response: "v2lo-map scenes \S+rooms\.jsonl" says/)
  })
  it('ends with 1 and a reason where there is no map', async () => {
    // A pair of numbers in a sentence is no cell of a grid either.
    for (const words of [
      'The sofa is at (1, 2), I think.',
      '<think>5 - 2 = 3, sofa (1, 0.5)</think><answer>2</answer>',
    ]) {
      const { code, out } = await run(['parse'], words)
      expect([code, JSON.parse(out).layout, 'grid' in JSON.parse(out)]).toEqual([1, null, false])
    }
    const ran = await run(['parse'], 'I cannot see a room.')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({ layout: null, answer: null, diagnostics: [{ severity: 'error' }] })
    expect(ran.err).toContain('no map could be read')
  })
})

describe('v2lo-map solve', () => {
  it('answers with the choice and the derivation', async () => {
    const argv = ['solve', '--layout', '-', '--question', NEAREST, '--choices', 'desk, lamp']
    const ran = await run([...argv, '--explain'], MAP)
    expect(ran.code).toBe(0)
    const solution = JSON.parse(ran.out)
    expect(solution).toMatchObject({ status: 'solved', choice: { index: 1, letter: 'B', text: 'lamp' } })
    expect(solution.explanation).toContain('2.5')
    expect(ran.err).toContain(solution.explanation)
    expect(ran.err).toMatch(/\nB\. lamp\n$/)
    expect(JSON.parse((await run(argv, MAP)).out)).not.toHaveProperty('explanation')
  })
  it('says the unit, a tie and what was taken for granted in words too', async () => {
    const map =
      '[{"object_name": "sofa", "bbox": [-1, -1, 1, 0]}, {"object_name": "tv", "bbox": [-1, 3, 1, 3.5]}, {"object_name": "lamp", "bbox": [3, -1, 5, 0]}]'
    const told = async (question: string, ...more: string[]) =>
      (await run(['solve', '--layout', '-', '--question', question, ...more], map)).err
    const centres =
      'note: the wording does not say between which points; the centers were taken\nnote: between the closest points it is 3 m\n'
    expect(await told('How far is the sofa from the tv?')).toBe(`3.75 m\n${centres}`)
    expect(await told('How far is the sofa from the tv?', '--choices', '1 m,4 m')).toBe(`B. 4 m (3.75 m)\n${centres}`)
    const explained = await told('How far is the sofa from the tv?', '--explain')
    expect(explained.match(/the centers were taken/gi)).toHaveLength(1)
    expect(explained).toMatch(/\n3\.75 m\n$/)
    expect(await told('What is the size of this room (in square meters)?')).toMatch(
      /^\S+ m²\nnote: the map has no floor/,
    )
    expect(await told('Standing at the sofa and facing the tv, where is the tv?')).toBe(
      'front-left, a tie decided by convention\n',
    )
  })
  it('takes other words for what is on the map only where that is asked for', async () => {
    const argv = ['solve', '--layout', '-', '--question', NEAREST.replace('sofa', 'couch'), '--choices', 'desk,lamp']
    const refused = await run(argv, MAP)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('synonyms: true')
    const ran = await run([...argv, '--synonyms'], MAP)
    expect(ran.code).toBe(0)
    expect(ran.err).toBe('B. lamp\nnote: "couch" was taken to be sofa\n')
  })
  it('takes a layout as JSON and the output of parse', async () => {
    const parsed = (await run(['parse', '--json'], MAP)).out
    const stored = JSON.stringify(JSON.parse(parsed).layout)
    for (const input of [parsed, stored]) {
      const ran = await run(
        ['solve', '--layout', '-', '--question', NEAREST, '--choices', 'desk,lamp', '--json'],
        input,
      )
      expect(JSON.parse(ran.out)).toMatchObject({ choice: { letter: 'B' } })
    }
  })
  it('ends with 1 and a reason where there is no answer', async () => {
    const ran = await run(['solve', '--layout', '-', '--question', NEAREST.replace('sofa', 'bed')], MAP)
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({ status: 'unsolved' })
    expect((await run(['solve', '--layout', '-', '--question', 'Why?'], MAP)).code).toBe(1)
  })
  it('ends with 2 where the file holds no map, or a layout that is none', async () => {
    for (const [name, text] of [
      ['none.txt', 'no map'],
      ['swapped.json', '{"origin":"world","objects":[{"label":"a","box":{"minX":1,"minY":0,"maxX":0,"maxY":1}}]}'],
    ]) {
      const ran = await run(['solve', '--layout', file(name!, text!), '--question', NEAREST])
      expect(ran.code).toBe(2)
      expect(ran.err).toContain(name)
    }
  })
})

const row = (fields: object) => JSON.stringify({ response: answered('B'), ground_truth: 'B', ...fields })
const answered = (answer: string) => `<map>${MAP}</map><think>t</think><answer>${answer}</answer>`
const scoreLines = async (input: string | Iterable<Uint8Array>) => {
  const ran = await run(['score', '--preset', 'v2lo'], input)
  return {
    ...ran,
    rows: ran.out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}

describe('v2lo-map score', () => {
  it('keeps order and ids, and gives every component of every row', async () => {
    const { code, rows } = await scoreLines(`${row({ id: 'x' })}\n${row({ ground_truth: 'C' })}\n${row({ id: [1] })}`)
    expect(code).toBe(0)
    expect(rows.map((r) => r.overall)).toEqual([1, 0.1, 1])
    expect(rows.map((r) => r.id)).toEqual(['x', undefined, [1]])
    const keys = ['overall', 'format', 'accuracy', 'map', 'consistency', 'reasoning', 'measured', 'flags', 'error']
    for (const r of rows) expect(Object.keys(r).filter((k) => k !== 'id')).toEqual(keys)
  })
  it('answers a broken line with an error that carries its number, and goes on', async () => {
    const lines = [
      row({}),
      '',
      '{"response":',
      '5',
      row({ response: null, id: 7 }),
      '{"id": 1, "ground_truth": "B"}',
      row({}),
    ]
    const { code, rows } = await scoreLines(lines.join('\n'))
    expect(code).toBe(1)
    expect(rows.map((r) => r.error?.line ?? 'ok')).toEqual(['ok', 3, 4, 5, 6, 'ok'])
    expect(rows[1].error.code).toBe('invalid-json')
    expect(rows[2].error.code).toBe('not-a-row')
    expect(rows[3]).toMatchObject({ id: 7, error: { line: 5 } })
    expect(rows[3]).not.toHaveProperty('overall')
  })
  it('echoes a 64-bit id with all its digits', async () => {
    const ran = await run(['score', '--preset', 'v2lo'], row({}).replace('{', '{"id": 12345678901234567890, '))
    expect(ran.out).toMatch(/^\{"id":12345678901234567890,/)
  })
  it('scores any number of rows and a line of 5 MB', async () => {
    const big = row({ response: answered('B').replace('>t<', `>${' <'.repeat(2_500_000)}<`) })
    const { rows } = await scoreLines(`${`${row({})}\n`.repeat(5000)}${big}\n`)
    expect(rows).toHaveLength(5001)
    expect(rows.every((r) => r.overall === 1 || r.overall === 0.9)).toBe(true)
  })
})

interface LineCase {
  readonly id: number
  readonly name: string
  readonly bytes?: string
  readonly parts?: readonly [string, number][]
  readonly rows: readonly [number, 'ok' | 'error' | 'either'][] | string
}
const cases = sharedJson<LineCase[]>('cases/json-lines.json')
describe.skipIf(cases === undefined)('byte sequences of JSON Lines', () => {
  const bounded = (cases ?? []).filter((c) => typeof c.rows !== 'string')
  it.each(bounded.map((c) => [c.name, c] as const))('%s', async (_, c) => {
    const pieces = c.bytes ? ([[c.bytes, 1]] as const) : c.parts!
    const bytes = Buffer.concat(pieces.flatMap(([b, n]) => Array(n).fill(Buffer.from(b, 'base64')) as Buffer[]))
    const feeds: Iterable<Uint8Array>[] = [[bytes]]
    if (bytes.length < 5000) feeds.push(Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)))
    for (const feed of feeds) {
      const ran = await run(['score', '--preset', 'v2lo'], feed)
      const rows = ran.out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
      const expected = c.rows as readonly [number, string][]
      expect(rows).toHaveLength(expected.length)
      for (const [i, [line, kind]] of expected.entries()) {
        if (kind === 'either') continue
        expect(rows[i].error === null ? 'ok' : 'error').toBe(kind)
        if (kind === 'error') expect(rows[i].error.line).toBe(line)
      }
      expect(ran.out).not.toMatch(/[:,[]\s*(NaN|-?Infinity)/)
    }
  })
})

describe('v2lo-map parse of other formats', () => {
  it('recognises a dialect, and says its frame and what was assumed', async () => {
    const text = "[{'bbox_3d': [-0.4, -0.26, 2.71, 0.76, 0.96, 0.78, 0, 0, 0], 'label': '椅子'}]"
    const ran = await run(['parse', '--dialect', 'auto'], text)
    const result = JSON.parse(ran.out)
    expect(ran.code).toBe(0)
    expect(result).toMatchObject({ dialect: 'qwen3-vl', layout: { origin: 'observer', objects: [{ label: '椅子' }] } })
    expect(result.assumptions.length).toBeGreaterThan(0)
    expect(ran.err).toContain('dialect qwen3-vl, origin observer')
    expect(ran.err).toContain(`assumed: ${result.assumptions[0]}`)
  })
  it('takes a camera, an origin and a dialect by option', async () => {
    const text = '<3dbbox>0 0 2 1 1 1 0 0 0</3dbbox>'
    const turned = JSON.parse((await run(['parse', '--json', '--camera-yaw', '90'], text)).out)
    const { minX, maxX } = turned.layout.objects[0].box
    expect((minX + maxX) / 2).toBeCloseTo(2, 9)
    const left = JSON.parse((await run(['parse', '--json', '--camera-yaw', '-90'], text)).out)
    expect((left.layout.objects[0].box.minX + left.layout.objects[0].box.maxX) / 2).toBeCloseTo(-2, 9)
    expect(JSON.parse((await run(['parse', '--json', '--origin', 'world'], MAP)).out).layout.origin).toBe('world')
  })
  it.each([
    [['--dialect', 'json'], /dialect/],
    [['--origin', 'camera'], /origin/],
    [['--camera-pitch', 'up'], /--camera-pitch: expected a number of degrees, received "up"/],
  ])('refuses %j with exit code 2', async (flags, sentence) => {
    const ran = await run(['parse', ...flags], MAP)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(sentence)
  })
})
