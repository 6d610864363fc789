import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages, root } from './checkout'
import { type Avoided, BRITISH, commentsOf, findAvoided, proseOf, stringsOf } from './plain-english'

const sources = ['src', 'examples'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
)

/** Rooms whose comments were not yet gone through; take a room off when its own are clean. */
const NOT_YET: readonly string[] = []

/** Lists of words that texts are read by, in whatever spelling they have. */
const WORDS_READ: readonly string[] = [
  'src/base/units.ts',
  'src/grid/keys.ts',
  'src/grid/sentence-words.ts',
  'src/parse/json/boxes.ts',
  'src/parse/json/centered-box.ts',
  'src/parse/json/keys.ts',
  'src/parse/prose/words.ts',
  'src/question/read/match.ts',
  'src/question/read/refusal.ts',
  'src/question/read/stated-place.ts',
  'src/question/read/words.ts',
  'src/question/wordings/direction.ts',
  'src/score/reasoning/claims/stated-numbers.ts',
  'src/score/reasoning/claims/subject.ts',
  'src/score/reasoning/evaluate/quantity.ts',
]

const read = (file: string) => readFileSync(root + file, 'utf8')
const said = (file: string, text: string, avoided?: readonly Avoided[]) =>
  findAvoided(text, avoided).map(({ line, text, instead }) => `${file}:${line}: ${text} -> ${instead}`)

describe('plain English', () => {
  it.each([...pages, 'CONTRIBUTING.md', 'SECURITY.md'])('in %s', (page) => {
    expect(said(page, proseOf(read(page)))).toEqual([])
  })

  it('in the comments of the sources', () => {
    const files = sources.filter((file) => !NOT_YET.some((room) => file.startsWith(room)))
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap((file) => said(file, commentsOf(read(file))))).toEqual([])
  })

  it('in the spelling of what the sources say', () => {
    const files = sources.filter((file) => !WORDS_READ.includes(file))
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap((file) => said(file, stringsOf(read(file)), BRITISH))).toEqual([])
  })

  it('in the help of the commands', () => {
    const helps = sources
      .filter((file) => file.startsWith('src/cli/commands/'))
      .flatMap((file) =>
        [.../const help = `([\s\S]*?)\n`/.exec(read(file))!.slice(1)].map((help) => [file, help] as const),
      )
    expect(helps.length).toBeGreaterThan(10)
    expect(helps.flatMap(([file, help]) => said(file, help))).toEqual([])
  })
})

describe('the reader of idioms', () => {
  it.each([
    'a name that stands for several objects',
    'a line that is no row',
    'for a name that is none.',
    'the lines are no rows',
    'an empty box where there are none',
    'registered as it stands',
    'the row at hand',
    'two parts, of which one is',
    'metres, from the centre',
    'labels are normalised',
    'the Colour of a neighbour',
    'a step towards the catalogue',
    'off by a micrometre',
  ])('finds: %s', (text) => {
    expect(findAvoided(`plain\n${text}`)[0]?.line).toBe(2)
  })

  it.each([
    'there is no such file',
    'there are no objects',
    'it is no longer open',
    'the word `metres` and "the centre" of a quotation',
    'somebody stands at the sofa',
    'a symmetric parameter of the center',
  ])('passes: %s', (text) => {
    expect(findAvoided(text)).toEqual([])
  })

  it('looks at comments only, where they are', () => {
    const text = "const centre = 'metres' // a centre\n/** of which\n * none */\nconst url = `// metres`"
    expect(findAvoided(commentsOf(text)).map(({ line }) => line)).toEqual([1, 2])
  })

  it('looks at strings only, where they are, and at what is quoted in them', () => {
    const text = [
      '// metres',
      "const centre = 'in metres'",
      'const say = `the "colour" of $' + '{centre}`',
      'const at = /centre/',
    ]
    expect(findAvoided(stringsOf(text.join('\n')), BRITISH).map(({ line }) => line)).toEqual([2, 3])
  })

  it('leaves out what a page quotes', () => {
    const page = '```text\ncentre\n```\n| `bad-box` | error | the centre |\na centre'
    expect(findAvoided(proseOf(page)).map(({ line }) => line)).toEqual([5])
  })
})
