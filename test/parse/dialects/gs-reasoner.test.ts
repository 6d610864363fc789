import { describe, expect, it } from 'vitest'
import { gsReasoner } from '../../../src/parse/dialects/gs-reasoner'
import { readAll } from './helpers'

const read = (text: string) => readAll(gsReasoner, text)
const found = (text: string) => {
  const { objects, diagnostics } = read(text)
  return [objects.map((o) => o.input.label), diagnostics.map((d) => d.code)]
}
const box = (numbers: string) => `<bbox>(${numbers})</bbox>`
const A = box('0.1000, 0.2000, 0.0000, 1.1000, 0.8000, 0.9000')
const B = box('2.0, 0.2, 0.0, 2.5, 0.8, 0.9')

describe('GS-Reasoner', () => {
  it('reads a name, a count and the boxes', () => {
    const { objects, diagnostics } = read(`<think>chair 2 ${A}${B}</think><answer>B</answer>`)
    expect(diagnostics.map((d) => d.code)).toEqual(['repeated-label'])
    expect(objects[0]!.input).toEqual({
      label: 'chair',
      box: { minX: 0.1, minY: 0.2, maxX: 1.1, maxY: 0.8 },
      footprint: [
        [0.1, 0.2],
        [1.1, 0.2],
        [1.1, 0.8],
        [0.1, 0.8],
      ],
      zRange: [0, 0.9],
    })
    expect(objects.map((o) => o.input.label)).toEqual(['chair', 'chair'])
  })

  it.each([
    ['lines', `sofa 1 ${A}\ntrash_can 1 ${B}`, ['sofa', 'trash_can'], []],
    ['names of two words', `trash can 1 ${A}`, ['trash can'], []],
    ['no count', `the sofa ${A}`, ['sofa'], []],
    ['words that lead in', `the sofa ${A} and the coffee table ${B}`, ['sofa', 'coffee table'], []],
    ['a sentence', `First of all I need to find the sofa 1 ${A}`, ['sofa'], []],
    ['a list in a sentence', `I see: sofa 1 ${A}, table 1 ${B}.`, ['sofa', 'table'], []],
    ['no name', A, ['object'], []],
    ['swapped corners', `sofa 1 ${box('1, 0.2, 0, 0.5, 0.8, 1')}`, ['sofa'], ['swapped-corners']],
    ['square brackets', 'sofa 1 <bbox>[1, 0.2, 0, 1.5, 0.8, 1]</bbox>', ['sofa'], []],
    ['four numbers', `sofa 1 ${box('1, 0.2, 1.5, 0.8')}`, [], ['bad-box']],
    ['a word', `sofa 1 ${box('1, 0.2, 0, 1.5m, 0.8, 1')}`, [], ['bad-number']],
    ['a cut end', `sofa 1 ${A.slice(0, -3)}`, [], ['broken-object']],
    ['a cut number', `sofa 1 <bbox>(1, 0.2, 0, 1.5`, [], ['unfinished-object']],
    ['an unclosed one before a good one', `sofa 1 <bbox>(1, 0.2, 0, bed 1 ${B}`, ['bed'], ['broken-object']],
    ['pixels', `sofa 1 ${box('100, 20, 0, 300, 80, 0')}`, [], ['image-boxes']],
  ])('%s', (_, text, labels, codes) => expect(found(text)).toEqual([labels, codes]))

  it.each([
    [`sofa ${A}`, 5],
    ['<bbox>[1, 2, 3, 4]</bbox>', -1],
    ['<bbox>(1, 2, 3, 4)</bbox>', -1],
    ['<bbox>', -1],
  ])('recognises %j at %d', (text, at) => expect(gsReasoner.recognise(text, 0, text.length)).toBe(at))

  it('always gives a prefix of the objects of the whole, cut anywhere', () => {
    const text = `chair 2 ${A}${B}\nbed 1 ${box('-1.5, 2.25, 0, 0.5, 4.75, 0.5')}`
    const whole = read(text).objects
    for (let cut = 0; cut < text.length; cut++) {
      const { objects } = read(text.slice(0, cut))
      expect(objects).toEqual(whole.slice(0, objects.length))
    }
  })
})
