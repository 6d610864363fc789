import type { Wording } from './wordings'
import { splitWords } from './words'

/** One thing a wording expects next. */
export type Element =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'name'; readonly field: string }
  | { readonly kind: 'names'; readonly field: string }
  | { readonly kind: 'value'; readonly field: string; readonly options: readonly Option[] }

/** A value of a field with the words it is spelled in. */
export interface Option {
  readonly value: string
  readonly words: readonly string[]
}

/** A wording without alternatives, ready to be matched. */
export interface Pattern {
  readonly wording: Wording
  readonly elements: readonly Element[]
}

const UNIT_WORDS = 'm=meters|m=meter|cm=centimeters|cm=centimeter|mm=millimeters|ft=feet|ft=foot|in=inches|in=inch'
const AREA_WORDS =
  'm2=square meters|m2=square meter|m2=m²|cm2=square centimeters|ft2=square feet|ft2=square foot|ft2=sq ft'

/** Every pattern a wording stands for. */
export function compileWording(wording: Wording): Pattern[] {
  return expandAlternatives(wording.text).map((text) => ({ wording, elements: splitElements(text) }))
}

/** A text with its `[a|b]` written out in every way. */
function expandAlternatives(text: string): string[] {
  const open = text.indexOf('[')
  if (open < 0) return [text]
  const close = text.indexOf(']', open)
  const rest = expandAlternatives(text.slice(close + 1))
  const head = text.slice(0, open)
  return text
    .slice(open + 1, close)
    .split('|')
    .flatMap((one) => rest.map((tail) => head + one + tail))
}

function splitElements(text: string): Element[] {
  const elements: Element[] = []
  for (const [i, piece] of text.split(/[{}]/).entries()) {
    if (i % 2 === 1) elements.push(slotOf(piece))
    else {
      const words = splitWords(piece).map((word) => word.text)
      // A name brings its own article, or none.
      const beforeName = i < text.split(/[{}]/).length - 1
      if (beforeName && (words.at(-1) === 'the' || words.at(-1) === 'a')) words.pop()
      if (words.length > 0) elements.push({ kind: 'words', words })
    }
  }
  return elements
}

function slotOf(slot: string): Element {
  if (slot.endsWith('...')) return { kind: 'names', field: slot.slice(0, -3) }
  if (slot === 'unit') return { kind: 'value', field: 'unit', options: optionsOf(UNIT_WORDS) }
  if (slot === 'area') return { kind: 'value', field: 'unit', options: optionsOf(AREA_WORDS) }
  const colon = slot.indexOf(':')
  if (colon < 0) return { kind: 'name', field: slot }
  return { kind: 'value', field: slot.slice(0, colon), options: optionsOf(slot.slice(colon + 1)) }
}

function optionsOf(spec: string): Option[] {
  const options = spec.split('|').map((one) => {
    const [value, spelling] = one.split('=')
    return { value: value!, words: splitWords(spelling ?? value!).map((word) => word.text) }
  })
  // The longer spelling first, so that `front-left` is never read as `front`.
  return options.sort((a, b) => b.words.length - a.words.length)
}
