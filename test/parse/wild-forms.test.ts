import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { parseLayout } from '../../src/parse/layout'
import { readStoredLayout } from '../../src/parse/stored-layout'
import { createLayoutStream } from '../../src/parse/stream'
import { A, objectsIn } from './read'
import {
  centeredBoxes,
  containers,
  describedDictionaries,
  drafts,
  extraBraces,
  type Form,
  headedDrafts,
  nestedObjects,
  openStrings,
  projections,
  quotedMaps,
  restated,
  restatedWords,
  roomDictionaries,
} from './wild-forms'

const kinds: { readonly [kind: string]: readonly Form[] } = {
  containers,
  'facts before a dictionary': describedDictionaries,
  'dictionaries of rooms': roomDictionaries,
  'a map stated again': restated,
  'a brace too many': extraBraces,
  'objects in objects': nestedObjects,
  'views of a room': projections,
  'drafts beside a final map': drafts,
  'a map in words stated again': restatedWords,
  'drafts under headings': headedDrafts,
  'maps in quotes': quotedMaps,
  'strings in a list': openStrings,
  'boxes around a center': centeredBoxes,
}

describe.each(Object.entries(kinds))('%s', (_, forms) => {
  it.each(forms)('%s', (_title, text, objects) => {
    expect(objectsIn(text)).toBe(objects)
  })
  it.each(forms)('%s: a stream gives the same, and takes nothing back', (_title, text) => {
    const stream = createLayoutStream()
    const given = text.split('').flatMap((character) => [...stream.push(character)])
    const whole = parseLayout(text)
    expect(stream.end()).toStrictEqual(whole)
    expect(given).toStrictEqual((whole.value?.objects ?? []).slice(0, given.length))
  })
  it.each(forms === headedDrafts ? [] : forms)('%s: cut anywhere it invents nothing', (_title, text) => {
    const known = new Set(
      (parseLayout(text).value?.objects ?? []).map(({ label, box }) => JSON.stringify([label, box])),
    )
    for (let cut = 0; cut < text.length; cut++)
      for (const { label, box } of parseLayout(text.slice(0, cut)).value?.objects ?? [])
        expect(known).toContain(JSON.stringify([label, box]))
  })
})

describe('a map stated again', () => {
  it('is one repair over the whole of it', () => {
    const text = '{"a":[1,2,3,4]} or {"a":[1,2,3,4]}'
    const { diagnostics } = parseLayout(text)
    expect(diagnostics.find(({ code }) => code === 'repeated-map')?.span).toEqual([19, text.length])
    expect(diagnostics.map(({ code }) => code)).not.toContain('exact-copy')
  })
  it('is held back by a stream until it is whole, and given where it breaks off', () => {
    const stream = createLayoutStream()
    const push = (text: string) => stream.push(text).map(({ id }) => id)
    expect(push('{"a":[1,2,3,4],"b":[5,6,7,8]}')).toEqual(['a', 'b'])
    expect(push(' or {"a":[1,2,3,4],')).toEqual([])
    expect(push('"c":[0,0,1,1],')).toEqual(['a#2', 'c'])
  })
})

describe('a draft', () => {
  const codes = (text: string) => parseLayout(text).diagnostics.map(({ code }) => code)
  it('is one warning, and takes what was said about it along', () => {
    const swapped = '{"object_name":"b","bbox":[9,9,0,0]}'
    expect(codes(`Draft: [${A},${swapped}] Final: [${A}]`)).toEqual(['prose', 'superseded-map', 'several-lists'])
    expect(codes(`{"draft":[${A},${swapped}],"final":[${A}]}`)).toEqual(['wrapper', 'superseded-map'])
  })
  it('is held back by a stream until the final list begins', () => {
    const stream = createLayoutStream()
    const push = (text: string) => stream.push(text).map(({ id }) => id)
    expect(push(`Draft: [${A}]`)).toEqual([])
    expect(push(` Final: [${A},`)).toEqual(['a'])
  })
  it('is what there is if no final map follows', () => {
    const stream = createLayoutStream()
    expect(stream.push(`Draft: [${A}] and that is all`)).toEqual([])
    expect(stream.end().value?.objects.map(({ id }) => id)).toEqual(['a'])
  })
  it('is not read where the text ends before it is known whether it is one', () => {
    expect(codes(`{"draft":[${A}],"fi`)).toContain('unfinished-object')
    expect(codes(`{"left":[${A}],"to`)).toContain('unfinished-object')
  })
})

