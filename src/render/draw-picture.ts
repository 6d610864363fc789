import { checksumOf } from '../base/checksum'
import type { Vec2 } from '../base/vec2'
import { type Attributes, element, escapeXml, rounder } from './element'
import { paintFooter } from './footer'
import { type Obstacles, type PlacedLabel, placeLabels, type WantedLabel } from './labels/place'
import type { FilledOptions } from './options'
import { paintFrame } from './paint-axes'
import { type Brush, hatchings, offsetBy, paintMarks, path, rectOf } from './paint-marks'
import type { LabelRequest, Mark, Picture } from './picture'
import { plainText, shortened } from './text'
import { presentationOf, styleSheet } from './theme'
import { type Rect, type Viewport, viewportOf } from './viewport'

/** Of a title and a description, characters. */
const LONGEST_TEXT = 4000

/** Takes the place of the id in a drawing until its content, which the id is made from, is known. */
const ID = '\u0001'

/** A picture as an SVG document. */
export function drawPicture(picture: Picture, options: FilledOptions): string {
  const { width, decimals, theme } = options
  const view = viewportOf(picture, width, decimals)
  const used = new Set<string>()
  const styles = new Map<string, Attributes>()
  const style = (...classes: string[]) => {
    const name = classes.join(' ')
    const known = styles.get(name)
    if (known) return known
    for (const one of classes) used.add(one)
    const made = { class: name, ...presentationOf(classes, theme) }
    styles.set(name, made)
    return made
  }
  const brush: Brush = { view, round: rounder(Math.min(1, decimals)), id: ID, style }

  const frame = paintFrame(picture, brush)
  const marks = paintMarks(picture.marks, brush)
  const { placed, left } = placeLabels(
    picture.labels.map((request) => wantedLabel(request, view)),
    view.plot,
    obstaclesOf(picture.marks, view),
  )
  const labels =
    placed.map((label) => paintLeader(label, brush)).join('') + placed.map((l) => paintLabel(l, brush)).join('')
  const notes = left.length > 0 ? [`${left.length} of ${picture.labels.length} labels found no room.`] : []
  const footer = paintFooter(picture, width, brush, notes)
  const height = footer.height
  const title = plainText(shortened(options.title || picture.title, LONGEST_TEXT))
  const description = plainText(shortened(options.description || picture.description, LONGEST_TEXT))

  const paper = element('rect', { ...style('paper'), width, height })
  const clip = element(
    'clipPath',
    { id: `${ID}-plot` },
    element('rect', {
      x: brush.round(view.plot.x),
      y: brush.round(view.plot.y),
      width: brush.round(view.plot.width),
      height: brush.round(view.plot.height),
    }),
  )
  const content = [
    element('title', { id: `${ID}-title` }, escapeXml(title)),
    element('desc', { id: `${ID}-desc` }, escapeXml(description)),
    element('style', {}, `\n${styleSheet(ID, theme, used)}\n`),
    element('defs', {}, clip + hatchings(used, brush)),
    paper,
    element('g', { 'clip-path': `url(#${ID}-plot)` }, frame.under + marks),
    frame.over,
    labels,
    footer.markup,
  ].join('\n')
  const id = options.id ?? `v2lo-${checksumOf(content)}`
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id: ID,
      role: 'img',
      'aria-labelledby': `${ID}-title ${ID}-desc`,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      ...presentationOf([], theme),
    },
    content,
  ).replaceAll(ID, id)}\n`
}

/** Where a label wants to be: at what it names, or at the tip of its ray. */
function wantedLabel(request: LabelRequest, { toPixel }: Viewport): WantedLabel {
  const { points, ray } = request
  if (ray === undefined) {
    const outline = points.map(toPixel)
    const rect = rectOf(outline)
    if (rect.width < 4 && rect.height < 4) return { request, of: dotAround(rect) }
    return { request, of: rect, ...(outline.length > 2 && { outline }) }
  }
  const [x, y] = offsetBy(toPixel(points[0]!), ray.yawDeg, ray.px)
  return { request, of: { x, y, width: 0, height: 0 } }
}

const around = ([x, y]: Vec2, r: number): Rect => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })

/** What is too small to be seen is drawn as a dot. */
const dotAround = ({ x, y, width, height }: Rect): Rect => around([x + width / 2, y + height / 2], 5)

/** What labels avoid. */
function obstaclesOf(marks: readonly Mark[], { toPixel }: Viewport): Obstacles {
  const areas: Rect[] = []
  const outlines: Rect[] = []
  const lines: (readonly [Vec2, Vec2])[] = []
  const dots: Rect[] = []
  for (const mark of marks) {
    if (mark.kind === 'shape' && mark.role !== 'floor' && mark.role !== 'room') {
      const rect = rectOf(mark.points.map(toPixel))
      if (rect.width < 4 && rect.height < 4) dots.push(dotAround(rect))
      else if (mark.role === 'predicted') outlines.push(rect)
      else areas.push(rect)
    } else if (mark.kind === 'line' && mark.role !== 'cell') lines.push([toPixel(mark.from), toPixel(mark.to)])
    else if (mark.kind === 'ray') {
      const from = toPixel(mark.at)
      lines.push([from, offsetBy(from, mark.yawDeg, mark.px)])
    } else if (mark.kind === 'dot') dots.push(around(toPixel(mark.at), 5))
    else if (mark.kind === 'observer') dots.push(around(toPixel(mark.at), 11))
  }
  return { areas, outlines, lines, dots }
}

const paintLeader = ({ leader }: PlacedLabel, brush: Brush) =>
  leader === undefined ? '' : element('path', { ...brush.style('leader'), d: path(leader, brush) })

function paintLabel({ request, text, rect, anchor }: PlacedLabel, { round, style }: Brush): string {
  const x = anchor === 'start' ? rect.x : anchor === 'end' ? rect.x + rect.width : rect.x + rect.width / 2
  const title = text === request.text ? '' : element('title', {}, escapeXml(request.text))
  return element(
    'text',
    {
      ...style('label', `label-${request.role}`),
      x: round(x),
      y: round(rect.y + 11.5),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
    },
    title + escapeXml(text),
  )
}
