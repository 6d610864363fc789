import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { toGridMap } from '../../src/grid/convert'
import type { GridMap } from '../../src/grid/grid-map'
import { createLayout, type Layout } from '../../src/layout/layout'
import { askLayout } from '../../src/question/ask'
import type { RenderOptions } from '../../src/render/options'
import { type Drawable, renderSvg } from '../../src/render/svg'
import { textWidth } from '../../src/render/text'
import type { ObservedLayout } from '../../src/scene/observed'
import { mostDecimals, parseSvg, pixelScale, textsOf } from './read-svg'
import { room, samples } from './samples'

describe('every kind of picture', () => {
  for (const [name, { what, options }] of Object.entries(samples))
    it(`${name}: is well formed, says what it shows, and is the same each time`, () => {
      const svg = renderSvg(what, options)
      const root = parseSvg(svg)
      expect(root.name).toBe('svg')
      expect(root.attributes).toMatchObject({ role: 'img', xmlns: 'http://www.w3.org/2000/svg' })
      expect(textsOf(root, 'title')[0]!.length).toBeGreaterThan(5)
      expect(textsOf(root, 'desc')[0]!.length).toBeGreaterThan(5)
      expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      expect(mostDecimals(svg)).toBeLessThanOrEqual(options?.decimals ?? 2)
      expect(renderSvg(what, options)).toBe(svg)
    })
})

describe('labels', () => {
  const texts = (label: string, options?: RenderOptions) => {
    const svg = renderSvg(createLayout([{ label, bbox: [0, 0, 9, 9] }]), options)
    return { svg, labels: textsOf(parseSvg(svg), 'text', 'label') }
  }
  it.each(['<script>alert(1)</script>', '"quoted" & \'more\'', ']]><!-- -->', '&amp;'])('%s stays text', (label) => {
    const { svg, labels } = texts(label)
    expect(labels[0]).toContain(label.slice(0, 20))
    expect(svg).not.toContain('<script')
  })
  it('show controls, half characters and marks that turn the direction as such', () => {
    expect(texts('a\u0000b\ud800c\u202ed\n\te').labels).toEqual(['a\ufffdb\ufffdc\ufffdd e'])
  })
  it('name instances', () => {
    const chairs = [0, 3, 6].map((x) => ({ label: 'chair', bbox: [x, 0, x + 2, 2] as const }))
    const svg = renderSvg(createLayout(chairs))
    expect(textsOf(parseSvg(svg), 'text', 'label')).toEqual(['chair', 'chair#2', 'chair#3'])
  })
  it('that are long are cut, with the whole name to point at', () => {
    const { svg, labels } = texts('a very long name of a thing that nobody would say')
    expect(labels).toEqual(['a very long name of a t…'])
    expect(svg).toMatch(/<text [^>]*><title>a very long name of a thing that nobody would say<\/title>/)
  })
  it('can be left out, or be those of some objects', () => {
    expect(textsOf(parseSvg(renderSvg(room, { labels: 'none' })), 'text', 'label')).toEqual([])
    expect(textsOf(parseSvg(renderSvg(room, { labels: ['chair#2', 'tv'] })), 'text', 'label').sort()).toEqual([
      'chair#2',
      'tv',
    ])
  })
  it('that find no room are counted', () => {
    const { what } = samples.crowd!
    const root = parseSvg(renderSvg(what, { width: 800 }))
    const shown = textsOf(root, 'text', 'label').length
    expect(shown).toBeGreaterThan(80)
    expect(textsOf(root, 'text').join('\n')).toContain(`${500 - shown} of 500 labels found no room.`)
  })
})

