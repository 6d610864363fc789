import { describe, expect, it } from 'vitest'
import { createLayout } from '../../src/layout/layout'
import { enumerateQuestions } from '../../src/question/enumerate/enumerate'
import { NAME_FIELDS, type NameTable, namesIn, renameIn } from '../../src/question/names'
import type { ObjectName, Question, RouteQuestion } from '../../src/question/question'
import { solveQuestion } from '../../src/question/solve/solve'

// These do not run: `npm run types` fails where one of the errors is missing.
interface NewKind {
  readonly kind: 'between'
  readonly middle: ObjectName
}
// @ts-expect-error a kind of question that is not in the table
export const withoutKind: NameTable<Question | NewKind> = NAME_FIELDS

type NewField = Exclude<Question, RouteQuestion> | (RouteQuestion & { readonly via: ObjectName })
// @ts-expect-error a field that holds a name and is not in the table
export const withoutField: NameTable<NewField> = NAME_FIELDS

export const tooMany: NameTable<RouteQuestion> = {
  // @ts-expect-error a field that the question does not have
  route: { at: 'name', facing: 'name', goal: 'name', steps: 'steps', target: 'name' },
}
export const wrongly: NameTable<RouteQuestion> = {
  // @ts-expect-error the steps of a route are no list of names
  route: { at: 'name', facing: 'name', goal: 'name', steps: 'names' },
}

const route: Question = {
  kind: 'route',
  at: 'door',
  facing: 'bed',
  goal: 'lamp',
  steps: [{ kind: 'go', to: 'desk' }, { kind: 'turn' }, { kind: 'go', to: 'chair' }, { kind: 'turn' }],
}

describe('the names in a question', () => {
  it('of a route are where it starts, what it faces, its goal and the places on the way', () => {
    expect(namesIn(route).map(({ name }) => name)).toEqual(['door', 'bed', 'lamp', 'desk', 'chair'])
  })

  it.each([
    [{ kind: 'object-count', label: 'chair' }, ['chair']],
    [{ kind: 'closest-distance', a: 'sofa', b: { kind: 'camera' }, unit: 'm' }, ['sofa']],
    [{ kind: 'appearance-order', objects: ['tv', 'sofa'] }, ['tv', 'sofa']],
    [
      { kind: 'nearest', reference: 'tv', candidates: ['lamp', 'rug'], pick: 'nearest', measure: 'center' },
      ['tv', 'lamp', 'rug'],
    ],
    [{ kind: 'room-size', unit: 'm2' }, []],
    [{ kind: 'no such kind', a: 'sofa' }, []],
    [{ kind: 'constructor' }, []],
  ])('of %j are %j', (question, names) => {
    expect(namesIn(question as unknown as Question).map(({ name }) => name)).toEqual(names)
  })

  it('are all that changes when a question is renamed, of every question a map can be asked', () => {
    const labels = ['door', 'bed', 'desk', 'lamp', 'rug']
    const layout = createLayout(
      labels.map((label, i) => ({ label, bbox: [2 * i, i * i, 2 * i + 1, i * i + 1] as const })),
      { origin: 'observer' },
    )
    const kinds = new Set<string>()
    for (const { question } of enumerateQuestions(layout)) {
      kinds.add(question.kind)
      const { choices: _, ...asked } = question
      const renamed = renameIn(asked as Question, (name) => `z${name}`)
      expect(namesIn(renamed).map(({ name }) => name)).toEqual(namesIn(asked as Question).map(({ name }) => `z${name}`))
      expect(renameIn(renamed, (name) => name.slice(1))).toEqual(asked)
      // No name is left behind in a field that the table does not know.
      const text = JSON.stringify(renamed)
      for (const label of labels) expect(text).not.toContain(`"${label}`)
    }
    expect(kinds.size).toBeGreaterThan(6)
  })
})

describe('a route past a name with several instances', () => {
  const at = (label: string, x: number, y: number) => ({ label, bbox: [x, y, x + 0.5, y + 0.5] as const })
  // From the door north to the desk, then to a chair: both chairs are to the right, the second row's are on both sides.
  const around = (...chairs: readonly ReturnType<typeof at>[]) =>
    createLayout([at('door', 0, 0), at('bed', 0, 2), at('desk', 0, 5), ...chairs, at('lamp', 3, -5)])
  const alike = around(at('chair', 3, 5), at('chair', 4, 6))
  const opposite = around(at('chair', 3, 5), at('chair', -4, 5))

  it('has an answer under the policy all where every instance gives the same turns', () => {
    expect(solveQuestion(route, alike)).toMatchObject({ status: 'unsolved', reason: 'several-instances' })
    const solution = solveQuestion(route, alike, { instances: 'all' })
    expect(solution).toMatchObject({ status: 'solved', value: ['turn right', 'turn right'] })
    for (const chair of ['chair#1', 'chair#2'])
      expect(solveQuestion({ ...route, steps: route.steps.with(2, { kind: 'go', to: chair }) }, alike)).toMatchObject({
        status: 'solved',
        value: ['turn right', 'turn right'],
      })
  })

  it('has none where they differ, and says so', () => {
    expect(solveQuestion(route, opposite, { instances: 'all' })).toMatchObject({
      status: 'unsolved',
      reason: 'several-instances',
      message: expect.stringContaining('do not agree'),
    })
  })

  it('takes the goal and the start alike', () => {
    const layout = createLayout([
      at('door', 0, 0),
      at('door', 0.2, 0),
      at('bed', 0, 9),
      at('lamp', 5, 5),
      at('lamp', 6, 5),
    ])
    const question: Question = { kind: 'route', at: 'door', facing: 'bed', goal: 'lamp', steps: [{ kind: 'turn' }] }
    expect(solveQuestion(question, layout, { instances: 'all' })).toMatchObject({
      status: 'solved',
      value: ['turn right'],
    })
  })
})
