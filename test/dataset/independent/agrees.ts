import type { Item } from '../../../src/dataset/item'
import type { Question } from '../../../src/question/question'
import { parseQuestion } from '../../../src/question/read/read'
import { type Found, solveOnBoxes } from './solve'

const UNKNOWN = 'cannot be determined'

/** The question that an item's words read back to. */
export function readQuestion(item: Item): Question {
  const reading = parseQuestion(item.question, item.choices ? { choices: item.choices } : {})
  if (!reading.ok) throw new Error(`${item.id}: "${item.question}" cannot be read`)
  return reading.value
}

/** What is wrong with the answer of an item, or nothing. */
export function complaintOf(item: Item): string | undefined {
  return complaintAbout(item, solveOnBoxes(readQuestion(item), item.true_layout.objects))
}

/** The same, where the truth was found in another way. */
export function complaintAbout(item: Item, found: Found): string | undefined {
  const { choices, answer } = item
  const complain = (why: string) => `${item.id}: ${why}; answer ${answer}, choices ${choices?.join(' | ')}`
  const text = choices ? choices[answer.charCodeAt(0) - 65] : answer
  if (text === undefined || (choices && answer.length !== 1)) return complain('no such choice')
  if (choices && new Set(choices).size !== choices.length) return complain('two choices are equal')
  if (found.kind === 'missing') return text === UNKNOWN ? undefined : complain(`nothing is named ${found.name}`)
  if (text === UNKNOWN) return complain('everything it names is shown')
  if (found.kind === 'words') return text === found.words ? undefined : complain(`it is ${found.words}`)
  return complaintOfNumber(item, found.number, text, complain)
}

function complaintOfNumber(item: Item, number: number, text: string, complain: (why: string) => string) {
  if (!/^\d+(\.\d+)?$/.test(text)) return complain('not a plain number')
  const decimals = text.split('.')[1]?.length ?? 0
  // Two decimals, and zeros at the end left out: so a shorter number is exact.
  const off = Math.abs(Number(text) - number)
  if (off > (decimals < 2 ? 1e-9 + 0.005 : 0.005 + 1e-9)) return complain(`it is ${number}`)
  for (const other of item.choices ?? []) {
    if (other === text || other === UNKNOWN) continue
    const [low, high] = [Number(other), Number(text)].sort((a, b) => a - b) as [number, number]
    const isCount = item.kind === 'object-count'
    if (isCount ? high - low < 1 || high - low > 3 : high < 1.2 * low - 1e-9 || high > 2.5 * low + 1e-9)
      return complain(`${other} is too near or too far`)
  }
  return undefined
}
