import type { Diagnostic } from '../../src/base/parsed'
import type { Outcome } from './calls'

type Expectation = { readonly [key: string]: unknown }
type Key = (wanted: never, outcome: Outcome) => string | undefined

/** Why an outcome is not what a case expects, one sentence for every key that does not hold; empty when all hold. */
export function complaints(expect: Expectation, outcome: Outcome): string[] {
  if (outcome.kind === 'thrown' && !['throws', 'error', 'anyOf'].some((key) => key in expect))
    return [`threw ${outcome.name}: ${outcome.message}`]
  return Object.entries(expect).flatMap(([key, wanted]) => {
    const judge = KEYS[key]
    if (judge === undefined) return [`no judge for the key ${key}`]
    const complaint = judge(wanted as never, outcome)
    return complaint === undefined ? [] : [`${key}: expected ${JSON.stringify(wanted)}, ${complaint}`]
  })
}

const said = (value: unknown) => `received ${JSON.stringify(value)?.slice(0, 600)}`
const unless = (holds: boolean, received: unknown) => (holds ? undefined : said(received))

const diagnosticsOf = (outcome: Outcome): readonly Diagnostic[] =>
  'read' in outcome ? (outcome.read.diagnostics as readonly Diagnostic[]) : []

const notesOf = (outcome: Outcome) =>
  outcome.kind === 'solution' && outcome.solution.status === 'solved' ? (outcome.solution.notes ?? []) : []

/** The sentence of a failure; of a solved question its notes. */
function messageOf(outcome: Outcome): string {
  if (outcome.kind === 'thrown') return outcome.message
  if (outcome.kind === 'tool') return outcome.message ?? ''
  if (outcome.kind === 'score') return outcome.result.error?.message ?? ''
  if (outcome.kind === 'solution')
    return outcome.solution.status === 'solved' ? notesOf(outcome).join(' ') : outcome.solution.message
  return diagnosticsOf(outcome)
    .map(({ message }) => message)
    .join(' ')
}

function errorOf(outcome: Outcome): boolean | string {
  if (outcome.kind === 'score') return outcome.result.error?.code ?? false
  if (outcome.kind === 'tool') return outcome.error
  return outcome.kind === 'thrown'
}

const NUMBER = /-?\d[\d.]*(?:e[-+]?\d+)?/gi
const isPlain = (text: string) =>
  (text.match(NUMBER) ?? []).every((number) => !/e/i.test(number) && !/^-0(?:\.0*)?$/.test(number))

const UNITS = /\b(?:m|cm|mm|km|meters?|metres?|centimeters?|centimetres?|feet|foot|ft|inch(?:es)?)\b/gi

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

function sameObjects(
  wanted: readonly (readonly [string, ...number[]])[],
  found: readonly (readonly [string, ...number[]])[],
) {
  const rest = [...found]
  for (const [label, ...numbers] of wanted) {
    const at = rest.findIndex(([name, ...given]) => name === label && given.every((one, i) => close(one, numbers[i]!)))
    if (at < 0) return false
    rest.splice(at, 1)
  }
  return rest.length === 0
}

const GRAVITY = { repair: 0, warning: 1, error: 2 } as const

