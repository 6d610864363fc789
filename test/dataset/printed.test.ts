import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedLayout } from '../../src/dataset/scene/printed'
import { createLayout, type ObjectInput } from '../../src/layout/layout'
import { parseLayout } from '../../src/parse/layout'
import { formatLayout } from '../../src/parse/write/format'

/** What a reader of the printed map has. */
function readBack(inputs: readonly ObjectInput[], decimals: number) {
  const layout = createLayout(inputs, { origin: 'observer' })
  const reading = parseLayout(formatLayout(layout, { decimals }))
  return { layout, read: reading.ok ? reading.value : undefined }
}

const plainLabel = fc.constantFrom(
  'chair',
  'Chair',
  'tv stand',
  'TV_stand',
  'lamp',
  'chair#2',
  'lamp 2',
  'DogBed',
  '3-seat sofa',
)
const anyLabel = fc.oneof(
  plainLabel,
  fc.string({ minLength: 1 }),
  fc.constantFrom('<map>', '"', 'é', 'x'.repeat(250), '{a}', ' sofa '),
)
const boxes = (reach: number) =>
  fc.tuple(
    fc.double({ min: -reach, max: reach, noNaN: true }),
    fc.double({ min: -reach, max: reach, noNaN: true }),
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true })),
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true })),
  )
const objects = (label: fc.Arbitrary<string>, reach: number) =>
  fc.array(
    fc
      .tuple(label, boxes(reach))
      .map(([name, [x, y, w, d]]): ObjectInput => ({ label: name, bbox: [x, y, x + w, y + d] })),
    { maxLength: 12 },
  )

describe('the printed layout', () => {
  it('always is what a reader of the printed map has, for the names and sizes of rooms', () => {
    fc.assert(
      fc.property(objects(plainLabel, 12), fc.integer({ min: 0, max: 3 }), (inputs, decimals) => {
        const { layout, read } = readBack(inputs, decimals)
        expect(read).toBeDefined()
        expect(printedLayout(layout, decimals)).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })

  it('always is it for any names and places too, or missing if the reader lacks an object', () => {
    const named = objects(anyLabel, 300).filter((inputs) => inputs.every(({ label }) => /[^\s_-]/.test(label)))
    fc.assert(
      fc.property(named, (inputs) => {
        const { layout, read } = readBack(inputs, 1)
        const printed = printedLayout(layout, 1)
        const isWhole =
          read?.objects.length === layout.objects.length &&
          read.objects.every(({ label }, i) => label === layout.objects[i]!.label)
        expect(printed).toEqual(isWhole ? read : undefined)
      }),
      { numRuns: 500 },
    )
  })

  it('has no -0, and names instances as the reader does', () => {
    const layout = createLayout([
      { label: 'chair', bbox: [-0.04, 0, 0.04, 1.26] },
      { label: 'Chair', bbox: [1, 1, 2, 2], zRange: [0, 1] },
    ])
    expect(printedLayout(layout, 1)).toEqual({
      origin: 'observer',
      objects: [
        { id: 'chair', label: 'chair', box: { minX: 0, minY: 0, maxX: 0, maxY: 1.3 } },
        { id: 'Chair#2', label: 'Chair', box: { minX: 1, minY: 1, maxX: 2, maxY: 2 } },
      ],
    })
    expect(Object.is(printedLayout(layout, 1)!.objects[0]!.box.minX, 0)).toBe(true)
  })
})
