import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder'
import { run } from '../harness'

const folder = temporaryFolder()
const response = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>t</think><answer>B</answer>'
const lines = (...rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const plain = lines({ id: 1, response, ground_truth: 'B' })
const verl = lines({ input: 'Q', output: response, gts: 'B', step: 1 })
const KEYS = ['--keys', 'response=output,ground_truth=gts']

describe('--keys', () => {
  it('scores what the rows call otherwise as what it is', async () => {
    const ran = await run(['score', ...KEYS], verl)
    expect(ran.code).toBe(0)
    expect(ran.out).toBe((await run(['score'], lines({ response, ground_truth: 'B' }))).out)
    const nested = lines({ n: 7, choices: [{ message: { content: response } }], reward_model: { ground_truth: 'B' } })
    const keys = 'id=n,response=choices.0.message.content,truth=reward_model.ground_truth'
    expect((await run(['score', '--keys', keys], nested)).out).toBe(
      (await run(['score'], plain.replace('"id":1', '"id":7'))).out,
    )
  })

  it('explains and replays them', async () => {
    const path = join(folder, 'verl.jsonl')
    writeFileSync(path, verl)
    const explained = await run(['explain', path, '--line', '1', ...KEYS])
    expect(JSON.parse(explained.out).result.accuracy).toBe(1)
    const replayed = await run(['replay', path, ...KEYS, '--json'])
    expect(JSON.parse(replayed.out)).toMatchObject({ rows: 1, presets: [{ failed: 0 }, { failed: 0 }] })
  })

  it.each([
    ['score', 2],
    ['replay', 2],
  ])('of %s that no row has are told with what the rows have, before anything is written', async (command, code) => {
    const ran = await run([command, '--keys', 'response=outptu,ground_truth=gts'], verl)
    expect(ran).toMatchObject({ code, out: command === 'score' ? expect.any(String) : '' })
    expect(ran.err).toContain(
      '--keys: expected a field "outptu" for response, received none: the one row has input, output, gts, step; write response=output',
    )
  })

  it('are told before a file of results has its name', async () => {
    const [rows, out] = [join(folder, 'rows.jsonl'), join(folder, 'scores.jsonl')]
    writeFileSync(rows, verl.repeat(3))
    const ran = await run(['score', rows, '--keys', 'response=output,ground_truth=gts,question=ask', '--out', out])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('expected a field "ask" for question, received none: the first of 3 rows has input,')
    expect(existsSync(out) || existsSync(`${out}.partial`) || existsSync(`${out}.journal`)).toBe(false)
    const missing = await run(['score', rows, '--keys', 'response=text'], '')
    expect(missing).toMatchObject({ code: 2, out: '' })
  })

  it('may be missing in some rows, each an error of its own', async () => {
    const ran = await run(['score', ...KEYS], verl + lines({ output: response }) + verl)
    expect(ran.code).toBe(1)
    const [, second] = ran.out.trimEnd().split('\n')
    expect(JSON.parse(second!).error).toMatchObject({ code: 'bad-truth', line: 2 })
  })

  it.each([
    [['score', '--keys', 'respnse=x'], /received "respnse"; write response/],
    [['score', '--keys', 'response=a,response=b'], /expected one field for response/],
    [['score', '--keys', 'budget=x'], /expected the name of a part: id, response, ground_truth, question, /],
    [['explain', 'x', '--truth', 'B', '--lenient'], /--lenient: it is for the row of --line N/],
  ])('%j is refused', async (argv, message) => {
    const ran = await run(argv, plain)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(message)
  })
})

describe('--lenient', () => {
  const chat = lines({ id: 1, response: [{ role: 'assistant', content: response }], ground_truth: 'B' })

  it('scores what is refused else, and tells every leniency', async () => {
    const strictly = await run(['score'], chat)
    expect(strictly.code).toBe(1)
    expect(JSON.parse(strictly.out).error.code).toBe('bad-response')
    const ran = await run(['score', '--lenient'], chat + verl + plain)
    expect(ran.code).toBe(0)
    const scores = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(scores.map(({ accuracy }) => accuracy)).toEqual([1, 1, 1])
    expect(scores.map(({ flags }) => flags.filter((flag: string) => flag.startsWith('row-')))).toEqual([
      ['row-chat'],
      ['row-usual-name'],
      [],
    ])
    expect(ran.err).toContain('\nread leniently: row-chat 1, row-usual-name 1\n')
    const path = join(folder, 'chat.jsonl')
    writeFileSync(path, chat)
    expect((await run(['explain', path, '--line', '1', '--lenient'])).err).toMatch(/^flags: .*row-chat$/m)
  })
})

describe('a request', () => {
  const items = [{ output: [response], gts: 'B' }]
  const keys = 'response=output,ground_truth=gts'
  it('says with keys and lenient how its items are read', async () => {
    const ask = async (request: object) => JSON.parse((await run(['rpc'], lines(request))).out)
    const { results } = await ask({ items, keys, lenient: true })
    expect(results[0]).toMatchObject({ accuracy: 1, flags: expect.arrayContaining(['row-one-element-list']) })
    const asObject = await ask({ items, keys: { response: 'output.0', ground_truth: 'gts' } })
    expect(asObject.results[0]).toMatchObject({ accuracy: 1 })
    expect((await ask({ items })).results[0].error.code).toBe('bad-response')
    expect((await ask({ items, keys: 'respnse=output' })).error).toMatchObject({
      code: 'bad-option',
      message: expect.stringContaining('write response'),
    })
    expect(await ask({ id: 'a', response: [response], ground_truth: 'B', lenient: true })).toMatchObject({
      id: 'a',
      accuracy: 1,
    })
  })
})
