import { describe, expect, it } from 'vitest'
import { readItemRow } from '../../../src/benchmark/read/items'
import { generateItems } from '../../../src/dataset/generate'
import { generateScene } from '../../../src/scene/generate/generate'

describe('a row of a benchmark', () => {
  it('of ours keeps its budget, question, layout and twin', () => {
    const item = [...generateItems(generateScene({ seed: 3 }), { budgets: [4], twins: ['mirror'] })].find(
      (i) => i.twin,
    )!
    expect(readItemRow(JSON.parse(JSON.stringify(item)))).toEqual({
      id: item.id,
      scene: item.scene_id,
      task: item.task,
      question: item.question,
      ...(item.choices && { choices: item.choices }),
      answer: item.answer,
      budget: 4,
      questionId: item.question_id,
      trueLayout: item.true_layout,
      twin: item.twin,
    })
  })

  it('of VSI-Bench has its options without letters', () => {
    const row = {
      id: 12,
      scene_name: '41069025',
      question_type: 'object_rel_distance',
      question: 'Which of these objects is the closest to the stove?',
      options: ['A. chair', 'B. sink'],
      ground_truth: 'B',
    }
    expect(readItemRow(row)).toEqual({
      id: '12',
      scene: '41069025',
      task: 'object_rel_distance',
      question: row.question,
      choices: ['chair', 'sink'],
      answer: 'B',
    })
  })

  it('of any other set is read by the names the caller gives', () => {
    const row = { key: 'x', room: 'r1', q: 'How many chairs?', gold: 3 }
    expect(readItemRow(row, { id: 'key', cluster: 'room', question: 'q', answer: 'gold' })).toEqual({
      id: 'x',
      scene: 'r1',
      task: 'question',
      question: 'How many chairs?',
      answer: '3',
    })
  })

  it('without a scene is a cluster of its own', () => {
    expect(readItemRow({ id: 'x', question: 'q', answer: '3' })).toMatchObject({ scene: 'x' })
  })

  it('says what it lacks', () => {
    expect(readItemRow({ id: 'x', question: 'q' })).toBe('expected answer, received id, question')
    expect(readItemRow([])).toBe('expected an object')
    expect(readItemRow({ id: 'x', question: 'q', answer: 'A', true_layout: 5 })).toMatch(/^expected a true layout/)
  })
})
