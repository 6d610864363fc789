import { isV2loError } from '../../base/error'
import { type Drawable, renderSvg } from '../../render/svg'

/** A picture of a map: an SVG document that escapes whatever labels hold. */
export interface MapPicture {
  readonly title: string
  /** Absent if it could not be drawn. */
  readonly svg?: string
  readonly problem?: string
}

/** How large a drawing is, and which of its objects are named. */
interface DrawingSize {
  /** Pixels. */
  readonly width: number
  /** Which objects are named: all (the default), none, or those with these ids. */
  readonly labels?: 'all' | 'none' | readonly string[]
}

/** Objects that a picture still shows apart; a row made to cost time gets no picture. */
const MOST_OBJECTS = 500

/** Draws a map, or says why not. */
export function draw(title: string, what: Drawable, { width, labels = 'all' }: DrawingSize): MapPicture {
  const objects = countOf(what)
  if (objects > MOST_OBJECTS)
    return { title, problem: `${objects} objects are too many to draw, at most ${MOST_OBJECTS}` }
  try {
    return { title, svg: renderSvg(what, { width, labels }) }
  } catch (error) {
    if (!isV2loError(error)) throw error
    return { title, problem: error.message }
  }
}

function countOf(what: Drawable): number {
  if ('predicted' in what) return what.predicted.objects.length + what.truth.objects.length
  if ('layout' in what && 'objects' in what.layout) return what.layout.objects.length
  return 'objects' in what ? what.objects.length : 0
}
