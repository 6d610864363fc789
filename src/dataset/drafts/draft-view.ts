import { canonicalQuestion } from '../../question/canonical'
import type { Question } from '../../question/question'
import { type Source, sourcesOf } from '../candidates/sources'
import { drawUnseen } from '../candidates/unanswerable'
import { CANNOT_TELL, shuffled } from '../choices/choices'
import type { Candidate } from '../filters/candidate'
import { droppedBy } from '../filters/rules'
import { hashText, mix, seedOf, shareOf } from '../hash'
import type { ItemLedger } from '../ledger'
import type { ItemSettings } from '../options'
import type { View } from '../scene/view'
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
  for (const candidate of source.candidates(view, seed)) {
    if (kept.length >= most) break
    const questionId = `${view.scene.id}:${questionHash(candidate.question)}`
    if (asking.asked.has(questionId)) continue
    asking.asked.add(questionId)
    ledger.ask(source.task, view.budget)
    const draft = judged(candidate, { questionId }, view, asking)
    if (typeof draft === 'string') ledger.drop(source.task, view.budget, draft)
    else {
      ledger.keep(source.task, view.budget)
      kept.push({ draft, candidate, source })
    }
  }
  return [...kept, ...unanswerable(view, source, seed, kept.length, asking)]
}

/** What a question is called by, the same wherever it is asked. */
export const questionHash = (question: Question): string => hashText(canonicalQuestion(question))

/** The draft of a candidate, or what drops it. */
export function judged(
  candidate: Candidate,
  { questionId, choices }: Pick<ItemDraft, 'questionId' | 'choices'>,
  view: View,
  { settings, showing }: Pick<Drafting, 'settings' | 'showing'>,
): ItemDraft | string {
  const rule = droppedBy(candidate, { view, values: settings.values, id: questionId })
  if (rule) return rule
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
    ledger.keep(task, view.budget)
    const choices = shuffled([...texts, CANNOT_TELL], seedOf(itemId({ questionId }, view.budget), settings.seed))
    const draft = { questionId, task, family: source.family, question, showing, ...noAnswer(choices) }
    kept.push({ draft: { ...draft, objects: shown.map(({ index }) => index) }, source })
  }
  return kept
}
