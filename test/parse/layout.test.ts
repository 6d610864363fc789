import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { createLayout } from '../../src/layout/layout'
import { parseLayout } from '../../src/parse/layout'
import { A, B, both, check, objectsIn } from './read'

describe('well-formed maps are read without a word', () => {
  check([
    ['two objects', `[${A},${B}]`, both, []],
    ['CRLF and tabs', `[\r\n\t${A},\r\n\t${B}\r\n]\r\n`, both, []],
    ['in its block', `<map>[${A}]</map><think>x</think><answer>D</answer>`, 'a 1 2 3 4', []],
    ['keys in another order', '[{"bbox":[1,2,3,4],"object_name":"a"}]', 'a 1 2 3 4', []],
    ['an empty list', '[]', '', []],
    ['an empty list in its block', '<map> [ ] </map>', '', []],
    ['a name in Chinese', '[{"object_name":"冰箱","bbox":[1,2,3,4]}]', '冰箱 1 2 3 4', []],
    ['escapes', '[{"object_name":"a\\"\\u0041\\\\\\/","bbox":[1,2,3,4]}]', 'a"A\\/ 1 2 3 4', []],
    ['exponents', '[{"object_name":"a","bbox":[1e-1,2.5E+1,3,40]}]', 'a 0.1 25 3 40', []],
    [
      'brackets and a closing tag in a name outside a block',
      '[{"object_name":"a, [c] {d} </map>","bbox":[1,2,3,4]}]',
      'a, [c] {d} </map> 1 2 3 4',
      [],
    ],
  ])
  it('minus zero is zero', () => {
    const parsed = parseLayout('[{"object_name":"a","bbox":[-0,-0.0,1,1]}]')
    expect(parsed.value?.objects[0]?.box).toStrictEqual({ minX: 0, minY: 0, maxX: 1, maxY: 1 })
  })
  it('and give what createLayout gives for the same objects', () => {
    const objects = ['chair', 'Chair', 'chair#2', 'dog bed', 'DogBed'].map((label, i) => ({
      label,
      bbox: [i, 0, i + 1, 2] as const,
    }))
    const text = JSON.stringify(objects.map(({ label, bbox }) => ({ object_name: label, bbox })))
    expect(parseLayout(text).value).toStrictEqual(createLayout(objects, { origin: 'observer' }))
  })
})

describe('what stands around a map', () => {
  check([
    ['a byte order mark', `\ufeff[${A}]`, 'a 1 2 3 4', ['odd-space \ufeff']],
    ['a fence', `\`\`\`json\n[${A}]\n\`\`\``, 'a 1 2 3 4', ['fence ```json', 'fence ```']],
    ['a fence in its block', `<map>\`\`\`\n[${A}]\`\`\`</map>`, 'a 1 2 3 4', ['fence ```', 'fence ```']],
    [
      'prose with an apostrophe, which opens no string',
      `Establish a bird's-eye view : [${A}] That's "it`,
      'a 1 2 3 4',
      ["prose Establish a bird's-eye view :", 'prose That\'s "it'],
    ],
    ['brackets in prose', `As in [1] and {x}: [${A}]`, 'a 1 2 3 4', ['prose As in [1] and {x}:']],
    ['an assignment', `map = [${A}];`, 'a 1 2 3 4', ['prose map =', 'prose ;']],
    ['a wrapper', `{"map": [${A},${B}]}`, both, ['wrapper {']],
    [
      'a wrapper in a wrapper',
      `{"s":{"objects":[${A}],"unit":"m"}}`,
      'a 1 2 3 4',
      ['wrapper {', 'wrapper {', 'extra-key "unit"'],
    ],
    ['a list in a list', `[[${A}],[${B}]]`, both, ['wrapper [', 'wrapper [']],
    ['two lists', `[${A}]\n[${B}]`, both, ['several-lists [']],
    ['one object a line', `${A}\n${B}`, both, ['no-list']],
  ])
})

