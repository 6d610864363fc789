import { APOSTROPHE, DOT, HASH, isDigit, MINUS, OPEN_PAREN, UNDERSCORE } from '../../../base/characters'
import {
  isReasoningLetter,
  isSubscript,
  MINUS_SIGN,
  RIGHT_SINGLE_QUOTE,
  SQUARE_ROOT,
} from '../../../base/unicode-characters'
import { ALLOWED_FUNCTIONS, FUNCTION_ALIASES } from '../evaluate/functions'
import { vectorFunctionNamed } from '../evaluate/quantity'
import { codeAt, emit, type Lexer, lastToken, skipBlanks } from './lexer-state'
import { endsOperand } from './token'
import { unitNamed } from './units'

/** A word, a variable, a function or a unit: letters, digits, `_`, an apostrophe or a dot between letters. */
export function lexName(lx: Lexer): undefined {
  const start = lx.at
  if (takeUnit(lx)) return
  const at = nameEnd(lx, start)
  const word = lx.text.slice(start, at)
  if ((word === 'x' || word === 'X') && endsOperand(lastToken(lx)) && startsFactor(lx, at)) {
    lx.at = at
    return emit(lx, 'op', '*', start)
  }
  lx.at = at
  // "The norm (of a vector)", "length": such words are functions only right before their bracket.
  const called = lx.text[at] === '(' && at < lx.end
  emit(lx, 'name', functionName(word) ?? (called ? vectorFunctionNamed(withoutModule(word)) : undefined) ?? word, start)
}

function nameEnd(lx: Lexer, start: number): number {
  let at = start
  for (; at < lx.end; at++) {
    const code = codeAt(lx, at)
    if (isReasoningLetter(code) || isDigit(code) || code === UNDERSCORE || isSubscript(code)) continue
    const joins = code === APOSTROPHE || code === RIGHT_SINGLE_QUOTE || code === DOT
    if (joins && isReasoningLetter(codeAt(lx, at + 1)) && isReasoningLetter(codeAt(lx, at - 1))) continue
    if (code === HASH && isDigit(codeAt(lx, at + 1))) continue
    break
  }
  return at
}

/** The whitelist's name of a function as people spell it: `Math.sqrt`, `np.sqrt`, `arctan`; `π` is `pi`. */
export function functionName(word: string): string | undefined {
  if (word === 'π' || word === 'Pi' || word === 'PI') return 'pi'
  // A capital may begin a sentence, not a function: "Max", "Round".
  if (!word.includes('.')) return allowedName(word)
  const bare = withoutModule(word)
  return bare === 'pi' ? 'pi' : allowedName(bare)
}

/** `norm` for `np.linalg.norm`. */
const withoutModule = (word: string) => word.toLowerCase().replace(/^(math|np|numpy)\.(linalg\.)?/, '')

function allowedName(word: string): string | undefined {
  const name = FUNCTION_ALIASES.get(word) ?? word
  return ALLOWED_FUNCTIONS.has(name) ? name : undefined
}

/** Attaches the unit at this position to the operand before it. */
export function takeUnit(lx: Lexer): boolean {
  const before = lastToken(lx)
  if (!endsOperand(before) || before!.unit !== undefined) return false
  const end = nameEnd(lx, lx.at)
  const word = lx.text.slice(lx.at, end)
  const squared = word === 'square' || word === 'sq' || word === 'cubic'
  const from = squared ? skipBlanks(lx, codeAt(lx, end) === DOT ? end + 1 : end) : lx.at
  const to = squared ? nameEnd(lx, from) : end
  let unit = unitNamed(lx.text.slice(from, to))
  if (unit === undefined) return false
  let at = to
  if (squared) unit = { ...unit, inBase: unit.inBase ** 2, power: word === 'cubic' ? 3 : 2 }
  else if (unit.kind === 'length' && unit.power === 1) {
    const raised = /^(?:\^\{?|\*\*)?([23²³])\}?/.exec(lx.text.slice(at, Math.min(at + 5, lx.end)))
    if (raised) {
      const power = raised[1] === '2' || raised[1] === '²' ? 2 : 3
      unit = { ...unit, inBase: unit.inBase ** power, power }
      at += raised[0].length
    }
  }
  before!.unit = unit
  before!.end = lx.at = at
  return true
}

function startsFactor(lx: Lexer, from: number): boolean {
  const code = codeAt(lx, skipBlanks(lx, from))
  return (
    isDigit(code) ||
    code === OPEN_PAREN ||
    code === MINUS ||
    code === MINUS_SIGN ||
    code === SQUARE_ROOT ||
    code === DOT
  )
}
