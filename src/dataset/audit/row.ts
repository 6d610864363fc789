import { UPPER_A } from '../../base/characters'
import { hashText } from '../../base/checksum'
import { foldLabel } from '../../layout/label'
import { plainChoices } from '../../parse/answer/options'
import { namesIn, renameIn } from '../../question/names'
import type { Question, QuestionKind } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import type { Item } from '../item'

/** What a blind guesser may know of one item, and the answer it is judged by. Plain data. */
export interface AuditRow {
  readonly id: string
  /** The room; items of one room are never on both sides of a split. */
  readonly scene: string
  readonly task: string
  /** The kind of the question; absent where its words are not understood. */
  readonly kind?: QuestionKind
  /** A hash of what the question asks apart from the names in it; short, because every feature of the row carries it. */
  readonly template: string
  /** The names in the question, each with its role: `at=sofa`. Candidates are not among them: they are the options. */
  readonly names: readonly string[]
  /** The texts of the choices, folded; absent in an open question. */
  readonly options?: readonly string[]
  /** The place of the right option, or the right number, or the right word. */
  readonly truth: number | string
}

/** A benchmark's own item, as it is read from its file. */
export interface ForeignItem {
  readonly id: string
  readonly scene: string
  readonly task: string
  readonly question: string
  readonly options?: readonly string[]
  readonly answer: string
}

/**
 * What a blind guesser knows of an item; `undefined` where its answer is not one of its own options. A question in
 * unknown words is audited by its task and its options alone.
 */
export function auditRowOf(item: ForeignItem): AuditRow | undefined {
  const { id, scene, task, question, answer } = item
  const options = item.options && item.options.length > 0 ? plainChoices(item.options) : undefined
  const read = parseQuestion(question, options ? { choices: options } : {})
  const truth = options ? rightOption(options, answer) : openTruth(answer)
  if (truth === undefined) return undefined
  return {
    id,
    scene,
    task,
    ...(read.ok && { kind: read.value.kind }),
    template: read.ok ? templateOf(read.value) : task,
    names: read.ok ? namesOf(read.value) : [],
    ...(options && { options: options.map(foldOption) }),
    truth,
  }
}

/** An item of ours as a benchmark's. */
export function foreignItemOf({ id, scene_id, task, question, choices, answer }: Item): ForeignItem {
  return { id, scene: scene_id, task, question, ...(choices && { options: choices }), answer }
}

const foldOption = (text: string) => foldLabel(text.trim())

function rightOption(options: readonly string[], answer: string): number | undefined {
  const letter = /^\(?([A-Z])\)?[.:)]?$/i.exec(answer.trim())
  const place = letter ? letter[1]!.toUpperCase().charCodeAt(0) - UPPER_A : -1
  if (place >= 0 && place < options.length) return place
  const told = [answer, answer.replace(/^\s*\(?[A-Z][.):]\s+/i, '')].map(foldOption)
  const matching = options.findIndex((option) => told.includes(foldOption(option)))
  return matching < 0 ? undefined : matching
}

function openTruth(answer: string): number | string | undefined {
  const text = answer.trim()
  if (text === '') return undefined
  return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : foldOption(text)
}

/** The question with its names blanked, so that two questions that differ in names alone are of one template. */
function templateOf(question: Question): string {
  const { choices: _, ...blank } = renameIn(question, () => '')
  return hashText(JSON.stringify(blank))
}

const namesOf = (question: Question) =>
  namesIn(question)
    .filter(({ field }) => field !== 'candidates')
    .map(({ field, name }) => `${field}=${foldLabel(name)}`)
