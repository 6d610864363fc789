import { badOption } from '../../base/error'
import type { Diagnostic, Parsed, Span } from '../../base/parsed'
import { quoteSpan } from '../../base/parsed'
import { foldLabel } from '../../layout/label'
import { plainChoices } from '../../parse/answer/options'
import type { Question } from '../question'
import type { Wording } from '../wordings/wording'
import { ANSWER_LINES, ASIDES, LEAD_INS, WORDINGS } from '../wordings/wordings'
import { withoutAnswerLines, withoutListsBehind } from './answer-lines'
import { inOneOrder } from './eight-directions'
import { compileWordings, type Node, placeInList } from './graph'
import { type DeadEnds, isEnd, isPlain, type Match, matchesAt, nameOf, namesOf } from './match'
import { type AskedOf, refuseSeveral, refuseStep, refuseUnknown } from './refusal'
import { readRouteSteps } from './route-text'
import { withoutSceneWords } from './scene-words'
import { speakerAsCamera } from './speaker'
import { refusePlace, statedPlace } from './stated-place'
import { choicesInText } from './text-choices'
import { splitWords, type Word } from './words'

/** Options of {@link parseQuestion}. */
export interface QuestionOptions {
  /** The texts of the choices in order A, B, ...; default: those in the text. */
  readonly choices?: readonly (string | number)[] | undefined
}

const LEADS: readonly (readonly string[])[] = /* @__PURE__ */ LEAD_INS.map((text) => text.split(' '))

// The graphs are built when the first question is read, and once: a page that reads no questions does not pay for them.
const graphs = new WeakMap<readonly unknown[], Node>()

function graphOf<T>(items: readonly T[], textOf: (item: T) => string): Node {
  let graph = graphs.get(items)
  if (graph === undefined) {
    graph = compileWordings(items.map(textOf))
    graphs.set(items, graph)
  }
  return graph
}

interface Found extends Match {
  readonly wording: Wording
}

/**
 * Reads a question in a benchmark's own words; `docs/questions.md` lists the forms. Fails softly: a text that fits no
 * form is refused with the nearest one named, and so is a text that can be read in two ways. Sentences around the
 * question that are not known to be without meaning are reported as warnings. Never throws on text; linear in its
 * length. Throws a `V2loError` for choices that are not a list of texts or numbers.
 *
 * @example
 * const question = unwrap(parseQuestion('How many chairs are in this room?'))
 * question.kind // 'object-count'
 */
export function parseQuestion(text: string, options: QuestionOptions = {}): Parsed<Question> {
  return readQuestion(text, options)
}

/** The same for a text that is asked of a map: a refusal gives an example in its names. */
export function readQuestion(text: string, options: QuestionOptions = {}, map?: () => AskedOf): Parsed<Question> {
  const { words, read, unread } = readingsOf(text, options)
  if (read.length === 1) {
    const { question, match } = read[0]!
    const speaker = speakerAsCamera(question, words, match, text)
    const sentences = unreadSentences(words, match, text)
    const place = statedPlace(question, words, sentences)
    if (place)
      return { ok: false, diagnostics: [refusePlace(text, question, place, { words, reads: readsAs, map: map?.() })] }
    return { ok: true, value: question, diagnostics: [...speaker, ...sentences] }
  }
  const questions = read.map(({ question }) => question)
  if (read.length > 0) return { ok: false, diagnostics: [refuseSeveral(text, questions, readsAs)] }
  return {
    ok: false,
    diagnostics: [unread[0] ? refuseStep(text, unread[0]) : refuseUnknown(text, words, readsAs, map?.())],
  }
}

/** The one question a text is read as, if there is one. */
function readsAs(text: string): Question | undefined {
  const { read } = readingsOf(text, {})
  return read.length === 1 ? read[0]!.question : undefined
}

/** Every way to read a text, and its steps of a route that cannot be read. */
function readingsOf(text: string, options: QuestionOptions) {
  const inText = choicesInText(text)
  const choices = options.choices == null ? inText?.choices : plainChoices(takenChoices(options.choices))
  const all = inText ? [...splitWords(text, 0, inText.start), ...splitWords(text, inText.end)] : splitWords(text)
  const lines = graphOf(ANSWER_LINES, (line) => line)
  const words = inOneOrder(withoutSceneWords(withoutAnswerLines(all, lines)))
  const unread: Span[] = []
  const matches = findMatches(words)
  const found = bestMatches(choices ? withoutListsBehind(matches, words) : matches)
  const read = distinct(
    found.flatMap((match) => {
      const question = questionOf(match, words, text, choices, unread)
      return question ? [{ match, question }] : []
    }),
  )
  return { words, read, unread }
}

/** Choices as texts; numbers are turned into text. Throws a `V2loError` for anything else. */
function takenChoices(choices: readonly (string | number)[]): readonly string[] {
  const taken = Array.isArray(choices)
    ? choices.flatMap((one: unknown) => (typeof one === 'string' || Number.isFinite(one) ? [String(one)] : []))
    : []
  if (Array.isArray(choices) && taken.length === choices.length) return taken
  throw badOption(
    'choices: a list of texts or numbers, in order A, B, ...',
    choices,
    'give the texts of the choices, or leave them out for those in the text',
  )
}

