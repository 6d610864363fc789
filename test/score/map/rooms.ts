import { createRandom, type Random } from '../../../src/base/random'
import { createLayout, type Layout, type ObjectInput } from '../../../src/layout/layout'

/** A room for property tests: labels given, boxes of 0.5 to 2 m anywhere inside `width` x `depth` metres. */
export function randomRoom(random: Random, labels: readonly string[], width = 8, depth = 6): Layout {
  return createLayout(labels.map((label) => randomObject(random, label, width, depth)))
}

export function randomObject(random: Random, label: string, width = 8, depth = 6): ObjectInput {
  const w = random.between(0.5, 2)
  const h = random.between(0.5, 2)
  const x = random.between(0, width - w)
  const y = random.between(0, depth - h)
  return { label, bbox: [x, y, x + w, y + h] }
}

export const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `thing ${letters(i)}`)

function letters(i: number): string {
  return String.fromCharCode(97 + (i % 26)) + (i >= 26 ? letters(Math.floor(i / 26) - 1) : '')
}

/** The same objects, each changed by a function. */
export function changed(layout: Layout, change: (box: Box, index: number) => Box): Layout {
  return createLayout(
    layout.objects.map(({ label, box }, i) => ({
      label,
      bbox: change([box.minX, box.minY, box.maxX, box.maxY], i),
    })),
  )
}

export type Box = readonly [number, number, number, number]

/** Centres moved by normal noise of `sigma` metres, extents scaled by up to the same proportion. */
export function noisy(layout: Layout, random: Random, sigma: number): Layout {
  return changed(layout, ([minX, minY, maxX, maxY]) => {
    const dx = sigma * random.normal()
    const dy = sigma * random.normal()
    const w = (maxX - minX) * Math.exp(0.3 * sigma * random.normal())
    const h = (maxY - minY) * Math.exp(0.3 * sigma * random.normal())
    const x = (minX + maxX) / 2 + dx
    const y = (minY + maxY) / 2 + dy
    return [x - w / 2, y - h / 2, x + w / 2, y + h / 2]
  })
}

export function inputsOf(layout: Layout): ObjectInput[] {
  return layout.objects.map(({ label, box }) => ({ label, box }))
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Values of `make` for the seeds 1 to `count`. */
export const overSeeds = (count: number, make: (random: Random) => number): number[] =>
  Array.from({ length: count }, (_, i) => make(createRandom(i + 1)))
