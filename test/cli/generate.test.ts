import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskError } from '../../src/cli/generate/folder'
import { lineOf } from '../../src/cli/generate/progress'
import type { Item } from '../../src/dataset/item'
import { parseItemLine } from '../../src/dataset/write/item-line'
import { generateScene } from '../../src/scene/generate/generate'
import { formatScene } from '../../src/scene/read/scene-line'
import type { Scene } from '../../src/scene/scene'
import { sampleWalk } from '../../src/scene/walk/walk'
import { itemsOfAll, madeRooms } from '../dataset/rooms'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const root = temporaryFolder()
let folders = 0
const newFolder = () => join(root, `set-${folders++}`)

const linesOf = (folder: string): string[] => readFileSync(join(folder, 'items.jsonl'), 'utf8').trimEnd().split('\n')
const itemsIn = (folder: string): Item[] => linesOf(folder).map(parseItemLine)

async function generate(...args: string[]) {
  const folder = newFolder()
  const ran = await run(['generate', ...args, '-o', folder])
  return { folder, ...ran }
}

const sceneFile = (name: string, scenes: readonly Scene[]): string => {
  const path = join(root, name)
  writeFileSync(path, scenes.map((scene) => `${formatScene(scene)}\n`).join(''))
  return path
}

describe('generate', () => {
  it('writes the items of made-up rooms, and says what became of what was asked', async () => {
    const { folder, code, out, err } = await generate('--rooms', '3', '--seed', '5')
    expect(code).toBe(0)
    const items = itemsIn(folder)
    expect(items).toEqual(itemsOfAll(madeRooms(3, 5), { seed: 5 }))
    const report = JSON.parse(out)
    expect(report).toMatchObject({ folder, scenes: 3, problems: [], missingImages: [], items: items.length })
    const kept = report.ledger.reduce((sum: number, row: { kept: number }) => sum + row.kept, 0)
    expect(kept).toBe(items.length)
    expect(err).toContain('frames  task')
    expect(err).toMatch(/ 16 {2}size /)
    expect(err).toContain(`${items.length} items of 3 scenes in ${folder}: items.jsonl, `)
    expect(readdirSync(folder)).toEqual(['README.md', 'datasheet.json', 'items.jsonl'])
  })

  it('writes lines with the same keys in the same order', async () => {
    const { folder } = await generate('--rooms', '2', '--twins', 'all', '--unanswerable', '0.1')
    const keysOf = (line: string) => {
      const { frames, evidence, ...item } = JSON.parse(line)
      return [item, frames, evidence].map((part) => Object.keys(part).join()).join(' ')
    }
    expect(new Set(linesOf(folder).map(keysOf))).toEqual(
      new Set([
        'v2lo,id,split,question_id,scene_id,kind,task,question,choices,answer,truth,answer_from_map,true_layout,twin budget,ids,images objects,margin,rule',
      ]),
    )
    expect(new Set(itemsIn(folder).map(({ twin }) => twin?.change)).size).toBe(5)
  })

  it('fills quotas at the paper’s shares, and says what is missing and how many scenes it would take', async () => {
    const { folder, out, err } = await generate('--rooms', '3', '--items', '300')
    const report = JSON.parse(out)
    const of = (task: string, budget: number) =>
      report.quotas.find((one: { task: string; budget: number }) => one.task === task && one.budget === budget)
    expect(of('vertical-direction', 1).wanted).toBe(15)
    expect(itemsIn(folder).length).toBe(report.items)
    const counts = of('count', 1)
    expect(counts.taken).toBeLessThan(counts.wanted)
    expect(err).toMatch(/count at 1 frames: \d+ of \d+; most fell to count-least; about \d+ more scenes would fill it/)
    const taken = report.quotas.reduce((sum: number, one: { taken: number }) => sum + one.taken, 0)
    expect(report.items).toBe(taken)
  })

  it('counts for a dry run what it would write, and writes nothing', async () => {
    for (const more of [[], ['--items', '60'], ['--per-scene', '9', '--twins', 'mirror']]) {
      const args = ['--rooms', '2', ...more]
      const { out } = await generate(...args)
      const { folder: _, files: __, formats: ___, audit: ____, ...real } = JSON.parse(out)
      const dry = await run(['generate', ...args, '--dry-run', '--json'])
      const { files, ...told } = JSON.parse(dry.out)
      expect(told).toEqual(real)
      expect(files).toEqual([])
      expect(dry.err).toBe('')
    }
  })

  it('makes in seven shards what one run makes', async () => {
    const whole = await generate('--rooms', '12', '--per-scene', '15', '--budgets', '1,4')
    const lines: string[] = []
    let scenes = 0
    for (let shard = 1; shard <= 7; shard++) {
      const part = await generate('--rooms', '12', '--per-scene', '15', '--budgets', '1,4', '--shard', `${shard}/7`)
      scenes += JSON.parse(part.out).scenes
      if (statSync(join(part.folder, 'items.jsonl')).size > 0) lines.push(...linesOf(part.folder))
    }
    expect(scenes).toBe(12)
    expect(lines.sort()).toEqual(linesOf(whole.folder).sort())
  })

  it.each([
    [[], 'expected either --scenes FILE... or --rooms N'],
    [['--rooms', '2', '--scenes', 'a.jsonl'], 'expected either --scenes FILE... or --rooms N'],
    [['--rooms', '2', '--items', '9', '--shard', '1/2'], '--items: it chooses among all scenes'],
    [['--rooms', '2', '--shard', '0/2'], 'expected i/n with i from 1 to n, such as 1/7'],
    [['--rooms', '2', '--tasks', 'counts'], '--tasks "counts": expected paper, vsi, or some of vertical-direction'],
    [['--rooms', '2', '--twins', 'mirrored'], '--twins "mirrored": expected all, or some of mirror'],
    [['--rooms', '2', '--filters', 'vsl'], "expected filters: 'vsi' or 'revsi'"],
    [['--rooms', '2', '--truth', 'video'], "expected truth: 'map'"],
    [['--rooms', '2', '--split', '0.5,0.5'], '--split: expected three parts'],
    [['--rooms', '2', '--unanswerable', 'x'], '--unanswerable: expected a number, received "x"'],
    [['--rooms', '2', '--resume', '--force'], '--resume and --force: expected one of them'],
    [['--scenes', 'gone.jsonl'], 'gone.jsonl: there is no such file'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await generate(...args)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })

  it('asks for a folder, unless nothing is to be written', async () => {
    expect((await run(['generate', '--rooms', '1'])).err).toContain('expected -o DIR')
  })
})

describe('a folder that exists', () => {
  it('is refused without --force or --resume if anything is in it', async () => {
    const { folder } = await generate('--rooms', '1', '--budgets', '1')
    const before = linesOf(folder)
    const again = await run(['generate', '--rooms', '2', '--budgets', '1', '-o', folder])
    expect(again.code).toBe(2)
    expect(again.err).toContain('it is not empty; --resume goes on with an earlier run, --force writes over it')
    expect(linesOf(folder)).toEqual(before)
    expect((await run(['generate', '--rooms', '2', '--budgets', '1', '--force', '-o', folder])).code).toBe(0)
    expect(linesOf(folder).length).toBeGreaterThan(before.length)
  })

  it('is left alone by --resume when it is whole', async () => {
    const { folder } = await generate('--rooms', '1', '--budgets', '1')
    const { mtimeMs } = statSync(join(folder, 'items.jsonl'))
    const again = await run(['generate', '--rooms', '1', '--budgets', '1', '--resume', '-o', folder])
    expect([again.code, again.err]).toEqual([0, `${folder}: it is whole already\n`])
    expect(statSync(join(folder, 'items.jsonl')).mtimeMs).toBe(mtimeMs)
  })

  it('is not taken for whole by --resume of another call, whose flags may come in any order', async () => {
    const { folder } = await generate('--rooms', '1', '--budgets', '1')
    const same = await run(['generate', '--budgets', '1', '--resume', '--rooms', '1', '-o', folder])
    expect([same.code, same.err]).toEqual([0, `${folder}: it is whole already\n`])
    const other = await run(['generate', '--rooms', '2', '--budgets', '1', '--resume', '-o', folder])
    expect(other.code).toBe(2)
    expect(other.err).toContain(
      'whole set of another call, v2lo-map generate --rooms 1 --budgets 1; name another folder',
    )
  })

  it('is not gone on with by another command', async () => {
    const folder = newFolder()
    mkdirSync(folder)
    writeFileSync(join(folder, 'drafts.partial'), '{"v2lo":"drafts/1","run":"another"}\n')
    const other = await run(['generate', '--rooms', '1', '--resume', '-o', folder])
    expect(other.code).toBe(2)
    expect(other.err).toContain('it is of another command')
  })

  it('that is a file is named', async () => {
    const file = join(root, 'a-file')
    writeFileSync(file, '')
    const { code, err } = await run(['generate', '--rooms', '1', '-o', join(file, 'set')])
    expect(code).toBe(2)
    expect(err).toContain('it could not be written (ENOTDIR)')
    const self = await run(['generate', '--rooms', '1', '-o', file])
    expect([self.code, self.err]).toEqual([2, `v2lo-map: ${file}: it is a file; expected a folder to write to\n`])
  })
})

describe('scenes of files', () => {
  const [kitchen, other] = madeRooms(2, 40) as [Scene, Scene]

  it('are read as the command scenes reads them, a broken one costing no other', async () => {
    const file = sceneFile('mixed.jsonl', [kitchen, { ...other, id: kitchen.id }])
    writeFileSync(file, `{"v2lo":"scene/1","id":"broken"}\n${readFileSync(file, 'utf8')}`)
    const { folder, code, out } = await generate('--scenes', file, '--budgets', '4')
    expect(code).toBe(1)
    const report = JSON.parse(out)
    expect(report.scenes).toBe(3)
    expect(report.problems).toEqual([expect.stringContaining('mixed.jsonl')])
    // Two scenes of one id stay two.
    expect(new Set(itemsIn(folder).map(({ scene_id }) => scene_id)).size).toBe(2)
  })

  it('without enough in them say to which rules it fell', async () => {
    const bare = { ...kitchen, layout: { ...kitchen.layout, objects: kitchen.layout.objects.slice(0, 2) } }
    const { code, err } = await generate('--scenes', sceneFile('bare.jsonl', [bare]), '--tasks', 'count')
    expect(code).toBe(1)
    expect(err).toMatch(/count-least \d/)
    expect(err).toContain('0 items of 1 scenes')
  })

  it('without room for a camera are named', async () => {
    const solid = { ...kitchen, id: 'solid', layout: { origin: 'world' as const, objects: [] } }
    const { err, code } = await generate('--scenes', sceneFile('solid.jsonl', [solid]))
    expect(code).toBe(1)
    expect(err).toContain('no items from solid: expected a scene with free floor to stand on')
  })

  it('name their images from the folder of the items, and missing ones', async () => {
    const { cameras } = sampleWalk(kitchen, { seed: 1, frames: 4 })
    const filmed = { ...kitchen, cameras: cameras.map((camera, i) => ({ ...camera, image: `frames/${i}.png` })) }
    mkdirSync(join(root, 'frames'), { recursive: true })
    for (const i of [0, 1, 2]) writeFileSync(join(root, `frames/${i}.png`), '')
    const file = sceneFile('filmed.jsonl', [filmed])
    const all = await generate('--scenes', file, '--budgets', '1,4')
    const images = new Set(itemsIn(all.folder).flatMap(({ frames }) => frames.images ?? []))
    expect(images).toEqual(new Set([0, 1, 2, 3].map((i) => `../frames/${i}.png`)))
    expect(JSON.parse(all.out).missingImages).toEqual(['../frames/3.png'])
    expect(all.err).toContain('missing image ../frames/3.png')
    const strict = await generate('--scenes', file, '--budgets', '1,4', '--images', 'must-exist')
    expect(new Set(itemsIn(strict.folder).map(({ frames }) => frames.budget))).toEqual(new Set([1]))
    const dropped = JSON.parse(strict.out).ledger.filter((row: { budget: number }) => row.budget === 4)
    for (const row of dropped) expect(row).toMatchObject({ kept: 0, dropped: { 'missing-image': expect.any(Number) } })
  })
})

describe('pictures', () => {
  it('are drawn for every frame of every item, those of twins too', async () => {
    const { folder } = await generate(
      '--rooms',
      '1',
      '--budgets',
      '1,4',
      '--per-scene',
      '8',
      '--pictures',
      '--twins',
      'all',
    )
    const items = itemsIn(folder)
    expect(new Set(items.map(({ twin }) => twin?.change)).size).toBeGreaterThan(3)
    for (const { frames } of items) {
      expect(frames.images?.length).toBe(frames.ids.length)
      for (const image of frames.images!) {
        expect(image).toMatch(/^images\/[a-z]+-\d+\/[A-Za-z0-9._-]+\.png$/)
        expect(readFileSync(join(folder, image)).subarray(1, 4).toString()).toBe('PNG')
      }
    }
    const mirrored = items.find(({ twin }) => twin?.change === 'mirror')!
    const own = items.find(({ id }) => id === mirrored.twin!.of)!
    const bytes = (item: Item) => readFileSync(join(folder, item.frames.images![0]!))
    expect(bytes(mirrored).equals(bytes(own))).toBe(false)
    expect(existsSync(join(folder, 'drafts.partial'))).toBe(false)
  })
})

describe('progress', () => {
  it('tells rate and time left', () => {
    expect(lineOf('scenes', { done: 120, of: 700, since: 100, seconds: 4 })).toBe(
      'scenes 120/700, 25 a second, 24 s left',
    )
    expect(lineOf('items', { done: 3, of: undefined, since: 3, seconds: 2 })).toBe('items 3, 1.5 a second')
    expect(lineOf('scenes', { done: 1, of: 700, since: 0, seconds: 0 })).toBe('scenes 1/700')
  })
})

describe('a full disk', () => {
  it('is said with the way out', () => {
    expect(diskError('set/items.jsonl', { code: 'ENOSPC' }).message).toBe(
      'set/items.jsonl: it could not be written (ENOSPC); make room and repeat the call with --resume',
    )
  })
})

describe('a made-up room', () => {
  it('has the id that shards are dealt by', async () => {
    const { generatedId } = await import('../../src/scene/generate/generate')
    for (let seed = 0; seed < 20; seed++) expect(generatedId(seed)).toBe(generateScene({ seed }).id)
  })
})