function findMatches(words: readonly Word[]): Found[] {
  const found: Found[] = []
  const dead: DeadEnds = new Map()
  const graph = graphOf(WORDINGS, (wording) => wording.text)
  for (let at = 0; at < words.length; at++) {
    if (!words[at]!.opens) continue
    for (let start = at; start >= 0 && start < words.length; start = afterLeadIn(words, start))
      for (const { index, from, to, fillings } of matchesAt(graph, words, start, dead))
        found.push({ index, from, to, fillings, wording: WORDINGS[index]! })
  }
  return found
}

/** Where the words after a lead-in begin; -1 if there is no lead-in. */
function afterLeadIn(words: readonly Word[], at: number): number {
  const lead = LEADS.find((one) => one.every((word, i) => words[at + i]?.text === word))
  return lead ? at + lead.length : -1
}

/**
 * Those that no other match contains, and of those over the same words the ones that leave the fewest words to names:
 * "facing precisely at the box" is a box that is faced precisely. One sweep over the matches by where they begin.
 */
function bestMatches(matches: readonly Found[]): readonly Found[] {
  if (matches.length < 2) return matches
  const sorted = [...matches].sort((a, b) => a.from - b.from || b.to - a.to)
  const best: Found[] = []
  let reach = -1
  for (const match of sorted) {
    const last = best.at(-1)
    if (last && last.from === match.from && last.to === match.to) {
      const fewer = namedWords(last) - namedWords(match)
      if (fewer > 0) while (best.at(-1)?.from === match.from) best.pop()
      if (fewer >= 0) best.push(match)
    } else if (match.to > reach) best.push(match)
    reach = Math.max(reach, match.to)
  }
  return best
}

function namedWords(match: Match): number {
  let count = 0
  for (const filling of match.fillings) if (filling.kind !== 'set') count += filling.to - filling.from
  return count
}

function questionOf(
  { wording, fillings }: Found,
  words: readonly Word[],
  text: string,
  choices: readonly string[] | undefined,
  unread: Span[],
): Question | undefined {
  const fields: Record<string, unknown> = { kind: wording.kind, ...wording.fixed }
  const named = new Map<string, string>()
  for (const filling of fillings) {
    const { field } = filling
    if (wording.plainNames && filling.kind !== 'set' && !isPlain(words, filling)) return undefined
    if (filling.kind === 'set') {
      // One unit for both sides: "120 cm by 1 m" is not read.
      if (field === 'limitUnit' && (fields[field] ?? filling.value) !== filling.value) return undefined
      fields[field] = filling.value
    } else if (filling.kind === 'names') fields[field] = namesOf(words, filling.from, filling.to, text)
    else if (filling.kind === 'rest') {
      const steps = readRouteSteps(words, filling.from, text)
      if (steps === undefined) return undefined
      if ('unread' in steps) {
        unread.push(steps.unread)
        return undefined
      }
      fields[field] = steps
    } else {
      const name = nameOf(words, filling.from, filling.to, text)
      const before = named.get(field)
      // A wording that names an object twice means a single object.
      if (before !== undefined && foldLabel(before) !== foldLabel(name)) return undefined
      const item = placeInList(field)
      if (item) fields[item.field] = placed(fields[item.field], item.place, name)
      else if (before === undefined) fields[field] = name
      named.set(field, name)
    }
  }
  if (choices) fields.choices = choices
  fields.wording = wording.name
  return fields as unknown as Question
}

/** A list with a name at one of its places. */
function placed(list: unknown, place: number, name: string): string[] {
  const names: string[] = Array.isArray(list) ? [...list] : []
  names[place] = name
  return names
}

interface Read {
  readonly match: Found
  readonly question: Question
}

/** Readings that differ in more than their wording. */
function distinct(read: readonly Read[]): readonly Read[] {
  if (read.length < 2) return read
  const seen = new Map<string, Read>()
  for (const one of read) {
    const { wording: _, ...rest } = one.question
    const key = JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}

/** A warning for every sentence beside the question that may have meant something. */
function unreadSentences(words: readonly Word[], match: Match, text: string): Diagnostic[] {
  const unread: Diagnostic[] = []
  for (let at = 0; at < words.length; ) {
    if (at === match.from) {
      at = match.to
      continue
    }
    let end = at + 1
    while (!isEnd(words, end) && end !== match.from) end++
    const leadIn = end === match.from && !isEnd(words, end)
    const aside = leadIn || asideEnd(words, at)
    if (!aside) {
      const span: Span = [words[at]!.start, words[end - 1]!.end]
      unread.push({
        code: 'unread-sentence',
        severity: 'warning',
        message: 'this sentence was not read',
        span,
        text: quoteSpan(text, span),
      })
    }
    at = typeof aside === 'number' ? aside : end
  }
  return unread
}

/** Where a sentence that starts here and means nothing to a solver ends; `undefined` if there is no such sentence. */
function asideEnd(words: readonly Word[], at: number): number | undefined {
  const graph = graphOf(ASIDES, (text) => text)
  return matchesAt(graph, words, at, new Map())[0]?.to
}