describe('places', () => {
  it('lie where the ticks say', () => {
    const layout = createLayout([{ label: 'box', bbox: [1, 2, 4, 3] }])
    const root = parseSvg(renderSvg(layout, { decimals: 3 }))
    const { toX, toY } = pixelScale(root)
    const path = root.all.find(({ attributes }) => attributes.class === 'object')!.attributes.d!
    const numbers = path.match(/-?[\d.]+/g)!.map(Number)
    const expected = [
      [1, 2],
      [4, 2],
      [4, 3],
      [1, 3],
    ].flatMap(([x, y]) => [toX(x!), toY(y!)])
    for (const [i, n] of numbers.entries()) expect(n).toBeCloseTo(expected[i]!, 0)
  })
  it('of a direction: the sector holds the vector, and begins at the edge of the scheme', () => {
    // Facing east from the origin: forward is +x, the target is 30 degrees to the left.
    const layout = createLayout([
      { label: 'a', bbox: [0, 0, 0, 0] },
      { label: 'b', bbox: [5, 0, 5, 0] },
      { label: 'c', bbox: [3, 1.7320508, 3, 1.7320508] },
    ])
    const solution = askLayout(
      layout,
      'Standing at the a and facing the b, is the c to my front, left, right, or back?',
    )
    const root = parseSvg(renderSvg({ layout, solution }))
    const { toX, toY } = pixelScale(root)
    const wedge = root.all.find(({ attributes }) => attributes.class === 'sector-in')!.attributes.d!
    const [x0, y0, x1, y1, , , , , , x2, y2] = wedge.match(/-?[\d.]+/g)!.map(Number)
    expect([x0!, y0!].map(Math.round)).toEqual([toX(0), toY(0)].map(Math.round))
    const bearing = (x: number, y: number) => (Math.atan2(x - x0!, y0! - y) * 180) / Math.PI
    // Front: 45 degrees to either side of east.
    expect(bearing(x1!, y1!)).toBeCloseTo(45, 0)
    expect(bearing(x2!, y2!)).toBeCloseTo(135, 0)
  })
  it('of a distance: between the closest points, with the value', () => {
    const layout = createLayout([
      { label: 'a', bbox: [0, 0, 1, 4] },
      { label: 'b', bbox: [3.5, 1, 5, 3] },
    ])
    const question =
      'Measuring from the closest points between the two objects, what is the distance between the a and the b in meters?'
    const root = parseSvg(renderSvg({ layout, solution: askLayout(layout, question) }))
    const { toX, toY } = pixelScale(root)
    const line = root.all.find(({ attributes }) => attributes.class === 'measured')!.attributes.d!
    expect(
      line
        .match(/-?[\d.]+/g)!
        .map(Number)
        .map(Math.round),
    ).toEqual([toX(1), toY(2), toX(3.5), toY(2)].map(Math.round))
    expect(textsOf(root, 'text', 'label')).toContain('2.5 m')
  })
  it('of a pair: matched, missed and invented', () => {
    const root = parseSvg(renderSvg(samples.pair!.what))
    const count = (name: string) =>
      root.all.filter(
        ({ attributes }) => attributes.class === name && attributes.d !== undefined && !attributes.d.includes('A'),
      ).length
    // One more of each in the legend; the missed lamp is a point, drawn as a dot.
    expect([count('true'), count('predicted'), count('missed'), count('invented')]).toEqual([5, 5, 5, 3])
    expect(textsOf(root, 'text').join(' ')).toContain('4 objects matched, 5 missed, 2 invented')
  })
})

describe('a scene', () => {
  const classes = (what: Drawable) => parseSvg(renderSvg(what)).all.map((node) => node.attributes.class ?? '')
  const count = (what: Drawable, name: string) => classes(what).filter((found) => found === name).length

  it('has its walls, those at eye level thick, and the view and the way of each camera', () => {
    const { what } = samples.scene!
    // One swatch each in the legend.
    expect(count(what, 'wall')).toBe(4 + 1)
    expect(count(what, 'sill')).toBe(1)
    expect(count(what, 'sight')).toBe(3)
    expect(count(what, 'observer')).toBe(1 + 1)
    expect(count(what, 'object')).toBe(room.objects.length - 1)
    expect(textsOf(parseSvg(renderSvg(what)), 'text', 'label').filter((text) => /^\d$/.test(text))).toEqual([
      '0',
      '1',
      '2',
    ])
  })
  it('of an observer has in gray what no frame shows', () => {
    const { what } = samples.observed!
    const { layout, unseen } = what as ObservedLayout
    expect([layout.objects.length, unseen.length].every((n) => n > 0)).toBe(true)
    expect(count(what, 'object') + count(what, 'object-tip')).toBe(layout.objects.length + 1)
    expect(count(what, 'unseen') + count(what, 'unseen-tip')).toBe(unseen.length + 1)
    const root = parseSvg(renderSvg(what))
    expect(textsOf(root, 'text', 'label-faded').sort()).toEqual(unseen.map(({ id }) => id).sort())
    expect(textsOf(root, 'text', 'quiet').join()).toContain(
      `${layout.objects.length} of ${room.objects.length} objects seen in 1 frame`,
    )
  })
})

