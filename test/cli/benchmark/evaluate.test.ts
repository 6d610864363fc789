import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/benchmark/evaluate/report'
import { formatLayout } from '../../../src/parse/write/format'
import { generateScene } from '../../../src/scene/generate/generate'
import { formatScene } from '../../../src/scene/read/scene-line'
import { reportSchema } from '../../../src/schema/report'
import { temporaryFolder } from '../../support/temporary-folder'
import { run } from '../harness'

const folder = temporaryFolder()
const path = (name: string) => join(folder, name)
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content)
  return path(name)
}
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const QUESTION = 'Which of these objects (chair, lamp) is the closest to the stove?'
const items = [1, 2, 3, 4].map((n) => ({
  id: `i${n}`,
  scene_name: `room${n % 2}`,
  question_type: n < 3 ? 'near' : 'far',
  question: `${QUESTION} (${n})`,
  options: ['A. chair', 'B. lamp'],
  ground_truth: 'A',
  floor: n === 1 ? 'ground' : 'upper',
}))
const itemsFile = write('items.jsonl', lines(items))
const answers = ['A', 'B', 'A', 'A']

async function report(...argv: string[]): Promise<{ code: number; err: string; found: Report }> {
  const { code, out, err } = await run(['evaluate', ...argv])
  return { code, err, found: JSON.parse(out) as Report }
}

/** The same answers in the log of each program. */
const LOGS: readonly (readonly [name: string, file: string, content: string | Uint8Array])[] = [
  ['rows', 'rows.jsonl', lines(items.map(({ id }, i) => ({ id, response: answers[i] })))],
  [
    'lmms-eval',
    'x_samples_y.jsonl',
    lines(items.map((doc, i) => ({ doc_id: i, doc, target: 'A', filtered_resps: [answers[i]] }))),
  ],
  [
    'vlmevalkit',
    'kit.tsv',
    `index\tquestion\tanswer\tprediction\n${items.map(({ id, question }, i) => `${id}\t"${question}"\tA\t${answers[i]}`).join('\n')}\n`,
  ],
  ['vlmevalkit', 'kit.json', JSON.stringify(items.map(({ id }, i) => ({ index: id, prediction: answers[i] })))],
  [
    'verl',
    'verl.jsonl',
    lines(
      items.map(({ question }, i) => ({
        input: `user\n${question}\nassistant\n`,
        output: answers[i],
        gts: 'A',
        score: 1,
        step: 1,
      })),
    ),
  ],
  [
    'easyr1',
    'easyr1.jsonl',
    lines(items.map(({ question }, i) => ({ input: question, output: answers[i], ground_truth: 'A' }))),
  ],
  ['trl', 'trl.jsonl', lines(items.map(({ question }, i) => ({ step: 1, prompt: question, completion: answers[i] })))],
  [
    'trl',
    'trl.parquet',
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'step', data: [1, 1, 1, 1], type: 'INT32' },
          { name: 'prompt', data: items.map(({ question }) => question), type: 'STRING' },
          { name: 'completion', data: answers, type: 'STRING' },
        ],
      }),
    ),
  ],
  [
    'ms-swift',
    'completions.jsonl',
    lines([{ step: [1, 1, 1, 1], prompt: items.map(({ question }) => question), completion: answers }]),
  ],
  [
    'openai-batch',
    'batch.jsonl',
    lines(
      items.map(({ id }, i) => ({
        custom_id: id,
        response: { status_code: 200, body: { choices: [{ message: { role: 'assistant', content: answers[i] } }] } },
        error: null,
      })),
    ),
  ],
]

