import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../src/parse/answer/answer'
import { parseResponse } from '../../src/parse/blocks/response'
import { parseLayout } from '../../src/parse/layout'
import { createLayoutStream } from '../../src/parse/stream'

const LARGE = { limits: { characters: 1 << 26, objects: 1 << 24 } }

const A_LIST = '[{"object_name":"a","bbox":[1,2,3,4]},{"object_name":"b","bbox":[5,6,7,8]}]'

/** Texts of about a length, each made of one thing again and again. */
const families: { readonly [name: string]: (length: number) => string } = {
  spaces: (n) => ' '.repeat(n),
  'spaces in a list': (n) => `[${' '.repeat(n)}`,
  'opening brackets': (n) => '['.repeat(n),
  'closing brackets': (n) => ']'.repeat(n),
  'opening braces': (n) => '{'.repeat(n),
  'closing braces': (n) => '}'.repeat(n),
  quotes: (n) => '"'.repeat(n),
  'quotes in a list': (n) => `[${'"'.repeat(n)}`,
  'braces in quotes in a list': (n) => `[${'"{"['.repeat(n / 4)}`,
  'apostrophes in objects': (n) => "{'a".repeat(n / 3),
  'typographic quotes': (n) => '{“a'.repeat(n / 3),
  'mixed quotes': (n) => '{"a{\'b{“c{`d{\\"e{&quot;f'.repeat(n / 24),
  'opening tags': (n) => '<map>'.repeat(n / 5),
  'think tags': (n) => '<think>'.repeat(n / 7),
  'think tags in a map': (n) => `<map>${'<think>'.repeat(n / 7)}</map>`,
  'cut tags': (n) => '<   '.repeat(n / 4),
  'comments in HTML': (n) => '<!-- '.repeat(n / 5),
  'comments that do not end': (n) => `[${'/* '.repeat(n / 3)}`,
  'line comments': (n) => `[${'//\n'.repeat(n / 3)}`,
  digits: (n) => '1'.repeat(n),
  'digits in a box': (n) => `[{"object_name":"a","bbox":[${'1'.repeat(n)}]}]`,
  'numbers in a box': (n) => `[{"object_name":"a","bbox":[${'1,'.repeat(n / 2)}]}]`,
  backslashes: (n) => `[{"object_name":"${'\\'.repeat(n)}`,
  commas: (n) => `[${','.repeat(n)}`,
  colons: (n) => `{${':'.repeat(n)}`,
  'words in braces': (n) => '{word '.repeat(n / 6),
  'keys without objects': (n) => '{"a":'.repeat(n / 5),
  'nested wrappers': (n) => '{"map":['.repeat(n / 8),
  'broken objects': (n) => `[${'{"object_name":"a,"bbox":[1,2,3,4]},'.repeat(n / 36)}`,
  'objects cut at their box': (n) => `[${'{"object_name":"a","bbox":[1,2,'.repeat(n / 31)}`,
  'objects of one label': (n) =>
    `[${Array.from({ length: n / 50 }, (_, i) => `{"object_name":"a","bbox":[0,0,1,${i + 1}]}`).join()}]`,
  'equal objects': (n) => `[${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 37)}`,
  'numbers in words': (n) => 'sofa: [1,2,3,4] '.repeat(n / 16),
  'places in words': (n) => 'the sofa is at (1, 2), '.repeat(n / 23),
  'numbers that are not closed': (n) => 'a [1 '.repeat(n / 5),
  'brackets around numbers': (n) => '[1[1]'.repeat(n / 5),
  'corners without end': (n) => `sofa: ${'(1,2),'.repeat(n / 6)}`,
  'corners and blanks': (n) => `(1,2)${' '.repeat(n)}`,
  'tuples without end': (n) => `[${'["a",'.repeat(n / 5)}`,
  'tuples of lists without end': (n) => `[${'("a",[['.repeat(n / 7)}`,
  'tuples of numbers without end': (n) => `[${'["a",1,2,3,['.repeat(n / 12)}`,
  'a tuple of many boxes': (n) => `[["a",[${'[1,2,3,4],'.repeat(n / 10)}`,
  'boxes of one object': (n) => `[{"object_name":"a","bbox":[${'[1,2,3,4],'.repeat(n / 10)}`,
  'boxes in quotes': (n) => `[${'{"object_name":"a","bbox":"[1,2,3,4]"},'.repeat(n / 38)}`,
  'one long sentence': (n) => `${'the bounding box of '.repeat(n / 20)}[1,2,3,4]`,
  possessives: (n) => `${"sofa's, which ".repeat(n / 14)}: [1,2,3,4]`,
  'lists stated again': (n) => `${A_LIST}\n`.repeat(n / A_LIST.length),
  'dictionaries closed too early': (n) => `{"a":[1,2,3,4]${'},"b":[5,6,7,8]'.repeat(n / 16)}`,
  'rooms in rooms': (n) => '{"kitchen":{"size":[1,2],'.repeat(n / 25),
  'objects in objects': (n) => '{"object_name":"a","bbox":[1,2,3,4],"on":['.repeat(n / 42),
  'many rooms': (n) => `{${'"k":{"a":[1,2,3,4]},'.repeat(n / 20)}`,
  'boxes around answers': (n) => '\\boxed{'.repeat(n / 7),
  'headings of answers': (n) => '## Answer\n\n'.repeat(n / 11),
  'answers announced': (n) => 'answer: A '.repeat(n / 10),
}

