import { nameOf } from '../../layout/find'
import type { BevObject, Layout } from '../../layout/layout'
import type { CompareMapsInput } from '../../schema/tool-inputs'
import { type CompareMapsOutput, compareMapsOutput } from '../../schema/tool-outputs'
import { type MapAccuracy, mapAccuracy } from '../../score/map/accuracy'
import { inputsOf, mapGiven, type ToolContext } from '../context'
import { spanOfLists, within } from '../paging'
import { counted, listed, spoken } from '../text'
import { defineTool, type Tool } from '../tool'

export const compareMapsTool = (context: ToolContext): Tool<CompareMapsInput, CompareMapsOutput> =>
  defineTool({
    name: 'compare_maps',
    title: 'Compare two maps',
    description:
      'How good a map is against a true one of the same room: one number from 0 to 1, precision and recall of the ' +
      'objects, how far centers are off, which objects were missed and which invented. Objects are matched one to one ' +
      'by name. Maps must share their frame, or align says what may be done first.',
    inputSchema: inputsOf(context).compare_maps,
    outputSchema: compareMapsOutput,
    answer({ predicted: judged, truth: real, align, limit, offset }) {
      const predicted = mapGiven(context, judged, 'predicted')
      const truth = mapGiven(context, real, 'truth')
      const found = mapAccuracy(predicted.layout, truth.layout, align ? { align } : {})
      const paired = pairsOf(found, predicted.layout, truth.layout)
      const missed = namesOutside(truth.layout, new Set(found.pairs.map((pair) => pair.truth)))
      const invented = namesOutside(predicted.layout, new Set(found.pairs.map((pair) => pair.predicted)))
      const span = spanOfLists([paired, missed, invented], { limit, offset })
      return {
        overall: found.overall,
        precision: found.precision,
        recall: found.recall,
        f1: found.f1,
        coverage: found.coverage,
        center_error: found.centerError,
        max_center_error: found.maxCenterError,
        mean_iou: found.meanIou,
        direction_agreement: found.directionAgreement,
        predicted_total: found.predictedCount,
        truth_total: found.truthCount,
        align: found.align,
        yaw_deg: found.yawDeg,
        scale: found.scale,
        mirrored: found.mirrored,
        pairs: [...within(paired, span)],
        pairs_total: paired.length,
        missed: [...within(missed, span)],
        missed_total: missed.length,
        invented: [...within(invented, span)],
        invented_total: invented.length,
        offset: span.offset,
        more: span.more,
        assumed: [...predicted.assumed, ...truth.assumed, ...(align == null ? [NOT_ALIGNED] : [])],
        sentence: sentenceOf(found, missed, invented) + span.hint,
      }
    },
  })

const NOT_ALIGNED = 'both maps are in one frame and in meters, as no alignment was asked for'

function pairsOf({ pairs }: MapAccuracy, predicted: Layout, truth: Layout) {
  const judged = byId(predicted)
  const real = byId(truth)
  return pairs
    .toSorted((a, b) => a.quality - b.quality || b.centerError - a.centerError)
    .map((pair) => ({
      predicted: nameOf(predicted, judged.get(pair.predicted)!),
      truth: nameOf(truth, real.get(pair.truth)!),
      quality: pair.quality,
      center_error: pair.centerError,
    }))
}

const byId = ({ objects }: Layout): ReadonlyMap<string, BevObject> => new Map(objects.map((one) => [one.id, one]))

const namesOutside = (layout: Layout, ids: ReadonlySet<string>): string[] =>
  layout.objects.filter(({ id }) => !ids.has(id)).map((object) => nameOf(layout, object))

function sentenceOf(found: MapAccuracy, missed: readonly string[], invented: readonly string[]): string {
  const { overall, centerError, truthCount, pairedCount, mirrored } = found
  return [
    `The map scores ${spoken(overall)} of 1: ${pairedCount} of ${counted(truthCount, 'true object')} found by name`,
    centerError === null ? '' : `, centers ${spoken(centerError)} m off on average`,
    '.',
    missed.length > 0 ? ` Missed: ${listed(missed, 8)}.` : '',
    invented.length > 0 ? ` Invented: ${listed(invented, 8)}.` : '',
    mirrored ? ' Left and right are probably swapped.' : '',
  ].join('')
}