describe('labels and things', () => {
  it.each([300, 320, 400, 480, 640, 800])(
    'at %s pixels no label lies in a thing that does not carry its own',
    (width) => {
      for (const what of [room, samples.ego!.what, samples['object-count']!.what, samples['room-size']!.what]) {
        const objects =
          'frame' in what && 'objects' in what ? what.objects : 'layout' in what ? what.layout.objects : []
        const root = parseSvg(renderSvg(what, { width }))
        const { toX, toY } = pixelScale(root)
        const rects = new Map(
          (what === room ? room.objects : objects).map((object) => {
            const points =
              'corners' in object
                ? object.corners.map(({ right, forward }) => [toX(right), toY(forward)])
                : [
                    [toX(object.box.minX), toY(object.box.minY)],
                    [toX(object.box.maxX), toY(object.box.maxY)],
                  ]
            const [xs, ys] = [points.map(([x]) => x!), points.map(([, y]) => y!)]
            return [object.id, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]]
          }),
        )
        for (const node of root.all) {
          const own = node.attributes.class?.startsWith('label') ? rects.get(node.text) : undefined
          if (own === undefined) continue
          const shift = { start: 0.5, end: -0.5 }[node.attributes['text-anchor'] ?? 'start'] ?? 0
          const x = Number(node.attributes.x) + shift * textWidth(node.text, node.attributes.class!.includes('focus'))
          const y = Number(node.attributes.y) - 4
          for (const [id, [left, top, right, bottom]] of rects) {
            if (id === node.text || x < left! || x > right! || y < top! || y > bottom!) continue
            const carries = own[0]! >= left! && own[2]! <= right! && own[1]! >= top! && own[3]! <= bottom!
            expect(carries, `${node.text} in ${id}`).toBe(true)
          }
        }
      }
    },
  )
})

