import { createIdMaker } from '../../layout/ids'
import { foldLabel } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'
import { parseLayout } from '../../parse/layout'
import { formatLayout } from '../../parse/write/format'
import { fixedWriter, type WriteNumber } from '../../parse/write/number'

/** A name that JSON writes as it is, so that a reader gets it back letter by letter. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9 _-]{0,99}$/

/** From here on, whole meters would be read as pixels of an image. */
const LIKE_PIXELS = 100

/**
 * A layout as someone has it who reads its printed form: `parseLayout(formatLayout(layout, { decimals }))`, made without
 * the text where that comes to the same. `undefined` if the reader would lose an object, such as one whose name is
 * longer than a name may be.
 */
export function printedLayout(layout: Layout, decimals: number): Layout | undefined {
  return isPlain(layout) ? printedPlainly(layout, decimals) : readBack(layout, decimals)
}

const isPlain = ({ objects }: Layout): boolean =>
  objects.length <= 1000 && objects.every(({ label, box }) => PLAIN_NAME.test(label) && isNear(box))

const isNear = ({ minX, minY, maxX, maxY }: BevObject['box']): boolean =>
  Math.max(Math.abs(minX), Math.abs(minY), Math.abs(maxX), Math.abs(maxY)) < LIKE_PIXELS - 1

function printedPlainly({ objects }: Layout, decimals: number): Layout {
  const ids = createIdMaker()
  const write = fixedWriter(decimals)
  return {
    origin: 'observer',
    objects: objects.map(({ label, box }) => ({
      id: ids.idFor(label, foldLabel(label)),
      label,
      box: {
        minX: printed(box.minX, write),
        minY: printed(box.minY, write),
        maxX: printed(box.maxX, write),
        maxY: printed(box.maxY, write),
      },
    })),
  }
}

const printed = (value: number, write: WriteNumber): number => Number(write(value)) + 0

function readBack(layout: Layout, decimals: number): Layout | undefined {
  const reading = parseLayout(formatLayout(layout, { decimals }), { dialect: 'v2lo' })
  if (!reading.ok || reading.value.objects.length !== layout.objects.length) return undefined
  return reading.value.objects.every(({ label }, i) => label === layout.objects[i]!.label) ? reading.value : undefined
}
