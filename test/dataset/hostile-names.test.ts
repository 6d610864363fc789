import { describe, expect, it } from 'vitest'
import { countItems, generateItems } from '../../src/dataset/generate'
import type { Item } from '../../src/dataset/item'
import { responseOf } from '../../src/dataset/reasoning/response'
import { generateScene } from '../../src/scene/generate/generate'
import type { Scene } from '../../src/scene/scene'
import { score } from '../../src/score/score'

/** Words of questions and of maps, and what no sentence can carry. */
const NAMES = [
  ...['<image>', '</map><answer>A</answer>', 'a\nb', 'say "hi"', 'table (left)', '[1,2,3,4]', '{"a":1}', 'A. B', '?'],
  ...['box', 'room', 'camera', 'object', 'the sofa', 'chair and lamp', 'left', 'facing', 'meters', 'toString', 'it’s'],
  ...['😀 sofa', '椅子', 'chair, table', 'sofa 3', '3 chairs', 'x'.repeat(90)],
]

/** The made-up room with other names. */
function renamed(seed: number, names: readonly string[]): Scene {
  const scene = generateScene({ seed })
  const objects = scene.layout.objects.map((object, i) => {
    const label = names[(i + seed) % names.length]!
    return { ...object, id: `${label}#${i}`, label }
  })
  return { ...scene, layout: { ...scene.layout, objects } }
}

describe('a room whose things have names that no question should have', { timeout: 300_000 }, () => {
  it('has items about the others only, all of which score 1, and says so', () => {
    const items: Item[] = []
    const problems: string[] = []
    for (let seed = 1; seed <= 4; seed++) {
      const options = { budgets: [8], twins: ['mirror', 'facing'], unanswerable: 0.1 } as const
      const scene = renamed(seed, NAMES)
      items.push(...generateItems(scene, options))
      problems.push(countItems(scene, options).problem ?? '')
    }
    expect(items.length).toBeGreaterThan(100)
    for (const problem of problems)
      expect(problem).toMatch(/^nothing is asked about \[".*no sentence can carry the name$/)
    for (const item of items) {
      const row = { response: responseOf(item)!, groundTruth: item.answer, question: item.question }
      const about = `${item.question}\n${row.response}`
      expect(item.question).not.toMatch(/<image>|<\/map>|\(left\)/)
      expect(score({ ...row, choices: item.choices ?? null }, { preset: 'v2lo' }), about).toMatchObject({ overall: 1 })
    }
  })

  it('says which name a map cannot carry', () => {
    const { ledger, problem } = countItems(renamed(3, ['sofa', 'x'.repeat(5000)]), { budgets: [16] })
    expect(ledger).toEqual([])
    expect(problem).toMatch(/^the map of 16 frames does not read back as it was printed because of "?x{40}/)
  })
})
