import { badOption, listOptions } from '../../base/error'
import type { Item } from '../item'
import { easyR1Row } from './formats/easyr1'
import { llamaFactoryRow } from './formats/llama-factory'
import { lmmsEvalRow } from './formats/lmms-eval'
import { msSwiftGrpoRow, msSwiftRow } from './formats/ms-swift'
import { openAiBatchRow } from './formats/openai-batch'
import { trlRow } from './formats/trl'
import { verlRow } from './formats/verl'
import type { Row } from './row-line'
import type { RowOptions } from './row-options'
import { composeRowText, type RowText, unwrapRowText } from './row-text'

/** The formats whose rows {@link formatItem} makes. */
export const ROW_FORMATS = [
  'ms-swift',
  'ms-swift-grpo',
  'llama-factory',
  'easyr1',
  'verl',
  'trl',
  'openai-batch',
  'lmms-eval',
] as const
/** A format of rows for a training or evaluation program. */
export type RowFormat = (typeof ROW_FORMATS)[number]

/** The row of an item in a format, out of its texts; `index` numbers the rows where the format does. */
export function rowOf(format: RowFormat, text: RowText, options: RowOptions, index: number): Row {
  switch (format) {
    case 'ms-swift':
      return msSwiftRow(text)
    case 'ms-swift-grpo':
      return msSwiftGrpoRow(text)
    case 'llama-factory':
      return llamaFactoryRow(text)
    case 'easyr1':
      return easyR1Row(text, options.keys ?? 'paper')
    case 'verl':
      return verlRow(text, index)
    case 'trl':
      return trlRow(text, options.completion ?? false)
    case 'openai-batch':
      return openAiBatchRow(text, options)
    case 'lmms-eval':
      return lmmsEvalRow(text)
  }
}

/** Whether the rows of a format hold what the assistant writes. */
export const showsResponse = (format: RowFormat, { completion = false }: Pick<RowOptions, 'completion'>): boolean =>
  format === 'ms-swift' || format === 'llama-factory' || (format === 'trl' && completion)

/**
 * An item as one row of a file for a training or evaluation program; `docs/data.md` shows a row of each. For the same
 * options, the rows of all items have the same keys in the same order with values of the same types. Throws a
 * `V2loError` for an unknown format and for an item that cannot be such a row: without pictures, without a response
 * where the format shows it, or with a text that holds `<image>` or another mark for a picture.
 *
 * @example
 * const [item] = generateItems(generateScene({ seed: 1 }), { budgets: [4] })
 * const { answer } = formatItem(item, 'easyr1', { textOnly: true })
 * answer === item.answer // true
 */
export function formatItem(item: Item, format: RowFormat, options: RowOptions = {}, index = 0): Row {
  if (!ROW_FORMATS.includes(format))
    throw badOption(`a format of rows: ${listOptions(ROW_FORMATS)}`, format, 'name one of these')
  return rowOf(
    format,
    unwrapRowText(composeRowText(item, options, showsResponse(format, options)), format),
    options,
    index,
  )
}