const KEYS: Readonly<Record<string, Key>> = {
  anyOf: (ways: readonly Expectation[], outcome) => {
    const failed = ways.map((way) => complaints(way, outcome))
    return failed.some((one) => one.length === 0) ? undefined : failed.flat().join(' | ')
  },
  rows: (wanted: readonly Expectation[], outcome) => {
    if (outcome.kind !== 'rows') return said(outcome)
    if (wanted.length !== outcome.rows.length) return `received ${outcome.rows.length} rows`
    const failed = wanted.flatMap((one, i) => complaints(one, outcome.rows[i]!).map((text) => `row ${i}: ${text}`))
    return failed.length === 0 ? undefined : failed.join(' | ')
  },
  throws: (name: string, outcome) => unless(outcome.kind === 'thrown' && outcome.name === name, outcome),
  error: (wanted: boolean | string, outcome) => {
    const error = errorOf(outcome)
    return unless(typeof wanted === 'string' ? error === wanted : (error !== false) === wanted, outcome)
  },
  message_has: (words: readonly string[], outcome) => {
    const message = messageOf(outcome).toLowerCase()
    return unless(
      words.some((word) => message.includes(word.toLowerCase())),
      message,
    )
  },
  message_not: (words: readonly string[], outcome) => {
    const message = messageOf(outcome).toLowerCase()
    return unless(!words.some((word) => message.includes(word.toLowerCase())), message)
  },
  ok: (wanted: boolean, outcome) =>
    'read' in outcome ? unless(outcome.read.ok === wanted, outcome.read) : said(outcome),
  objects: (wanted: readonly [string, ...number[]][], outcome) => {
    if (outcome.kind !== 'layout') return said(outcome)
    const found = outcome.read.ok
      ? outcome.read.value.objects.map(
          ({ label, box }) => [label, box.minX, box.minY, box.maxX, box.maxY] as [string, ...number[]],
        )
      : []
    return unless(sameObjects(wanted, found), found)
  },
  grid: (wanted: { yAxis?: string; objects: readonly [string, ...number[]][] }, outcome) => {
    if (outcome.kind !== 'grid' || !outcome.read.ok) return said(outcome)
    const { yAxis, objects } = outcome.read.value
    const found = objects.map(({ label, cell }) => [label, cell[0], cell[1]] as [string, ...number[]])
    return unless((wanted.yAxis ?? yAxis) === yAxis && sameObjects(wanted.objects, found), { yAxis, found })
  },
  diagnostic: (wanted: true | 'warning' | 'error', outcome) => {
    const found = diagnosticsOf(outcome)
    return unless(
      wanted === true ? found.length > 0 : found.some(({ severity }) => GRAVITY[severity] >= GRAVITY[wanted]),
      found,
    )
  },
  value: (wanted: string | number, outcome) => {
    if (outcome.kind !== 'answer' || !outcome.read.ok) return said(outcome)
    const answer = outcome.read.value as unknown as { [key: string]: unknown }
    const given = [answer.letter, answer.value, answer.text]
    return unless(
      given.some((one) => one === wanted),
      answer,
    )
  },
  solved: (wanted: true | string, outcome) => {
    if (outcome.kind !== 'solution' || outcome.solution.status !== 'solved') return said(outcome)
    if (wanted === true) return undefined
    const { answer } = outcome.solution
    const numeric = wanted.trim() !== '' && Number.isFinite(Number(wanted))
    return unless(numeric ? close(Number(answer), Number(wanted)) : answer === wanted, outcome.solution)
  },
  choice: (letter: string, outcome) =>
    outcome.kind === 'solution' && outcome.solution.status === 'solved'
      ? unless(outcome.solution.choice?.letter === letter, outcome.solution)
      : said(outcome),
  unsolved: (wanted: true | string, outcome) =>
    outcome.kind === 'solution' && outcome.solution.status === 'unsolved'
      ? unless(wanted === true || outcome.solution.reason === wanted, outcome.solution)
      : said(outcome),
  ambiguous: (wanted: boolean, outcome) =>
    outcome.kind === 'solution' && outcome.solution.status === 'solved'
      ? unless(outcome.solution.ambiguous === wanted, outcome.solution)
      : said(outcome),
  note: (wanted: true | readonly string[], outcome) => {
    const notes = notesOf(outcome)
    if (wanted === true) return unless(notes.length > 0, outcome)
    const text = notes.join(' ').toLowerCase()
    return unless(
      wanted.some((word) => text.includes(word.toLowerCase())),
      notes,
    )
  },
  tells: (wanted: readonly string[], outcome) => {
    if (outcome.kind !== 'solution' || outcome.solution.status !== 'solved') return said(outcome)
    const text = [outcome.solution.answer, ...notesOf(outcome)].join(' ')
    return unless(
      wanted.every((one) => text.includes(one)),
      text,
    )
  },
  unit_once: (_: true, outcome) => {
    if (outcome.kind !== 'solution' || outcome.solution.status !== 'solved') return said(outcome)
    const text = `${outcome.solution.answer} ${outcome.solution.unit ?? ''}`
    return unless((text.match(UNITS) ?? []).length <= 1, text)
  },
  plain_numbers: (_: true, outcome) => {
    const shown =
      outcome.kind === 'texts'
        ? outcome.texts
        : [outcome.kind === 'solution' ? outcome.shown : JSON.stringify('value' in outcome ? outcome.value : outcome)]
    const odd = shown.filter((text) => !isPlain(text))
    return odd.length === 0 ? undefined : `${odd.length} of ${shown.length} texts: ${odd[0]!.slice(0, 600)}`
  },
  score: (wanted: { readonly [part: string]: number | readonly [number, number] }, outcome) => {
    if (outcome.kind !== 'score' || outcome.result.error) return said(outcome)
    const result = outcome.result as unknown as { readonly [part: string]: number }
    const holds = Object.entries(wanted).every(([part, value]) =>
      typeof value === 'number' ? close(result[part]!, value) : result[part]! >= value[0] && result[part]! <= value[1],
    )
    return unless(holds, result)
  },
  measured_not: (parts: string | readonly string[], outcome) =>
    outcome.kind === 'score' && !outcome.result.error
      ? unless(
          ![parts]
            .flat()
            .some((part) => outcome.result.error === null && outcome.result.measured.includes(part as never)),
          outcome,
        )
      : said(outcome),
  flags_any: (wanted: readonly string[], outcome) => flags(wanted, outcome, true),
  flags_none: (wanted: readonly string[], outcome) => flags(wanted, outcome, false),
  result: (wanted: object, outcome) => {
    if (outcome.kind !== 'tool' || outcome.error) return said(outcome)
    const value = outcome.value as { readonly [key: string]: unknown }
    return unless(
      Object.entries(wanted).every(([key, one]) => JSON.stringify(value[key]) === JSON.stringify(one)),
      value,
    )
  },
}

function flags(wanted: readonly string[], outcome: Outcome, present: boolean): string | undefined {
  if (outcome.kind !== 'score' || outcome.result.error) return said(outcome)
  const found = outcome.result.flags
  return unless(wanted.some((part) => found.some((flag) => flag.includes(part))) === present, found)
}
