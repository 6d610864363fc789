/** The eight directions in the spelling the library writes. */
export type DirectionLabel =
  | 'front'
  | 'front-right'
  | 'right'
  | 'back-right'
  | 'back'
  | 'back-left'
  | 'left'
  | 'front-left'

type Along = 'front' | 'back'
type Across = 'left' | 'right'

const WORDS: ReadonlyMap<string, Along | Across> = /* @__PURE__ */ (() =>
  new Map<string, Along | Across>([
    ...['front', 'forward', 'forwards', 'ahead'].map((word) => [word, 'front'] as const),
    ...['back', 'backward', 'backwards', 'behind', 'rear'].map((word) => [word, 'back'] as const),
    ['left', 'left'],
    ['right', 'right'],
  ]))()

/** Two letters, in either order: `FL`, `lf`. A single letter would be taken for a choice. */
const INITIALS: Readonly<Record<string, Along | Across>> = { f: 'front', b: 'back', l: 'left', r: 'right' }

/**
 * The direction a text names and nothing else, in any case and order and with the usual other words: `Left-Front`,
 * `left-Back`, `rear left`, `frontright`, `ahead`, `FL`. `undefined` for everything else, also for `front-back`.
 */
export function readDirection(text: string): DirectionLabel | undefined {
  if (text.length > 40) return undefined
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s_-]+/)
  if (words.length > 2) return undefined
  const parts = words.length === 1 ? splitWord(words[0]!) : words.map((word) => WORDS.get(word))
  let along: Along | undefined
  let across: Across | undefined
  for (const part of parts) {
    if (part === undefined) return undefined
    if (part === 'front' || part === 'back') {
      if (along) return undefined
      along = part
    } else {
      if (across) return undefined
      across = part
    }
  }
  return along && across ? `${along}-${across}` : (along ?? across)
}

/** One word: a direction, two directions written together, or two initials. */
function splitWord(word: string): readonly (Along | Across | undefined)[] {
  const whole = WORDS.get(word)
  if (whole) return [whole]
  if (word.length === 2) return [initial(word[0]!), initial(word[1]!)]
  for (let cut = 4; cut <= word.length - 4; cut++) {
    const parts = [WORDS.get(word.slice(0, cut)), WORDS.get(word.slice(cut))]
    if (parts[0] && parts[1]) return parts
  }
  return [undefined]
}

function initial(letter: string): Along | Across | undefined {
  return Object.hasOwn(INITIALS, letter) ? INITIALS[letter] : undefined
}
