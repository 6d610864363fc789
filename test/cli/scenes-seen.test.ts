import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSvg, textsOf } from '../render/read-svg'
import { readPng } from '../scene/picture/read-png'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
const box = (label: string, [x, y]: number[], [w, d, h]: number[]) => ({
  label,
  corners: [0, h!].flatMap((z) => [x, x! + w!].flatMap((cx) => [y, y! + d!].map((cy) => [cx, cy, z]))),
})
const camera = (id: string, yawDeg: number) => ({
  id,
  position: [0, 0, 1.5],
  yawDeg,
  pitchDeg: -10,
  verticalFovDeg: 60,
  width: 320,
  height: 240,
})
const scene = (id: string, more = {}) => ({
  v2lo: 'scene/1',
  id,
  source: 'boxes',
  layout: { objects: [box('sofa', [-0.8, 3], [1.6, 0.9, 0.8]), box('lamp', [-0.3, -3], [0.4, 0.4, 1.5])] },
  ...more,
})
const scenes = (...list: unknown[]) => {
  const file = join(folder, 'scenes.jsonl')
  writeFileSync(file, list.map((one) => `${JSON.stringify(one)}\n`).join(''))
  return file
}
const recorded = scene('den', { cameras: [camera('ahead', 0), camera('back', 180)] })

describe('v2lo-map frames', () => {
  it('writes a picture of each recorded frame, what they show, and the map of their observer', async () => {
    const out = join(folder, 'new', 'frames')
    const ran = await run(['frames', scenes(scene('other'), recorded), '--scene', 'den', '-o', out])
    expect([ran.code, JSON.parse(ran.out)]).toEqual([
      0,
      {
        folder: out,
        scene: 'den',
        walk: 'recorded',
        frames: [
          { file: 'frame-00.png', seen: ['sofa'] },
          { file: 'frame-01.png', seen: ['lamp'] },
        ],
        seen: 2,
        unseen: [],
      },
    ])
    expect(ran.err).toContain('2 of 2 objects seen')
    expect(readdirSync(out).sort()).toEqual(['frame-00.png', 'frame-01.png', 'frames.json', 'observed.svg'])
    const { width, height } = readPng(readFileSync(join(out, 'frame-01.png')))
    expect([width, height]).toEqual([320, 240])
    const told = JSON.parse(readFileSync(join(out, 'frames.json'), 'utf8'))
    expect(told.frames[0].camera).toEqual(camera('ahead', 0))
    expect(told.frames[0].objects).toEqual([expect.objectContaining({ id: 'sofa', seen: true, share: 1 })])
    expect(told.legend).toEqual([
      { number: 1, label: 'sofa' },
      { number: 2, label: 'lamp' },
    ])
    expect(told.observed.layout.origin).toBe('observer')
    expect(textsOf(parseSvg(readFileSync(join(out, 'observed.svg'), 'utf8')), 'text', 'label')).toContain('lamp')
  })

  it('makes up a walk of as many frames as asked, the same for the same seed', async () => {
    const frames = async (name: string, ...more: string[]) => {
      const ran = await run(['frames', scenes(recorded), '--walk', '3', '-o', join(folder, name), '--json', ...more])
      expect([ran.code, ran.err, JSON.parse(ran.out).walk]).toEqual([0, '', 'sampled'])
      return readFileSync(join(folder, name, 'frame-02.png'))
    }
    const one = await frames('one')
    expect(await frames('again')).toEqual(one)
    expect(await frames('other', '--seed', '2')).not.toEqual(one)
    expect(await frames('plain', '--labels', 'none')).not.toEqual(one)
  })

  it('leaves none of its own older pictures in the folder, and everything else', async () => {
    const out = join(folder, 'reused')
    await run(['frames', scenes(recorded), '--walk', '5', '-o', out])
    for (const name of ['frame-99.png', 'mine.png']) writeFileSync(join(out, name), 'mine')
    await run(['frames', scenes(recorded), '--walk', '2', '-o', out])
    expect(readdirSync(out).sort()).toEqual([
      ...['frame-00.png', 'frame-01.png', 'frame-99.png', 'frames.json', 'mine.png', 'observed.svg'],
    ])
    for (const text of [
      'no JSON',
      '{"frames": [{"file": "../scenes.jsonl"}, {"file": "mine.png"}, 5]}',
      '{"frames": 5}',
    ]) {
      writeFileSync(join(out, 'frames.json'), text)
      expect((await run(['frames', scenes(recorded), '-o', out])).code).toBe(0)
      expect(existsSync(join(out, 'mine.png')) && existsSync(join(folder, 'scenes.jsonl'))).toBe(true)
    }
  })

  it.each([
    [['--scene', 'attic'], 'it holds no scene "attic": it holds other, den'],
    [[], 'expected --scene ID: it holds other, den'],
    [['--scene', 'den', '--walk', '0'], '--walk: expected a whole number from 1 up'],
    [['--scene', 'den', '--walk', '1001'], 'expected at most 1000 frames'],
    [['--scene', 'den', '--labels', 'some'], '--labels: expected all or none'],
  ])('%j is refused', async (args, message) => {
    const out = join(folder, 'refused')
    const ran = await run(['frames', scenes(scene('other'), recorded), '-o', out, ...args])
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(message)
    expect(existsSync(out)).toBe(false)
  })

  it('says what is missing of the call, and where it cannot write', async () => {
    expect((await run(['frames', '-o', folder])).err).toContain('expected SCENES')
    expect((await run(['frames', scenes(recorded)])).err).toContain('expected -o DIR')
    const file = scenes(recorded)
    const ran = await run(['frames', file, '-o', join(file, 'below')])
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('it could not be written (ENOTDIR)')])
  })

  it('says why a scene could not be read', async () => {
    const ran = await run(['frames', scenes({ v2lo: 'scene/1', id: 'den', layout: 5 }), '--scene', 'den', '-o', folder])
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('the scene could not be read: ')])
  })
})

