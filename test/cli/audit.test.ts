import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/base/random'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()

/** Rows as VSI-Bench has them: in every third question the tv is to the left of whoever stands at the sofa. */
function vsiRows(count: number): Record<string, unknown>[] {
  const random = createRandom(31)
  return Array.from({ length: count }, (_, i) => {
    const options = random.below(2) === 0 ? ['A. left', 'B. right'] : ['A. right', 'B. left']
    const told = i % 3 === 0
    const right = told ? options.findIndex((text) => text.endsWith('left')) : random.below(2)
    return {
      id: i,
      dataset: 'scannet',
      scene_name: `scene${i % 30}`,
      question_type: 'object_rel_direction_easy',
      question: `If I am standing by the ${told ? 'sofa' : 'bed'} and facing the ${told ? 'lamp' : 'door'}, is the tv to the left or the right of the ${told ? 'lamp' : 'door'}?`,
      options,
      ground_truth: 'AB'[right],
    }
  })
}
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

describe('v2lo-map audit', () => {
  it('says of rows of VSI-Bench how much the names give away', async () => {
    const ran = await run(['audit', '--folds', '3'], lines(vsiRows(300)))
    const report = JSON.parse(ran.out)
    expect(report).toMatchObject({ v2lo: 'audit/1', items: 300, scenes: 30, folds: 3, unreadable: 0 })
    const [task] = report.tasks
    expect(task.floor.mean).toBe(0.5)
    expect(task.best.mean).toBeGreaterThan(0.6)
    expect(ran.err).toMatch(/object_rel_direction_easy +a choice +300 +30 +50\.0 %/)
    expect(ran.code).toBe(task.aim && !task.aim.met ? 1 : 0)
  })

  it('reads a list in a file named .json, and other keys', async () => {
    const path = join(folder, 'rows.json')
    const rows = vsiRows(40).map(({ scene_name, ground_truth, ...row }) => ({
      ...row,
      where: scene_name,
      label: ground_truth,
    }))
    writeFileSync(path, JSON.stringify(rows))
    const ran = await run(['audit', path, '--keys', 'cluster=where,answer=label', '--json'])
    expect(JSON.parse(ran.out)).toMatchObject({ items: 40, scenes: 30 })
    expect(ran.err).toBe('')
  })

  it('names the rows it cannot read and goes on', async () => {
    const [row] = vsiRows(1)
    const ran = await run(
      ['audit'],
      `${JSON.stringify(row)}\nnoise\n{"question": "How many?"}\n${JSON.stringify({ ...row, ground_truth: 'Q' })}\n`,
    )
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({ items: 1, unreadable: 3 })
    expect(ran.err).toContain(
      '3 rows could not be read: line 2: no JSON object; line 3: no answer under "ground_truth", "answer"',
    )
    expect(ran.err).toContain('line 4: the answer is none of the options')
  })

  it('refuses keys for parts that rows do not have', async () => {
    const ran = await run(['audit', '--keys', 'picture=x'], '')
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain('--keys: expected the name of a part: id, scene, task')
  })

  it('of an empty file is empty', async () => {
    const ran = await run(['audit', '--json'], '')
    expect(JSON.parse(ran.out)).toMatchObject({ items: 0, tasks: [] })
    expect(ran.code).toBe(0)
  })
})
