import type { Attributes } from './element'
import { FONT_SIZE, FONTS } from './text'

/** The values of {@link Theme}. */
export const THEMES = ['light', 'dark', 'auto'] as const
/** The colors of a picture: light paper, dark paper, or whatever the reader prefers. */
export type Theme = (typeof THEMES)[number]

/**
 * What each color is for, on light and on dark paper. Text and lines that carry meaning have a contrast of at least 4.5
 * to 1 on their paper.
 */
const COLORS: { readonly [name: string]: readonly [light: string, dark: string] } = {
  paper: ['#ffffff', '#0d1117'],
  ink: ['#1f2328', '#e6edf3'],
  muted: ['#59636e', '#9198a1'],
  grid: ['#eef1f4', '#1c2128'],
  rim: ['#b6bfc8', '#3d444d'],
  fill: ['#e4ebf3', '#1d2a3a'],
  line: ['#5b7089', '#8aa4c2'],
  'focus-fill': ['#fff3d1', '#3a2f14'],
  focus: ['#7d4e00', '#e3b341'],
  floor: ['#9aa5b1', '#6b7681'],
  view: ['#0550ae', '#6cb6ff'],
  offset: ['#b3430a', '#f69d50'],
  sector: ['#fde9cf', '#3b2a17'],
  good: ['#1a7f37', '#57ab5a'],
  bad: ['#c21c2c', '#ff7b72'],
  extra: ['#7a3fd1', '#b083f0'],
}

/** Every rule, with colors by name. Widths are whole pixels, so that no picture has more decimals than asked for. */
const RULES: readonly (readonly [selector: string, declarations: string])[] = [
  ['text', `font-family:${FONTS};font-size:${FONT_SIZE}px;fill:$ink`],
  ['.paper', 'fill:$paper'],
  ['.rim', 'fill:none;stroke:$rim'],
  ['.grid', 'fill:none;stroke:$grid'],
  ['.zero', 'fill:none;stroke:$rim'],
  ['.scale', 'fill:none;stroke:$ink;stroke-width:2'],
  ['.tick', 'fill:$muted'],
  ['.tick-x,.cell-column', 'text-anchor:middle'],
  ['.tick-y', 'text-anchor:end'],
  ['.strong', 'font-weight:600'],
  ['.quiet', 'fill:$muted'],
  // Marks: an inside and an outline each.
  ['.object-in,.faded-in,.true-in,.missed-in', 'fill:$fill'],
  ['.focus-in', 'fill:$focus-fill'],
  ['.object', 'fill:none;stroke:$line'],
  ['.focus', 'fill:none;stroke:$focus;stroke-width:2'],
  ['.faded', 'fill:none;stroke:$line;stroke-dasharray:2 2'],
  ['.floor', 'fill:none;stroke:$floor;stroke-width:2;stroke-dasharray:8 3 2 3'],
  ['.room-in', 'fill:$sector'],
  ['.room', 'fill:none;stroke:$offset;stroke-width:2'],
  ['.true', 'fill:none;stroke:$line;stroke-width:2'],
  ['.predicted', 'fill:none;stroke:$view;stroke-width:2;stroke-dasharray:6 3'],
  ['.missed', 'stroke:$bad;stroke-width:2'],
  ['.invented', 'stroke:$extra;stroke-width:2;stroke-dasharray:2 3'],
  ['.hatch-missed', 'fill:none;stroke:$bad'],
  ['.hatch-invented', 'fill:none;stroke:$extra'],
  ['.hatch-collision', 'fill:none;stroke:$bad'],
  ['.collision', 'stroke:$bad'],
  ['.cell', 'fill:none;stroke:$rim'],
  ['.match', 'fill:none;stroke:$good;stroke-width:2'],
  ['.apart', 'fill:none;stroke:$muted;stroke-dasharray:1 4'],
  ['.view', 'fill:none;stroke:$view;stroke-width:2'],
  ['.offset', 'fill:none;stroke:$offset;stroke-width:2'],
  ['.axis', 'fill:none;stroke:$view;stroke-dasharray:4 3'],
  ['.sector-in', 'fill:$sector'],
  ['.sector', 'fill:none;stroke:$offset;stroke-dasharray:1 3'],
  ['.measure', 'fill:none;stroke:$muted;stroke-dasharray:4 3'],
  ['.measured', 'fill:none;stroke:$offset;stroke-width:2'],
  ['.sight-in', 'fill:$grid'],
  ['.sight', 'fill:none;stroke:$rim;stroke-dasharray:4 3'],
  ['.unseen-in', 'fill:$grid'],
  ['.unseen', 'fill:none;stroke:$rim'],
  ['.wall', 'fill:none;stroke:$ink;stroke-width:3;stroke-linecap:round'],
  ['.sill', 'fill:none;stroke:$muted'],
  ['.walk', 'fill:none;stroke:$view'],
  ['.observer', 'fill:$view;stroke:$paper;stroke-width:2'],
  ['.leader', 'fill:none;stroke:$muted'],
  // Filled tips and dots.
  ['.match-tip', 'fill:$good'],
  ['.apart-tip', 'fill:$muted'],
  ['.view-tip,.axis-tip,.walk-tip', 'fill:$view'],
  ['.offset-tip,.measured-tip', 'fill:$offset'],
  ['.measure-tip', 'fill:$muted'],
  ['.object-tip,.faded-tip,.true-tip,.predicted-tip,.cell-tip', 'fill:$line'],
  ['.unseen-tip', 'fill:$rim'],
  ['.focus-tip', 'fill:$focus'],
  ['.missed-tip,.collision-tip', 'fill:$bad'],
  ['.invented-tip', 'fill:$extra'],
  // Labels have a rim of paper, so that they can be read on any line.
  ['.label', 'stroke:$paper;stroke-width:3;stroke-linejoin:round;paint-order:stroke'],
  ['.label-focus', 'font-weight:600'],
  ['.label-faded', 'fill:$muted'],
  ['.label-value,.label-offset,.label-sector', 'fill:$offset;font-weight:600'],
  ['.label-view,.label-axis', 'fill:$view'],
  ['.label-missed', 'fill:$bad'],
  ['.label-invented', 'fill:$extra'],
]

