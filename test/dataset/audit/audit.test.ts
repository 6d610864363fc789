import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/base/random'
import { auditRows } from '../../../src/dataset/audit/audit'
import { dealScenes } from '../../../src/dataset/audit/folds'
import { bestConstant } from '../../../src/dataset/audit/number-model'
import { type AuditRow, auditRowOf } from '../../../src/dataset/audit/row'
import { meanRelativeAccuracy } from '../../../src/score/mra'

const DIRECTIONS = ['front-left', 'front-right', 'back-left', 'back-right']
const LABELS = ['sofa', 'tv', 'lamp', 'kettle', 'microwave', 'bed', 'desk', 'plant']

interface Asked {
  readonly names: readonly string[]
  readonly options: readonly string[]
  readonly random: ReturnType<typeof createRandom>
}

/** Rows of random questions in 60 rooms, answered by a rule. */
function rowsBy(rule: (asked: Asked) => number, seed = 5, count = 1200): AuditRow[] {
  const random = createRandom(seed)
  const pick = () => LABELS[random.below(LABELS.length)]!
  return Array.from({ length: count }, (_, i) => {
    const names = [`at=${pick()}`, `facing=${pick()}`, `target=${pick()}`]
    const options = [...DIRECTIONS]
    for (let j = options.length - 1; j > 0; j--) {
      const k = random.below(j + 1)
      ;[options[j], options[k]] = [options[k]!, options[j]!]
    }
    const truth = rule({ names, options, random })
    return {
      id: String(i),
      scene: `room ${random.below(60)}`,
      task: 'direction',
      kind: 'relative-direction',
      template: random.below(2) === 0 ? 'one' : 'two',
      names,
      options,
      truth,
    }
  })
}

const audited = (rows: readonly AuditRow[]) => {
  const [task] = auditRows(rows, 0).tasks
  return { ...task!, view: Object.fromEntries(task!.views.map(({ view, mean }) => [view, mean])) }
}

