import { type JsonVisitor, walkJson } from '../../base/json-text'
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
  const text = containerText(source)
  return typeof text === 'string' ? { float: undefined, text } : text
}

const isIntegerText = (source: string): boolean => !/[.eE]/.test(source)
const integerText = (source: string): string => (source === '-0' ? '0' : source)

/** Python's `repr` of a JSON object or list, in text known to be valid. */
function containerText(json: string): string | Unscorable {
  // The brackets that are open, each with the texts of its members. A repeated key keeps its first place and takes its
  // last value, in a Map as in Python's dict.
  const open: { readonly members: Map<string | number, string>; key?: string }[] = []
  let whole = ''
  let tooDeep = false
  const visitor: JsonVisitor = {
    open(_at, depth) {
      tooDeep ||= depth >= TRUTH_DEPTH
      open.push({ members: new Map() })
    },
    key(start, end, depth) {
      open[depth - 1]!.key = JSON.parse(json.slice(start, end)) as string
    },
    value(start, end, depth) {
      if (tooDeep) return
      const bracket = json[start]!
      const text =
        bracket === '[' || bracket === '{'
          ? `${bracket}${[...open.pop()!.members.values()].join(', ')}${json[end - 1]}`
          : scalarText(json.slice(start, end))
      const around = open[depth - 1]
      if (around === undefined) whole = text
      else if (around.key === undefined) around.members.set(around.members.size, text)
      else around.members.set(around.key, `${quotedText(around.key)}: ${text}`)
    },
  }
  walkJson(json, visitor, true)
  return tooDeep ? { reason: `expected a ground truth nested at most ${TRUTH_DEPTH} deep` } : whole
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
