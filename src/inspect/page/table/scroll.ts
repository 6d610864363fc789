/** Pixels; every row has the same, so that a hundred thousand rows cost no more than those that are seen. */
export const ROW_HEIGHT = 32
/** A browser's longest element; more rows than fit into it are scrolled in proportion. */
const LONGEST = 8_000_000

/** How a list of rows lies in the element that is scrolled. */
export interface Scrolled {
  /** Pixels of the whole list, as the browser is told. */
  readonly height: number
  /** The place in the list that is at the top, in pixels of rows. */
  readonly top: number
  /** Pixels from the beginning of the element to a row, while it is scrolled as it is. */
  offsetOf(index: number): number
  /** How far the element has to be scrolled for a place of the list to be at the top. */
  scrollTopFor(top: number): number
}

/** A list of so many rows, in an element that shows `client` pixels and is scrolled to `scrollTop`. */
export function scrolled(total: number, scrollTop: number, client: number): Scrolled {
  const whole = total * ROW_HEIGHT
  const height = Math.min(LONGEST, whole)
  const ratio = whole > height ? (whole - client) / (height - client) : 1
  const top = scrollTop * ratio
  return {
    height,
    top,
    offsetOf: (index) => scrollTop + index * ROW_HEIGHT - top,
    scrollTopFor: (wanted) => wanted / ratio,
  }
}
