import { badOption, listOptions } from '../base/error'
import type { ObserverFrame } from '../layout/frame'
import type { Theme } from './theme'
import { THEMES } from './theme'

/** How {@link renderSvg} draws: size, colors, and what is shown. */
export interface RenderOptions {
  /** Width in pixels, 160 to 8192; default 800. The height follows from the map. */
  readonly width?: number
  /** `auto`, the default, follows the reader's color scheme with CSS; `light` and `dark` name their colors. */
  readonly theme?: Theme
  /** The most decimals of any number in the picture, 0 to 6; default 2. */
  readonly decimals?: number
  /** Which objects are named: all (the default), none, or those with these ids. */
  readonly labels?: 'all' | 'none' | readonly string[]
  /** For screen readers, and as what a pointer shows; default: what the picture holds. */
  readonly title?: string
  /** The longer text for screen readers; default: the objects with their places. */
  readonly description?: string
  /**
   * The id of the drawing, in front of every id and rule inside it, so that several can stand in one page. A letter,
   * then letters, digits, `-` and `_`; default: made from the drawing itself.
   */
  readonly id?: string
  /** An observer to draw on a layout, with the way they look; default: the first camera, where the origin is `observer`. */
  readonly observer?: ObserverFrame
  /** The observer's field of view, above 0 and below 360 degrees; default: none is drawn. */
  readonly fovDeg?: number
}

export type FilledOptions = RenderOptions & Required<Pick<RenderOptions, 'width' | 'theme' | 'decimals' | 'labels'>>

/** The options with their defaults. Throws a `V2loError` on one that is out of range. */
export function fillOptions(options: RenderOptions): FilledOptions {
  const { width = 800, theme = 'auto', decimals = 2, labels = 'all', id, fovDeg } = options
  check(isBetween(width, 160, 8192), 'a width of 160 to 8192 pixels', width, 'leave it out for 800')
  check(THEMES.includes(theme), `theme ${listOptions(THEMES)}`, theme, "leave it out for 'auto'")
  check(Number.isInteger(decimals) && isBetween(decimals, 0, 6), 'decimals: 0 to 6', decimals, 'leave it out for 2')
  const listed = labels === 'all' || labels === 'none' || Array.isArray(labels)
  check(listed, "labels 'all', 'none' or a list of ids", labels, "leave it out for 'all'")
  const named = id === undefined || (typeof id === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(id))
  check(named, 'an id: a letter, then letters, digits, - and _', id, 'leave it out: one is made from the drawing')
  const { observer, title, description } = options
  const stands =
    observer === undefined ||
    (isPoint(observer?.position) && isPoint(observer.forward) && observer.forward.some((n) => n !== 0))
  check(
    stands,
    'an observer with a position and a forward of finite numbers',
    observer,
    'make it with observerFrame or frameFacing',
  )
  for (const text of [title, description])
    check(
      text === undefined || typeof text === 'string',
      'a title and a description that are text',
      text,
      'leave it out',
    )
  const seen = fovDeg === undefined || (typeof fovDeg === 'number' && fovDeg > 0 && fovDeg < 360)
  check(seen, 'fovDeg above 0 and below 360', fovDeg, 'leave it out where it is not known')
  return { ...options, width: Math.round(width), theme, decimals, labels }
}

const isBetween = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high

const isPoint = (point: unknown) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite)

function check(holds: boolean, expected: string, received: unknown, remedy: string): void {
  if (!holds) throw badOption(expected, received, remedy)
}
