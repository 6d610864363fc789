import { createHash } from 'node:crypto'
import type { Keys } from '../../base/fields/keys'
import type { Prediction } from '../../benchmark/item'
import {
  PREDICTION_FORMATS,
  type PredictionFormat,
  readPredictionRow,
  recognizePredictions,
} from '../../benchmark/read/predictions'
import { type Io, UsageError } from '../command'
import { type FileReport, fileReport } from './file-report'
import { openRows } from './rows-file'

/** A log of predictions: what it is once its first row is read, and what came of it once all are. */
export interface PredictionsFile {
  readonly predictions: AsyncIterable<Prediction>
  report(): FileReport & { readonly format: PredictionFormat | undefined; readonly promptHash?: string }
}

/**
 * Opens a log. Whose it is is told by its first row that fits a known one; the predictions come as the file is read, and
 * a row that cannot be read costs itself.
 */
export async function openPredictions(
  file: string,
  given: PredictionFormat | undefined,
  keys: Keys,
  io: Io,
): Promise<PredictionsFile> {
  const opened = await openRows(file, io)
  const report = fileReport(opened)
  const prompts = createHash('sha256')
  let hasPrompts = false
  let format = given
  async function* read(): AsyncIterable<Prediction> {
    for await (const found of opened.rows) {
      format ??= 'row' in found ? formatOf(found.row, keys) : undefined
      const read = predictionsIn(found, format, keys)
      if (typeof read === 'string') {
        report.broken(found.place, read)
        continue
      }
      report.row()
      for (const prediction of read) {
        if (prediction.prompt !== undefined) {
          hasPrompts = true
          prompts.update(prediction.prompt)
        }
        yield prediction
      }
    }
  }
  return {
    predictions: read(),
    report: () => ({
      ...report.done(),
      format,
      ...(hasPrompts && { promptHash: prompts.copy().digest('hex') }),
    }),
  }
}

const formatOf = (row: unknown, keys: Keys): PredictionFormat | undefined =>
  recognizePredictions(row) ?? (Object.hasOwn(keys, 'response') ? 'rows' : undefined)

type Found = { readonly row: unknown } | { readonly problem: string }

function predictionsIn(found: Found, format: PredictionFormat | undefined, keys: Keys) {
  if ('problem' in found) return found.problem
  if (format === undefined) return `it fits no known log (${PREDICTION_FORMATS.join(', ')}); --format or --keys tell`
  return readPredictionRow(found.row, format, keys)
}

/** The log that a flag names. */
export function readFormat(value: string | boolean | undefined): PredictionFormat | undefined {
  if (value === undefined) return undefined
  if (PREDICTION_FORMATS.includes(value as PredictionFormat)) return value as PredictionFormat
  throw new UsageError(`--format: expected one of ${PREDICTION_FORMATS.join(', ')}, received ${JSON.stringify(value)}`)
}
