import { createRandom } from '../../src/base/random'
import { createLayout, type Layout } from '../../src/layout/layout'
import { scanOf, treeOf } from '../../src/layout/neighbors'
import { enumerateQuestions } from '../../src/question/enumerate/enumerate'
import { explainSolution } from '../../src/question/explain/explain'
import { phraseQuestion } from '../../src/question/phrase'
import type { Question } from '../../src/question/question'
import { parseQuestion } from '../../src/question/read/read'
import { solveQuestion } from '../../src/question/solve/solve'
import type { Contest } from './measure'

function room(count: number, seed: number, side: number): Layout {
  const random = createRandom(seed)
  return createLayout(
    Array.from({ length: count }, (_, i) => {
      const [x, y] = [random.between(0, side), random.between(0, side)]
      return { label: `object ${i}x`, bbox: [x, y, x + random.between(0, 1), y + random.between(0, 1)] as const }
    }),
    { origin: 'observer' },
  )
}

/** Questions on a room of 30 objects, against the plain way of doing the same. */
export function questionContests(): Contest[] {
  const layout = room(30, 1, 8)
  const questions: Question[] = []
  for (const { question } of enumerateQuestions(layout, { seed: 2 })) {
    questions.push(question)
    if (questions.length === 400) break
  }
  const texts = questions.map((question) => phraseQuestion(question))
  return [
    {
      name: 'solveQuestion, a room of 30 objects',
      unit: 'question',
      units: questions.length,
      ours: () => questions.map((question) => solveQuestion(question, layout)),
      peer: {
        name: 'the same with its derivation in words',
        run: () => questions.map((question) => explainSolution(solveQuestion(question, layout))),
      },
    },
    {
      name: 'parseQuestion, a wording',
      unit: 'question',
      units: texts.length,
      ours: () => texts.map((text) => parseQuestion(text)),
      peer: { name: 'reading it and solving it', run: () => texts.map((text) => readAndSolve(text, layout)) },
    },
    ...[10, 60, 100, 1000, 10_000, 100_000].map((count) => nearestContest(count)),
  ]
}

function readAndSolve(text: string, layout: Layout): unknown {
  const read = parseQuestion(text)
  return read.ok ? solveQuestion(read.value, layout) : read
}

function nearestContest(count: number): Contest {
  const { objects } = room(count, 3, Math.sqrt(count))
  const [tree, scan] = [treeOf(objects), scanOf(objects)]
  const random = createRandom(4)
  const points = Array.from({ length: Math.max(4, Math.min(400, 200_000 / count)) }, () => {
    const side = Math.sqrt(count)
    return [random.between(0, side), random.between(0, side)] as const
  })
  return {
    name: `pairs in 2 m by the index, ${count} objects`,
    unit: 'look-up',
    units: points.length,
    ours: () => points.map((point) => tree.near(point, 2)),
    peer: { name: 'a linear scan', run: () => points.map((point) => scan.near(point, 2)) },
  }
}
