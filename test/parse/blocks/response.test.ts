import { describe, expect, it } from 'vitest'
import { parseResponse, type ResponseOptions } from '../../../src/parse/blocks/response'
import { parseLayout } from '../../../src/parse/layout'
import { A, B, foundIn, inShort, objectsIn } from '../read'

/** The blocks of a text in short: `map|think|answer`, `-` for one that is missing. */
function blocksIn(text: string, options?: ResponseOptions): string {
  const { value } = parseResponse(text, options)
  return value ? [value.map, value.think, value.answer].map((section) => section?.text ?? '-').join('|') : 'none'
}

type BlockRow = readonly [title: string, text: string, blocks: string, found: readonly string[]]

const rows: readonly BlockRow[] = [
  ['the three blocks', '<map>m</map><think>t</think><answer>D</answer>', 'm|t|D', []],
  ['with text around', 'x<answer> D </answer>y', '-|-| D ', []],
  ['the first of a kind', '<answer>A</answer><answer>B</answer>', '-|-|A', ['extra-block <answer>']],
  ['an empty block', '<map></map><answer>A</answer>', '|-|A', []],
  ['closed inside a string', '<map>["a</map>"]</map>', '["a|-|-', ['stray-tag </map>']],
  ['not closed, before another', '<map>m<think>t</think>', 'm|t|-', ['unclosed-block']],
  ['not closed, before one of its kind', '<map>m<map>n', 'm|-|-', ['unclosed-block', 'extra-block <map>']],
  ['not closed at the end', '<think>t', '-|t|-', ['unclosed-block']],
  [
    'tags named inside a block',
    '<think>the <answer> tag</think><answer>A</answer>',
    '-|the <answer> tag|A',
    ['nested-block <answer>'],
  ],
  ['nested', '<answer><answer>B</answer></answer>', '-|-|<answer>B', ['nested-block <answer>', 'stray-tag </answer>']],
  ['spelled otherwise', '< Map >m</MAP >', 'm|-|-', ['respelled-tag < Map >', 'respelled-tag </MAP >']],
  ['in a comment', '<!-- <answer>B</answer> --><answer>C</answer>', '-|-|C', []],
  ['a comment that does not end', '<!-- <answer>B</answer>', '-|-|B', []],
  ['no blocks', 'plain', 'none', ['no-blocks plain']],
  ['tags with attributes are none', '<map id=1>m</map>', 'none', ['no-blocks <map id=1>m</map>', 'stray-tag </map>']],
  ['nothing', '', 'none', ['empty-text']],
]

describe('parseResponse', () => {
  it.each(rows)('%s', (_, text, blocks, found) => {
    expect(blocksIn(text)).toBe(blocks)
    expect(parseResponse(text).diagnostics.map((d) => inShort(text, d))).toEqual(found)
  })
  it.each(rows)('%s: spans quote the sections', (_, text) => {
    for (const section of Object.values(parseResponse(text).value ?? {}))
      expect(text.slice(...section.span)).toBe(section.text)
  })
  it('counts a block whose opening tag stood in the prompt', () => {
    expect(blocksIn('m</map><answer>A</answer>', { prefill: 'map' })).toBe('m|-|A')
    expect(blocksIn('t</think><map>m</map>', { prefill: 'think' })).toBe('m|t|-')
  })
  it('and one that the model wrote again', () => {
    expect(blocksIn(' <map>m</map>', { prefill: 'map' })).toBe('m|-|-')
  })
})

describe('where a map is', () => {
  const places: readonly (readonly [text: string, objects: string, found: readonly string[]])[] = [
    [`<map>[${A}]</map><map>[${B}]</map>`, 'a 1 2 3 4', ['extra-block <map>']],
    [`<map>[${A}]<think>${B}</think>`, 'a 1 2 3 4', ['unclosed-block']],
    [`<map><map>[${A}]</map></map>`, 'a 1 2 3 4', ['nested-block <map>', 'stray-tag </map>']],
    [`<map>[${A}, <think>${B}</think> ]</map>`, 'a 1 2 3 4', ['extra-comma ,', 'nested-block <think>']],
    [`< Map >[${A}]</ MAP >`, 'a 1 2 3 4', ['respelled-tag < Map >', 'respelled-tag </ MAP >']],
    [`<think>${A}</think>[${B}]`, 'b 5 6 7 8', []],
    [`<think>the <map> tag ${A}</think><map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`<think>x <map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`<answer>${A}</answer><map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`[${A}] <map>[${B}]</map>`, 'a 1 2 3 4', ['extra-block <map>']],
    [`[{"object_name":"x"}] {y} <map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`[{"object_name":"x","bbox":[1,2 <map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`{"object_name":"x <map>[${B}]</map>`, 'b 5 6 7 8', []],
    [`<!-- <map>[${A}]</map> --><map>[${B}]</map>`, 'b 5 6 7 8', []],
  ]
  it.each(places)('%s', (text, objects, found) => {
    expect(objectsIn(text)).toBe(objects)
    expect(foundIn(text)).toEqual(found)
  })
  it('a block begun in the prompt', () => {
    expect(objectsIn(`[${A}]</map>[${B}]`, { prefill: 'map' })).toBe('a 1 2 3 4')
    expect(objectsIn(`${A}</think>[${B}]`, { prefill: 'think' })).toBe('b 5 6 7 8')
    expect(objectsIn(`<map>[${A}]</map>`, { prefill: 'map' })).toBe('a 1 2 3 4')
  })
  it('the map block and its text alone give the same objects', () => {
    const text = `words <map> [${A}, {"object_name":"x"}, ${B}] </map> words`
    const section = parseResponse(text).value?.map
    expect(parseLayout(section?.text ?? '').value).toEqual(parseLayout(text).value)
  })
})