function seconds(work: () => void): number {
  let best = Infinity
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

describe('twice the text takes about twice the time', { retry: 2 }, () => {
  it.each(Object.entries(families))('%s', (_, make) => {
    const read = (text: string) => {
      parseLayout(text, LARGE)
      parseResponse(text)
      parseAnswer(text, { kind: 'choice', lenient: true })
    }
    const small = make(60_000)
    const large = make(480_000)
    read(small)
    const ratio =
      seconds(() => read(large)) /
      Math.max(
        seconds(() => read(small)),
        0.2,
      )
    // Eight times the text: linear is 8, quadratic 64.
    expect(ratio).toBeLessThan(28)
  })
  it('in a stream of small pieces', () => {
    // Each of these waits for something that does not come.
    for (const name of [
      'spaces in a list',
      'digits in a box',
      'backslashes',
      'think tags in a map',
      'broken objects',
    ]) {
      const make = families[name]!
      const stream = (text: string) => {
        const { push, end } = createLayoutStream(LARGE)
        for (let at = 0; at < text.length; at += 32) push(text.slice(at, at + 32))
        return end()
      }
      const small = make(40_000)
      const large = make(320_000)
      stream(small)
      const ratio =
        seconds(() => stream(large)) /
        Math.max(
          seconds(() => stream(small)),
          0.2,
        )
      expect(ratio, name).toBeLessThan(28)
    }
  })

  it('up to eight megabytes, with the limit raised', () => {
    for (const name of ['spaces in a list', 'opening tags', 'quotes in a list', 'backslashes', 'broken objects']) {
      const make = families[name]!
      const time = (length: number) => {
        const text = make(length)
        const start = performance.now()
        parseLayout(text, LARGE)
        return performance.now() - start
      }
      time(1 << 17)
      // Sixteen times the text: linear is 16, quadratic 256. Memory that has to be cleared makes it a little more.
      expect(time(1 << 23) / Math.max(time(1 << 19), 2), name).toBeLessThan(64)
    }
  })

  it('five megabytes of one character are refused in a moment', () => {
    for (const one of ['x', ' ', '[', '{', '"', '<', '9', '\\'])
      expect(parseLayout(one.repeat(5_000_000)).diagnostics.at(-1)?.code).toBe('too-long')
  })
})
