import { describe, expect, it } from 'vitest'
import { frameFacing } from '../../src/layout/frame'
import { createLayout } from '../../src/layout/layout'
import { countInstances } from '../../src/solve/count'
import { perspectiveShift } from '../../src/solve/perspective'
import { rankByDistance } from '../../src/solve/rank'
import { sizeOf } from '../../src/solve/size'

const layout = createLayout([
  { label: 'long', bbox: [2, -5, 8, 5] },
  { label: 'small', bbox: [3, -0.5, 4, 0.5] },
  { label: 'Small', bbox: [-4, -0.5, -3, 0.5], zRange: [0.5, 2] },
])
const [long, small, other] = layout.objects

describe('rankByDistance', () => {
  it('ranks by centres or by closest points, which may disagree', () => {
    const byCenter = rankByDistance([0, 0], [long!, small!], { measure: 'center' })
    const byEdge = rankByDistance([0, 0], [long!, small!], { measure: 'closest' })
    expect(byCenter.order.map((e) => e.candidate.id)).toEqual(['small', 'long'])
    expect(byEdge.order).toMatchObject([
      { candidate: { id: 'long' }, index: 0, distance: 2, gap: 1 },
      { candidate: { id: 'small' }, index: 1, distance: 3 },
    ])
    expect(byEdge.order[1]).not.toHaveProperty('gap')
    expect(byEdge).toMatchObject({ nearestAmbiguous: false, farthestAmbiguous: false })
  })
  it('says which end is a tie, and keeps the given order there', () => {
    const tied = rankByDistance([0, 0], [other!, small!, long!], { measure: 'center' })
    expect(tied.order.map((e) => e.index)).toEqual([0, 1, 2])
    expect(tied).toMatchObject({ nearestAmbiguous: true, farthestAmbiguous: false })
    const far = rankByDistance([100, 0], [other!, [204, 0], long!], { measure: 'center', tolerance: 1 })
    expect(far).toMatchObject({ nearestAmbiguous: false, farthestAmbiguous: true })
  })
  it('of nobody and of one is no tie', () => {
    for (const few of [[], [small!]])
      expect(rankByDistance([0, 0], few, { measure: 'center' })).toMatchObject({
        nearestAmbiguous: false,
        farthestAmbiguous: false,
      })
  })
  it('has no default measure', () => {
    expect(() => rankByDistance([0, 0], [], {} as { measure: 'center' })).toThrow(/measure 'center' or 'closest'/)
  })
})

describe('sizeOf', () => {
  it('gives extents, the longest side, the area, and the height where known', () => {
    expect(sizeOf(long!)).toEqual({ extentX: 6, extentY: 10, longest: 10, area: 60 })
    expect(sizeOf(other!)).toEqual({ extentX: 1, extentY: 1, longest: 1, area: 1, height: 1.5 })
  })
})

describe('countInstances', () => {
  it('counts a folded label; 0 is an answer', () => {
    expect(['small', 'long', 'lamp'].map((label) => countInstances(layout, label))).toEqual([2, 1, 0])
  })
})

describe('perspectiveShift', () => {
  it('gives every object in the observer’s frame, with corners instead of a box', () => {
    const ego = perspectiveShift(layout, frameFacing([0, 0], [1, 0])!)
    expect(ego.objects.map((o) => o.id)).toEqual(['long', 'small', 'Small#2'])
    expect(ego.objects[0]).toEqual({
      id: 'long',
      label: 'long',
      center: { right: 0, forward: 5 },
      corners: [
        { right: 5, forward: 2 },
        { right: 5, forward: 8 },
        { right: -5, forward: 8 },
        { right: -5, forward: 2 },
      ],
      bearingDeg: 0,
      range: 5,
    })
    expect(ego.objects[2]).toMatchObject({ bearingDeg: 180, range: 3.5, zRange: [0.5, 2] })
    expect(ego.objects[0]).not.toHaveProperty('box')
  })
  it('has no bearing for an object the observer stands on', () => {
    const [self] = perspectiveShift(layout, frameFacing(long!, [0, 0])!).objects
    expect(self).toMatchObject({ id: 'long', range: 0 })
    expect(self).not.toHaveProperty('bearingDeg')
  })
  it('uses the footprint where there is one', () => {
    const triangle = createLayout([
      {
        label: 'desk',
        bbox: [0, 0, 2, 2],
        footprint: [
          [0, 0],
          [2, 0],
          [0, 2],
        ],
      },
    ])
    expect(perspectiveShift(triangle, frameFacing([0, 0], [0, 1])!).objects[0]!.corners).toEqual([
      { right: 0, forward: 0 },
      { right: 2, forward: 0 },
      { right: 0, forward: 2 },
    ])
  })
})
