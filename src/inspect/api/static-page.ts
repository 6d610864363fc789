import { V2loError } from '../../base/error'
import { type BrokenRow, isBroken } from '../answers/inspector'
import { type InlineRow, onePage, type PageParts } from '../answers/one-file'
import { chosenRows } from '../answers/rows'
import { exportedRow } from '../answers/streams'
import type { OpenLogs } from '../index/open-logs'
import type { LoggedRow } from '../read/logged-row'
import { readFilters } from '../table/filters'

/** Rows that one file holds: a browser reads more, but slowly. */
export const MOST_STATIC_ROWS = 2000
/** Frames that the page of one row holds. */
const MOST_FRAMES = 64
const MOST_FRAME_BYTES = 32 * 1024 * 1024

/** What the page of rows is made with. */
export interface StaticParts extends PageParts {
  readonly version: string
}

/**
 * The filtered rows as one HTML file that opens from disk, with the page and everything it computes inside. Throws a
 * `V2loError` for more than 2,000 rows.
 */
export async function staticPage(logs: OpenLogs, query: URLSearchParams, parts: StaticParts): Promise<string> {
  const chosen = chosenRows(logs.table, readFilters(query), query)
  if (chosen.length > MOST_STATIC_ROWS)
    throw new V2loError({
      code: 'bad-option',
      expected: `at most ${MOST_STATIC_ROWS} rows for one file`,
      received: `${chosen.length}`,
      remedy: "choose some with --filter, in the words of the page's address: --filter 'step=5&flag=empty-map'",
    })
  const rows: InlineRow[] = []
  for (const at of chosen) rows.push(inlineRow(logs, at, await logs.read(at)))
  return pageOf(logs, rows, parts)
}

/** One row as one HTML file, with its frames. */
export async function rowPage(logs: OpenLogs, at: number, parts: StaticParts): Promise<string> {
  const row = await logs.read(at)
  const images: (string | null)[] = []
  let bytes = 0
  const named = isBroken(row) ? 0 : Math.min(MOST_FRAMES, row.images?.length ?? 0)
  for (let number = 0; number < named; number++) {
    const image = bytes < MOST_FRAME_BYTES ? await logs.imageOf(row, number) : undefined
    bytes += image?.bytes.length ?? 0
    images.push(image ? `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}` : null)
  }
  const inline = { ...inlineRow(logs, at, row), ...(images.length > 0 && { images }) }
  return pageOf(logs, [inline], parts, { opensRow: true })
}

function inlineRow(logs: OpenLogs, at: number, row: LoggedRow | BrokenRow): InlineRow {
  const { file, line, sample } = logs.table.place(at)
  const place = { file, line, sample }
  if (!isBroken(row)) return { ...place, row: exportedRow(row), ...(row.response === null && { format: row.format }) }
  const { problem, bytes, length } = row
  return { ...place, row: null, broken: { problem, bytes, length } }
}

function pageOf(logs: OpenLogs, rows: readonly InlineRow[], { version, ...parts }: StaticParts, more = {}): string {
  const files = logs.files().map(({ name }) => name)
  return onePage({ version, presets: logs.presets, files, rows, ...more }, parts)
}
