/**
 * What VLMEvalKit reads in a response to its spatial benchmarks (`spatial_bench/matching_func.py`): the same letters and
 * numbers, in linear time where its regular expressions go over a text again and again.
 */

const ZERO_WIDTH = /\u200b|\u200c|\u200d|\ufeff/g
/** Where Python's `splitlines` ends a line. */
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/
/** How much of the end of a response counts as its tail, in characters, and how many of its lines are looked at. */
const TAIL = 800
const TAIL_LINES = 6

/**
 * The letter of the option it takes, the first of these that applies; `undefined` if none does.
 *
 * 1. The first `<answer>` block that begins with a letter from A to J, of a word too.
 * 2. A letter right before `</answer>` or `</think>` in the last 800 characters.
 * 3. Of the last six lines after the last `</think>` (else the last `<think>`, else of the whole text), then of the
 *    last six lines of the last 800 characters, the last that is one letter, begins with `A. ` or `B) `, or holds a
 *    single capital.
 * 4. The first "final answer: B", "the answer is (C)" and the like.
 * 5. The only capital from A to F in the text that stands alone.
 */
export function vlmevalkitOption(response: string): string | undefined {
  const text = plain(response)
  const tail = text.slice(-TAIL)
  return (
    letterOfBlock(text) ??
    letterBeforeClosing(tail) ??
    letterOfLines(afterThink(text)) ??
    letterOfLines(tail) ??
    letterOfPhrase(text) ??
    onlyLetter(text)
  )
}

/**
 * The number it takes, number words up to twenty included: the one that begins an `<answer>` block, else the last after
 * the thinking, else the last in the text.
 */
export function vlmevalkitNumber(response: string): number | undefined {
  const first = firstOfList(response.trim())
  if (first === undefined) return undefined
  const text = plain(first).replace(NUMBER_WORD, (word) => String(NUMBER_WORDS.indexOf(word.toLowerCase())))
  return numberOfBlock(text) ?? lastNumber(afterThink(text)) ?? lastNumber(text)
}

const plain = (text: string) => text.trim().replace(ZERO_WIDTH, '')

/** What follows the last `</think>`, else the last `<think>`, else the whole text. */
function afterThink(text: string): string {
  return text.slice(lastEnd(text, /<\/\s*think\s*>/gi) ?? lastEnd(text, /<\s*think\s*>/gi) ?? 0).trim()
}

function lastEnd(text: string, tag: RegExp): number | undefined {
  let end: number | undefined
  for (const found of text.matchAll(tag)) end = found.index + found[0].length
  return end
}

function letterOfBlock(text: string): string | undefined {
  const closing = lastEnd(text, /<\s*\/\s*answer\s*>/gi)
  if (closing === undefined) return undefined
  for (const found of text.matchAll(/<\s*answer\b[^<>]*>\s*([A-J])/gi))
    if (found.index + found[0].length < closing) return found[1]!.toUpperCase()
  return undefined
}

const BEFORE_CLOSING = ['answer', 'think'].map(
  (tag) => new RegExp(`(?<![A-Za-z])([A-F])\\s*[)\\]}）】]?\\s*</\\s*${tag}\\s*>`, 'i'),
)

function letterBeforeClosing(tail: string): string | undefined {
  for (const pattern of BEFORE_CLOSING) {
    const found = pattern.exec(tail)
    if (found) return found[1]!.toUpperCase()
  }
  return undefined
}

const OPTION_LINE = /^[*_>\-\s]*(?:option|选项)\s+[A-J]\s*[:：]/i
const LETTER_LINE = /^[*_`>（）[\]【】()]*\s*([A-F])\s*[*_`（）[\]【】()]*$/i
const LABELED_LINE = /^([A-F])\s*[.．:：)\]】、-]\s+/i
const CAPITAL = /(?<![A-Za-z])[A-F](?=\s*[*_`）\]})]*(?:$|[\s.,:;!?)\]】》」』，。；、：）]))/g

function letterOfLines(text: string): string | undefined {
  for (const raw of text.split(LINE_END).slice(-TAIL_LINES).reverse()) {
    const line = raw.trim()
    if (line === '' || OPTION_LINE.test(line)) continue
    const own = LETTER_LINE.exec(line) ?? LABELED_LINE.exec(line)
    if (own) return own[1]!.toUpperCase()
    const capitals = new Set(line.match(CAPITAL))
    if (capitals.size === 1) return [...capitals][0]
  }
  return undefined
}

const PHRASE =
  /(?:final\s*answer|the\s*answer\s*is|answer(?:\s*is)?|答案|结论|所以|因此|我选择?|选择?)\s*(?:[:：>＝=]\s*)?(?:[([{（【]\s*)?([A-F])(?![\p{L}\p{N}_])/iu

const letterOfPhrase = (text: string) => PHRASE.exec(text)?.[1]?.toUpperCase()

function onlyLetter(text: string): string | undefined {
  const lines = text.split(LINE_END).filter((line) => !OPTION_LINE.test(line))
  const capitals = new Set(lines.join('\n').match(/(?<![A-Za-z])[A-F](?![A-Za-z])/g))
  return capitals.size === 1 ? [...capitals][0] : undefined
}

const NUMBER_WORDS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]
const NUMBER_WORD = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${NUMBER_WORDS.join('|')})(?![\\p{L}\\p{N}_])`, 'giu')
const NUMBER = String.raw`[-+]?(?:\d*\.\d+|\d+)(?:e[-+]?\d+)?`

/** The first item of a text that is a list, as Python or JSON writes it; any other text as it is. */
function firstOfList(text: string): string | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return text
  try {
    const list: unknown = JSON.parse(text.includes('"') ? text : text.replaceAll("'", '"'))
    return Array.isArray(list) && list.length > 0 ? String(list[0]) : text
  } catch {
    // The program gives up on what is not a list after all.
    return undefined
  }
}

function numberOfBlock(text: string): number | undefined {
  const found = new RegExp(`<\\s*answer\\b[^<>]*>\\s*(${NUMBER})(?:[^\\d<][^<]*)?<\\s*/\\s*answer\\s*>`, 'i').exec(text)
  return found ? Number(found[1]) : undefined
}

function lastNumber(text: string): number | undefined {
  const last = text.match(new RegExp(NUMBER, 'gi'))?.at(-1)
  return last === undefined ? undefined : Number(last)
}
