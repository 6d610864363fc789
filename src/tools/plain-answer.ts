import { readDirection } from '../base/direction-words'
import { nameOf } from '../layout/find'
import { foldLabel } from '../layout/label'
import type { BevObject, Layout } from '../layout/layout'
import type { Question } from '../question/question'
import { readNumeral } from '../question/read/numerals'
import { readQuantity } from '../question/units'

/** An answer as a model words it, brought to what a question of its kind is answered with; or what it should have been. */
export type PlainAnswer = { readonly text: string } | { readonly unclear: string }

const YES_NO: ReadonlySet<Question['kind']> = new Set([
  'direction-check',
  'distance-check',
  'size-check',
  'exists',
  'condition-check',
  'fits',
])
const DIRECTIONS: ReadonlySet<Question['kind']> = new Set(['relative-direction', 'camera-direction', 'locate'])
const NAMES: ReadonlySet<Question['kind']> = new Set(['nearest', 'size-comparison'])
const LONGEST = 300
const DENIES = /\bnot\b|\bcannot\b|n't\b/i

/**
 * The answer in a sentence: `Yes, it is` is yes, `to the left` is left, `The sofa is bigger` is the sofa, `3 chairs` is 3.
 * What cannot be taken for one answer is unclear, never a wrong one. With choices the answer stays as it is.
 */
export function plainAnswer(answer: string, question: Question, layout: Layout): PlainAnswer {
  const text = answer.trim().replace(/\.$/, '')
  // An answer in its block is read from there.
  if (question.choices || text.length > LONGEST || text.includes('<answer>')) return { text }
  if (YES_NO.has(question.kind)) {
    const said = /^(yes|no|true|false)\b/i.exec(text)?.[1]?.toLowerCase()
    if (said === undefined || /^(yes and no|no idea|no answer|yes or no|true or false)\b/i.test(text))
      return { unclear: 'an answer that begins with yes or no' }
    return { text: said === 'true' ? 'yes' : said === 'false' ? 'no' : said }
  }
  if (question.kind === 'locate' && question.each) return { unclear: 'where one object is, not several' }
  if (question.kind === 'object-size' && question.dimension === 'all')
    return { unclear: 'one size, and ask for the width, the length or the area' }
  if (DIRECTIONS.has(question.kind)) return directionIn(text, layout)
  if (NAMES.has(question.kind)) return nameIn(text, question, layout)
  if ('unit' in question || question.kind === 'object-count') return numberIn(text, question)
  return { text }
}

/** The one direction a sentence names beside the names of objects. */
function directionIn(text: string, layout: Layout): PlainAnswer {
  if (readDirection(text) !== undefined) return { text }
  const words = withoutNames(text, layout).toLowerCase()
  const found = new Set<string>()
  for (const [part] of words.matchAll(
    /\b(front|back|rear)[\s-]*(left|right)\b|\b(left|right)[\s-]*(front|back|rear)\b|\b(front|back|left|right|ahead|behind)\b/g,
  ))
    found.add(readDirection(part) ?? part)
  const [only] = found
  return found.size === 1 && !DENIES.test(words) ? { text: only! } : { unclear: 'one direction, such as "front-left"' }
}

const LESS = /\b(smaller|smallest|shorter|shortest|narrower|narrowest|less)\b/i
const MORE = /\b(larger|largest|bigger|biggest|longer|longest|wider|widest|taller|tallest|more)\b/i
const FAR = /\b(farther|farthest|further|furthest)\b/i
const NEAR = /\b(nearer|nearest|closer|closest)\b/i
const OPPOSITE: { readonly [pick: string]: RegExp } = { more: LESS, less: MORE, nearest: FAR, farthest: NEAR }

/** "The sofa is smaller" may answer which is larger, and then it names the other one. */
const saysTheOpposite = (text: string, question: Question): boolean =>
  'pick' in question && OPPOSITE[question.pick]?.test(text) === true

/** The one object a sentence names first: "the sofa", "The sofa is bigger than the table". */
function nameIn(text: string, question: Question, layout: Layout): PlainAnswer {
  const folded = ` ${words(text)} `
  let best: { readonly at: number; readonly length: number; readonly name: string } | undefined
  for (const object of layout.objects)
    for (const name of [nameOf(layout, object), object.id, object.label]) {
      const at = folded.indexOf(` ${words(name)} `)
      const length = words(name).length
      if (at < 0 || length === 0) continue
      // "coffee table" is not "table", and chair#2 not "chair".
      if (best === undefined || at < best.at || (at === best.at && length > best.length)) best = { at, length, name }
    }
  const isOne = !DENIES.test(text) && !/\bor\b/i.test(text) && !saysTheOpposite(text, question)
  if (best && isOne) return { text: best.name }
  // A short answer without such a name is a name of something else, and as wrong as it looks.
  return isOne && folded.trim().split(' ').length <= 3 ? { text } : { unclear: 'the name of one object on the map' }
}

/** Words in one case with single spaces; the number of an instance stays with its name. */
const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()

/** The one number of a sentence, with its unit where it is one. */
function numberIn(text: string, question: Question): PlainAnswer {
  if (DENIES.test(text)) return { unclear: 'one number, and not what it is not' }
  const unit = 'unit' in question ? question.unit : undefined
  const quantity = unit && readQuantity(text, unit)
  if (quantity) return { text: /\p{L}/u.test(text) ? shortNumber(quantity.value) : text }
  const spelled = question.kind === 'object-count' ? readNumeral(text) : undefined
  if (spelled !== undefined) return { text: String(spelled) }
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)]
  if (numbers.length !== 1) return { unclear: 'one number, with its unit if it has one' }
  const [number] = numbers[0]!
  const after = text.slice(numbers[0]!.index + number.length).trim()
  const inside = readQuantity(`${number} ${after.split(/\s+/)[0] ?? ''}`, unit)
  return { text: inside === undefined || unit === undefined ? number : shortNumber(inside.value) }
}

/** A converted number without the dust of its conversion. */
const shortNumber = (value: number): string => String(Number(value.toPrecision(12)))

function withoutNames(text: string, { objects }: Layout): string {
  const labels = new Set(
    objects.map(({ label }: BevObject) => label).filter((label) => /left|right|front|back/i.test(foldLabel(label))),
  )
  let rest = text
  for (const label of labels) rest = rest.toLowerCase().replaceAll(label.toLowerCase(), ' ')
  return rest
}
