import type { Diagnostic, Severity } from '../../base/parsed'
import { type Aabb, aabbCenter, aabbCorners, aabbOfPoints } from '../../layout/aabb'
import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { ReadMapInput } from '../../schema/tool-inputs'
import { type ReadMapOutput, readMapOutputs } from '../../schema/tool-outputs'
import { inputsOf, readMap, type ToolContext } from '../context'
import { DEFAULT_LIMIT } from '../paging'
import { counted, listed, printable, spoken } from '../text'
import { defineTool, type Tool } from '../tool'

export const readMapTool = (context: ToolContext): Tool<ReadMapInput, ReadMapOutput> =>
  defineTool({
    name: 'read_map',
    title: 'Read a map',
    description:
      'Reads a metric map of a room from text (an answer with a <map> block, JSON, or one of several formats of 3-D ' +
      `models) and checks it. ${context.store ? 'Gives a handle to use as "map" in the other tools. ' : ''}` +
      'A map is seen from above, in meters, x to the right, y forward; in most (0, 0) is the camera looking along +y. ' +
      'Reports what was lost, odd or repaired. ' +
      `${context.store ? 'Use it once for every map, before other questions. ' : 'Use it to check a map; the other tools take the text itself. '}` +
      'It does not look at images: write what you see as ' +
      '<map>[{"object_name": "sofa", "bbox": [x_min, y_min, x_max, y_max]}]</map> first.',
    inputSchema: inputsOf(context).read_map,
    outputSchema: readMapOutputs[context.store ? 'handle' : 'text'],
    answer({ text, dialect, origin, limit }) {
      const read = readMap(context, text, { dialect: dialect ?? undefined, origin: origin ?? undefined })
      const { layout, assumed, diagnostics } = read
      const handle = context.store?.put(layout)
      const most = limit ?? DEFAULT_LIMIT
      const total = layout.objects.length
      const lost = diagnostics.filter(({ severity }) => severity === 'error').length
      return {
        ...(handle !== undefined && { handle }),
        ...(read.dialect !== undefined && { dialect: read.dialect }),
        origin: layout.origin,
        total,
        more: total > most,
        objects: layout.objects.slice(0, most).map((object) => listedObject(layout, object)),
        bounds: boundsOf(layout),
        diagnostics: diagnostics.toSorted(byWeight).slice(0, most).map(shownDiagnostic),
        diagnostics_total: diagnostics.length,
        assumed: assumed.map((text) => printable(text, 400)),
        sentence:
          `${handle ? `Read as ${handle}: ` : 'Read '}${counted(total, 'object')}` +
          `${
            total > 0
              ? ` (${listed(
                  layout.objects.map((object) => nameOf(layout, object)),
                  8,
                )})`
              : ''
          }.` +
          `${lost > 0 ? ` ${counted(lost, 'thing')} could not be read: see diagnostics.` : ''}` +
          `${total > most ? ` The first ${most} are given; use describe_map for the others.` : ''}`,
      }
    },
  })

const WEIGHT: { readonly [severity in Severity]: number } = { error: 0, warning: 1, repair: 2 }
const byWeight = (a: Diagnostic, b: Diagnostic): number => WEIGHT[a.severity] - WEIGHT[b.severity]

function shownDiagnostic({ code, severity, message, text }: Diagnostic) {
  return { code, severity, message: printable(message, 300), ...(text !== undefined && { text: printable(text) }) }
}

/** An object as lists of tools have it. */
export function listedObject(layout: Layout, object: BevObject) {
  const [x, y] = aabbCenter(object.box)
  return { name: nameOf(layout, object), label: object.label, center: { x, y }, bbox: bboxOf(object.box) }
}

/** The box around everything on a map. */
export function boundsOf({ objects }: Layout): number[] | null {
  const box = aabbOfPoints(objects.flatMap((object) => aabbCorners(object.box)))
  return box ? bboxOf(box) : null
}

const bboxOf = ({ minX, minY, maxX, maxY }: Aabb): number[] => [minX, minY, maxX, maxY]

/** A width and a depth in a sentence. */
export const extent = ([minX, minY, maxX, maxY]: readonly number[]): string =>
  `${spoken(maxX! - minX!)} m by ${spoken(maxY! - minY!)} m`