describe('v2lo-map evaluate', () => {
  it.each(LOGS)('reads the log of %s (%s) to the same report', async (name, file, content) => {
    const { code, err, found } = await report(itemsFile, write(file, content))
    expect(code).toBe(0)
    expect(found.overall.byItem.mean).toBe(0.75)
    expect(found.counts).toMatchObject({ answered: 4, unmatched: { count: 0 } })
    expect(found.conditions.harness).toBe(name)
    expect(err).toContain(`log "${name}"`)
    expect(reportSchema.parse(found)).toEqual(found)
  })

  it('counts what is broken, unknown and missing, and ends with 1', async () => {
    const log = `${lines([
      { id: 'i1', response: 'A' },
      { id: 'z', response: 'A' },
    ])}{"id": \n{"id": "i2"}\n`
    const { code, err, found } = await report(itemsFile, write('broken.jsonl', log))
    expect(code).toBe(1)
    expect(found.counts).toMatchObject({ answered: 1, unanswered: { count: 3 }, unmatched: { count: 1 } })
    expect(found.notes.join(' ')).toContain('2 rows could not be read (line 3: not JSON; line 4: expected a text')
    expect(err).toContain('3 items without a prediction, 1 predictions of no item')
  })

  it('takes true layouts from --scenes, and names the scenes that are in no file', async () => {
    const scene = { ...generateScene({ seed: 7 }), id: 'room1' }
    const map = formatLayout(scene.layout, { decimals: 6 })
    const log = write(
      'mapped.jsonl',
      lines(items.map(({ id }) => ({ id, response: `<map>${map}</map><think>.</think><answer>A</answer>` }))),
    )
    const scenes = write('rooms.jsonl', `${formatScene(scene)}\n{"scene": 1}\n`)
    const without = await report(itemsFile, log)
    expect(without.found.mapAnswer).toBeNull()
    const { found } = await report(itemsFile, log, '--scenes', scenes)
    // Two of the four items are of room1, and their map is the room's own.
    expect(found.mapAnswer!.mapAccuracy).toMatchObject({ n: 2, mean: expect.closeTo(1, 6) })
    expect(found.notes.join(' ')).toContain('Not in the files of --scenes: 1 scene of items, among them room0.')
    expect(found.notes.join(' ')).toContain('Not read: 1 scene of --scenes')
  })

  it('compares, groups, and tells how the call can be repeated', async () => {
    const ours = write('ours.jsonl', lines(items.map(({ id }) => ({ id, response: 'A' }))))
    const theirs = write('their run.jsonl', lines(items.map(({ id }, i) => ({ id, response: answers[i] }))))
    const { found } = await report(itemsFile, ours, '--baseline', theirs, '--by', 'floor', '--profile', 'vsi')
    expect(found.comparison!.overall.difference.mean).toBe(0.25)
    expect(found.by!.rows.map(({ name, estimate }) => [name, estimate.n])).toEqual([
      ['ground', 1],
      ['upper', 3],
    ])
    expect(found.conditions.command).toContain(`--baseline '${theirs}'`)
    expect(Object.keys(found.conditions.files!)).toEqual([itemsFile, ours, theirs])
  })

  it('reads any columns by --keys', async () => {
    const odd = write('odd.jsonl', lines(items.map(({ id, question }) => ({ key: id, q: question, gold: 'chair' }))))
    const log = write('odd-log.jsonl', lines(items.map(({ id }) => ({ key: id, out: { text: 'chair' } }))))
    const { code, found } = await report(odd, log, '--keys', 'id=key,question=q,answer=gold,response=out.text')
    expect(code).toBe(0)
    expect(found.overall.byItem.mean).toBe(1)
  })

  it('writes what is asked for, and never over a report without --force', async () => {
    const log = write('w.jsonl', LOGS[0]![2])
    const outputs = ['md', 'json', 'html'].map((ending) => path(`report.${ending}`))
    const first = await run(['evaluate', itemsFile, log, '-o', outputs.join()])
    expect(first.code).toBe(0)
    for (const file of outputs)
      expect(readFileSync(file, 'utf8')).toContain('75.0 %'.slice(0, file.endsWith('json') ? 2 : 6))
    const before = readFileSync(outputs[0]!, 'utf8')
    const second = await run(['evaluate', itemsFile, log, '-o', outputs[0]!, '--profile', 'vsi'])
    expect([second.code, second.err]).toEqual([
      2,
      `v2lo-map: -o ${outputs[0]}: it exists already; --force writes over it\n`,
    ])
    expect(readFileSync(outputs[0]!, 'utf8')).toBe(before)
    expect((await run(['evaluate', itemsFile, log, '-o', outputs[0]!, '--profile', 'vsi', '--force'])).code).toBe(0)
    expect(readFileSync(outputs[0]!, 'utf8')).toContain('vsi (in use)')
  })

  it.each([
    [[], 'evaluate: expected ITEMS and PREDICTIONS'],
    [[itemsFile, path('none.jsonl')], 'there is no such file'],
    [[itemsFile, 'x', '-o', path('a.pdf')], 'expected a file that ends in .html, .md, .json'],
    [[itemsFile, 'x', '--profile', 'best'], '--profile: expected one of v2lo, vsi'],
    [[itemsFile, 'x', '--keys', 'colour=x'], '--keys: expected the name of a part: id, scene, task'],
    [[itemsFile, itemsFile, '--format', 'x'], '--format: expected one of rows'],
    [[itemsFile, itemsFile, '--by', 'nothing'], '--by nothing: no item has such a column'],
    [[write('empty.jsonl', ''), itemsFile], 'it holds no item'],
    [[write('noitems.jsonl', '{"a": 1}\n'), itemsFile], 'no item could be read: line 1: expected id, question, answer'],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await run(['evaluate', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(existsSync(path('a.pdf'))).toBe(false)
  })

  it('names what fits no known log', async () => {
    const { found } = await report(itemsFile, write('unknown.jsonl', lines([{ id: 'i1', text: 'A' }])))
    expect(found.notes.join(' ')).toContain('it fits no known log')
  })
})

describe('v2lo-map ceilings', () => {
  it('shows a table, and writes a report', async () => {
    const { code, out, err } = await run([
      'ceilings',
      '--rooms',
      '2',
      '--budgets',
      '4',
      '--draws',
      '1',
      '-o',
      path('ceilings.md'),
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ v2lo: 'ceilings/1', scenes: 2, noise: { v2lo: 'noise/1' } })
    expect(err).toMatch(/boxes, exact +\d/)
    expect(readFileSync(path('ceilings.md'), 'utf8')).toContain('a grid has no sizes')
  }, 60_000)

  it.each([
    [[], 'expected files of SCENES, or --rooms N'],
    [['--rooms', '2', itemsFile], 'expected files of SCENES, or --rooms N'],
    [[write('noscene.json', '{}')], 'no scene could be read'],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await run(['ceilings', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
