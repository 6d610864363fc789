import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, type ResponsePart } from '../../../src/parse/blocks/parts'
import { anyText } from '../any-text'

/** A part in short: `map[..]` for a block, `map[..` where it is not closed, `"text"`, `</map>` for a stray tag. */
function inShort(text: string, part: ResponsePart): string {
  if (part.what === 'text') return JSON.stringify(text.slice(part.start, part.end))
  if (part.what === 'stray-tag') return `</${part.tag.kind}>`
  return `${part.kind}[${text.slice(part.start, part.end)}${part.close ? ']' : ''}`
}

const parts = (text: string, options?: Parameters<typeof partsOf>[1]) =>
  [...partsOf(text, options)].map((part) => inShort(text, part))

describe('the parts of a response', () => {
  it.each([
    ['', [], []],
    ['<map>1</map> <think>2</think>', ['map[1]', '" "', 'think[2]'], ['map[1]', '" "', 'think[2]']],
    ['< Map >1</MAP>2', ['map[1]', '"2"'], ['"< Map >1</MAP>2"']],
    ['a</think>b', ['"a"', '</think>', '"b"'], ['"a"', '</think>', '"b"']],
    // An unclosed block ends at the next opening tag by the tolerant spelling, at the end of the text by the exact one.
    ['<map>1<think>2</think>', ['map[1', 'think[2]'], ['map[1<think>2</think>']],
    ['<map>1</think>2</map>', ['map[1</think>2]'], ['map[1</think>2]']],
    // Comments hold no tags by the tolerant spelling, and are text by the exact one.
    ['<!-- <map> --><map>1</map>', ['"<!-- <map> -->"', 'map[1]'], ['"<!-- "', 'map[ --><map>1]']],
    ['x<map', ['"x<map"'], ['"x<map"']],
  ])('of %j', (text, tolerant, exact) => {
    expect(parts(text)).toEqual(tolerant)
    expect(parts(text, { spelling: 'exact' })).toEqual(exact)
  })

  it('begin inside a block whose opening tag stood in the prompt, and end where reading ends', () => {
    expect(parts('1</think>2', { inside: 'think' })).toEqual(['think[1]', '"2"'])
    expect(parts('<map>1</map>2', { end: 8 })).toEqual(['map[1</'])
  })

  it('tell the tags inside a block', () => {
    const [block] = partsOf('<map><think>1</think></answer></map>')
    expect(block?.what === 'block' && block.inside.map(({ kind, closes }) => [kind, closes])).toEqual([
      ['think', false],
      ['think', true],
      ['answer', true],
    ])
  })

  it('always cover the text without a gap', () => {
    const spelling = fc.constantFrom('exact', 'tolerant')
    const inside = fc.constantFrom('map', 'think', undefined)
    fc.assert(
      fc.property(anyText, spelling, inside, (text, spelling, inside) => {
        let at = 0
        for (const part of partsOf(text, { spelling, inside })) {
          if (part.what === 'stray-tag') {
            expect(part.tag.start).toBe(at)
            at = part.tag.end
          } else {
            if (part.what === 'block' && part.open) {
              expect(part.open.start).toBe(at)
              at = part.open.end
            }
            expect(part.start).toBe(at)
            at = part.end
            if (part.what === 'block' && part.close) {
              expect(part.close.start).toBe(at)
              at = part.close.end
            }
          }
        }
        expect(at).toBe(text.length)
      }),
      { seed: 131, numRuns: 1000 },
    )
  })
})