describe('commas, brackets, colons and quotes out of place', () => {
  check([
    ['comma at the end of the list', `[${A},]`, 'a 1 2 3 4', ['extra-comma ,']],
    ['comma at the beginning', `[,${A}]`, 'a 1 2 3 4', ['extra-comma ,']],
    ['two commas', `[${A},,${B}]`, both, ['extra-comma ,']],
    ['comma at the end of an object', '[{"object_name":"a","bbox":[1,2,3,4],}]', 'a 1 2 3 4', ['extra-comma ,']],
    ['comma at the end of a box', '[{"object_name":"a","bbox":[1,2,3,4,]}]', 'a 1 2 3 4', ['extra-comma ,']],
    ['no comma between objects', `[${A} ${B}]`, both, ['missing-comma']],
    ['no comma between entries', '[{"object_name":"a" "bbox":[1,2,3,4]}]', 'a 1 2 3 4', ['missing-comma']],
    ['spaces between all numbers', '[{"object_name":"a","bbox":[1 2 3 4]}]', 'a 1 2 3 4', ['missing-comma']],
    ['no colon', '[{"object_name" "a","bbox":[1,2,3,4]}]', 'a 1 2 3 4', ['missing-colon']],
    ['= and =>', '[{"object_name"="a","bbox"=>[1,2,3,4]}]', 'a 1 2 3 4', ['other-colon =', 'other-colon =>']],
    ['no ] at the end', `[${A},${B}`, both, ['missing-bracket']],
    ['no } before an object', `[{"object_name":"a","bbox":[1,2,3,4],${B}]`, both, ['missing-bracket']],
    ['no } before ]', '[{"object_name":"a","bbox":[1,2,3,4]]', 'a 1 2 3 4', ['missing-bracket']],
    ['no ] in a box', `[{"object_name":"a","bbox":[1,2,3,4},${B}]`, both, ['missing-bracket']],
    ['one ] too many', `[{"object_name":"a","bbox":[1,2,3,4]]},${B}]`, both, ['extra-bracket ]']],
    ['one } too many', `[{"object_name":"a","bbox":[1,2,3,4]}},${B}]`, both, ['extra-bracket }']],
    ['doubled braces', `[{${A}},${B}]`, both, ['extra-bracket {', 'extra-bracket }']],
    ['a tuple', '[{"object_name":"a","bbox":(1,2,3,4)}]', 'a 1 2 3 4', ['other-brackets (1,2,3,4)']],
    ['tensor', '[{"object_name":"a","bbox":tensor([1,2,3,4])}]', 'a 1 2 3 4', ['wrapper tensor([1,2,3,4])']],
    [
      'tensor on a device',
      `[{"object_name":"a","bbox":tensor([1,2,3,4], device='cuda:0')}]`,
      'a 1 2 3 4',
      ["wrapper tensor([1,2,3,4], device='cuda:0')"],
    ],
    [
      'single quotes around an apostrophe',
      "[{'object_name':'bird's nest',\"bbox\":[1,2,3,4]}]",
      "bird's nest 1 2 3 4",
      ["other-quotes 'object_name'", "other-quotes 'bird's nest'"],
    ],
    [
      'typographic quotes',
      '[{“object_name”:“a”,"bbox":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['other-quotes “object_name”', 'other-quotes “a”'],
    ],
    [
      'escaped quotes',
      '[{\\"object_name\\":\\"a\\","bbox":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['other-quotes \\"object_name\\"', 'other-quotes \\"a\\"'],
    ],
    [
      'no quotes',
      '[{object_name: coffee table, "bbox": [1,2,3,4]}]',
      'coffee table 1 2 3 4',
      ['missing-quotes object_name', 'missing-quotes coffee table'],
    ],
    [
      'comments',
      `[${A} // one\n, # two\n /* , */ ${B} <!-- ${A} -->]`,
      both,
      ['comment // one', 'comment # two', 'comment /* , */', `comment <!-- ${A} -->`],
    ],
    ['an ellipsis', `[${A}, ... , ${B}]`, both, ['prose ...']],
    ['an escape JSON does not have', '[{"object_name":"a\\x","bbox":[1,2,3,4]}]', 'ax 1 2 3 4', ['odd-escape \\x']],
    ['a raw line end in a name', '[{"object_name":"a\nb","bbox":[1,2,3,4]}]', 'a\nb 1 2 3 4', ['raw-control \n']],
  ])
})

