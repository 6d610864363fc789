/** What a walk over JSON text tells. Places are offsets, `depth` counts the brackets around. */
export interface JsonVisitor {
  /** A bracket opens an object or a list. */
  readonly open?: (at: number, depth: number) => void
  /** A key with its quotes. */
  readonly key?: (start: number, end: number, depth: number) => void
  /** A value that is complete: a string, a number, a word, or an object or a list with all in it. */
  readonly value?: (start: number, end: number, depth: number) => void
}

/**
 * Walks one JSON value and tells its parts in the order in which they are complete. Gives the offset of the first
 * character that no JSON text could have there, or the length of a text that ends too early; `undefined` for valid
 * JSON. Linear, without recursion. With `valid`, for text that `JSON.parse` took, strings and numbers are stepped over
 * without a look inside.
 */
export function walkJson(text: string, { open, key, value }: JsonVisitor = {}, valid = false): number | undefined {
  const stringEnd = valid ? validStringEnd : checkedStringEnd
  const scalarEnd = valid ? validScalarEnd : checkedScalarEnd
  // Where the brackets around were opened.
  const starts: number[] = []
  // What may be here: a value, a value or the end of a list, a key or the end of an object, a key, or what follows a value.
  let expect: 'value' | 'first-element' | 'first-key' | 'key' | 'after' = 'value'
  let at = skipJsonSpace(text, 0)
  const close = () => {
    const start = starts.pop()!
    expect = 'after'
    at++
    value?.(start, at, starts.length)
  }
  for (;;) {
    const c = text[at]
    if (expect === 'after') {
      if (starts.length === 0) return at === text.length ? undefined : at
      const inObject = text[starts[starts.length - 1]!] === '{'
      if (c === ',') {
        expect = inObject ? 'key' : 'value'
        at++
      } else if (c === (inObject ? '}' : ']')) close()
      else return at
    } else if (expect === 'key' || expect === 'first-key') {
      if (c === '}' && expect === 'first-key') close()
      else {
        const end = c === '"' ? stringEnd(text, at) : { bad: at }
        if (typeof end !== 'number') return end.bad
        key?.(at, end, starts.length)
        at = skipJsonSpace(text, end)
        if (text[at] !== ':') return at
        expect = 'value'
        at++
      }
    } else if (c === ']' && expect === 'first-element') close()
    else if (c === '{' || c === '[') {
      open?.(at, starts.length)
      starts.push(at)
      expect = c === '{' ? 'first-key' : 'first-element'
      at++
    } else {
      const end = c === '"' ? stringEnd(text, at) : scalarEnd(text, at)
      if (typeof end !== 'number') return end.bad
      value?.(at, end, starts.length)
      expect = 'after'
      at = end
    }
    at = skipJsonSpace(text, at)
  }
}

/**
 * The top-level members of a valid JSON object, each value as the text spells it, in the order of their first mention;
 * of a key that is written twice the last value counts. None for text that is not an object.
 */
export function rawMembers(json: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  let name = ''
  const visitor: JsonVisitor = {
    key(start, end, depth) {
      if (depth === 1) name = JSON.parse(json.slice(start, end)) as string
    },
    value(start, end, depth) {
      if (depth === 1) members.set(name, json.slice(start, end))
    },
  }
  if (json[skipJsonSpace(json, 0)] === '{') walkJson(json, visitor, true)
  return members
}

/**
 * The value of the last top-level key `name` as the text of a valid JSON object spells it, so that 64-bit numbers keep
 * their digits; `undefined` when the key is missing.
 */
export const rawField = (json: string, name: string): string | undefined => rawMembers(json).get(name)

/** The value of a top-level key as the text of a valid JSON object spells it; `value` is what it was read as. */
export const asWritten = (value: unknown, json: string, name: string): string | undefined =>
  typeof value === 'number' ? rawNumber(json, name, value) : rawField(json, name)

/**
 * The number `value` of the top-level key `name` as the text of a valid JSON object spells it: {@link rawField} for a
 * number that is known, which is most often found without a walk through the whole text.
 */
function rawNumber(json: string, name: string, value: number): string | undefined {
  const key = `"${name}"`
  const at = json.indexOf(key)
  if (at >= 0 && json.indexOf(key, at + 1) < 0) {
    NUMBER_AFTER_KEY.lastIndex = at + key.length
    const [, spelled] = NUMBER_AFTER_KEY.exec(json) ?? []
    if (spelled !== undefined && Number(spelled) === value) return spelled
  }
  return rawField(json, name)
}

const NUMBER_AFTER_KEY = /[ \t\r\n]*:[ \t\r\n]*(-?\d[\d.eE+-]*)/y

/** The elements of a valid JSON array, each as the text spells it; `undefined` where the text is not an array. */
export function rawElements(json: string): readonly string[] | undefined {
  if (json[skipJsonSpace(json, 0)] !== '[') return undefined
  const elements: string[] = []
  const value = (start: number, end: number, depth: number) => {
    if (depth === 1) elements.push(json.slice(start, end))
  }
  walkJson(json, { value }, true)
  return elements
}

type End = number | { readonly bad: number }

function skipJsonSpace(text: string, start: number): number {
  let at = start
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}

/** The end of a string known to be valid: behind the next quote without a backslash before it. */
function validStringEnd(text: string, start: number): End {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return end + 1
  }
  return { bad: text.length }
}

const SCALAR_STOPS = ',]} \t\n\r'

function validScalarEnd(text: string, start: number): End {
  let at = start
  while (at < text.length && !SCALAR_STOPS.includes(text[at]!)) at++
  return at === start ? { bad: at } : at
}

function checkedStringEnd(text: string, start: number): End {
  for (let at = start + 1; at < text.length; at++) {
    const c = text[at]!
    if (c === '"') return at + 1
    if (c < ' ') return { bad: at }
    if (c !== '\\') continue
    at++
    if (text[at] === 'u') {
      for (const stop = at + 4; at < stop; ) if (!/^[0-9a-fA-F]$/.test(text[++at] ?? '')) return { bad: at }
    } else if (!'"\\/bfnrt'.includes(text[at] ?? ' ')) return { bad: at }
  }
  return { bad: text.length }
}

function checkedScalarEnd(text: string, start: number): End {
  for (const word of ['true', 'false', 'null']) {
    if (text[start] !== word[0]) continue
    let at = start
    for (const letter of word) if (text[at++] !== letter) return { bad: at - 1 }
    return at
  }
  let at = text[start] === '-' ? start + 1 : start
  if (text[at] === '0') at++
  else if (!isDigit(text[at])) return { bad: at }
  else while (isDigit(text[at])) at++
  if (text[at] === '.') {
    if (!isDigit(text[++at])) return { bad: at }
    while (isDigit(text[at])) at++
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at++
    if (text[at] === '+' || text[at] === '-') at++
    if (!isDigit(text[at])) return { bad: at }
    while (isDigit(text[at])) at++
  }
  return at
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'
