import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/base/parsed'
import type { GridDialect, GridMap } from '../../src/grid/grid-map'
import { parseGridMap } from '../../src/grid/read'
import { sharedJson } from '../support/shared'

const cellsOf = ({ objects }: GridMap) => objects.map(({ label, cell }) => [label, ...cell])
const cells = (text: string, dialect?: GridDialect) => cellsOf(unwrap(parseGridMap(text, { dialect })))
const codes = (text: string, dialect?: GridDialect) =>
  parseGridMap(text, { dialect }).diagnostics.map(({ code }) => code)

describe('dictionaries of cells', () => {
  test.each([
    ['{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}', []],
    ["{'table': [(0, 3), (5, 7)], 'chair': [(9, 3)]}", ['other-quotes', 'other-brackets']],
    ['{"table": [[0, 3], [5, 7]], "chair": [9, 3]}', []],
    ['{"table": ((0, 3), (5, 7)), "chair": (9, 3)}', ['other-brackets']],
    ['{"table": ["[0, 3]", "5, 7"], "chair": "(9, 3)"}', ['text-cell']],
    ['str{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}', []],
    ['str{{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}}', ['wrapper']],
    ['{<table>: [(0, 3), (5, 7)], <chair>: [(9, 3)]}', ['other-quotes']],
    ['{table: [[0, 3], [5, 7]], chair: [[9, 3]]}', ['missing-quotes']],
    ['"table": [[0, 3], [5, 7]], "chair": [[9, 3]]', ['missing-bracket']],
    ['```json\n{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}\n```', []],
    ['<map>{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}</map><think>{"lamp": [[1, 1]]}</think>', []],
    ['<think>{"lamp": [[1, 1]]}</think>{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}', []],
    ['Here it is: {"map": {"table": [[0, 3], [5, 7]], "chair": [[9, 3]]}}', []],
    ['{"table": [[0, 3], [5, 7],], "chair": [[9, 3]],} // done', []],
    ['{"table": [[0, 3], [5, 7]], "chair": [[9, 3]]', ['missing-bracket']],
    ['{"table": [{"x": 0, "y": 3}, {"x": 5, "y": 7}], "chair": [{"position": [9, 3]}]}', ['cell-form']],
  ])('%s', (text, found) => {
    expect(cells(text)).toEqual([
      ['table', 0, 3],
      ['table', 5, 7],
      ['chair', 9, 3],
    ])
    for (const code of found) expect(codes(text)).toContain(code)
  })

  test('instances get the ids of a layout', () => {
    const map = unwrap(parseGridMap('{"chair": [[1, 1], [2, 2]], "Chair": [[1, 1]]}'))
    expect(map.objects.map(({ id }) => id)).toEqual(['chair', 'chair#2', 'Chair#3'])
    expect(map.collisions).toEqual([{ cell: [1, 1], ids: ['chair', 'Chair#3'] }])
    expect(map).toMatchObject({ dialect: 'vsi', size: 10, yAxis: 'up' })
  })

  test('one bad instance never costs another', () => {
    const text = '{"a": [[1, 2], [3], [4, 5, 6], [7, null], ["x", 1], [8, 9]], "b": 7, "c": [[1, 1]]}'
    expect(cells(text)).toEqual([
      ['a', 1, 2],
      ['a', 8, 9],
      ['c', 1, 1],
    ])
    expect(codes(text).filter((code) => code === 'bad-cell').length).toBe(5)
  })

  test('names are data, whatever they are', () => {
    const text = '{"__proto__": [[1, 1]], "constructor": [[2, 2]], "toString": [[3, 3]]}'
    expect(cells(text).map(([name]) => name)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('a cut anywhere gives a prefix of the instances, never an invented number', () => {
    const text = '{"table": [[10, 30], [50, 70]], "chair": [[90, 31]], "lamp": {"position": [12, 34], "facing": "up"}}'
    const whole = cells(text)
    for (let end = 0; end < text.length; end++) {
      const parsed = parseGridMap(text.slice(0, end))
      const found = parsed.ok ? cellsOf(parsed.value) : []
      expect(found).toEqual(whole.slice(0, found.length))
    }
  })

  test('empty maps are maps, empty texts are not', () => {
    for (const text of ['{}', '{"table": []}', '[]', '{"objects": [], "views": []}'])
      expect(parseGridMap(text)).toMatchObject({ ok: true, value: { objects: [] } })
    expect(codes('')).toEqual(['empty-text'])
    expect(codes('no map here')).toEqual(['no-grid'])
    expect(parseGridMap('no map here').ok).toBe(false)
  })

  test('boxes in metres are refused by name', () => {
    for (const text of [
      '[{"object_name": "table", "bbox": [1, 2, 3, 4]}]',
      '{"table": [1.5, 2, 3, 4]}',
      '{"table": [[1, 2, 3, 4]]}',
      '{"table": {"bbox": [1, 2, 3, 4]}}',
    ]) {
      expect(parseGridMap(text).ok, text).toBe(false)
      expect(codes(text)).toContain('metric-map')
    }
  })

  test('what is odd is kept and said', () => {
    expect(codes('{"a": [[1.5, 2]]}')).toEqual(['fractional-cell'])
    expect(cells('{"a": [[1.5, 2]]}')).toEqual([['a', 1.5, 2]])
    expect(cells('{"a": [[1.9, -2.2]]}', 'spacer')).toEqual([['a', 1, -2]])
    expect(codes('{"a": [[1.9, 2]]}', 'spacer')).toEqual(['truncated-cell'])
    expect(codes('{"a": [[10, 0]]}')).toEqual(['outside-grid'])
    expect(codes('{"a": [[1, 1]]} and {"b": [[2, 2]]}')).toEqual(['other-map'])
    expect(codes('{"a": [[1, 1]]} {x}')).toEqual([])
  })
})

describe('positions with facings', () => {
  test('MindCube, plain', () => {
    const map = unwrap(parseGridMap('{"sofa": {"position": [1, 2], "facing": "Down"}, "tv": {"position": [3, 4]}}'))
    expect(map).toMatchObject({ dialect: 'mindcube', yAxis: 'down', size: 10 })
    expect(map.views).toBeUndefined()
    expect(map.objects).toEqual([
      { id: 'sofa', label: 'sofa', cell: [1, 2], facing: 'down' },
      { id: 'tv', label: 'tv', cell: [3, 4] },
    ])
  })

  test('MindCube, augmented', () => {
    const text =
      '{"objects": [{"name": "sofa", "position": [1, 2], "facing": "up"}], "views": [{"name": "Image 1", "position": [5, 9], "facing": ["up"]}]}'
    expect(unwrap(parseGridMap(text))).toMatchObject({
      dialect: 'mindcube-augmented',
      yAxis: 'down',
      objects: [{ label: 'sofa', cell: [1, 2], facing: 'up' }],
      views: [{ name: 'Image 1', cell: [5, 9], facing: 'up' }],
    })
  })

  test('VAGEN: y north, the agent is no object', () => {
    const text = '{"agent": {"position": [0, 0], "facing": "north"}, "tv_stand": {"position": [-3, 4], "facing": "+x"}}'
    const map = unwrap(parseGridMap(text))
    expect(map).toEqual({
      dialect: 'vagen',
      yAxis: 'up',
      objects: [{ id: 'tv_stand', label: 'tv_stand', cell: [-3, 4], facing: 'right' }],
      views: [{ name: 'agent', cell: [0, 0], facing: 'up' }],
      collisions: [],
    })
  })

  test('a facing word means what its dialect says, and nothing elsewhere', () => {
    const facing = (word: string, dialect: GridDialect) =>
      unwrap(parseGridMap(`{"a": {"position": [1, 1], "facing": "${word}"}}`, { dialect })).objects[0]!.facing
    expect(facing('front', 'mindcube')).toBe('inner')
    expect(facing('front', 'vagen')).toBe('up')
    expect(facing('top', 'mindcube')).toBe('up')
    expect(facing('top', 'vagen')).toBeUndefined()
    expect(facing('inner', 'vagen')).toBeUndefined()
    expect(codes('{"a": {"position": [1, 1], "facing": "sideways"}}')).toEqual(['unknown-facing'])
  })
})

describe('names and numbers', () => {
  test('are not blamed for being no dictionary', () => {
    const parsed = parseGridMap('table at (3, 4), chair: [5, 6]')
    expect(parsed.value?.objects.map(({ id, cell }) => [id, ...cell])).toEqual([
      ['table', 3, 4],
      ['chair', 5, 6],
    ])
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['names-and-numbers'])
  })
  const scraped = (text: string, names?: string[]) => {
    const parsed = parseGridMap(text, { names })
    return parsed.ok ? cellsOf(parsed.value) : []
  }

  test.each([
    [
      'table at (3,4), chair: 5 6.',
      [
        ['table', 3, 4],
        ['chair', 5, 6],
      ],
    ],
    [
      'trash bin (1,2) bin (3,4)',
      [
        ['trash bin', 1, 2],
        ['bin', 3, 4],
      ],
    ],
    ['3 chairs: chair (1,2)', [['chair', 1, 2]]],
    [
      '- The dog bed is at [2, 3]\n- lamp = (4, 5)\n',
      [
        ['dog bed', 2, 3],
        ['lamp', 4, 5],
      ],
    ],
    [
      'table (1, 2), (3, 4)',
      [
        ['table', 1, 2],
        ['table', 3, 4],
      ],
    ],
    ['table (1, 2, 3)', []],
    ['in the year 2024 there were 3 of them', []],
  ])('%s', (text, expected) => {
    expect(scraped(text)).toEqual(expected)
  })

  test('with names the longest is taken at every place, whole words only', () => {
    const names = ['bin', 'trash bin', 'table']
    expect(scraped('trash bin (1,2) bin (3,4) tables (5,6)', names)).toEqual([
      ['trash bin', 1, 2],
      ['bin', 3, 4],
      ['bin', 5, 6],
    ])
    expect(scraped('{"tables": [[1, 1]], "table": [[2, 2]]}', names)).toEqual([['table', 2, 2]])
    expect(parseGridMap('{"tables": [[1, 1]]}', { names }).diagnostics.map(({ code }) => code)).toContain(
      'unlisted-name',
    )
  })

  test('a number at the very end may have been cut and is refused', () => {
    expect(codes('table at (3,4), chair: 5 6')).toContain('unfinished-cell')
    expect(scraped('table at (3,4), chair: 5 6')).toEqual([['table', 3, 4]])
  })
})

interface Extracted {
  readonly text: string
  readonly parsed: Readonly<Record<string, unknown>> | null
}

describe('what other readers recover', () => {
  const mindcube = sharedJson<readonly Extracted[]>('cases/mindcube-json-extract.json')
  test.skipIf(mindcube === undefined)('MindCube’s: at least as much, or a reason', () => {
    for (const { text, parsed } of mindcube!) {
      const found = parseGridMap(text)
      const names = found.ok ? found.value.objects.map(({ label, cell }) => JSON.stringify([label, cell])) : []
      const listed = Array.isArray(parsed?.objects) ? parsed.objects : undefined
      const expected: string[] = listed
        ? listed.map(({ name, position }) => JSON.stringify([name, position]))
        : Object.entries(parsed ?? {}).map(([name, value]) =>
            JSON.stringify([name, (value as { position: unknown }).position]),
          )
      const lost = expected.filter((item) => !names.includes(item))
      const reasons = found.diagnostics.filter(({ severity }) => severity !== 'repair')
      expect(lost.length === 0 || reasons.length > 0, text).toBe(true)
      if (lost.length > 0) expect(reasons[0]!.code).toBe('other-map')
    }
  })

  const spacer = sharedJson<{
    readonly object_list: string[]
    readonly rows: readonly { text: string; parsed: Readonly<Record<string, readonly (readonly number[])[]>> }[]
  }>('cases/spacer-map-parse.json')
  test.skipIf(spacer === undefined)('SpaceR’s: at least as much, or a reason', () => {
    for (const options of [{ names: spacer!.object_list, dialect: 'spacer' as const }, { dialect: 'spacer' as const }])
      for (const { text, parsed } of spacer!.rows) {
        const found = parseGridMap(text, options)
        const objects = found.ok ? found.value.objects : []
        const have = objects.map(({ label, cell }) => JSON.stringify([label.toLowerCase(), cell]))
        const wanted = Object.entries(parsed).flatMap(([name, list]) =>
          list.map((cell) => JSON.stringify([name, cell])),
        )
        const lost = wanted.filter((item) => !have.includes(item))
        const reasons = found.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
        if (lost.length > 0) expect(['metric-map', 'unfinished-cell'], text).toContain(reasons[0])
      }
  })
})

describe('always', () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      "'",
      '`',
      ',',
      ':',
      '<',
      '>',
      '<map>',
      '</map>',
      '<cogmap>',
      '</cogmap>',
      '<think>',
    ],
    ...[
      'chair',
      '"chair"',
      ' ',
      '\n',
      '1',
      '2.5',
      '-3',
      '1e999',
      '//',
      '/*',
      '#',
      'objects',
      '"objects"',
      '"position"',
      'str',
      '```',
    ],
    ...['[[1, 2]]', '{"position": [1, 2]}', '"facing": "up"', '__proto__', '\u0000', '\ud800', '’', '=', ';'],
  )

  test('any text is read or refused with a reason, in spans of the text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom(undefined, ['chair'], []), (parts, names) => {
        const text = parts.join('')
        const parsed = parseGridMap(text, { names })
        if (parsed.ok)
          for (const { cell, label } of parsed.value.objects) {
            expect(cell.every((value) => Number.isFinite(value))).toBe(true)
            expect(label.trim()).not.toBe('')
          }
        else expect(parsed.diagnostics.length).toBeGreaterThan(0)
        for (const { span } of parsed.diagnostics) {
          expect(span![0]).toBeGreaterThanOrEqual(0)
          expect(span![1]).toBeLessThanOrEqual(text.length)
          expect(span![0]).toBeLessThanOrEqual(span![1])
        }
      }),
      { seed: 21, numRuns: 3000 },
    )
  })

  test('a caller’s mistake is said', () => {
    expect(() => parseGridMap(3 as never)).toThrow(/expected a text/)
    expect(() => parseGridMap('{}', { dialect: 'vsibench' as never })).toThrow(/expected dialect 'vsi'/)
    expect(() => parseGridMap('{}', { size: 0 })).toThrow(/size/)
  })
})