describe('the audit', () => {
  it('finds nothing where the answers are drawn at random', () => {
    const { floor, over, best, aim } = audited(rowsBy(({ random }) => random.below(4)))
    expect(floor.mean).toBe(0.25)
    expect(over.interval![0]).toBeLessThan(0)
    expect(over.interval![1]).toBeGreaterThan(0)
    expect(Math.abs(best.mean - 0.25)).toBeLessThan(0.04)
    expect(aim).toEqual({ most: 0.03, met: true })
  })

  it('finds a letter that is right too often', () => {
    const { view, best, aim } = audited(rowsBy(({ random }) => (random.next() < 0.6 ? 2 : random.below(4))))
    expect(view.position).toBeCloseTo(0.7, 1)
    expect(best.mean).toBe(view.position)
    expect(view.names).toBeLessThan(0.35)
    expect(aim).toEqual({ most: 0.03, met: false })
  })

  it('finds the longest text that is right too often', () => {
    const longest = ({ options, random }: Asked) =>
      random.next() < 0.8 ? options.indexOf('front-right') : random.below(4)
    expect(audited(rowsBy(longest)).view.length).toBeGreaterThan(0.4)
  })

  it('finds an answer that is frequent', () => {
    const often = ({ options, random }: Asked) =>
      options.indexOf(DIRECTIONS[random.next() < 0.5 ? 0 : random.below(4)]!)
    expect(audited(rowsBy(often)).view.template).toBeCloseTo(0.625, 1)
  })

  it('finds an answer that follows from a name', () => {
    const byName = ({ names, options }: Asked) => options.indexOf(DIRECTIONS[LABELS.indexOf(names[2]!.slice(7)) % 4]!)
    const { view } = audited(rowsBy(byName))
    expect(view.names).toBeGreaterThan(0.97)
    expect(view.template).toBeLessThan(0.4)
  })

  it('finds an answer that follows from two names together and from neither alone', () => {
    const byTwo = ({ names, options }: Asked) => {
      const [a, b] = [LABELS.indexOf(names[0]!.slice(3)), LABELS.indexOf(names[2]!.slice(7))]
      return options.indexOf(DIRECTIONS[(a + b) % 4]!)
    }
    const { view, best } = audited(rowsBy(byTwo))
    expect(view.pairs).toBeGreaterThan(0.9)
    expect(view.names).toBeLessThan(0.45)
    expect(best.mean).toBe(view.pairs)
  })

  it('does not take for a leak what only the same room tells', () => {
    // Every room has names of its own and one answer for all of its questions.
    const random = createRandom(9)
    const answers = Array.from({ length: 60 }, () => random.below(4))
    const rows = rowsBy(() => 0).map((row, i) => {
      const scene = i % 60
      return {
        ...row,
        scene: `room ${scene}`,
        names: [`at=own ${scene}`],
        truth: row.options!.indexOf(DIRECTIONS[answers[scene]!]!),
      }
    })
    expect(audited(rows).over.mean).toBeLessThan(0.1)
  })

  it('gives the most frequent answer of each template, as a count over the other rooms does', () => {
    const rows = rowsBy(({ options, random }) => options.indexOf(DIRECTIONS[Math.floor(4 * random.next() ** 2)]!), 11)
    const parts = dealScenes(
      rows.map(({ scene }) => scene),
      5,
      1,
    )
    const text = (row: AuditRow) => row.options![row.truth as number]!
    const hits = rows.filter((row) => {
      const counts = new Map<string, number>()
      for (const other of rows)
        if (parts.get(other.scene) !== parts.get(row.scene) && other.template === row.template)
          counts.set(text(other), (counts.get(text(other)) ?? 0) + 1)
      return [...counts].sort((a, b) => b[1] - a[1])[0]![0] === text(row)
    })
    expect(audited(rows).view.template).toBeCloseTo(hits.length / rows.length, 10)
  })

  it('scores numbers by MRA, of a constant and of the names', () => {
    const random = createRandom(3)
    const sizes: Record<string, number> = { sofa: 200, lamp: 40, bed: 190, kettle: 25 }
    const rows = Array.from({ length: 600 }, (_, i): AuditRow => {
      const label = Object.keys(sizes)[random.below(4)]!
      const truth = Math.round(sizes[label]! * random.between(0.9, 1.1))
      return {
        id: `${i}`,
        scene: `${i % 40}`,
        task: 'size',
        kind: 'object-size',
        template: 's',
        names: [`object=${label}`],
        truth,
      }
    })
    const { view, asked, over, aim } = audited(rows)
    expect(asked).toBe('number')
    expect(view.names).toBeGreaterThan(0.85)
    expect(view.constant).toBeLessThan(0.55)
    expect(view.template).toBe(view.constant)
    expect(over.mean).toBeCloseTo(view.names! - view.constant!, 10)
    expect(aim).toBeUndefined()
  })

  it('finds options of which the usual number is right', () => {
    const random = createRandom(4)
    const sizes: Record<string, number> = { sofa: 2, lamp: 0.4, bed: 1.9, kettle: 0.25 }
    const rows = Array.from({ length: 800 }, (_, i): AuditRow => {
      const label = Object.keys(sizes)[random.below(4)]!
      const right = sizes[label]! * random.between(0.9, 1.1)
      const all = [right, right * 2.1, right * 0.45, right * 3].map((value) => value.toFixed(2))
      const truth = random.below(4)
      const options = [...all.slice(1, truth + 1), all[0]!, ...all.slice(truth + 1)]
      return { id: `${i}`, scene: `${i % 40}`, task: 'size', template: 's', names: [`object=${label}`], options, truth }
    })
    const { view } = audited(rows)
    expect(view.names).toBeGreaterThan(0.9)
    expect(view.position).toBeLessThan(0.35)
  })

  it('is the same for rows in another order, but for what is learned in the order of the rows', () => {
    const rows = rowsBy(({ random }) => random.below(4))
    const one = auditRows(rows, 0)
    expect(auditRows(rows, 0)).toEqual(one)
    const other = auditRows([...rows].reverse(), 0)
    expect(other.tasks[0]!.floor).toEqual(one.tasks[0]!.floor)
  })

  it('says that one room gives no interval', () => {
    const rows = rowsBy(({ random }) => random.below(4)).map((row) => ({ ...row, scene: 'den' }))
    const { tasks, folds } = auditRows(rows, 0)
    expect(folds).toBe(1)
    expect(tasks[0]!.over.interval).toBeNull()
  })

  it('of nothing is empty', () => {
    expect(auditRows([], 3)).toMatchObject({ items: 0, scenes: 0, unreadable: 3, tasks: [] })
  })

  it('refuses folds out of range', () => {
    expect(() => auditRows([], 0, { folds: 1 })).toThrow(/folds: a whole number from 2 to 20, received 1/)
  })
})

