const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that take what follows them as an operand: `half of 3 + 4`, `5 plus 3 - 1`. */
const OPERATING = set(
  'than between not mod plus minus times root squared cubed half twice double triple divided multiplied xor negative less more average mean midpoint product of true false',
)
/** Words that do so only after an operand: `from 2 to 3 + 4`; but `comes to 3 + 4`. */
const JOINING = set('and or to by from in per over with')
/** What may be "of 3 - 1" without changing its value. */
const MEASURES = set(
  'distance width length depth height gap value total size difference sum result offset area separation x y',
)
/** Words after a number that make it part of something else: `7 times`, `50% of`. */
const CONTINUING = set('mod times plus minus over divided multiplied squared cubed of')
/** Words that open a remark after a hyphen used as a dash. */
const REMARKS = set(
  'so which this that thus therefore hence the then meaning it we but and now is exactly approximately about correct wrong not roughly clearly since because still closer farther',
)
const CONSTANTS = set('true false null undefined nan infinity inf')
/** Words between a sign or a verb and a number that make it a rough one. */
const ROUGHLY = set('approximately about roughly around approx nearly circa')

export const isRoughly = (word: string) => ROUGHLY.has(word.toLowerCase())
export const isRemark = (word: string) => REMARKS.has(word.toLowerCase())
export const continuesNumber = (word: string) => CONTINUING.has(word.toLowerCase())
export const joins = (word: string) => JOINING.has(word.toLowerCase())

/** Does a word take the expression after it as its operand? `before` is the word that precedes it. */
export function operatesOnNext(word: string, before: string | undefined): boolean {
  const lower = word.toLowerCase()
  if (!OPERATING.has(lower)) return false
  return !(lower === 'of' && before !== undefined && MEASURES.has(before.toLowerCase()))
}

/** Is a name a variable rather than a word of the language? `x`, `dx`, `x1`, `d_x`, `Δx`, `\theta`, `true`. */
export function isVariable(name: string): boolean {
  if (name.length === 1 || name.startsWith('\\') || /[\d_₀-₉#]/.test(name)) return true
  if (/^[Δδ∆Α-ω]/.test(name) || /^[dD][xyzXYZ]$/.test(name)) return true
  return CONSTANTS.has(name.toLowerCase())
}
