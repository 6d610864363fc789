import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { presetHash } from '../../src/score/preset-hash'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const MAP =
  '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [5, 0, 6, 1]}, {"object_name": "rug", "bbox": [0, 3, 1, 4]}]'
const said = (answer: string, think = 'The sofa is centred at (1, 0.5), so 5 - 2 = 4.') =>
  `<map>${MAP}</map><think>${think}</think><answer>${answer}</answer>`
const DISTANCE = 'What is the distance between the closest points of the sofa and the lamp (in meters)?'
const truth = file('truth.json', MAP.replace('[5, 0, 6, 1]', '[5.5, 0, 6.5, 1]').replace('rug', 'plant'))

describe('v2lo-map explain', () => {
  it('says of each part why it is what it is and what would have changed it', async () => {
    const ran = await run(['explain', '-', '--truth', '3.5', '--question', DISTANCE, '--layout', truth], said('2.0'))
    expect(ran.code).toBe(0)
    const { result, parts, read, preset } = JSON.parse(ran.out)
    expect(preset).toEqual({ name: 'strict', hash: presetHash('strict') })
    expect(read).toMatchObject({ objects: ['sofa', 'lamp', 'rug'], answer: '2.0' })
    const part = (name: string) => parts.find((one: { part: string }) => one.part === name)
    expect(parts.map((one: { part: string }) => one.part)).toEqual([
      'format',
      'accuracy',
      'map',
      'consistency',
      'reasoning',
    ])
    for (const one of parts) expect(one.value).toBe(result[one.part])
    expect(part('format').remedy).toBeUndefined()
    expect(part('accuracy')).toMatchObject({ reason: 'answer "2.0", truth "3.5"', remedy: 'the answer "3.5"' })
    expect(part('map').reason).toMatch(/^2 of 3 objects match 3 true ones: precision 0\.67/)
    expect(part('map').remedy).toContain('the missing plant; without the extra rug')
    expect(part('consistency').reason).toMatch(/^inconsistent: the answer says "2", the map "3/)
    expect(part('reasoning')).toMatchObject({
      reason: expect.stringMatching(/^1 true and 1 false claims about the map, \d true ones? (is|are) enough$/),
    })
    expect(part('reasoning').remedy).toBe('5 - 2 is 3, not 4')
    expect(part('accuracy').overallAtOne).toBeCloseTo(result.overall + (1 - result.accuracy) * 0.6, 12)
    expect(ran.err).toContain('read: 3 objects')
    expect(ran.err).toContain('flags: ')
  })
  it('names what breaks the format, and takes a response as a word', async () => {
    const ran = await run(['explain', `Sure! ${said('B')}`, '--truth', 'B', '--json'])
    const { parts, result } = JSON.parse(ran.out)
    expect(result.overall).toBe(0)
    expect(parts[0]).toMatchObject({ value: 0, reason: 'text-outside', remedy: 'nothing outside the blocks' })
    expect(parts[0].overallAtOne).toBeGreaterThan(0.7)
    expect(parts[1].overallAtOne).toBe(0)
    expect(parts[2]).toMatchObject({ measured: false, reason: 'not measured: the row has no true layout' })
    expect(ran.err).toBe('')
  })
  it('explains the old reward in its two parts', async () => {
    const ran = await run(['explain', said('B'), '--truth', 'C', '--preset', 'v2lo'])
    const { parts, result } = JSON.parse(ran.out)
    expect(parts.map(({ part }: { part: string }) => part)).toEqual(['format', 'accuracy'])
    expect(result.overall).toBeCloseTo(0.1, 12)
    expect(parts[1].overallAtOne).toBeCloseTo(1, 12)
  })
  it('explains the row in a line of a file that score reads', async () => {
    const rows = [
      { response: said('C'), ground_truth: 'B' },
      { response: said('2.0'), ground_truth: '3.5', question: DISTANCE, true_layout: MAP },
    ]
    const path = file('rows.jsonl', `${rows.map((row) => JSON.stringify(row)).join('\n\n')}\n5\n`)
    const ran = await run(['explain', path, '--line', '3', '--json'])
    expect(ran.code).toBe(0)
    const scored = (await run(['score', path])).out.split('\n').map((line) => line && JSON.parse(line))
    expect(JSON.parse(ran.out).result).toEqual(scored[1])
    const list = file('rows.json', JSON.stringify(rows, null, 2))
    expect((await run(['explain', list, '--line', '2', '--json'])).out).toBe(ran.out)
    for (const [flags, message] of [
      [['--line', '2'], /--line 2: it is blank/],
      [['--line', '4'], /--line 4: expected a row/],
      [['--line', '9'], /--line 9: there are 4 lines/],
      [['--line', '1', '--truth', 'B'], /--truth: the row of --line has its own/],
    ] as const) {
      const refused = await run(['explain', path, ...flags])
      expect(refused).toMatchObject({ code: 2, out: '' })
      expect(refused.err).toMatch(message)
    }
  })
  it('ends with 1 where the row cannot be scored, and lets no control character through', async () => {
    const ran = await run(['explain', `<answer>\u001b[2J</answer>${'x'.repeat(50_001)}`, '--truth', 'B'])
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('not scored: too-long')
    expect(ran.err).not.toContain('\u001b')
  })
  it.each([
    [['explain', said('B')], /expected --truth TEXT/],
    [
      ['explain', said('B'), '--truth', 'B', '--preset', 'lax'],
      /--preset: expected strict or v2lo, or a file with a preset as JSON, received "lax"/,
    ],
    [['explain', '-', '--truth', 'B', '--layout', '-'], /only one of response and layout/],
  ])('refuses %j', async (argv, message) => {
    const ran = await run(argv)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(message)
  })
})

describe('v2lo-map score', () => {
  it('scores by preset strict where none is named', async () => {
    const row = JSON.stringify({ response: `Sure. ${said('B')}`, ground_truth: 'B' })
    const ran = await run(['score'], row)
    expect(ran.code).toBe(0)
    expect(ran.out).toBe((await run(['score', '--preset', 'strict'], row)).out)
    expect(JSON.parse(ran.out).flags).toContain('text-outside')
    expect(ran.err).toBe(
      `1 scored by strict ${presetHash('strict')}, 0 failed, mean 0.000\nflags: false-claim 1, text-outside 1\n`,
    )
  })

  it('says why rows failed, what they have instead, and which field is nearly called what they lack', async () => {
    const rows = (...list: readonly object[]) => list.map((row) => `${JSON.stringify(row)}\n`).join('')
    const verl = { input: 'Q', output: said('B'), gts: 'B' }
    const none = await run(['score'], rows(verl, verl))
    expect(none.err.split('\n').slice(1, 3)).toEqual([
      'failed: bad-response 2; line 1: expected a response that is text, received nothing',
      'the rows have input, output, gts; name what is scored with --keys, or try --lenient',
    ])
    const good = { response: said('B'), ground_truth: 'B', qestion: 'How long is the sofa?' }
    const some = await run(['score'], `${rows(good, good)}nope\n`)
    expect(some.err).toContain('\nfailed: invalid-json 1; line 3: expected one JSON value')
    expect(some.err).not.toContain('the rows have')
    expect(some.err).toMatch(/\nthe field "qestion" is not read; write question if it is that \(2 rows\)\n$/)
  })
})

describe('v2lo-map replay', () => {
  const row = (response: string, ground_truth: unknown = 'B') => JSON.stringify({ response, ground_truth })
  const rows = [
    row(said('B')),
    row('<map>[]</map><think>t</think><answer>B</answer>'),
    row(`${said('B')}<answer>C</answer>`),
    row(said('B'), null),
    'no row',
    row(`<think><answer>B</answer></think>`),
  ].join('\n')
  it('counts scores, flags and disagreements by cause', async () => {
    const ran = await run(['replay'], rows)
    expect(ran.code).toBe(1)
    const list = `[\n${rows.replaceAll('\n', ',\n')}\n]`
    expect((await run(['replay'], list)).out).toBe(ran.out)
    const report = JSON.parse(ran.out)
    expect(report).toMatchObject({ rows: 5, unreadable: 1 })
    const [strict, v2lo] = report.presets
    expect(strict).toMatchObject({ name: 'strict', hash: presetHash('strict'), scored: 4, failed: 1 })
    expect(strict.failures).toEqual({ 'bad-truth': 1 })
    expect(v2lo).toMatchObject({ name: 'v2lo', scored: 5, failed: 0, flags: {} })
    expect(strict.flags['empty-map']).toBe(0.25)
    for (const { histogram, scored } of report.presets)
      expect(histogram.reduce((sum: number, count: number) => sum + count, 0)).toBe(scored)
    const [{ between, agreeing, disagreements }] = report.comparisons
    expect(between).toEqual(['strict', 'v2lo'])
    const counted = disagreements.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    expect(agreeing + counted).toBe(5)
    const cause = (name: string) => disagreements.find((one: { cause: string }) => one.cause === name)
    expect(cause('empty-map')).toEqual({ part: 'gate', cause: 'empty-map', count: 1, meanDifference: -1, lines: [2] })
    expect(cause('failed: bad-truth')).toMatchObject({ part: 'row', count: 1, lines: [4] })
    expect(ran.err).toContain('scores under strict')
  })
  it('names what decided: a closed gate is no matter of reasoning, however much is measured', async () => {
    const question = { question: DISTANCE, true_layout: MAP }
    const line = (response: string, ground_truth: string) => JSON.stringify({ response, ground_truth, ...question })
    const causes = async (text: string) => {
      const [{ disagreements, hackRate }] = JSON.parse((await run(['replay', '--json'], text)).out).comparisons
      return { hackRate, causes: disagreements.map((one: { part: string; cause: string }) => [one.part, one.cause]) }
    }
    // Neither reward gives anything for the format here; under strict that takes the rest too.
    const outside = line(`Sure. ${said('3')}`, '3')
    expect(await causes(outside)).toEqual({ hackRate: 1, causes: [['gate', 'text-outside']] })
    // The same answer, right under both, beside a claim that is false: the part that was paid less decides.
    const guessed = line(said('2.0', 'The sofa is centred at (1, 0.5).'), '2.0')
    const told = await causes(guessed)
    expect(told.hackRate).toBe(0)
    expect(told.causes).toHaveLength(1)
    expect(told.causes[0]![0]).not.toBe('gate')
  })
  it('has the share of rows that the other reward pays and the first does not', async () => {
    const paid = [said('B'), `Sure! ${said('B')}`, '<map>[]</map><think>t</think><answer>B</answer>', said('C')]
    const ran = await run(['replay'], paid.map((response) => row(response)).join('\n'))
    expect(JSON.parse(ran.out).comparisons[0].hackRate).toBe(0.5)
    expect(ran.err).toContain('hack rate of v2lo: 50.0 % get at least 0.5 more than under strict')
  })
  it('is one reward alone, or an empty file, without a fault', async () => {
    const alone = JSON.parse((await run(['replay', '--preset', 'v2lo', '--json'], rows)).out)
    expect(alone.comparisons).toEqual([])
    const empty = await run(['replay'], '')
    expect(empty.code).toBe(0)
    expect(JSON.parse(empty.out)).toMatchObject({ rows: 0, presets: [{ mean: null }, { mean: null }] })
  })
  it.each([['strict,strict'], ['strict,lax'], ['']])('refuses --preset %s', async (preset) => {
    expect(await run(['replay', '--preset', preset], rows)).toMatchObject({ code: 2, out: '' })
  })
})
