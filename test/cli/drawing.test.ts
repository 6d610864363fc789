import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseSvg, textsOf } from '../render/read-svg'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const ROOM =
  '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 4, 4, 5]}, {"object_name": "tv", "bbox": [6, 0, 6.2, 1]}]'
const folder = temporaryFolder()
const file = (name: string, text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('v2lo-map render', () => {
  it('draws a map to standard output', async () => {
    const ran = await run(['render', '--layout', '-'], ROOM)
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(textsOf(parseSvg(ran.out), 'text', 'label').sort()).toEqual(['lamp', 'sofa', 'tv'])
  })
  it('draws a question with its answer into a file', async () => {
    const question = 'Standing at the sofa and facing the tv, is the lamp to my left or to my right?'
    const ran = await run(['render', '--layout', '-', '--question', question, '-o', file('q.svg')], ROOM)
    expect([ran.code, ran.out, ran.err]).toEqual([0, '', ''])
    const texts = textsOf(parseSvg(readFileSync(file('q.svg'), 'utf8')), 'text').join('\n')
    expect(texts).toContain('Lamp seen from sofa: left')
  })
  it('draws a map whose question has no answer, says why, and ends with 1', async () => {
    const ran = await run(['render', '--layout', '-', '--question', 'How far is the piano from the sofa?'], ROOM)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('missing-object')
    expect(textsOf(parseSvg(ran.out), 'text').join(' ')).toMatch(/There is no "piano" on the map; .*\.$/)
  })
  it('draws a predicted map over the true one, a grid, and a perspective', async () => {
    const pair = await run(['render', '--layout', '-', '--truth', file('truth.txt', ROOM)], ROOM)
    expect(pair.out).toContain('3 objects matched, 0 missed, 0 invented')
    const grid = await run(['render', '--layout', '-', '--grid', '--size', '4'], ROOM)
    expect(grid.out).toContain('4 x 4 cells, 3 objects')
    const ego = await run(['render', '--layout', '-', '--ego', 'sofa, tv', '--fov', '60'], ROOM)
    expect(ego.out).toContain('3 objects around an observer')
    expect(ego.out).toContain('sight')
  })
  it('writes a PNG of twice the pixels', async () => {
    const ran = await run(['render', '--layout', '-', '-o', file('map.png'), '--width', '200'], ROOM)
    expect([ran.code, ran.err]).toEqual([0, ''])
    const png = readFileSync(file('map.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(400)
  })
  it('says which characters of the labels no font could draw', async () => {
    // A private character that no font of any system has.
    const ran = await run(['render', '--layout', '-', '-o', file('odd.png')], ROOM.replace('lamp', 'l\u{10fff0}mpé'))
    expect(ran.code).toBe(0)
    expect(ran.err).toMatch(/^the font has no glyph for \u{10fff0}: they are empty boxes; give a font/u)
  })
  it('draws a map of cells', async () => {
    const cells = '<cogmap>{"sofa": [[3, 4]], "lamp": [[7, 2]]}</cogmap>'
    const ran = await run(['render', '--layout', '-'], cells)
    expect(ran.out).toContain('10 x 10 cells, 2 objects')
    const written = await run(['parse', '--json'], cells)
    expect(written.code).toBe(0)
    expect(JSON.parse(written.out)).toMatchObject({ layout: null, grid: { size: 10, objects: [{ cell: [3, 4] }, {}] } })
    expect((await run(['render', '--layout', '-'], written.out)).out).toBe(ran.out)
    const spoilt = await run(
      ['render', '--layout', '-'],
      written.out.replace('"collisions": []', '"collisions": [null]'),
    )
    expect(spoilt).toMatchObject({ code: 2, err: expect.stringContaining('expected a grid map { size') })
    const asked = await run(['render', '--layout', '-', '--question', 'How far is the sofa from the lamp?'], cells)
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('no meters: expected no --question') })
  })
  it.each([
    [['--layout', '-', '--grid', '--ego', 'a,b'], 'expected one of --question, --truth, --grid and --ego'],
    [['--layout', '-', '-o', 'map.jpg'], 'expected a name that ends in .svg or .png'],
    [['--layout', '-', '-o', '/no/such/folder/map.svg'], '/no/such/folder/map.svg: it could not be written (ENOENT)'],
    [['--layout', '-', '-o', 'x.png', '--width', '8192', '--scale', '8'], 'expected at most 8192 a side'],
    [['--layout', '-', '--size', '4'], '--size: it needs --grid'],
    [['--layout', '-', '--choices', 'a,b'], '--choices: it needs --question'],
    [['--layout', '-', '--width', 'wide'], '--width "wide": expected a number'],
    [['--layout', '-', '--width', '10'], 'a width of 160 to 8192 pixels'],
    [['--layout', '-', '--ego', 'sofa'], '--ego: expected two names'],
    [['--layout', '-', '--ego', 'sofa,piano'], 'piano'],
    [['--layout', '-', '--ego', 'sofa,sofa'], 'coincide'],
    [['--layout', '-', '--theme', 'auto', '-o', 'x.png'], 'a PNG is light or dark'],
    [
      ['--layout', '-', '-o', file('x.png'), '--font', file('none.ttf', 'no font')],
      'expected a TrueType or OpenType font',
    ],
    [[], 'expected --layout FILE'],
  ])('%j is a mistake', async (argv, message) => {
    const ran = await run(['render', ...argv], ROOM)
    expect(ran.err).toContain(message)
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err.trim().split('\n').length).toBe(1)
  })
  it('says how to install what a PNG needs', async () => {
    vi.doMock('@resvg/resvg-js', () => {
      throw new Error('absent')
    })
    const ran = await run(['render', '--layout', '-', '-o', file('y.png')], ROOM)
    vi.doUnmock('@resvg/resvg-js')
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('npm install @resvg/resvg-js')
  })
})

describe('v2lo-map show', () => {
  afterEach(() => vi.unstubAllEnvs())
  const COLOR = '\u001b['

  it('draws boxes with names, an axis and a legend', async () => {
    vi.stubEnv('LC_ALL', 'C.UTF-8')
    const { code, out } = await run(['show', '--width', '40'], ROOM)
    expect(code).toBe(0)
    expect(out).toContain('┌sofa')
    expect(out).toContain('a sofa (1, 0.5)')
    expect(out).not.toContain(COLOR)
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(60)
  })
  it('stays within ASCII where asked to, or where the locale knows no more', async () => {
    const ascii = await run(['show', '--ascii'], ROOM)
    expect(ascii.out).toMatch(/^[\n -~]*$/)
    vi.stubEnv('LC_ALL', 'C')
    expect((await run(['show'], ROOM)).out).toBe(ascii.out)
  })
  it('has colours on a terminal, unless NO_COLOR is set', async () => {
    vi.stubEnv('NO_COLOR', '')
    vi.stubEnv('TERM', 'xterm')
    expect((await run(['show'], ROOM, true)).out).toContain(COLOR)
    expect((await run(['show', '--no-color'], ROOM, true)).out).not.toContain(COLOR)
    vi.stubEnv('NO_COLOR', '1')
    expect((await run(['show'], ROOM, true)).out).not.toContain(COLOR)
  })
  it('shows names without control characters', async () => {
    const { out } = await run(['show'], '[{"object_name": "a\\u001b[31mb", "bbox": [0, 0, 2, 1]}]')
    expect(out).not.toContain('\u001b')
  })
  it.each([[['--width', '3']], [['--width', 'wide']]])('%j is a mistake', async (argv) => {
    expect((await run(['show', ...argv], ROOM)).code).toBe(2)
  })
})