describe('keys and forms of a box', () => {
  check([
    [
      'other keys',
      '[{"Label":"a","bounding_box":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['key-alias "Label"', 'key-alias "bounding_box"'],
    ],
    ['corner pairs', '[{"object_name":"a","bbox":[[1,2],[3,4]]}]', 'a 1 2 3 4', ['box-form [[1,2],[3,4]]']],
    [
      'a centre with a size',
      '[{"object_name":"a","bbox":{"center":[2,3],"size":[2,4]}}]',
      'a 1 1 3 5',
      ['box-form {"center":[2,3],"size":[2,4]}'],
    ],
    [
      'a centre with a size in the object itself',
      '[{"object_name":"a","cx":2,"cy":3,"w":2,"h":4}]',
      'a 1 1 3 5',
      ['box-form {"object_name":"a","cx":2,"cy":3,"w":2,"h":4}'],
    ],
    [
      'several boxes under one name, each an instance',
      '{"a": [[1,2,3,4],[5,6,7,8]], "b": [1,2,3,4]}',
      'a 1 2 3 4; a#2 5 6 7 8; b 1 2 3 4',
      ['dictionary {', 'repeated-label "a"'],
    ],
    [
      'a list in the braces of a type',
      'str{[{"object_name":"a","bbox":[1,2,3,4]}, {"object_name":"b","bbox":[1,2,3,5]}]}',
      'a 1 2 3 4; b 1 2 3 5',
      ['wrapper str{'],
    ],
    [
      'objects in the braces of a type',
      'Map: str{{"object_name":"a","bbox":[1,2,3,4]}}',
      'a 1 2 3 4',
      ['prose Map:', 'wrapper str{', 'no-list'],
    ],
    [
      'a word that ends like a type',
      'substr{[{"object_name":"a","bbox":[1,2,3,4]}]}',
      'a 1 2 3 4',
      ['prose substr', 'extra-bracket {', 'extra-bracket }'],
    ],
    [
      'named corners',
      '[{"object_name":"a","bbox":{"x1":1,"y1":2,"x2":3,"y2":4}}]',
      'a 1 2 3 4',
      ['box-form {"x1":1,"y1":2,"x2":3,"y2":4}'],
    ],
    [
      'x_min and so on beside the name',
      '[{"object_name":"a","x_min":1,"y_min":2,"x_max":3,"y_max":4}]',
      'a 1 2 3 4',
      ['box-form {"object_name":"a","x_min":1,"y_min":2,"x_max":3,"y_max":4}'],
    ],
    [
      'min and max',
      '[{"object_name":"a","bbox":{"min":[1,2],"max":[3,4]}}]',
      'a 1 2 3 4',
      ['box-form {"min":[1,2],"max":[3,4]}'],
    ],
    ['a dictionary of boxes', '{"a":[1,2,3,4],"b":[5,6,7,8]}', both, ['dictionary {']],
    ['whose names may be box', '{"box":[1,2,3,4],"b":[5,6,7,8]}', 'box 1 2 3 4; b 5 6 7 8', ['dictionary {']],
    [
      'a dictionary of one box',
      "str{'a': [1,2,3,4]}",
      'a 1 2 3 4',
      ['wrapper str', 'dictionary {', "other-quotes 'a'"],
    ],
    ['a dictionary of objects', '{"a":{"bbox":[1,2,3,4]},"b":{"bbox":[5,6,7,8]}}', both, ['dictionary {']],
    [
      'a dictionary with bad entries',
      '{"a":[1,2,3,4],"p":[5,6,7,8,9],"q":null,"b":[5,6,7,8]}',
      both,
      ['dictionary {', 'wrong-count [5,6,7,8,9]', 'bad-box null'],
    ],
    [
      'a key twice: the last counts',
      '[{"object_name":"x","object_name":"a","bbox":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['duplicate-key "object_name"'],
    ],
    [
      "two names: the format's own counts",
      '[{"object_name":"a","category":"x","bbox":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['duplicate-key "category"'],
    ],
    [
      'keys that mean something to JavaScript',
      '[{"__proto__":{"bbox":[9,9,9,9]},"constructor":[1],"object_name":"a","bbox":[1,2,3,4]}]',
      'a 1 2 3 4',
      ['extra-key "__proto__"', 'extra-key "constructor"'],
    ],
  ])
  it('leaves Object.prototype alone', () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    objectsIn(
      '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"object_name":"a","bbox":[1,2,3,4]}]',
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('numbers', () => {
  const withNumber = (number: string) => `[{"object_name":"a","bbox":[${number},2,30,40]},${B}]`
  it.each(['+1.5', '.5', '5.', '01.5', '"1.5"', '" 1.5 "', '-.5', '+01.'])('%s is a respelling', (number) => {
    const value = Number(number.replaceAll('"', ''))
    expect(objectsIn(withNumber(number))).toBe(`a ${value} 2 30 40; b 5 6 7 8`)
    expect(parseLayout(withNumber(number)).diagnostics.map((d) => d.code)).toEqual(['respelled-number'])
  })
  it.each(
    '1e999 -1e999 NaN nan inf Infinity 1.2.3 0x10 - . + 1e e5 1e+ 3*2 1.2-0.3 50% 1_000 1.2m "1.2m" 120cm １．５ −1.5 1\u200b.5 1.2±0.1 null true None [1] {} "" "a" ... 1/2 --1 1..2'.split(
      ' ',
    ),
  )('%s is none: the object is dropped, its neighbour stays', (number) => {
    expect(objectsIn(withNumber(number))).toBe('b 5 6 7 8')
    const errors = parseLayout(withNumber(number)).diagnostics.filter((d) => d.severity === 'error')
    expect(errors.map((d) => d.objectIndex)).toEqual([0])
  })
  it.each(['1,25', '1 2', '1, 2, 3'])('%s in place of a number gives no regrouped box', (number) => {
    expect(objectsIn(withNumber(number))).toBe('b 5 6 7 8')
  })
  it('rounds to the nearest double', () => {
    expect(objectsIn('[{"object_name":"a","bbox":[0.1000000000000000055511151231257827,2,9007199254740993,3]}]')).toBe(
      'a 0.1 2 9007199254740992 3',
    )
  })
})

describe('objects that are dropped, one at a time', () => {
  check([
    ['no name', `[{"bbox":[1,2,3,4]},${B}]`, 'b 5 6 7 8', ['missing-name {"bbox":[1,2,3,4]}']],
    ['no box', `[{"object_name":"a"},${B}]`, 'b 5 6 7 8', ['missing-box {"object_name":"a"}']],
    ['a name that is a number', `[{"object_name":5,"bbox":[1,2,3,4]},${B}]`, 'b 5 6 7 8', ['bad-name 5']],
    ['a name of nothing', `[{"object_name":" _-","bbox":[1,2,3,4]},${B}]`, 'b 5 6 7 8', ['bad-name " _-"']],
    ['three numbers', `[{"object_name":"a","bbox":[1,2,3]},${B}]`, 'b 5 6 7 8', ['wrong-count [1,2,3]']],
    ['a box as a text', `[{"object_name":"a","bbox":"1 2 3 4"},${B}]`, 'b 5 6 7 8', ['bad-box "1 2 3 4"']],
    [
      'a corner or a centre',
      `[{"object_name":"a","bbox":{"x":1,"y":2,"width":3,"height":4}},${B}]`,
      'b 5 6 7 8',
      ['ambiguous-box {"x":1,"y":2,"width":3,"height":4}'],
    ],
    [
      'a quote missing after the name',
      `[{"object_name":"a,"bbox":[1,2,3,4]},${B}]`,
      'b 5 6 7 8',
      ['broken-object {"object_name":"a,"bbox":[1,2,3,4]}'],
    ],
    [
      'a quote missing after a key',
      `[{"object_name":"a","bbox:[1,2,3,4]},${B}]`,
      'b 5 6 7 8',
      ['broken-object {"object_name":"a","bbox:[1,2,3,4]}'],
    ],
    [
      'things that are no objects',
      `[${A},null,5,"s",[],${B}]`,
      both,
      ['not-an-object null', 'not-an-object 5', 'not-an-object "s"', 'wrapper [', 'not-an-object ]'],
    ],
    [
      'a text that looks like an object',
      `["{'object_name':'evil','bbox':[1,2,3,4]}", ${B}]`,
      'b 5 6 7 8',
      ["not-an-object \"{'object_name':'evil','bbox':[1,2,3,4]}\""],
    ],
    [
      'the last one when it is cut',
      `[${A},{"object_name":"b","bbox":[5,6,7,8`,
      'a 1 2 3 4',
      ['unfinished-object {"object_name":"b","bbox":[5,6,7,8', 'missing-bracket'],
    ],
  ])
})

describe('legal but odd is kept and said', () => {
  check([
    ['swapped corners', '[{"object_name":"a","bbox":[3,4,1,2]}]', 'a 1 2 3 4', ['swapped-corners [3,4,1,2]']],
    ['no width', '[{"object_name":"a","bbox":[1,2,1,4]}]', 'a 1 2 1 4', ['zero-extent [1,2,1,4]']],
    [
      'an extent beyond all numbers',
      '[{"object_name":"a","bbox":[-1e308,0,1e308,1]}]',
      'a -1e+308 0 1e+308 1',
      ['overflow [-1e308,0,1e308,1]'],
    ],
    [
      'an area beyond all numbers',
      '[{"object_name":"a","bbox":[0,0,1e300,1e300]}]'.replace('0,0', '0.5,0'),
      'a 0.5 0 1e+300 1e+300',
      ['overflow [0.5,0,1e300,1e300]'],
    ],
    ['an exact copy', `[${A},${A}]`, 'a 1 2 3 4; a#2 1 2 3 4', ['exact-copy "a"']],
    [
      'a label once more',
      `[${A},{"object_name":"A","bbox":[0,0,1,1]}]`,
      'a 1 2 3 4; A#2 0 0 1 1',
      ['repeated-label "A"'],
    ],
  ])
})

describe('what is refused by name', () => {
  const refusals: readonly [string, string][] = [
    ['[{"bbox_2d":[1,2,3,4],"label":"a"}]', 'image-boxes'],
    ['[{"box_2d":[1,2,3,4],"label":"a"}]', 'image-boxes'],
    ['[{"point_2d":[9,8],"label":"a"}]', 'image-boxes'],
    ['[{"object_name":"a","bbox":[0,30,120,80]},{"object_name":"b","bbox":[1.5,2,3,4]}]', 'image-boxes'],
    ['{"a":[1,2],"b":[3,4]}', 'grid-map'],
    ['{"a":[1,2]}', 'grid-map'],
    ['{"a":[[1,2],[3,4]],"b":[[3,4]]}', 'grid-map'],
    ['{"a":{"position":[1,2]}}', 'grid-map'],
    ['{"objects":[{"name":"a","position":[1,2]}],"views":[]}', 'grid-map'],
    ['', 'empty-text'],
    ['nothing here', 'no-map'],
    ['null', 'no-map'],
    ['[1,2,3,4]', 'no-map'],
    ['<map></map>', 'no-map'],
    ['\u0000', 'no-map'],
  ]
  it.each(refusals)('%s: %s', (text, code) => {
    const parsed = parseLayout(text)
    expect(parsed.ok).toBe(false)
    expect(parsed.diagnostics.map((d) => d.code)).toEqual([code])
  })
  it('metric maps with whole numbers below 100 and later large ones are not image boxes', () => {
    expect(objectsIn('[{"object_name":"a","bbox":[0,0,99,99]},{"object_name":"b","bbox":[0,0,100,100]}]')).toBe(
      'a 0 0 99 99; b 0 0 100 100',
    )
    expect(objectsIn('[{"object_name":"a","bbox":[-1,0,100,100]}]')).toBe('a -1 0 100 100')
  })
  it('later image boxes and positions are dropped alone', () => {
    expect(objectsIn(`[${A},{"bbox_2d":[1,2,3,4],"label":"x"},{"name":"y","position":[1,2]},${B}]`)).toBe(both)
  })
})

describe('limits', () => {
  it('reads the characters it may and says what it left', () => {
    const text = `[${A},${B}]`
    const parsed = parseLayout(text, { limits: { characters: 40 } })
    expect(parsed.value?.objects.map((o) => o.label)).toEqual(['a'])
    expect(parsed.diagnostics.find((d) => d.code === 'too-long')?.span).toEqual([40, text.length])
    expect(parseLayout('x'.repeat(1_000_001)).diagnostics.map((d) => d.code)).toEqual(['no-map', 'too-long'])
  })
  it('reads the objects it may', () => {
    const parsed = parseLayout(`[${A},${B}]`, { limits: { objects: 1 } })
    expect(parsed.value?.objects.map((o) => o.label)).toEqual(['a'])
    expect(parsed.diagnostics.map((d) => d.code)).toEqual(['too-many-objects'])
  })
  it('reads lists of exactly as many objects without a word', () => {
    expect(parseLayout(`[${A},${B}]`, { limits: { objects: 2 } }).diagnostics).toEqual([])
  })
  it.each(['[', '{"a":', '[{"object_name":"a","bbox":[', '(', '{'])('stops at %s open too often', (open) => {
    const parsed = parseLayout(open.repeat(100_000))
    expect(parsed.ok).toBe(false)
    expect(parsed.diagnostics.length).toBeGreaterThan(0)
  })
  it('says where brackets are too deep, and reads the neighbour', () => {
    const deep = `[{"object_name":"x","bbox":${'['.repeat(100)}1},${B}]`
    expect(objectsIn(deep)).toBe('b 5 6 7 8')
    expect(parseLayout(deep).diagnostics.map((d) => d.code)).toEqual(['too-deep'])
  })
  it('drops longer names', () => {
    const named = (length: number) => `[{"object_name":"${'x'.repeat(length)}","bbox":[1,2,3,4]},${B}]`
    expect(parseLayout(named(200)).value?.objects.length).toBe(2)
    expect(objectsIn(named(201))).toBe('b 5 6 7 8')
  })
})

describe('options that are mistakes throw', () => {
  it.each([
    [{ dialect: 'klingon' }],
    [{ origin: 'moon' }],
    [{ prefill: 'answer' }],
    [{ limits: { depth: 0 } }],
    [{ limits: { characters: Number.NaN } }],
  ])('%j', (options) => {
    let thrown: unknown
    try {
      parseLayout('[]', options as never)
    } catch (error) {
      thrown = error
    }
    expect(isV2loError(thrown)).toBe(true)
  })
  it('a text that is none', () => {
    expect(() => parseLayout(undefined as never)).toThrow(/expected a text, received undefined/)
  })
  it('the origin can be set', () => {
    expect(parseLayout('[]').value?.origin).toBe('observer')
    expect(parseLayout('[]', { origin: 'world' }).value?.origin).toBe('world')
  })
})
