import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/memory/memory'
import { renderSvg } from '../../src/render/svg'

/** A belief with a thing in every state, and the walk it comes from. */
export function everyState() {
  const memory = createMemory()
  const poses = [
    [0, 0, 0],
    [-0.6, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [-3.5, 2, 0],
    [-3.5, 2, 60],
  ].map(([x, y, yawDeg]) => ({ position: [x!, y!] as const, yawDeg: yawDeg! }))
  const views: readonly Record<string, readonly number[]>[] = [
    { table: [-1.5, 3, -0.5, 4], chair: [1, 3, 1.5, 3.5], vase: [-2, 2.7, -1.7, 3] },
    { table: [-0.9, 3, 0.1, 4], chair: [1.6, 3, 2.1, 3.5], vase: [-1.4, 2.7, -1.1, 3] },
    { table: [-1.5, 3, -0.5, 4] },
    { table: [-1.5, 3, -0.5, 4] },
    { chair: [-0.25, 2, 0.25, 2.5] },
    { lamp: [0.5, 2.5, 0.9, 2.9] },
  ]
  views.forEach((view, at) => {
    const objects = JSON.stringify(Object.entries(view).map(([name, bbox]) => ({ object_name: name, bbox })))
    memory.observe({ pose: poses[at]!, objects, at })
  })
  return { belief: memory.belief(), walk: poses }
}

describe('the drawing of a belief', () => {
  const drawn = everyState()

  it('tells every state apart by line and hatching, with a legend', () => {
    expect(drawn.belief.objects.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'table confirmed',
      'vase missing',
      'chair#2 moved',
      'lamp tentative',
    ])
    const svg = renderSvg(drawn)
    for (const name of ['class="object"', 'class="faded"', 'class="missed"', 'class="invented"'])
      expect(svg).toContain(name)
    for (const text of ['confirmed: seen', 'tentative: seen', 'moved, with', 'missing: last'])
      expect(svg).toContain(text)
    expect(svg.match(/-missed"/g)?.length).toBeGreaterThan(0)
  })

  it('has whiskers on what is there, an arrow along the move, and the walk', () => {
    const count = (svg: string, name: string) => svg.split(`class="${name}"`).length - 1
    const svg = renderSvg(drawn)
    const still = renderSvg({ belief: drawn.belief })
    expect(count(svg, 'measure')).toBeGreaterThanOrEqual(6)
    expect(count(svg, 'offset')).toBeGreaterThanOrEqual(1)
    expect(count(svg, 'walk')).toBeGreaterThan(count(still, 'walk'))
  })

  it('says that a memory is empty', () => {
    expect(renderSvg({ belief: createMemory().belief() })).toContain('an empty memory')
  })
})