describe('a crowd', () => {
  it.each([300, 320, 480, 800])('at %s pixels no label hides a thing', (width) => {
    const { what } = samples.crowd!
    const root = parseSvg(renderSvg(what, { width }))
    const { toX, toY } = pixelScale(root)
    const labels = root.all.filter(({ attributes }) => attributes.class?.startsWith('label'))
    expect(labels.length).toBeGreaterThan(0)
    for (const { text, attributes } of labels) {
      const [x, y] = [Number(attributes.x), Number(attributes.y)]
      const labelWidth = textWidth(text, false)
      const left = x - { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start']! * labelWidth
      for (const { id, box } of (what as Layout).objects) {
        const hidden =
          toX(box.minX) > left && toX(box.maxX) < left + labelWidth && toY(box.maxY) > y - 11 && toY(box.minY) < y + 3
        expect(hidden, `${text} hides ${id}`).toBe(false)
      }
    }
  })
})

describe('what was asked', () => {
  it.each([320, 400])('is named at %s pixels, however full the room is', (width) => {
    const objects = Array.from({ length: 60 }, (_, i) => {
      const [x, y] = [(i % 10) * 0.7, Math.floor(i / 10) * 0.7]
      return { label: `thing${i}`, bbox: [x, y, x + 0.6, y + 0.6] as const }
    })
    const layout = createLayout(objects)
    const solution = askLayout(layout, 'How far is the thing3 from the thing56?')
    const root = parseSvg(renderSvg({ layout, solution }, { width }))
    const texts = textsOf(root, 'text', 'label')
    expect(texts).toEqual(expect.arrayContaining(['thing3', 'thing56']))
    expect(texts.some((text) => / m$/.test(text))).toBe(true)
    expect(textsOf(root, 'text').join(' ')).toMatch(/\d+ of \d+ labels found no room/)
  })
})

describe('captions', () => {
  const captionsOf = (what: Drawable) => textsOf(parseSvg(renderSvg(what, { width: 1600 })), 'text', 'strong')
  const asked = (question: string) => captionsOf({ layout: room, solution: askLayout(room, question), question })
  it('stand alone', () => {
    expect(asked('Is the sofa to the left of the table?')[0]).toMatch(
      /^Sofa seen from table: left; whether it is left: yes, /,
    )
    expect(asked('Which is larger, the sofa or the table?')[0]).toMatch(/sofa, by 0\.84 m²\.$/)
    expect(asked('What shall I cook?')).toEqual(['The question could not be read.'])
    expect(asked('How far is the piano from the sofa?')[0]).toMatch(/^There is no "piano" on the map; .*\.$/)
  })
  it('of sizes: the side that counts is marked, in the unit of the question', () => {
    const question =
      'What is the length of the longest dimension (length, width, or height) of the sofa, measured in centimeters?'
    const root = parseSvg(renderSvg({ layout: room, solution: askLayout(room, question), question }))
    expect(textsOf(root, 'text', 'label-value')).toEqual(['200 cm'])
    expect(textsOf(root, 'text', 'label-faded')).toContain('90 cm')
  })
  it('of a pair speak of the matched ones only', () => {
    const pair = (x: number) =>
      createLayout([
        { label: 'a', bbox: [0, 0, 1, 1] },
        { label: 'b', bbox: [x, 0, x + 1, 1] },
      ])
    expect(captionsOf({ predicted: pair(100), truth: pair(0) })[0]).toMatch(
      /1 object matched, 1 missed, 1 invented, their centers 0 m off/,
    )
  })
  it('never outgrow the picture', () => {
    const svg = renderSvg(
      { layout: room, solution: askLayout(room, 'no'), question: 'why '.repeat(200_000) },
      { width: 320 },
    )
    expect(Number(parseSvg(svg).attributes.height)).toBeLessThan(900)
    expect(svg.length).toBeLessThan(30_000)
  })
  it('say the power of ten of the axes', () => {
    expect(textsOf(parseSvg(renderSvg(samples.huge!.what)), 'text').join('\n')).toContain('10^308 meters')
  })
})

describe('cells have numbers', () => {
  const numbers = (what: Drawable, name: string) => textsOf(parseSvg(renderSvg(what, { width: 300 })), 'text', name)
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => String(i))
  it('in a grid of its own', () => {
    expect(numbers(samples['grid, rows down']!.what, 'tick-x')).toEqual(upTo(10))
    expect(numbers(samples['grid, rows down']!.what, 'tick-y')).toEqual(upTo(10).reverse())
  })
  it('over metres, at the middles of the cells', () => {
    const { layout, grid } = samples['overlay, rounded, rows down']!.what as { layout: Layout; grid: GridMap }
    expect(numbers({ layout, grid }, 'cell-column')).toEqual(upTo(10))
    const root = parseSvg(renderSvg({ layout, grid }))
    const { toX, toY } = pixelScale(root)
    const { bounds, cellSize } = grid.metric!
    for (const { text, attributes } of root.all) {
      // With the rule round the middles are the points of the grid.
      if (attributes.class === 'tick cell-column')
        expect(Number(attributes.x)).toBeCloseTo(toX(bounds.minX + Number(text) * cellSize[0]), 0)
      if (attributes.class === 'tick cell-row')
        expect(Number(attributes.y) - 4).toBeCloseTo(toY(bounds.maxY - Number(text) * cellSize[1]), 0)
    }
  })
  it('as far as there is room', () => {
    const grid = toGridMap(room, { size: 50 })
    expect(numbers({ layout: room, grid }, 'cell-column')).toEqual(['0', '10', '20', '30', '40'])
  })
})

