/**
 * The value of the last top-level key `name` as written in the text of a valid JSON object, or `undefined`: an id is
 * echoed as it was written, so that 64-bit numbers keep their digits.
 */
export function rawField(json: string, name: string): string | undefined {
  let found: string | undefined
  let depth = 0
  let key: string | undefined
  let valueStart = -1
  for (let at = 0; at < json.length; at++) {
    const c = json[at]
    if (c === '"') {
      const end = endOfString(json, at)
      if (depth === 1 && key === undefined) key = JSON.parse(json.slice(at, end)) as string
      at = end - 1
    } else if (c === '{' || c === '[') depth++
    else if (c === ':' && depth === 1) valueStart = at + 1
    else if ((c === ',' && depth === 1) || ((c === '}' || c === ']') && --depth === 0)) {
      if (key === name) found = json.slice(valueStart, at).trim()
      key = undefined
    }
  }
  return found
}

/** The elements of a valid JSON array, each as written; `undefined` if the text is not an array. */
export function rawElements(json: string): readonly string[] | undefined {
  const elements: string[] = []
  let depth = 0
  let start = -1
  for (let at = 0; at < json.length; at++) {
    const c = json[at]
    if (c === '"') at = endOfString(json, at) - 1
    else if (c === '[' || c === '{') {
      if (depth++ === 0) {
        if (c === '{') return undefined
        start = at + 1
      }
    } else if ((c === ',' && depth === 1) || ((c === ']' || c === '}') && --depth === 0)) {
      const element = json.slice(start, at).trim()
      if (element !== '') elements.push(element)
      start = at + 1
    }
  }
  return start < 0 ? undefined : elements
}

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return end + 1
  }
}