describe('a repair made at several places', () => {
  const text = "[{'object_name':'a','bbox':[1,2,3,4]},{'object_name':'b','bbox':[+5,6,.7,8]}]"
  it('is one diagnostic at the first, with a count', () => {
    const found = parseLayout(text).diagnostics.map(({ code, count, span }) => [code, count, span?.[0]])
    expect(found).toEqual([
      ['other-quotes', 6, 2],
      ['swapped-corners', undefined, 64],
      ['respelled-number', 2, 65],
    ])
  })
  it('is one for each place where that is asked for', () => {
    const { diagnostics } = parseLayout(text, { diagnostics: 'each' })
    expect(diagnostics.filter(({ code }) => code === 'other-quotes')).toHaveLength(6)
    expect(diagnostics.every(({ count }) => count === undefined)).toBe(true)
  })
  it('tells keys read in two ways apart', () => {
    const keys = '[{"name":"a","box":[1,2,3,4]},{"name":"b","box":[5,6,7,8]}]'
    expect(parseLayout(keys).diagnostics.map(({ message, count }) => [message, count])).toEqual([
      ['the key was read as object_name', 2],
      ['the key was read as bbox', 2],
    ])
  })
  it('errors stay one for each place', () => {
    const { diagnostics } = parseLayout('[{"object_name":"a"},{"object_name":"b"}]')
    expect(diagnostics.filter(({ code }) => code === 'missing-box')).toHaveLength(2)
  })
})

describe('what stands in place of a box is named', () => {
  it.each([
    ['[{"label":"a","center":[1,2,0.4],"size":[2,1,0.8]}]', /a center and a size of 3 numbers.*fromBoxes/],
    ['[{"label":"a","min":[1,2,0],"max":[2,3,1]}]', /corners of 3 numbers.*fromBoxes/],
    ['[{"label":"a","position":[1,2,0],"extent":[2,3,1]}]', /3 numbers under "position".*fromBoxes/],
    ['[{"label":"a","bbox":[1,2,0.4,2,1,0.8]}]', /received 6; .*fromBoxes/],
    ['[{"label":"a","bbox":[[0,1],[1,1],[1,3],[0,3]]}]', /an outline of 4 points/],
    ['[{"label":"a","polygon":[[0,1],[1,1],[1,3]]}]', /an outline of 3 points under "polygon"/],
  ])('%s', (text, message) => {
    const parsed = parseLayout(text)
    expect(parsed.ok).toBe(false)
    expect(parsed.diagnostics.map((diagnostic) => diagnostic.message).join(' ')).toMatch(message)
  })
})

describe('the size of an image beside the boxes', () => {
  const share = '{"object_name":"sofa","bbox":[0.1,0.2,0.4,0.5]}'
  const pixel = '{"object_name":"sofa","bbox":[40,20,60,50]}'
  const meter = '{"object_name":"sofa","bbox":[0.4,2,6,5.5]}'
  const warned = (text: string) =>
    parseLayout(text).diagnostics.flatMap(({ code, text: key }) => (code === 'image-size' ? [key] : []))
  it.each([
    [`{"image_size":[1920,1080],"objects":[${share}]}`, '"image_size":[1920,1080]'],
    [`{"objects":[${share}],"image":{"width":1920,"height":1080,"file":"x.jpg"}}`, '"width":1920'],
    [`{"width":640,"height":480,"objects":[${pixel}]}`, '"width":640'],
    [`{"resolution":"640x480","objects":[${pixel}]}`, '"resolution":"640x480"'],
    ['{"image_width":640,"sofa":[0.1,0.2,0.4,0.5],"lamp":[0.3,0.2,0.4,0.9]}', '"image_width":640'],
    [`{"metadata":{"image_size":[640,480]},"objects":[${share}]}`, '"image_size":[640,480]'],
    [`<map>{"img_size":{"width":640,"height":480},"objects":[${pixel}]}</map>`, '"width":640'],
  ])('is a warning: %s', (text, key) => {
    expect(warned(text)).toEqual([key])
    const stream = createLayoutStream()
    for (const character of text) stream.push(character)
    expect(stream.end()).toStrictEqual(parseLayout(text))
  })
  it.each([
    `{"image_size":[640,480],"objects":[${meter}]}`,
    `{"width":4,"height":5,"objects":[${share}]}`,
    `{"room_size":[400,500],"objects":[${share}]}`,
    `{"room":{"width":640,"height":480},"objects":[${share}]}`,
    `{"width":640,"objects":[]} <map>[${share}]</map>`,
    '{"image_size":[640,480],"objects":[{"object_name":"sofa","bbox":[-1,0,0.5,1]}]}',
    '{"image_size":[640,480],"objects":[{"object_name":"sofa","bbox":[1,2,3,4]}]}',
  ])('is no warning: %s', (text) => expect(warned(text)).toEqual([]))
})

