import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFile } from '../support/shared'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const ROOM = '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [8, 9, 10, 10]}]'
const folder = temporaryFolder()
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const sceneOf = (id: string, label: string) =>
  JSON.stringify({
    ...{ v2lo: 'scene/1', id, source: 'boxes' },
    layout: { objects: [{ label, box: { minX: 0, minY: 0, maxX: 2, maxY: 1 } }] },
  })
const SCENES = `${sceneOf('hall', 'sofa')}\n${sceneOf('den', 'lamp')}\n`

describe('v2lo-map grid', () => {
  it('gives the grid map as JSON, and a picture with what was lost', async () => {
    const ran = await run(['grid', '--layout', '-'], ROOM)
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({ size: 10, objects: [{ cell: [1, 0] }, { cell: [9, 9] }] })
    expect(ran.err).toContain('A "sofa" (1, 0)')
    expect(ran.err).toMatch(/centers moved by \d\.\d\d m on average/)
  })
  it('writes the text of a dialect, with the choices of its project', async () => {
    const ran = await run(['grid', '--layout', '-', '--dialect', 'vsi'], ROOM)
    expect(ran.out).toMatch(/^\{"sofa": \[\(\d, \d\)\], "lamp": \[\(\d, \d\)\]\}\n$/)
  })
  it('names the objects that share a cell', async () => {
    const ran = await run(['grid', '--layout', '-', '--size', '1'], ROOM)
    expect(ran.err).toContain('cell (0, 0): sofa, lamp')
  })
  it('takes a scene of a file of scenes', async () => {
    const ran = await run(['grid', '--layout', file('scenes.jsonl', SCENES), '--scene', 'den', '--dialect', 'vsi'])
    expect([ran.code, ran.out]).toEqual([0, '{"lamp": [(0, 0)]}\n'])
  })
  const scan = {
    room: {
      object_bbox: {
        chair: [{ centroid: [1, 2, 0.5], axesLengths: [1, 1, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] }],
      },
    },
  }
  it('reads a scanned room', async () => {
    const ran = await run(['grid', '--scan', file('scan.json', JSON.stringify(scan)), '--scene', 'room'])
    expect(JSON.parse(ran.out).objects).toMatchObject([{ id: 'chair' }])
  })
  const real = sharedFile('data/vsi-bench-scans/scannet_21scenes.json')
  it.skipIf(real === undefined)('reads a real one', async () => {
    const ran = await run(['grid', '--scan', real!, '--scene', 'scene0354_00', '--dialect', 'vsi'])
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/^\{"chair": \[(\(\d, \d\), ){7}\(\d, \d\)\], /)
  })
  it.each([
    [[], /either --layout FILE or --scan FILE/],
    [['--scan', file('scan2.json', JSON.stringify(scan))], /--scene ID/],
    [['--scan', file('scan3.json', JSON.stringify(scan)), '--scene', 'attic'], /attic/],
    [['--scan', file('scan4.json', '{'), '--scene', 'room'], /expected the JSON metadata/],
    [['--layout', file('room.txt', ROOM), '--size', '0'], /size/],
    [['--layout', file('room2.txt', ROOM), '--preset', 'own'], /preset/],
    [['--layout', file('room3.txt', ROOM), '--dialect', 'own'], /dialect|expected/],
  ])('refuses %j with exit code 2 and one sentence', async (flags, sentence) => {
    const ran = await run(['grid', ...flags])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(sentence)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  })
})

describe('v2lo-map accuracy', () => {
  it('takes a scene of a file of scenes as the truth', async () => {
    const call = (id: string) => [
      ...['accuracy', '--predicted', '-', '--truth', file('scenes.jsonl', SCENES), '--scene', id, '--json'],
    ]
    const overall = async (id: string) =>
      JSON.parse((await run(call(id), '[{"object_name": "lamp", "bbox": [0, 0, 2, 1]}]')).out).overall
    expect([await overall('den'), await overall('hall')]).toEqual([1, 0])
    expect((await run(call('attic'), ROOM)).err).toContain('it holds no scene "attic": it holds hall, den')
  })

  const truth = file('truth.txt', ROOM)
  it('gives every number of the comparison', async () => {
    const same = await run(['accuracy', '--predicted', '-', '--truth', truth], ROOM)
    expect(same.code).toBe(0)
    expect(JSON.parse(same.out)).toMatchObject({ overall: 1, f1: 1, truthCount: 2 })
    expect(same.err).toMatch(/overall +1\.000/)
    const half = await run(['accuracy', '--predicted', '-', '--truth', truth, '--json'], ROOM.replace('lamp', 'bed'))
    expect(JSON.parse(half.out)).toMatchObject({ recall: 0.5, precision: 0.5 })
    expect(half.err).toBe('')
  })
  const cells = file('cells.txt', '<cogmap>{"sofa": [[1, 0]], "lamp": [[8, 9]]}</cogmap>')
  it('compares grid maps by the profile of a project, and turns metres into its grid', async () => {
    const compared = async (predicted: string, profile: string) =>
      JSON.parse(
        (await run(['accuracy', '--predicted', predicted, '--truth', cells, '--profile', profile, '--json'])).out,
      )
    expect(await compared(cells, 'spacer')).toEqual({ profile: 'spacer', score: 1 })
    const moved = file('moved.txt', '<cogmap>{"sofa": [[1, 0]], "lamp": [[5, 9]]}</cogmap>')
    // Of two names one is off by 3 of the 10 x 10 grid's diagonal.
    expect((await compared(moved, 'spacer')).score).toBeCloseTo((1 + (1 - 3 / Math.hypot(10, 10))) / 2, 12)
    const vsi = file('vsi.json', (await run(['grid', '--layout', truth, '--preset', 'vsi'])).out)
    expect(await compared(truth, 'vsi-grid-distance')).toEqual(await compared(vsi, 'vsi-grid-distance'))
    expect(await compared(cells, 'mindcube')).toMatchObject({ overall_similarity: 1 })
  })
  it.each([
    [['--predicted', cells, '--truth', truth], /no meters: expected --profile NAME/],
    [['--predicted', cells, '--truth', cells, '--profile', 'own'], /profile 'vsi-grid-distance', 'mindcube'/],
    [
      ['--predicted', cells, '--truth', cells, '--profile', 'spacer', '--align', 'none'],
      /one of --align and --profile/,
    ],
    [['--predicted', truth], /--predicted FILE and --truth FILE/],
    [['--predicted', '-', '--truth', '-'], /only one of the two/],
    [['--predicted', truth, '--truth', truth, '--align', 'mirror'], /align/],
  ])('refuses %j with exit code 2', async (flags, sentence) => {
    const ran = await run(['accuracy', ...flags])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(sentence)
  })
})
