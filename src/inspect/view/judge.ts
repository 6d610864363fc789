import { isV2loError } from '../../base/error'
import { textOf } from '../../base/fields/json-row'
import { gradeResponse } from '../../benchmark/profiles/grade'
import { statedMap } from '../../benchmark/split/derive'
import { isRight, prepareItem, type SplitResult, splitResponse } from '../../benchmark/split/split'
import type { Preset, PresetName } from '../../score/presets'
import { COMPONENTS, type Score } from '../../score/result'
import { score } from '../../score/score'
import { readTrueLayout } from '../../score/true-layout'
import type { LoggedRow } from '../read/logged-row'
import { OTHER_OVERALL } from '../table/filters'
import type { JudgedRow } from '../table/table'
import { scoreInputOf } from './score-input'

/** The rewards a row is looked at with: the one chosen, and the one it is compared with. */
export type PresetPair = readonly [chosen: PresetName | Preset, other: PresetName | Preset]

/** What a preset is called where it is shown. */
export const presetLabel = (preset: PresetName | Preset): string => (typeof preset === 'string' ? preset : preset.name)

/**
 * What filters and charts need of a row: its score under the chosen preset, its overall under the other, the flags, and
 * where its error comes from. What a log recorded itself stays, and what it lacks is added. `undefined` for a row without
 * a response or a truth, and for one that cannot be scored.
 */
export function judgeRow(row: LoggedRow, presets: PresetPair): JudgedRow | undefined {
  const recorded = recordedOverall(row)
  const judged = recorded === undefined ? judgeAnew(row, presets) : judgeRest(row, recorded, presets)
  if (judged === undefined) return undefined
  const split = splitOf(row)
  const { accuracy, ...rest } = judged
  return {
    ...rest,
    cell: split?.cell,
    right: split?.saidRight ?? (accuracy === undefined ? undefined : accuracy >= 0.8),
  }
}

type Judged = Pick<JudgedRow, 'numbers' | 'flags'> & { readonly accuracy?: number }

function judgeAnew(row: LoggedRow, [chosen, other]: PresetPair): Judged | undefined {
  const result = scoreOf(row, chosen)
  if (result === undefined) return undefined
  const beside = scoreOf(row, other)
  const parts = COMPONENTS.filter((part) => result.measured.includes(part))
  return {
    numbers: [
      ['overall', result.overall],
      ...parts.map((part) => [part, result[part]] as const),
      ...(beside ? [[OTHER_OVERALL, beside.overall] as const] : []),
    ],
    flags: result.flags,
    accuracy: result.accuracy,
  }
}

/**
 * The recorded score may be of either preset, or of neither: it is compared with the one it is not. Flags and parts that
 * were not recorded are those of the chosen preset.
 */
function judgeRest(row: LoggedRow, recorded: number, [chosen, other]: PresetPair): Judged | undefined {
  const beside = scoreOf(row, other)
  if (beside === undefined) return undefined
  const isOther = Math.abs(beside.overall - recorded) <= 1e-9
  const own = isOther || row.flags === undefined ? scoreOf(row, chosen) : undefined
  const compared = isOther && own ? own : beside
  const parts = row.flags === undefined && own ? own.measured.filter((part) => !isRecorded(row, part)) : []
  return {
    numbers: [...parts.map((part) => [part, own![part]] as const), [OTHER_OVERALL, compared.overall]],
    ...(row.flags === undefined && own && { flags: own.flags }),
  }
}

const recordedOverall = ({ recorded }: LoggedRow): number | undefined =>
  recorded.find(([name]) => name === 'overall')?.[1]

const isRecorded = ({ recorded }: LoggedRow, part: string): boolean => recorded.some(([name]) => name === part)

function scoreOf(row: LoggedRow, preset: PresetName | Preset): Score | undefined {
  const input = scoreInputOf(row)
  if (input === undefined) return undefined
  try {
    const result = score(input, { preset })
    return result.error ? undefined : result
  } catch (error) {
    if (!isV2loError(error)) throw error
    return undefined
  }
}

/** Where the error of a row comes from; `undefined` without a question in words and an answer to compare with. */
export function splitOf({
  id = '',
  response,
  truth,
  question,
  choices,
  trueLayout,
}: LoggedRow): SplitResult | undefined {
  const answer = textOf(truth)
  if (response === null || answer === undefined || question === undefined) return undefined
  const layout = readTrueLayout(trueLayout)
  const expected = { answer, ...(choices && { choices }) }
  const { said } = gradeResponse(response, expected, 'strict')
  const map = statedMap(response)
  if (map === undefined)
    return {
      cell: said === null ? 'unreadable' : 'no-map',
      saidRight: said !== null && isRight(said, expected),
      derivedRight: null,
      follows: null,
    }
  const item = { id, scene: id, task: '', question, answer, ...(choices && { choices }) }
  return splitResponse(prepareItem({ ...item, ...(typeof layout === 'object' && { trueLayout: layout }) }), map, said)
}