describe('where a map was found and all of it was lost', () => {
  it.each([
    ['[{"object_name":"a"},{"object_name":"b","bbox":[1,2]}]', ['missing-box', 'wrong-count']],
    ['{"sofa":[1,2,"x",4]}', ['bad-number']],
    ['nothing here', ['no-map']],
    ['["a"]', ['no-map', 'not-an-object']],
  ])('the losses are told and not that there is no map: %s', (text, codes) => {
    expect(parseLayout(text).diagnostics.map(({ code }) => code)).toEqual(codes)
  })
})

describe("a layout's own JSON", () => {
  const floor = [
    [0, 0],
    [5, 0],
    [5, 5],
  ] as const
  const layout = createLayout([{ label: 'a', bbox: [1, 2, 3, 4] }], { origin: 'world', floor })
  const { origin, objects } = layout
  it.each([
    { origin, objects, floor },
    { floor, objects, origin },
    { objects, floor, origin },
  ])('is read whole, whatever the order: %j', (written) => {
    expect(parseLayout(JSON.stringify(written)).value).toStrictEqual(layout)
  })
  const turned = createLayout(
    [
      {
        id: 'my sofa',
        label: 'sofa',
        bbox: [0, 0, 1, 1],
        footprint: [
          [0.5, 0],
          [1, 0.5],
          [0.5, 1],
          [0, 0.5],
        ],
        zRange: [0, 0.8],
        headingDeg: -90,
      },
      { label: 'sofa', bbox: [120, 200, 130, 210], zRange: [-1, 2] },
      { id: 'sofa', label: 'lamp', bbox: [0, 0, 0, 0] },
      { label: 'Sofa', bbox: [4, 4, 5, 5] },
    ],
    { origin: 'world', floor },
  )
  it.each([
    ['alone', turned],
    ['in a wrapper', { layout: turned }],
    [
      'its keys in another order',
      {
        floor,
        objects: turned.objects.map(({ id, label, box, ...more }) => ({ ...more, box, label, id })),
        origin: 'world',
      },
    ],
  ])('is read as its own reader reads it, ids, outlines, heights and headings: %s', (_, written) => {
    const text = JSON.stringify(written)
    const parsed = parseLayout(text)
    expect(parsed.value).toStrictEqual(readStoredLayout(JSON.stringify(turned)))
    expect(parsed.diagnostics.map(({ code }) => code)).not.toContain('extra-key')
    const stream = createLayoutStream()
    const given = text.split('').flatMap((character) => [...stream.push(character)])
    expect(stream.end()).toStrictEqual(parsed)
    expect(given).toStrictEqual(turned.objects)
  })
  it.each([
    ['an id that is taken', '{"id":"a","label":"b","box":{"minX":0,"minY":0,"maxX":1,"maxY":1}}', { id: 'b' }],
    [
      'a footprint that is not convex',
      '{"id":"c","label":"b","box":{"minX":0,"minY":0,"maxX":1,"maxY":1},"footprint":[[0,0],[1,1]]}',
      { id: 'c' },
    ],
    [
      'heights that are swapped',
      '{"id":"c","label":"b","box":{"minX":0,"minY":0,"maxX":1,"maxY":1},"zRange":[2,1]}',
      { id: 'c' },
    ],
  ])('costs no object for %s, and says so', (_, object, kept) => {
    const parsed = parseLayout(`[{"id":"a","label":"a","box":{"minX":0,"minY":0,"maxX":1,"maxY":1}},${object}]`)
    const box = { minX: 0, minY: 0, maxX: 1, maxY: 1 }
    expect(parsed.value?.objects[1]).toStrictEqual({ label: 'b', box, ...kept })
    expect(parsed.diagnostics.filter(({ code }) => code === 'extra-key')).toHaveLength(1)
  })
  it('reports the keys that were passed over once, with their number', () => {
    const text = `[${['a', 'b', 'c'].map((name, i) => `{"object_name":"${name}","bbox":[${i},0,${i + 1},1],"color":"red","seen":1}`)}]`
    expect(parseLayout(text).diagnostics).toMatchObject([{ code: 'extra-key', text: '"color"', count: 6 }])
    expect(parseLayout(text, { diagnostics: 'each' }).diagnostics).toHaveLength(6)
  })
  it('does not lend its floor to a map block behind it', () => {
    expect(parseLayout(`{"floor":${JSON.stringify(floor)},"note":[]} <map>[${A}]</map>`).value?.floor).toBeUndefined()
  })
})