describe('show and render', () => {
  it('take a scene of a file', async () => {
    const file = scenes(scene('other'), recorded)
    const shown = await run(['show', file, '--scene', 'den', '--ascii', '--width', '40'])
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('sofa')])
    const drawn = await run(['render', '--layout', file, '--scene', 'den'])
    const root = parseSvg(drawn.out)
    expect(textsOf(root, 'title')[0]).toBe('den: 2 objects, 2 cameras')
    expect(root.all.filter((node) => node.attributes.class === 'sight')).toHaveLength(2)
  })

  it('draw a question about it', async () => {
    const question = 'How many lamps are there?'
    const ran = await run(['render', '--layout', scenes(recorded), '--scene', 'den', '--question', question])
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(textsOf(parseSvg(ran.out), 'text').join(' ')).toContain('1')
  })
})

describe('a file of scenes where one map is needed', () => {
  const question = ['--question', 'How many sofas are there?']

  it.each([
    ['solve', (file: string) => ['solve', '--layout', file, ...question]],
    ['show', (file: string) => ['show', file]],
    ['render', (file: string) => ['render', '--layout', file, '-o', join(folder, 'a.svg')]],
    ['grid', (file: string) => ['grid', '--layout', file]],
  ])('is refused by %s, which never lays rooms on top of each other', async (_, args) => {
    const ran = await run(args(scenes(scene('other'), scene('den'))))
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('received 2 scenes (other, den): name one by --scene'),
    ])
  })

  it('is the map of its one scene, or of the one that solve is told', async () => {
    expect((await run(['solve', '--layout', scenes(scene('den')), ...question, '--json'])).code).toBe(0)
    const ran = await run([
      'solve',
      '--layout',
      scenes(scene('other'), scene('den')),
      '--scene',
      'den',
      ...question,
      '--json',
    ])
    expect(JSON.parse(ran.out)).toMatchObject({ answer: '1' })
  })
})
