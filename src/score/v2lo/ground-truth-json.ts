import {
  floatText,
  integerView,
  type PythonView,
  pythonView,
  quotedText,
  TRUTH_DEPTH,
  type Unscorable,
} from './ground-truth'

/**
 * A truth in Python's eyes, from its JSON text, which tells `1.0` from `1`, keeps integers of any size and the order
 * of keys.
 */
export function pythonViewOfJson(json: unknown): PythonView | Unscorable {
  let truth: unknown
  try {
    truth = JSON.parse(typeof json === 'string' ? json : '')
  } catch {
    return { reason: 'expected groundTruthJson to be the JSON text of a ground truth' }
  }
  const source = (json as string).trim()
  if (typeof truth === 'number') {
    return isIntegerText(source)
      ? integerView(truth + 0, integerText(source))
      : { float: truth, text: floatText(truth) }
  }
  if (typeof truth !== 'object' || truth === null) return pythonView(truth)
  const walked = walk(source, 0, 0)
  return 'reason' in walked ? walked : { float: undefined, text: walked.text }
}

const isIntegerText = (source: string): boolean => !/[.eE]/.test(source)
const integerText = (source: string): string => (source === '-0' ? '0' : source)

interface Walked {
  readonly text: string
  readonly end: number
}

/** Python's `repr` of the JSON value that starts at `at`, in text known to be valid. */
function walk(json: string, at: number, depth: number): Walked | Unscorable {
  const first = json[at]!
  if (first !== '[' && first !== '{') {
    const end = valueEnd(json, at)
    return { text: scalarText(json.slice(at, end)), end }
  }
  if (depth >= TRUTH_DEPTH) return { reason: `expected a ground truth nested at most ${TRUTH_DEPTH} deep` }
  const close = first === '[' ? ']' : '}'
  // A repeated key keeps its first place and takes its last value, in a Map as in Python's dict.
  const members = new Map<string | number, string>()
  let i = skipJsonSpace(json, at + 1)
  while (json[i] !== close) {
    let key: string | number = members.size
    if (first === '{') {
      const keyEnd = valueEnd(json, i)
      key = JSON.parse(json.slice(i, keyEnd)) as string
      i = skipJsonSpace(json, skipJsonSpace(json, keyEnd) + 1)
    }
    const member = walk(json, i, depth + 1)
    if ('reason' in member) return member
    members.set(key, first === '[' ? member.text : `${quotedText(String(key))}: ${member.text}`)
    i = skipJsonSpace(json, member.end)
    if (json[i] === ',') i = skipJsonSpace(json, i + 1)
  }
  return { text: first + [...members.values()].join(', ') + close, end: i + 1 }
}

function scalarText(source: string): string {
  switch (source[0]) {
    case '"':
      return quotedText(JSON.parse(source) as string)
    case 't':
      return 'True'
    case 'f':
      return 'False'
    case 'n':
      return 'None'
    default:
      return isIntegerText(source) ? integerText(source) : floatText(Number(source))
  }
}

/** The end of the JSON value that starts at `at`, in text known to be valid. */
function valueEnd(json: string, at: number): number {
  let depth = 0
  let i = at
  do {
    const char = json[i]!
    if (char === '"') i = stringEnd(json, i)
    else if (depth === 0 && char !== '[' && char !== '{') return scalarEnd(json, i)
    else {
      if (char === '[' || char === '{') depth++
      else if (char === ']' || char === '}') depth--
      i++
    }
  } while (depth > 0)
  return i
}

function stringEnd(json: string, at: number): number {
  let i = at + 1
  while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1
  return i + 1
}

function scalarEnd(json: string, at: number): number {
  let i = at
  while (i < json.length && !SCALAR_STOPS.includes(json[i]!)) i++
  return i
}

const SCALAR_STOPS = ',]} \t\n\r'
const JSON_SPACE = ' \t\n\r'

function skipJsonSpace(json: string, at: number): number {
  let i = at
  while (i < json.length && JSON_SPACE.includes(json[i]!)) i++
  return i
}
