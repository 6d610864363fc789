import { hashText } from '../../base/checksum'
import { once } from '../../base/once'
import { canonicalQuestion } from '../../question/canonical'
import type { Question } from '../../question/question'
import { type Source, sourcesOf } from '../candidates/sources'
import { drawUnseen } from '../candidates/unanswerable'
import { CANNOT_TELL, shuffled } from '../choices/choices'
import type { Candidate } from '../filters/candidate'
import { droppedBy } from '../filters/rules'
import { mix, seedOf, shareOf } from '../hash'
import type { ItemLedger } from '../ledger'
import type { ItemSettings } from '../options'
import type { View } from '../scene/view'
import { isSayable } from '../words'
import { answerOf, noAnswer } from './answer'
import { type ItemDraft, itemId } from './draft'

/** A candidate that became a draft; its twins are made from it. */
export interface Kept {
  readonly draft: ItemDraft
  /** Absent if it cannot be answered. */
  readonly candidate?: Candidate
  readonly source: Source
}

/** What the drafts of a view are made with. */
export interface Drafting {
  readonly settings: ItemSettings
  readonly ledger: ItemLedger
  /** Which showing of the scene the view is. */
  readonly showing: number
}

/** The drafts of a view, task by task. */
export function draftView(view: View, drafting: Drafting): readonly Kept[] {
  const kept: Kept[] = []
  // A question is asked once, even if two tasks have it.
  const asked = new Set<string>()
  for (const task of drafting.settings.tasks)
    for (const [source, seed] of sourcesOf(task, seedOf(view.scene.id, drafting.settings.seed)))
      kept.push(...draftSource(view, source, seed, { ...drafting, asked }))
  return kept
}

interface Asking extends Drafting {
  readonly asked: Set<string>
}

function draftSource(view: View, source: Source, seed: number, asking: Asking): readonly Kept[] {
  const { settings, ledger } = asking
  const most = source.most === 1 ? 1 : Number(settings.values[source.most])
  const kept: Kept[] = []
  const drawn = new Set<string>()
  for (const list of source.lists(view, seed, most)) {
    let left = list.most
    if (left === 0) continue
    for (const candidate of list.candidates) {
      // The same draw again; cheaper to tell than by the question.
      const draw = drawOf(candidate)
      if (drawn.has(draw)) continue
      drawn.add(draw)
      ledger.ask(source.task, view.budget)
      const draft = judgedOnce(candidate, view, asking)
      if (typeof draft === 'string') ledger.drop(source.task, view.budget, draft)
      else {
        ledger.keep(source.task, view.budget)
        kept.push({ draft, candidate, source })
        if (--left === 0) break
      }
    }
  }
  return [...kept, ...unanswerable(view, source, seed, kept.length, asking)]
}

/** Tells the draws of a source apart. */
const drawOf = (candidate: Candidate): string => {
  if (candidate.family === 'count') return candidate.counted.label
  const places = candidate.objects.map(({ index }) => index).join()
  if (candidate.family !== 'direction') return places
  const { at, facing, target, from } = candidate
  return [candidate.as, at.index, facing.index, target.index, from.index].join()
}

/** The draft of a candidate that no other source has asked, or what drops it. */
function judgedOnce(candidate: Candidate, view: View, asking: Asking): ItemDraft | string {
  const questionId = once(() => `${view.scene.id}:${questionHash(candidate.question)}`)
  const rule = droppedBy(candidate, { view, values: asking.settings.values, id: questionId })
  if (rule) return rule
  if (asking.asked.has(questionId())) return 'asked-by-another-task'
  asking.asked.add(questionId())
  if (!isSayable(candidate.question)) return UNSAYABLE
  return answered(candidate, { questionId: questionId() }, view, asking)
}

/** What drops a question whose names no sentence can carry together. */
const UNSAYABLE = 'name-not-sayable'

/** What a question is called by, the same wherever it is asked. */
const questionHash = (question: Question): string => hashText(canonicalQuestion(question))

/** The draft of a candidate, or what drops it. */
export function judged(
  candidate: Candidate,
  { questionId, choices }: Pick<ItemDraft, 'questionId' | 'choices'>,
  view: View,
  { settings, showing }: Pick<Drafting, 'settings' | 'showing'>,
): ItemDraft | string {
  const rule = droppedBy(candidate, { view, values: settings.values, id: () => questionId })
  return rule ?? answered(candidate, { questionId, choices }, view, { settings, showing })
}

function answered(
  candidate: Candidate,
  { questionId, choices }: Pick<ItemDraft, 'questionId' | 'choices'>,
  view: View,
  { settings, showing }: Pick<Drafting, 'settings' | 'showing'>,
): ItemDraft | string {
  const seed = seedOf(itemId({ questionId }, view.budget), settings.seed)
  const answer = answerOf(candidate, view, settings, { seed, choices })
  if (typeof answer === 'string') return answer
  const { task, family, question } = candidate
  return { questionId, task, family, question, showing, ...answer, objects: placesOf(candidate) }
}

function placesOf(candidate: Candidate): readonly number[] {
  const places = candidate.family === 'count' ? candidate.counted.indices : candidate.objects.map(({ index }) => index)
  return places
}

/** As many questions about what is not shown as make the wanted part of all. */
function unanswerable(view: View, source: Source, seed: number, answered: number, asking: Asking): readonly Kept[] {
  const { settings, ledger, showing } = asking
  const { task } = source
  const share = settings.unanswerable / (1 - settings.unanswerable)
  const wanted = Math.floor(answered * share + shareOf(`${view.scene.id} ${view.budget}`, seed))
  const kept: Kept[] = []
  for (let slot = 0; share > 0 && kept.length < wanted && slot < 8 * wanted; slot++) {
    const drawn = drawUnseen(source, view, mix(mix(seed, 13), slot))
    if (!drawn) continue
    const { question, shown, texts } = drawn
    const questionId = `${view.scene.id}:${questionHash(question)}`
    if (asking.asked.has(questionId)) continue
    asking.asked.add(questionId)
    ledger.ask(task, view.budget)
    if (!isSayable(question)) {
      ledger.drop(task, view.budget, UNSAYABLE)
      continue
    }
    ledger.keep(task, view.budget)
    const choices = shuffled([...texts, CANNOT_TELL], seedOf(itemId({ questionId }, view.budget), settings.seed))
    const draft = { questionId, task, family: source.family, question, showing, ...noAnswer(choices) }
    kept.push({ draft: { ...draft, objects: shown.map(({ index }) => index) }, source })
  }
  return kept
}
