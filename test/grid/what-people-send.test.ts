import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/base/parsed'
import { parseGridMap } from '../../src/grid/read'

/** The objects as `label x y [facing]`, joined; `undefined` for a refusal. */
function read(text: string): string | undefined {
  const { value } = parseGridMap(text)
  return value?.objects
    .map(({ label, cell, facing }) => [label, ...cell, ...(facing ? [facing] : [])].join(' '))
    .join(', ')
}
const codes = (text: string) => parseGridMap(text).diagnostics.map(({ code }: Diagnostic) => code)

describe('lists of pairs count rows upwards, whatever wrapper is around them', () => {
  const inner = '{"table": [[5,8]], "bed": [[5,2]]}'
  test.each([
    inner,
    `{"objects": ${inner}}`,
    `{"layout": ${inner}}`,
    `{"top": ${inner}}`,
    `{"scene graph": ${inner}}`,
    `{"result": {"layout": ${inner}}}`,
    `{"objects": ${inner}, "views": {}}`,
    `{"name": "save_map", "arguments": {"objects": ${inner}}}`,
    `{"answer": "left", "map": ${inner}}`,
    '{"objects": {"table": [5,8], "bed": [5,2]}}',
    '{"my map": {"table": [5,8], "bed": [5,2]}}',
    '{"objects": {"table": [(5,8)], "bed": [(5,2)]}}',
    '{"objects": {"table": {"cells": [[5,8]]}, "bed": {"cells": [[5,2]]}}}',
    '[{"table": [[5,8]]}, {"bed": [[5,2]]}]',
    '{"objects": [{"table": [[5,8]]}, {"bed": [[5,2]]}]}',
    '{"objects": [["table", [5,8]], ["bed", 5, 2]]}',
  ])('%s', (text) => {
    expect(read(text)).toBe('table 5 8, bed 5 2')
    expect(parseGridMap(text).value?.yAxis).toBe('up')
  })
  test.each([
    '{"objects": [{"name": "table", "position": [5,8]}]}',
    '{"objects": {"table": {"position": [5,8]}}}',
    '{"layout": {"table": {"position": [5,8]}}}',
    '{"furniture": [{"name": "table", "position": [5,8]}]}',
  ])('positions are MindCube’s, downwards: %s', (text) => {
    expect(read(text)).toBe('table 5 8')
    expect(parseGridMap(text).value?.yAxis).toBe('down')
  })
})

describe('a camera is a view', () => {
  const views = (text: string, names?: readonly string[]) =>
    parseGridMap(text, names ? { names } : {}).value?.views?.map(({ name, cell }) => [name, ...cell].join(' '))
  test.each([
    '{"camera": [5, 0], "table": [[5, 8]], "bed": [[5, 2]]}',
    '{"table": [[5, 8]], "camera": [[5, 0]], "bed": [[5, 2]]}',
    '{"objects": {"camera": [5, 0], "table": [[5, 8]], "bed": [[5, 2]]}}',
    '{"camera": {"position": [5, 0], "facing": "up"}, "table": {"position": [5, 8]}, "bed": {"position": [5, 2]}}',
    '{"objects": [{"name": "camera", "position": [5, 0]}, {"name": "table", "position": [5, 8]}, {"name": "bed", "position": [5, 2]}]}',
  ])('%s', (text) => {
    expect(read(text)).toBe('table 5 8, bed 5 2')
    expect(views(text)).toEqual(['camera 5 0'])
    // A cut text places nothing that the whole does not.
    for (let end = 0; end < text.length; end++)
      for (const place of [...(views(text.slice(0, end)) ?? []), ...(read(text.slice(0, end))?.split(', ') ?? [])])
        expect(['', 'camera 5 0', 'table 5 8', 'bed 5 2']).toContain(place)
  })
  test('unless it is asked for as an object', () => {
    expect(views('{"camera": [5, 0], "bed": [[5, 2]]}', ['camera', 'bed'])).toBeUndefined()
  })
})

