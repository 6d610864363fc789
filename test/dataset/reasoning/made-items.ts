import { hashText } from '../../../src/base/checksum'
import { createRandom, type Random } from '../../../src/base/random'
import type { Item } from '../../../src/dataset/item'
import type { Layout } from '../../../src/layout/layout'
import { parseLayout } from '../../../src/parse/layout'
import { formatLayout } from '../../../src/parse/write/format'
import { canonicalQuestion } from '../../../src/question/canonical'
import { enumerateQuestions } from '../../../src/question/enumerate/enumerate'
import { phraseQuestion, wordingFor } from '../../../src/question/phrase'
import type { Question } from '../../../src/question/question'
import { solveQuestion } from '../../../src/question/solve/solve'
import { WORDING_TABLES } from '../../../src/question/wordings/published'
import { generateScene } from '../../../src/scene/generate/generate'
import { observedLayout } from '../../../src/scene/observed'
import { frameBudgets } from '../../../src/scene/walk/budgets'
import { sampleWalk } from '../../../src/scene/walk/walk'
import { labelsOf, SCHEMES } from '../../../src/solve/sectors'

const CAMERA = { kind: 'camera' } as const

/** The printed map of the first frames of a generated room. */
export function printedRoom(seed: number, budget: number, decimals = 1): Layout | undefined {
  const scene = generateScene({ seed })
  const { cameras } = sampleWalk(scene, { seed, frames: 16 })
  const { indices } = frameBudgets(16, [budget])[0]!
  const known = observedLayout(
    scene,
    indices.map((i) => cameras[i]!),
  )
  const read = parseLayout(formatLayout(known.layout, { decimals }))
  return read.ok ? read.value : undefined
}

/** An item of a question that its layout answers, or `undefined`; the words of any table that has some. */
export function itemFor(question: Question, layout: Layout, place: string, hash: number): Item | undefined {
  const solution = solveQuestion(question, layout)
  if (solution.status === 'unsolved' || solution.ambiguous) return undefined
  const wording = wordingFor(question, WORDING_TABLES[hash % 3]!, hash)
  const answer = solution.choice?.letter ?? solution.answer
  const text = JSON.stringify([canonicalQuestion(question), question.choices ?? []])
  return {
    v2lo: 'item/1',
    id: `${place}:${hashText(text)}`,
    split: 'train',
    question_id: hashText(text),
    scene_id: place,
    kind: question.kind,
    task: 'count',
    question: phraseQuestion(wording === undefined ? question : { ...question, wording }),
    ...(question.choices && { choices: question.choices }),
    answer,
    truth: 'map',
    answer_from_map: answer,
    frames: { budget: 4, ids: [] },
    true_layout: layout,
    evidence: { objects: {}, margin: solution.margin ?? null, rule: {} },
  }
}

/** Questions of all kinds on a layout, some of each, those that no generator asks too. */
export function* questionsOn(layout: Layout, seed: number, each: number): Generator<Question> {
  const random = createRandom(seed)
  const counts = new Map<string, number>()
  let left = 4000
  for (const { question } of enumerateQuestions(layout, { seed })) {
    if (left-- === 0) break
    const count = (counts.get(question.kind) ?? 0) + 1
    counts.set(question.kind, count)
    if (count > each || question.kind === 'room-size') continue
    yield withChoices(question, random)
  }
  const names = [...new Set(layout.objects.map(({ label }) => label))].filter(
    (label) => layout.objects.filter((object) => object.label === label).length === 1,
  )
  if (names.length < 4) return
  for (let i = 0; i < each; i++) yield* others(drawn(names, random), layout, random)
}

const drawn = (names: readonly string[], random: Random): string[] => {
  const left = [...names]
  return Array.from({ length: 4 }, () => left.splice(random.below(left.length), 1)[0]!)
}

function* others([a, b, c, d]: readonly string[], layout: Layout, random: Random): Generator<Question> {
  const [p, q, r, s] = [a!, b!, c!, d!]
  const scheme = SCHEMES[random.below(SCHEMES.length)]!
  const choices = random.next() < 0.5 ? { choices: labelsOf(scheme) } : {}
  const pick = random.next() < 0.5 ? 'nearest' : 'farthest'
  const measure = random.next() < 0.5 ? 'center' : 'closest'
  const as = (['forward', 'backward', 'left', 'right'] as const)[random.below(4)]!
  const side = (['left', 'right', 'front', 'back'] as const)[random.below(4)]!
  const by = (['width', 'area', 'length'] as const)[random.below(3)]!
  const more = random.next() < 0.5 ? 'more' : 'less'
  yield { kind: 'relative-direction', at: p, facing: q, as: 'forward', target: r, scheme, ...choices }
  yield { kind: 'relative-direction', at: p, facing: q, as, target: r, from: s }
  const asked = (['quadrant', 'left-right', 'octant'] as const)[random.below(3)]!
  yield { kind: 'camera-direction', target: p, scheme: asked, choices: labelsOf(asked) }
  yield { kind: 'direction-check', target: r, side, at: p, facing: q, as: 'forward' }
  yield { kind: 'direction-check', target: r, side: random.next() < 0.5 ? 'left' : 'right', from: p }
  yield { kind: 'closest-distance', a: p, b: CAMERA, unit: 'm' }
  yield { kind: 'closest-distance', a: p, b: q, unit: 'cm' }
  yield { kind: 'center-distance', a: p, b: q, unit: 'm' }
  yield { kind: 'center-distance', a: p, b: CAMERA, unit: 'm' }
  yield { kind: 'nearest', reference: p, candidates: [q, r, s], pick, measure }
  yield { kind: 'nearest', reference: p, candidates: [q, r], pick, measure, choices: [r, q, 'cannot be determined'] }
  yield { kind: 'nearest', reference: CAMERA, candidates: [q, r, s], pick, measure }
  yield { kind: 'distance-check', a: p, b: q, reference: r, pick, measure: 'center', assumed: true }
  yield { kind: 'object-size', object: p, dimension: 'shortest-side', unit: 'm' }
  yield { kind: 'object-size', object: q, dimension: random.next() < 0.5 ? 'width' : 'depth', unit: 'cm' }
  yield { kind: 'object-count', labels: [p, layout.objects[random.below(layout.objects.length)]!.label] }
  yield { kind: 'object-count', label: 'helicopter' }
  yield { kind: 'size-comparison', candidates: [p, q, r], by, pick: more }
  yield { kind: 'size-check', a: p, b: q, by, pick: more }
}

function withChoices(question: Question, random: Random): Question {
  if (question.kind === 'nearest' && random.next() < 0.5) return { ...question, choices: question.candidates! }
  if (question.kind === 'camera-direction' && random.next() < 0.5) return { ...question, choices: labelsOf('quadrant') }
  return question
}
