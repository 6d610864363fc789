import { describe, expect, it } from 'vitest'
import { creditIn } from '../../../src/benchmark/ceilings/ceilings'
import { creditOf } from '../../../src/benchmark/ceilings/credit'
import { type FormMap, formNamed, MAP_FORMS } from '../../../src/benchmark/ceilings/forms'
import { questionsOf, type SceneQuestions } from '../../../src/benchmark/ceilings/questions'
import type { BevObject } from '../../../src/layout/layout'
import { generateScene } from '../../../src/scene/generate/generate'

/** All choices of four candidates, one after another: how many keep the gaps, and what the form's nearest earns. */
function listNearest({ nearest, gap }: SceneQuestions, map: FormMap) {
  let [credit, n] = [0, 0]
  for (const { reference, order } of nearest)
    for (let a = 0; a < order.length; a++)
      for (let b = a + 1; b < order.length; b++)
        for (let c = b + 1; c < order.length; c++)
          for (let d = c + 1; d < order.length; d++) {
            const four = [order[a]!, order[b]!, order[c]!, order[d]!]
            if (four.some(({ meters }, i) => i > 0 && meters - four[i - 1]!.meters < gap - 1e-9)) continue
            n++
            const said = four.map(({ object }) =>
              map.centers[reference] && map.centers[object]
                ? map.distance(reference, object)
                : Number.POSITIVE_INFINITY,
            )
            const least = Math.min(...said)
            if (!Number.isFinite(least) || said[0]! > least + 1e-9) continue
            credit += 1 / said.filter((meters) => meters <= least + 1e-9).length
          }
  return { mean: credit / n, n }
}

describe('nearest of four candidates', () => {
  it.each([1, 2, 3, 4])('counted in chains equals listing every choice of four, in every form: room %i', (seed) => {
    const scene = generateScene({ seed })
    const questions = questionsOf(scene)
    const objects = questions.named.map(({ object }) => object)
    expect(objects.length).toBeGreaterThanOrEqual(6)
    for (const known of [objects, objects.map((object, i) => (i % 4 === 1 ? undefined : object))])
      for (const form of MAP_FORMS) {
        const map = form.read(known)
        const expected = listNearest(questions, map)
        const found = creditOf(questions, map, form).object_rel_distance
        if (expected.n === 0) expect(found, form.name).toBeUndefined()
        else {
          expect(found!.n, form.name).toBe(expected.n)
          expect(found!.mean, form.name).toBeCloseTo(expected.mean, 10)
        }
      }
  })
})

describe('what a form can say', () => {
  const scene = generateScene({ seed: 7 })
  const questions = questionsOf(scene)
  const objects = questions.named.map(({ object }) => object)
  const credits = (form: string, known: readonly (BevObject | undefined)[] = objects) =>
    creditIn(questions, formNamed(form), known, scene.layout.objects)

  it('exact boxes get every direction right', () => {
    for (const task of ['easy', 'medium', 'hard'] as const)
      expect(credits('boxes, exact')[`object_rel_direction_${task}`]!.mean).toBe(1)
  })

  it('grids and centers have no sizes: a dash, not 0', () => {
    for (const { name, hasSizes } of MAP_FORMS) {
      if (hasSizes) expect(credits(name).object_size_estimation!.mean, name).toBeGreaterThan(0)
      else expect(credits(name).object_size_estimation, name).toBeNull()
    }
  })

  it('a map without any object earns nothing and still counts every question', () => {
    const none = credits(
      'boxes, exact',
      objects.map(() => undefined),
    )
    for (const [task, credit] of Object.entries(none)) {
      expect(credit!.mean, task).toBe(0)
      expect(credit!.n, task).toBe(credits('boxes, exact')[task as keyof typeof none]!.n)
    }
  })

  it('finer steps are never worse by more than a hair', () => {
    for (const [finer, coarser] of [
      ['boxes, exact', 'boxes, steps of 0.5 m'],
      ['grid 50, square, bounds of the boxes', 'grid 5, square, bounds of the boxes'],
    ])
      expect(credits(finer!).object_abs_distance!.mean).toBeGreaterThan(credits(coarser!).object_abs_distance!.mean)
  })
})