describe('keys about the grid are not objects', () => {
  test.each([
    ['{"grid_size": 20, "table": [[15, 6]]}', 20],
    ['{"grid_size": [10, 10], "table": [15, 6]}', 10],
    ['{"size": [12, 12], "unit": "cell", "table": [[15, 6]]}', 12],
    ['{"size": [12, 8], "table": [[15, 6]]}', 10],
    ['{"size": "10x10", "table": [15, 6]}', 10],
    ['{"width": 10, "height": 10, "table": [[15, 6]]}', 10],
    ['{"dimensions": {"x": 10, "y": 10}, "table": [[15, 6]]}', 10],
    ['{"origin": [0, 0], "scale": [1, 1], "table": [[15, 6]]}', 10],
    ['{"grid": [10, 10], "table": [[15, 6]]}', 10],
    ['{"canvas": [20, 20], "start": [5, 0], "table": [[15, 6]]}', 20],
    ['{"center": [5, 5], "total_objects": 1, "table": [[15, 6]]}', 10],
    ['{"coordinates": [0, 0], "num_objects": [1, 1], "table": [[15, 6]]}', 10],
    ['{"coordinates": [[0, 0], [9, 9]], "table": [[15, 6]]}', 10],
    ['{"coordinates": {"table": [[15, 6]]}, "total_objects": 1}', 10],
    ['{"objects": {"canvas": [10, 10], "center": [5, 5], "start": [5, 0], "table": [[15, 6]]}}', 10],
    ['{"canvas": 20, "table": {"center": [15, 6]}}', 20],
    ['{"grid": {"size": [30, 30], "table": [[15, 6]]}}', 30],
    ['{"cell_size": 0.5, "rows": 10, "cols": 10, "table": [[15, 6]]}', 10],
    ['{"room_size": [6.5, 4.2], "objects": {"table": [15, 6]}}', 10],
    ['{"x_range": [0, 9], "y_range": [0, 9], "table": [[15, 6]]}', 10],
    ['{"metadata": {"grid": [10, 10]}, "table": [15, 6]}', 10],
    ['{"table": [[15, 6]], "sizes": {"table": [[2, 1]]}}', 10],
  ])('%s', (text, size) => {
    expect(read(text)).toBe('table 15 6')
    expect(parseGridMap(text).value?.size).toBe(size)
    expect(codes(text)).toContain('grid-metadata')
  })
  test('what is furniture too is kept where cells follow', () => {
    expect(read('{"range": [[3, 4]], "scale": {"position": [4, 4]}}')).toBe('range 3 4, scale 4 4')
    expect(read('{"table": {"size": [2, 1], "position": [5, 6]}}')).toBe('table 5 6')
    expect(parseGridMap('{"grid_size": [10, 10]}').ok).toBe(false)
  })
})

describe('of several views the plan is read, or nothing', () => {
  test.each([
    ['{"plan": {"bed": [[5,5]], "tv": [[1,2]]}, "elevation": {"bed": [[5,1]], "tv": [[1,0]]}}', 'bed 5 5, tv 1 2'],
    ['{"front": {"bed": [[5,1]]}, "top": {"bed": [[5,5]]}, "side": {"bed": [[5,1]]}}', 'bed 5 5'],
    ['{"top_view": {"objects": {"bed": [[5,5]]}}, "frontView": {"objects": {"bed": [[5,1]]}}}', 'bed 5 5'],
    ['{"top": {"bed": [5,5]}, "left": {"bed": [5,1]}}', 'bed 5 5'],
    ['{"views": {"top": {"bed": [[5,5]]}, "front": {"bed": [[5,1]]}}}', 'bed 5 5'],
    ['{"xy": {"bed": [[5,5]]}, "xz": {"bed": [[5,1]]}, "yz": {"bed": [[5,1]]}}', 'bed 5 5'],
    ['{"bird\'s eye view": {"bed": [[5,5]]}, "view from the front": {"bed": [[5,1]]}}', 'bed 5 5'],
    ['{"top": [{"name": "bed", "position": [5,5]}], "front": [{"name": "bed", "position": [5,1]}]}', 'bed 5 5'],
    ['{"bed": {"top": [5,5], "front": [5,1]}}', 'bed 5 5'],
    ['{"before": {"bed": [[5,5]]}, "after": {"bed": [[5,1]]}}', 'bed 5 5'],
  ])('%s', (text, objects) => {
    expect(read(text)).toBe(objects)
    expect(codes(text).some((code) => code === 'other-view' || code === 'extra-key')).toBe(true)
  })
  test('elevations alone are not a plan', () => {
    const text = '{"front": {"bed": [[5,1]]}, "side": {"bed": [[5,2]]}}'
    expect(parseGridMap(text).ok).toBe(false)
    expect(codes(text)).toContain('no-plan')
  })
  test('rooms and parts of a map are read together', () => {
    expect(read('{"kitchen": {"chair": [[1,1]]}, "bedroom": {"chair": [[8,8]]}}')).toBe('chair 1 1, chair 8 8')
    expect(read('{"table": [[5,8]], "others": {"bed": [[1,2]]}}')).toBe('table 5 8, bed 1 2')
    expect(read('{"front door": [[1,2]], "side table": {"position": [3,4]}}')).toBe('front door 1 2, side table 3 4')
  })
})

describe('facings that differ', () => {
  test.each([
    ['{"a": {"position": [1,1], "facing": ["up", "down"]}}', 'a 1 1', 'several-facings'],
    ['{"a": {"position": [1,1], "facing": "up", "orientation": "down"}}', 'a 1 1', 'several-facings'],
    ['{"a": {"position": [1,1], "facing": ["up", "sideways"]}}', 'a 1 1', 'several-facings'],
    ['{"a": {"position": [1,1], "facing": "north/south"}}', 'a 1 1', 'unknown-facing'],
    ['{"objects": [{"name": "a", "position": [1,1], "facing": ["left", "up"]}]}', 'a 1 1', 'several-facings'],
    ['{"a": {"position": [1,1], "facing": ["up", "top"]}}', 'a 1 1 up', undefined],
    ['{"a": {"position": [1,1], "facing": ["up"]}}', 'a 1 1 up', undefined],
    ['{"a": {"positions": [[1,1], [2,2]], "facing": ["up", "down"]}}', 'a 1 1 up, a 2 2 down', undefined],
  ])('%s', (text, objects, code) => {
    expect(read(text)).toBe(objects)
    expect(codes(text)).toEqual(code === undefined ? [] : [code])
  })
})

