import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFile } from '../support/shared'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const chair = { centroid: [1, 2, 0.5], axesLengths: [1, 1, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] }
const scans = (...names: string[]) =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name, { object_bbox: { chair: [chair], floor: [chair] } }])))

describe('v2lo-map scenes', () => {
  it('tells what each scene holds: a table for people, JSON for programs', async () => {
    const ran = await run(['scenes', file('scans.json', scans('a', 'b'))])
    expect(ran.code).toBe(0)
    const rows = JSON.parse(ran.out)
    expect(rows).toMatchObject([
      { scene: 'a', format: 'vsi-bench', objects: 1, dropped: { structure: 1, tiny: 0 }, cameras: 0, floorArea: null },
      { scene: 'b' },
    ])
    expect(rows[0].diagnostics).toMatchObject([{ code: 'no-floor', scene: 'a' }])
    const [head, , first] = ran.err.split('\n')
    expect(head!.split(/ {2,}/)).toEqual([
      'file',
      'scene',
      'format',
      'objects',
      '-structure',
      '-nested',
      '-flat',
      '-tiny',
      '-far',
      'cameras',
      'floor m²',
    ])
    expect(first!.split(/ {2,}/).slice(1)).toEqual(['a', 'vsi-bench', '1', '1', '0', '0', '0', '0', '0', '-'])
    expect(ran.err).toMatch(/^assumed: the floor is at .* \(and 1 more like it\)$/m)
    expect(ran.err).toMatch(/^warning no-floor: .*scans\.json, a, floor: .* \(and 1 more like it\)$/m)
    expect((await run(['scenes', '-', '--json'], scans('a'))).err).toBe('')
  })
  it('writes scene.jsonl, which it reads again', async () => {
    const path = join(folder, 'out.jsonl')
    await run(['scenes', file('w1.json', scans('a', 'b')), file('w2.json', scans('a')), '-o', path, '--floor-z', '0'])
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    // Ids are unique among all files.
    expect(lines.map(({ v2lo, id }) => [v2lo, id])).toEqual([
      ['scene/1', 'a'],
      ['scene/1', 'b'],
      ['scene/1', 'a#2'],
    ])
    const again = await run(['scenes', path, '-o', '-'])
    expect(again.out).toBe(readFileSync(path, 'utf8'))
    expect(again.err).toContain('a#2')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
  it('takes filters, labels and a table of labels', async () => {
    const path = file('t.json', scans('a'))
    const map = file('labels.json', '{"chair": "Easy Chair"}')
    const args = ['--filters', 'none', '--label-map', map, '-o', '-']
    const { out } = await run(['scenes', path, ...args])
    expect(JSON.parse(out).layout.objects.map(({ label }: { label: string }) => label)).toEqual(['Easy Chair', 'floor'])
    const tiny = await run(['scenes', path, '--filters', 'tiny,flat', '--json'])
    expect(JSON.parse(tiny.out)[0]).toMatchObject({ objects: 2, dropped: { tiny: 0, flat: 0 } })
  })
  it('makes rooms up, the same for the same seed', async () => {
    const rooms = await run(['scenes', '--generate', '3', '--seed', '7', '-o', '-'])
    expect(rooms.code).toBe(0)
    expect(rooms.out.trim().split('\n')).toHaveLength(3)
    expect((await run(['scenes', '--generate', '3', '--seed', '7', '-o', '-'])).out).toBe(rooms.out)
    expect((await run(['scenes', '--generate', '3', '-o', '-'])).out).not.toBe(rooms.out)
    const made = await run(['scenes', '--generate', '1', '--json'])
    expect(JSON.parse(made.out)).toMatchObject([{ file: 'generated', format: 'scene' }])
    const read = await run(['scenes', '-', '--json'], rooms.out)
    expect(read.code).toBe(0)
    for (const row of JSON.parse(read.out)) expect(row).toMatchObject({ format: 'scene', diagnostics: [] })
  })
  it('ends with 1 where a scene is lost, and writes the others', async () => {
    const path = join(folder, 'some.jsonl')
    const broken = file('broken.jsonl', '{"v2lo": "scene/1", "id": "x"}\n{"v2lo"')
    const ran = await run(['scenes', file('good.json', scans('a')), broken, '-o', path])
    expect(ran.code).toBe(1)
    expect(JSON.parse(readFileSync(path, 'utf8')).id).toBe('a')
    expect(ran.err).toMatch(/^error bad-scene: .*broken\.jsonl, line 1, x, source: scene dropped/m)
    expect(ran.err).toMatch(/^error bad-json: .*broken\.jsonl, line 2: expected JSON/m)
  })
  it.each([
    [[], /either FILE\.\.\. or --generate N/],
    [['a.json', '--generate', '2'], /either FILE/],
    [['a.json', '--seed', '2'], /--seed: it needs --generate/],
    [['--generate', '0'], /--generate: expected a whole number/],
    [['--generate', '1', '--seed', 'x'], /--seed: expected a whole number/],
    [[file('g.json', scans('a')), '--format', 'usd'], /format: scene/],
    [[file('g.json', scans('a')), '--filters', 'small'], /filters: structure/],
    [[file('g.json', scans('a')), '--labels', 'long'], /labels: words, paper/],
    [[file('g.json', scans('a')), '--floor-z', 'low'], /--floor-z "low": expected a number/],
    [[file('g.json', scans('a')), '--poses', '/nowhere/p.json'], /p\.json: it could not be read \(ENOENT\)/],
    [[file('g.json', scans('a')), '--assets', file('no.txt', 'x')], /no\.txt: expected JSON/],
    [[file('g.json', scans('a')), '-o', file('g2.json', 'x'), file('g2.json', 'x')], /it is one of the files to read/],
    [[file('g.json', scans('a')), '-o', '/dev/zero'], /--output \/dev\/zero: it is a device; - is standard output/],
    [[file('g.json', scans('a')), '-o', '/nowhere/x.jsonl'], /it could not be written \(ENOENT\)/],
  ])('refuses %j with exit code 2 and one sentence', async (args, sentence) => {
    const ran = await run(['scenes', ...args])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(sentence)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  })
  it('leaves a file as it was where the call is wrong', async () => {
    const path = file('kept.jsonl', 'before')
    expect((await run(['scenes', '/nowhere/x.json', '-o', path])).code).toBe(2)
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(existsSync(`${path}.part`)).toBe(false)
  })

  const objects = sharedFile('data/ai2thor-objects/objects.json')
  const poses = sharedFile('data/alfred-poses/FloorPlan207-openable.json')
  const house = sharedFile('data/procthor-houses/house_0.json')
  const assets = sharedFile('data/procthor-houses/asset-database.json')
  it.skipIf(!objects || !poses || !house || !assets)(
    'reads real rooms, with poses and assets beside them',
    async () => {
      const rooms = await run(['scenes', objects!, '--poses', poses!, '--json'])
      expect(rooms.code).toBe(0)
      const withCameras = JSON.parse(rooms.out).filter(({ cameras }: { cameras: number }) => cameras > 0)
      expect(withCameras).toMatchObject([{ scene: '207', cameras: 14, floorArea: 28.05 }])
      const houses = await run(['scenes', house!, '--assets', assets!, '--json'])
      expect(JSON.parse(houses.out)).toMatchObject([{ scene: 'house_0', format: 'procthor', cameras: 1 }])
      expect((await run(['scenes', house!, '--json'])).code).toBe(1)
    },
  )
})
