import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { isBroken } from '../../../src/inspect/answers/inspector'
import { answerState } from '../../../src/inspect/answers/rows'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'
import { until } from '../until'

const row = (id: string, more = {}) =>
  `${JSON.stringify({ id, response: '<map>[]</map><think>.</think><answer>B</answer>', ground_truth: 'B', ...more })}\n`

let open: OpenLogs | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function logsOf(paths: readonly string[], more = {}) {
  open = openLogs({ paths, presets: ['strict', 'v2lo'], reading: {}, pollMs: 20, ...more })
  await open.whenScored
  return open
}

const idsOf = ({ table }: OpenLogs) =>
  Array.from({ length: table.size }, (_, at) => at)
    .filter((at) => table.isAlive(at))
    .map((at) => table.id(at) ?? 'broken')

describe('logs that are open', () => {
  it('follow appended rows; half a line waits for its end', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    const second = row('b')
    writeFileSync(file, row('a') + second.slice(0, 20))
    const logs = await logsOf([file])
    expect(idsOf(logs)).toEqual(['a'])
    appendFileSync(file, second.slice(20))
    await until(() => idsOf(logs).length === 2)
    appendFileSync(file, row('c').trimEnd())
    await until(() => idsOf(logs).length === 3)
    appendFileSync(file, `\n${row('d')}`)
    await until(() => idsOf(logs).length === 4)
    expect(idsOf(logs)).toEqual(['a', 'b', 'c', 'd'])
    expect(await logs.read(3)).toMatchObject({ id: 'd' })
    await until(() => logs.table.isJudged(3))
    expect(logs.table.number('overall', 3)).toBe(0)
    expect(logs.table.flags(3)).toContain('empty-map')
  })

  it.each([
    ['truncated', (file: string) => truncateSync(file, row('a').length)],
    ['emptied and written again', (file: string) => writeFileSync(file, row('a'))],
  ])('are indexed anew when %s', async (_, change) => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(file, row('a') + row('b') + row('c'))
    const logs = await logsOf([file])
    change(file)
    await until(() => idsOf(logs).length === 1)
    expect(idsOf(logs)).toEqual(['a'])
    expect(isBroken(await logs.read(2))).toBe(true)
  })

  it('are indexed anew when replaced by a longer file', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(file, row('a') + row('b'))
    const logs = await logsOf([file])
    writeFileSync(`${file}.new`, row('x') + row('y') + row('z'))
    renameSync(`${file}.new`, file)
    await until(() => idsOf(logs).length === 3)
    expect(idsOf(logs)).toEqual(['x', 'y', 'z'])
  })

  it('take new step files in, and let go of those that disappear', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, '2.jsonl'), row('b'))
    const logs = await logsOf([folder])
    writeFileSync(join(folder, '10.jsonl'), row('c'))
    await until(() => idsOf(logs).length === 2)
    expect(logs.table.step(1)).toBe(10)
    rmSync(join(folder, '2.jsonl'))
    await until(() => idsOf(logs).length === 1)
    expect(logs.files().find(({ name }) => name === '2.jsonl')!.problem).toBe('it has disappeared')
  })

  it('show broken lines as broken, with their bytes', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(
      file,
      Buffer.concat([Buffer.from(`${row('a')}{"half\n`), Buffer.from([0x7b, 0xff, 0x0a]), Buffer.from(row('d'))]),
    )
    const logs = await logsOf([file])
    expect(idsOf(logs)).toEqual(['a', 'broken', 'broken', 'd'])
    expect(await logs.read(1)).toMatchObject({ bytes: '{"half', problem: expect.stringContaining('not JSON') })
    expect(await logs.read(2)).toMatchObject({ bytes: '{\ufffd', problem: 'it is not valid UTF-8' })
    expect(answerState(logs, '', false).broken).toBe(2)
  })

  it('read a JSON list, a row of 5 MB, an empty file, and rows of several formats in one folder', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'eval.json'), JSON.stringify([{ index: 1, prediction: 'A', answer: 'B' }], null, 2))
    writeFileSync(join(folder, 'large.jsonl'), row('large', { prompt: 'p'.repeat(5_000_000) }))
    writeFileSync(join(folder, 'nothing.jsonl'), '')
    const logs = await logsOf([folder])
    expect(logs.files().map(({ name, format, rows }) => [name, format, rows])).toEqual([
      ['eval.json', 'vlmevalkit', 1],
      ['large.jsonl', 'rows', 1],
      ['nothing.jsonl', null, 0],
    ])
    expect(await logs.read(1)).toMatchObject({ id: 'large', prompt: 'p'.repeat(5_000_000) })
  })

  it('say what was tried with a file that is no log', async () => {
    const file = join(temporaryFolder(), 'a.json')
    writeFileSync(file, '{"config": 1}\n{"config": 2}\n')
    const [state] = (await logsOf([file])).files()
    expect(state!.problem).toContain('tried as JSON Lines, as a JSON list and as Parquet')
    expect(() => openLogs({ paths: [`${file}.gone`], presets: ['strict', 'v2lo'], reading: {} })).toThrow(
      /cannot be opened \(ENOENT\)/,
    )
  })

  it('say that a packed file is packed, by its name in a folder and by its bytes anywhere', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.jsonl.gz'), gzipSync(row('a')))
    writeFileSync(join(folder, 'b.jsonl'), gzipSync(row('b')))
    const logs = await logsOf([folder])
    expect(logs.files()).toMatchObject([
      { name: 'a.jsonl.gz', rows: 0, problem: expect.stringContaining('it is compressed: unpack it') },
      { name: 'b.jsonl', rows: 0, problem: expect.stringContaining('it is compressed: unpack it') },
    ])
    expect(idsOf(logs)).toEqual([])
  })

  it('tell files of one name apart by their folders', async () => {
    const folder = temporaryFolder()
    for (const name of ['one/run', 'two/run', 'three']) {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, '5.jsonl'), row(name))
    }
    writeFileSync(join(folder, 'three', '6.jsonl'), row('six'))
    const logs = await logsOf(['one/run', 'two/run', 'three'].map((name) => join(folder, name)))
    const five = ['one/run/5.jsonl', 'three/5.jsonl', 'two/run/5.jsonl'].map((name) => join(name))
    expect(logs.files().map(({ name }) => name)).toEqual(['6.jsonl', five[0], five[1], five[2]])
    expect(logs.table.step(1)).toBe(5)
  })

  it('say that a folder holds more files than are read', async () => {
    const folder = temporaryFolder()
    for (let step = 0; step < 5001; step++) writeFileSync(join(folder, `${step}.jsonl`), '')
    const logs = await logsOf([folder])
    expect(logs.files().filter(({ problem }) => problem !== null)).toMatchObject([
      { problem: expect.stringContaining('more than 5,000 files') },
    ])
  })

  it('refuse links out of the folder, and a link put in the place of a log', async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()]
    writeFileSync(join(outside, 'secret.jsonl'), row('secret'))
    symlinkSync(join(outside, 'secret.jsonl'), join(folder, 'link.jsonl'))
    writeFileSync(join(folder, 'own.jsonl'), row('own'))
    const logs = await logsOf([folder])
    expect(idsOf(logs)).toEqual(['own'])
    expect(logs.files().find(({ name }) => name === 'link.jsonl')!.problem).toBe(
      'it is a link to no file inside the folder',
    )
    rmSync(join(folder, 'own.jsonl'))
    symlinkSync(join(outside, 'secret.jsonl'), join(folder, 'own.jsonl'))
    expect(await logs.read(0)).toMatchObject({ problem: 'the file cannot be read (ELOOP)' })
  })

  it.skipIf(process.platform === 'win32')('wait for no pipe', async () => {
    const pipe = join(temporaryFolder(), 'pipe.jsonl')
    execFileSync('mkfifo', [pipe])
    expect((await logsOf([pipe])).files()).toMatchObject([{ rows: 0, problem: 'it cannot be opened (ENOTSUP)' }])
  })

  it('leave out rows whose bytes show that they do not hold a text, and no other', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    const texts = ['a Red sofa', 'a \\u0052ed sofa', 'a red/sofa', 'a red\\/sofa', 'green', 'r\u00e9d']
    writeFileSync(file, texts.map((text, i) => `{"id": "${i}", "response": "${text}", "ground_truth": "B"}\n`).join(''))
    const logs = await logsOf([file])
    const left = async (text: string) => {
      const rows = await logs.readMany([0, 1, 2, 3, 4, 5], text)
      return rows.flatMap((row) => (row === undefined || isBroken(row) ? [] : [row.id]))
    }
    expect(await left('rED ')).toEqual(['0', '1'])
    expect(await left('red/')).toHaveLength(6)
    expect(await left('r\u00e9d')).toHaveLength(6)
  })

  it('give images under their folder alone', async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()]
    mkdirSync(join(folder, 'frames'))
    writeFileSync(join(folder, 'frames', 'a.png'), 'a picture')
    writeFileSync(join(outside, 'b.png'), 'a secret')
    symlinkSync(join(outside, 'b.png'), join(folder, 'frames', 'link.png'))
    const images = ['a.png', join(outside, 'b.png'), '../../b.png', 'link.png', '../a.jsonl']
    writeFileSync(join(folder, 'a.jsonl'), row('a', { images }))
    const logs = await logsOf([join(folder, 'a.jsonl')], { images: join(folder, 'frames') })
    const found = await Promise.all(images.map((_, i) => logs.image(0, i)))
    expect(found.map((one) => one && Buffer.from(one.bytes).toString())).toEqual([
      'a picture',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