describe('text that is not a dictionary', () => {
  test.each([
    ['- desk: [4, 2]\n- bed at (4, 8)\nSo from the desk [4,2] to the bed [4,8] we turn left.', 'desk 4 2, bed 4 8'],
    ['1. desk (4, 2)\n2) **bed**: `[4, 8]`', 'desk 4 2, bed 4 8'],
    ['| desk | [4, 2] |\n| bed | 4 | 8 |', 'desk 4 2, bed 4 8'],
    ['The desk is at (4, 2) and the bed is located at (4, 8).', 'desk 4 2, bed 4 8'],
    ['Objects: desk (4, 2), bed (4, 8)', 'desk 4 2, bed 4 8'],
    ['- desk (4, 2, 1)\n- bed (4, 8)', 'bed 4 8'],
    ['front door (3, 4); chest of drawers = $[5, 6]$', 'front door 3 4, chest of drawers 5 6'],
  ])('states objects: %s', (text, objects) => expect(read(text)).toBe(objects))

  test.each([
    'x-range: [2, 5], y-range: [0, 3]',
    'The bed spans the x-range [2, 5].',
    'Vector from desk to bed = (0, 6).',
    'desk to bed = (0, 6)',
    'bed - desk = (0, 6)',
    'Facing (0, 1), right is (1, 0).',
    'v = (1, 2)',
    'dx: (1, 2)',
    'The answer is (3, 4).',
    'The room has a desk at (4, 2).',
    'Looking at the bed [4, 8].',
    '(usually the origin [0, 0])',
    'The scores are 3, 4.',
    'Points: (1, 2), (3, 4)',
    'grid size (10, 10)',
    'lamp next to the sofa (1, 2)',
    'Total distance: 3, 4.',
  ])('reasons and states none: %s', (text) => expect(parseGridMap(text).ok).toBe(false))
})

describe('always', () => {
  test.each([
    '{"layout": {"table": [[50,80]], "bed": [[51,20], [52,21]]}, "sizes": {"bed": [[43,34]]}}',
    '{"grid_size": [70, 70], "objects": [{"name": "bed", "position": [11, 22], "facing": ["up", "down"]}, {"tv": [[33, 44]]}]}',
    '{"top": {"bed": [[55,56]], "tv": [[12,13]]}, "front": {"bed": [[57,11]], "tv": [[12,14]]}}',
    '[["table", [50, 80]], ["bed", 51, 20]]',
    '- desk: [40, 20]\n- bed at (41, 80)\n',
  ])('a cut anywhere gives objects of the whole: %s', (text) => {
    const whole = (read(text) ?? '').split(', ')
    for (let end = 0; end < text.length; end++)
      for (const object of (read(text.slice(0, end)) ?? '').split(', ').filter((part) => part !== ''))
        expect(whole.map((part) => part.replace(/ (up|down)$/, ''))).toContain(object.replace(/ (up|down)$/, ''))
  })

  test('a wrapper of any name changes nothing', () => {
    const label = fc
      .stringMatching(/^[a-z]{5,8}$/)
      .filter(
        (name) =>
          ![
            'frame',
            'image',
            'scene',
            'count',
            'range',
            'scale',
            'title',
            'units',
            'shape',
            'depth',
            'width',
            'sizes',
            'cells',
            'point',
            'plane',
            'front',
            'points',
            'answer',
            'origin',
            'bounds',
            'extent',
            'height',
            'length',
            'legend',
            'facing',
            'center',
            'format',
          ].includes(name),
      )
    const cell = fc.tuple(fc.nat(9), fc.nat(9))
    fc.assert(
      fc.property(
        fc.dictionary(label, fc.array(cell, { minLength: 1, maxLength: 3 }), { minKeys: 1, noNullPrototype: true }),
        label,
        (map, key) => {
          const bare = parseGridMap(JSON.stringify(map)).value!
          const wrapped = parseGridMap(JSON.stringify({ [key]: map })).value!
          expect(wrapped.objects).toEqual(bare.objects)
          expect(wrapped.yAxis).toBe(bare.yAxis)
        },
      ),
      { seed: 14, numRuns: 500 },
    )
  })

  test.each([
    ['{"a": {"b": ', 60_000],
    ['{"top": {"a": [[1, 2]]}, ', 30_000],
    ['{"size": {"a": ', 50_000],
    ['[{"a": [[1, 2]]}, ', 40_000],
    ['- desk: [4, 2]\n', 40_000],
    ['desk ', 100_000],
    ['"a": {"position": [1, 2], ', 30_000],
  ])('%j repeated is read in linear time', (unit, count) => {
    const begin = performance.now()
    parseGridMap(unit.repeat(count))
    // Quadratic work on half a million characters takes minutes.
    expect(performance.now() - begin).toBeLessThan(5_000)
  })
})