it('a grid too fine for lines has none', () => {
  const cells = (size: number) =>
    parseSvg(renderSvg({ layout: room, grid: toGridMap(room, { size }) })).all.filter(
      ({ attributes }) => attributes.class === 'cell',
    ).length
  expect([cells(8), cells(500)]).toEqual([18, 0])
})

describe('options', () => {
  it('prefix every id, so that several drawings can stand in one page', () => {
    const svg = renderSvg(samples.pair!.what, { id: 'left' })
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    expect(ids.length).toBeGreaterThan(3)
    for (const id of ids) expect(id).toMatch(/^left(-|$)/)
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
    for (const [, selector] of svg.matchAll(/^(?!@)(.+)\{/gm))
      for (const one of selector!.split(',')) expect(one).toMatch(/#left/)
  })
  it('without an id, two drawings have two', () => {
    const idOf = (what: Drawable) => parseSvg(renderSvg(what)).attributes.id
    expect(idOf(room)).not.toBe(idOf(samples.pair!.what))
  })
  it('theme: auto follows the reader with custom properties, light and dark name their colours', () => {
    expect(renderSvg(room)).toMatch(/@media \(prefers-color-scheme:dark\)[^}]+var\(--v2lo-paper,#0d1117\)/)
    for (const theme of ['light', 'dark'] as const) expect(renderSvg(room, { theme })).not.toMatch(/var\(|@media/)
    expect(renderSvg(room, { theme: 'dark' })).toContain('.paper{fill:#0d1117}')
  })
  it('theme: auto has light colours as attributes, and shows its rules only to programs that know custom properties', () => {
    const root = parseSvg(renderSvg(room))
    const paper = root.all.find(({ attributes }) => attributes.class === 'paper')!
    expect(paper.attributes.fill).toBe('#ffffff')
    expect(textsOf(root, 'style')[0]!.trim()).toMatch(/^@supports \(fill:var\([^{]+\{[\s\S]*\}$/)
    for (const { what, options } of Object.values(samples))
      for (const { name, attributes } of parseSvg(renderSvg(what, options)).all)
        if (name === 'path' || name === 'circle') expect(attributes.fill, attributes.class).toMatch(/^(#|none|url)/)
  })
  it('title and description are escaped text', () => {
    const root = parseSvg(renderSvg(room, { title: '<b>', description: 'a & b' }))
    expect([textsOf(root, 'title')[0], textsOf(root, 'desc')[0]]).toEqual(['<b>', 'a & b'])
  })
  it.each([
    [{ width: 100 }, 'a width of 160 to 8192 pixels, received 100'],
    [{ width: Number.NaN }, 'a width of 160'],
    [{ theme: 'blue' }, "theme 'light', 'dark' or 'auto'"],
    [{ decimals: 1.5 }, 'decimals: 0 to 6'],
    [{ labels: 'some' }, "labels 'all', 'none' or a list of ids"],
    [{ id: '"><script>' }, 'an id: a letter'],
    [{ fovDeg: 0 }, 'fovDeg above 0'],
    [{ observer: { position: [Number.NaN, 0], forward: [0, 1] } }, 'an observer with a position'],
    [{ observer: { position: [0, 0], forward: [0, 0] } }, 'an observer with a position'],
    [{ observer: 'me' }, 'an observer with a position'],
    [{ title: 5 }, 'a title and a description that are text'],
  ])('%j is refused', (options, message) => {
    expect(() => renderSvg(room, options as RenderOptions)).toThrow(message)
  })
  it.each([[null], ['a map'], [{}], [{ layout: room }]])('%j cannot be drawn', (what) => {
    expect(() => renderSvg(what as unknown as Drawable)).toThrow(expect.toSatisfy(isV2loError))
  })
})

it('the parser of these tests refuses what is not well formed', () => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  expect(() => parser.write('<svg><a></svg>').close()).toThrow()
})