/**
 * What the rules say of an element with these classes, as attributes of its own, in light colors for `auto`: a viewer
 * that knows neither CSS nor its variables draws with them. Without a class: what every text inherits.
 */
export function presentationOf(classes: readonly string[], theme: Theme): Attributes {
  const wanted = new Set(classes.length === 0 ? ['text'] : classes.map((name) => `.${name}`))
  const attributes: { [name: string]: string } = {}
  for (const [selectors, declarations] of RULES) {
    if (!selectors.split(',').some((selector) => wanted.has(selector))) continue
    for (const declaration of withColors(declarations, (name) => colorOf(name, theme)).split(';')) {
      const colon = declaration.indexOf(':')
      attributes[declaration.slice(0, colon)] = declaration.slice(colon + 1)
    }
  }
  return attributes
}

/**
 * The rules of the classes a drawing uses, each under the drawing's own id, so that no rule of a page wins over them.
 * `light` and `dark` name their colors; `auto` follows the reader's color scheme, and takes a color of the page's own
 * where it sets the custom property, such as `--v2lo-ink`, on the drawing or on anything around it. Programs that know
 * no custom properties skip the rules of `auto` whole, and draw with the attributes.
 */
export function styleSheet(id: string, theme: Theme, used: ReadonlySet<string>): string {
  const color = (name: string) => (theme === 'auto' ? `var(--${name}-)` : colorOf(name, theme))
  const rules = RULES.flatMap(([selectors, declarations]) => {
    const kept = selectors.split(',').filter((s) => !s.startsWith('.') || used.has(s.slice(1)))
    if (kept.length === 0) return []
    return `${kept.map((s) => `#${id} ${s}`).join(',')}{${withColors(declarations, color)}}`
  })
  return theme === 'auto'
    ? ['@supports (fill:var(--ink-)){', ...properties(id), ...rules, '}'].join('\n')
    : rules.join('\n')
}

const withColors = (declarations: string, color: (name: string) => string) =>
  declarations.replace(/\$([a-z-]+)/g, (_, name: string) => color(name))

const colorOf = (name: string, theme: Theme) => COLORS[name]![theme === 'dark' ? 1 : 0]

/** The custom properties that make drawings of theme `auto` light, whatever the reader prefers: for paper. */
export const lightProperties = (): string =>
  Object.entries(COLORS)
    .map(([name, [light]]) => `--v2lo-${name}:${light}`)
    .join(';')

function properties(id: string): string[] {
  const list = (paper: 0 | 1) =>
    Object.entries(COLORS)
      .map(([name, colors]) => `--${name}-:var(--v2lo-${name},${colors[paper]})`)
      .join(';')
  return [`#${id}{${list(0)}}`, `@media (prefers-color-scheme:dark){#${id}{${list(1)}}}`]
}