describe('a row of the audit', () => {
  const vsi = {
    id: '7',
    scene: 'scene0338_00',
    task: 'object_rel_direction_hard',
    question:
      'If I am standing by the sofa and facing the tv, is the lamp to my front-left, front-right, back-left, or back-right?\nThe directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).',
    options: ['A. back-left', 'B. front-right', 'C. front-left', 'D. back-right'],
    answer: 'C',
  }

  it('knows the names and the form of a question of VSI-Bench', () => {
    const row = auditRowOf(vsi)!
    expect(row).toMatchObject({
      kind: 'relative-direction',
      names: ['at=sofa', 'facing=tv', 'target=lamp'],
      options: ['backleft', 'frontright', 'frontleft', 'backright'],
      truth: 2,
    })
    expect(row.template).not.toMatch(/sofa|tv|lamp/)
    const other = auditRowOf({ ...vsi, question: vsi.question.replace('sofa', 'bed').replace('lamp', 'desk') })!
    expect(other.template).toBe(row.template)
  })

  it('takes the text of an option for its letter, a number, or a word', () => {
    expect(auditRowOf({ ...vsi, answer: 'front-left' })!.truth).toBe(2)
    expect(auditRowOf({ ...vsi, answer: 'C. front-left' })!.truth).toBe(2)
    const count = { id: '1', scene: 's', task: 'object_counting', question: 'How many chair(s) are in this room?' }
    expect(auditRowOf({ ...count, answer: '4' })!.truth).toBe(4)
    expect(auditRowOf({ ...count, answer: 'Front-Left' })!.truth).toBe('frontleft')
  })

  it('is missing where the answer is not among the options', () => {
    expect(auditRowOf({ ...vsi, answer: 'F' })).toBeUndefined()
    expect(auditRowOf({ ...vsi, answer: '' })).toBeUndefined()
  })

  it('of a question in unknown words keeps its task and options', () => {
    const row = auditRowOf({ ...vsi, question: 'Qué hay a la izquierda?' })!
    expect(row).toMatchObject({ template: 'object_rel_direction_hard', names: [], truth: 2 })
    expect(row.kind).toBeUndefined()
  })
})

describe('the deal of rooms', () => {
  it('gives each part as many rooms, whatever their order', () => {
    const scenes = Array.from({ length: 23 }, (_, i) => `room ${i}`)
    const parts = dealScenes(scenes, 5, 1)
    const sizes = [0, 1, 2, 3, 4].map((part) => [...parts.values()].filter((one) => one === part).length)
    expect(sizes.sort()).toEqual([4, 4, 5, 5, 5])
    expect(new Map([...dealScenes([...scenes].reverse(), 5, 1)].sort())).toEqual(new Map([...parts].sort()))
    expect(dealScenes(scenes, 5, 2)).not.toEqual(parts)
  })
})

describe('the best constant', () => {
  it('is that of all values by brute force', () => {
    const random = createRandom(8)
    const values = Array.from({ length: 50 }, () => random.between(0.2, 5))
    const scoreOf = (guess: number) =>
      values.reduce((sum, value) => sum + meanRelativeAccuracy(guess, value, 'vsi')!, 0)
    expect(scoreOf(bestConstant(values))).toBeCloseTo(Math.max(...values.map(scoreOf)), 10)
  })
})
