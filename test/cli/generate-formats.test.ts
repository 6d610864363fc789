import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Item } from '../../src/dataset/item'
import { ROW_FORMATS } from '../../src/dataset/write/format-item'
import { parseItemLine } from '../../src/dataset/write/item-line'
import { score } from '../../src/score/score'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
const set = join(folder, 'set')
const read = (path: string, from = set) => readFileSync(join(from, path), 'utf8')
const rowsOf = (format: string, split: string) =>
  read(`${format}.${split}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

let items: readonly Item[]
let told: string

beforeAll(async () => {
  const flags = [
    '--rooms',
    '6',
    '--per-scene',
    '30',
    '--budgets',
    '1,4',
    '--twins',
    'mirror',
    '--unanswerable',
    '0.1',
    '--text-only',
  ]
  const ran = await run(['generate', ...flags, '--format', ROW_FORMATS.join(','), '--completion', '-o', set])
  expect(ran.err).toMatch(/ms-swift: \d+ t/)
  expect(ran.code).toBe(0)
  told = ran.err
  items = read('items.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map(parseItemLine)
}, 120_000)

describe('generate --format', () => {
  it('writes every item into every format, in the part of its room', () => {
    for (const format of ['ms-swift', 'llama-factory', 'easyr1', 'verl', 'trl'])
      for (const split of ['train', 'val', 'test']) {
        const own = items.filter((item) => item.split === split)
        if (own.length === 0) expect(existsSync(join(set, `${format}.${split}.jsonl`))).toBe(false)
        else expect(rowsOf(format, split), `${format} ${split}`).toHaveLength(own.length)
      }
    expect(items.length).toBeGreaterThan(100)
  })

  it('tells the parts of a format as one name', () => {
    const parts = ['train', 'val', 'test'].filter((split) => existsSync(join(set, `trl.${split}.jsonl`)))
    expect(parts.length).toBeGreaterThan(1)
    expect(told).toContain(`, trl.{${parts.join(',')}}.jsonl, `)
    expect(told).toContain('items.jsonl, ms-swift.{')
  })

  it('gives rows whose own response gets the whole reward from their own truth', () => {
    const questions = rowsOf('ms-swift-grpo', 'train')
    const answers = rowsOf('ms-swift', 'train')
    for (const [i, { solution, question, true_layout }] of questions.entries()) {
      const response = answers[i].messages[1].content
      const told = score({ response, groundTruth: solution, question, trueLayout: true_layout })
      expect(told.error === null && told.overall, `${question}\n${response}`).toBe(1)
    }
  })

  it('writes the same from an items.jsonl that exists', async () => {
    const other = join(folder, 'other')
    const formats = ['--format', ROW_FORMATS.join(','), '--completion', '--text-only']
    const ran = await run(['generate', '--from', join(set, 'items.jsonl'), ...formats, '-o', other])
    expect(ran.code).toBe(0)
    for (const path of readdirSync(other, { recursive: true }) as string[])
      if (/\.(jsonl|json|yaml|py)$/.test(path)) expect(read(path, other), path).toBe(read(path))
    const again = await run(['generate', '--from', join(set, 'items.jsonl'), ...formats, '-o', other])
    expect(again).toMatchObject({ code: 2 })
    expect(again.err).toContain('it exists; --force writes over it')
    rmSync(other, { recursive: true })
  })

  it('refuses what cannot be', async () => {
    const refusal = async (...flags: string[]) => {
      const ran = await run(['generate', ...flags, '-o', join(folder, 'none')])
      expect(ran.code, flags.join(' ')).toBe(2)
      return ran.err
    }
    expect(await refusal('--rooms', '1', '--format', 'trl')).toContain(
      'made-up rooms have no pictures; add --pictures, or --text-only',
    )
    expect(await refusal('--rooms', '1', '--format', 'csv')).toContain(
      '--format "csv": expected some of items, ms-swift',
    )
    expect(await refusal('--rooms', '1', '--format', 'trl', '--text-only', '--keys', 'paper')).toContain(
      '--keys: it is for --format easyr1',
    )
    expect(await refusal('--rooms', '9', '--debias', '--shard', '1/3')).toContain('--debias: it judges the whole set')
    expect(await refusal('--from', join(set, 'items.jsonl'), '--rooms', '3', '--format', 'trl')).toContain(
      '--rooms says nothing',
    )
    expect(await refusal('--from', join(folder, 'absent.jsonl'), '--format', 'trl')).toContain('there is no such file')
    expect(await refusal('--from', join(set, 'items.jsonl'), '--format', 'trl')).toContain(
      'items with pictures for the format trl',
    )
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('the pictures of rows', () => {
  it('are found from the folder of the rows, and go into requests as data', async () => {
    const drawn = join(folder, 'drawn')
    const made = await run([
      'generate',
      '--rooms',
      '1',
      '--per-scene',
      '6',
      '--budgets',
      '4',
      '--pictures',
      '--format',
      'llama-factory',
      '-o',
      drawn,
    ])
    expect(made.code).toBe(0)
    const [split] = ['train', 'val', 'test'].filter((one) => existsSync(join(drawn, `llama-factory.${one}.jsonl`)))
    const { images } = JSON.parse(read(`llama-factory.${split}.jsonl`, drawn).split('\n')[0]!)
    expect(images).toHaveLength(4)
    for (const image of images) expect(existsSync(join(drawn, image)), image).toBe(true)
    const away = join(folder, 'away')
    const sent = await run([
      'generate',
      '--from',
      join(drawn, 'items.jsonl'),
      '--format',
      'openai-batch,verl',
      '--data-urls',
      '-o',
      away,
    ])
    expect(sent.code).toBe(0)
    const request = JSON.parse(read(`openai-batch.${split}.jsonl`, away).split('\n')[0]!)
    const [{ image_url }] = request.body.messages[0].content
    const bytes = Buffer.from(image_url.url.replace('data:image/png;base64,', ''), 'base64')
    expect(bytes).toEqual(readFileSync(join(drawn, images[0])))
    const { images: moved } = JSON.parse(read(`verl.${split}.jsonl`, away).split('\n')[0]!)
    expect(existsSync(join(away, moved[0].image))).toBe(true)
    rmSync(join(drawn, images[0]))
    const strict = join(folder, 'strict')
    const lost = await run([
      'generate',
      '--from',
      join(drawn, 'items.jsonl'),
      '--format',
      'verl',
      '--images',
      'must-exist',
      '-o',
      strict,
    ])
    expect(lost.code).toBe(1)
    expect(lost.err).toMatch(/left out by missing-image: .*\.png/)
    expect(lost.err).toMatch(/\d+ pictures are missing/)
    const [, named = ''] = /pictures are missing: (.*)/.exec(lost.err) ?? []
    expect(new Set(named.split(', ')).size).toBe(named.split(', ').length)
  })
})

describe('generate --debias', () => {
  it('leaves out what can be guessed, says so, and keeps nothing of what it left out', async () => {
    const pruned = join(folder, 'pruned')
    const flags = ['--rooms', '40', '--tasks', 'relative-distance', '--budgets', '8']
    const ran = await run(['generate', ...flags, '--debias', '-o', pruned])
    expect(ran.code).toBe(0)
    const [told] = JSON.parse(ran.out).debias
    const lines = read('items.jsonl', pruned)
      .split('\n')
      .filter((line) => line !== '')
    expect(told).toMatchObject({ task: 'relative-distance', kept: lines.length })
    expect(told.before).toBeGreaterThan(0.05)
    expect(told.after).toBeLessThanOrEqual(0.05)
    expect(told.items).toBeGreaterThan(lines.length)
    expect(JSON.parse(read('datasheet.json', pruned)).debias).toEqual([told])
    expect(read('README.md', pruned)).toContain('Items were left out that a guesser was surest of')
    expect(readdirSync(pruned).sort()).toEqual(['README.md', 'datasheet.json', 'items.jsonl'])
    expect(ran.err).toMatch(/relative-distance: \d+ of \d+ kept; blind guesses are [\d.-]+ points over chance/)
  })
})

describe('the datasheet', () => {
  it('says what the items count to', () => {
    const sheet = JSON.parse(read('datasheet.json'))
    const { counts } = sheet
    const count = (test: (item: Item) => boolean) => items.filter(test).length
    expect(counts.items).toBe(items.length)
    expect(counts.questions).toBe(new Set(items.map(({ question_id }) => question_id)).size)
    expect(counts.scenes).toBe(new Set(items.map(({ scene_id }) => scene_id)).size)
    for (const { task, budget, items: n, share, splits } of counts.cells) {
      const own = items.filter((item) => item.task === task && item.frames.budget === budget)
      expect(n, `${task} ${budget}`).toBe(own.length)
      expect(share).toBeCloseTo(own.length / items.length, 4)
      expect(splits.train).toBe(own.filter(({ split }) => split === 'train').length)
    }
    expect(counts.cells.reduce((sum: number, cell: { items: number }) => sum + cell.items, 0)).toBe(items.length)
    expect(counts.splits.train.items).toBe(count(({ split }) => split === 'train'))
    expect(counts.open).toBe(count(({ choices }) => choices === undefined))
    expect(counts.twins).toEqual({ mirror: count(({ twin }) => twin?.change === 'mirror') })
    const last = ({ choices, answer }: Item) => choices?.['ABCDE'.indexOf(answer)] === 'cannot be determined'
    expect(counts.unanswerable).toBe(count(last))
    expect(counts.unanswerable).toBeGreaterThan(0)
    expect(counts.letters.size).toEqual(
      Object.fromEntries(
        [...'ABCDE'].flatMap((letter) => {
          const n = count(({ task, choices, answer }) => task === 'size' && choices !== undefined && answer === letter)
          return n > 0 ? [[letter, n]] : []
        }),
      ),
    )
  })

  it('says how they were made and where the rooms come from', () => {
    const sheet = JSON.parse(read('datasheet.json'))
    expect(sheet.command).toBe(
      `generate --rooms 6 --per-scene 30 --budgets 1,4 --twins mirror --unanswerable 0.1 --text-only --format ${ROW_FORMATS.join(',')} --completion`,
    )
    expect(sheet.sha256).toBe(createHash('sha256').update(read('items.jsonl')).digest('hex'))
    expect(sheet).toMatchObject({ v2lo: 'datasheet/1', seed: 1, filters: { preset: 'vsi' }, scenesRead: 6 })
    expect(sheet.sources).toEqual([{ source: 'generated', name: 'v2lo-map', license: 'Apache-2.0; no outside data' }])
    expect(sheet.ledger.every((row: { kept: number; asked: number }) => row.kept <= row.asked)).toBe(true)
    expect(sheet.audit).toMatchObject({ v2lo: 'audit/1', items: items.length, unreadable: 0, unread: 0 })
  })

  it('is told by a card that a hub can show', () => {
    const card = read('README.md')
    expect(card).toMatch(/^---\npretty_name: /)
    expect(card).toContain('path: ms-swift.train.jsonl')
    expect(card).toContain('license: apache-2.0')
    expect(card).toContain(`SHA-256 \`${JSON.parse(read('datasheet.json')).sha256}\``)
  })
})
