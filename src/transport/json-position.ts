/**
 * Where a text stops being one JSON value: the offset of the first character that no JSON text could have there, or
 * the length of a text that ends too early; `undefined` for valid JSON. Linear, without recursion. `JSON.parse` names
 * the place for some mistakes only, and quotes the text for others.
 */
export function jsonErrorPosition(text: string): number | undefined {
  const open: ('{' | '[')[] = []
  let at = skipSpace(text, 0)
  // What may stand here: a value, a value or the end of a list, a key or the end of an object, a key, or what follows a value.
  let expect: 'value' | 'first-element' | 'first-key' | 'key' | 'after' = 'value'
  for (;;) {
    const c = text[at]
    if (expect === 'after') {
      const inside = open[open.length - 1]
      if (inside === undefined) return at === text.length ? undefined : at
      if (c === ',') {
        expect = inside === '{' ? 'key' : 'value'
        at++
      } else if (c === (inside === '{' ? '}' : ']')) {
        open.pop()
        at++
      } else return at
    } else if (expect === 'key' || expect === 'first-key') {
      if (c === '}' && expect === 'first-key') {
        open.pop()
        expect = 'after'
        at++
      } else {
        const end = c === '"' ? stringEnd(text, at) : { bad: at }
        if (typeof end !== 'number') return end.bad
        at = skipSpace(text, end)
        if (text[at] !== ':') return at
        expect = 'value'
        at++
      }
    } else if (c === ']' && expect === 'first-element') {
      open.pop()
      expect = 'after'
      at++
    } else if (c === '{' || c === '[') {
      open.push(c)
      expect = c === '{' ? 'first-key' : 'first-element'
      at++
    } else {
      const end = c === '"' ? stringEnd(text, at) : scalarEnd(text, at)
      if (typeof end !== 'number') return end.bad
      expect = 'after'
      at = end
    }
    at = skipSpace(text, at)
  }
}

type End = number | { readonly bad: number }

function skipSpace(text: string, start: number): number {
  let at = start
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}

function stringEnd(text: string, start: number): End {
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

function scalarEnd(text: string, start: number): End {
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
