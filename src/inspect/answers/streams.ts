import type { LoggedRow } from '../read/logged-row'
import { batchEnd } from '../table/batch'
import { readFilters } from '../table/filters'
import { type BrokenRow, isBroken, type RowSource } from './inspector'
import { chosenRows } from './rows'

/** Hits that one search tells; nobody reads more than that. */
const MOST_HITS = 5000
/** Rows between two lines of progress. */
const PROGRESS_ROWS = 640
/** Rows that are read at once, at most. */
const BATCH_ROWS = 64

/**
 * The rows that hold a text, whatever its case, as lines of JSON: `{ at }` for each hit as it is found, `{ done, total }`
 * now and then and at the end. Looks through id, prompt, question, truth and response of the filtered rows.
 */
export async function* searchLines(
  source: RowSource,
  query: URLSearchParams,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const wanted = (query.get('text') ?? '').toLowerCase()
  const rows = chosenRows(source.table, readFilters(query), query)
  let hits = 0
  let lines = ''
  let told = 0
  for (let done = 0; done < rows.length; ) {
    const end = batchEnd(source.table, rows, done, BATCH_ROWS)
    const batch = rows.slice(done, end).filter((at) => source.table.isAlive(at))
    const read = wanted === '' ? [] : await source.readMany(batch, wanted)
    if (signal.aborted) return
    done = end
    for (const [i, row] of read.entries()) {
      if (row === undefined || !holds(row, wanted)) continue
      lines += `${JSON.stringify({ at: batch[i] })}\n`
      if (++hits >= MOST_HITS) {
        yield `${lines}${JSON.stringify({ done, total: rows.length, cut: true })}\n`
        return
      }
    }
    if (lines !== '' || done - told >= PROGRESS_ROWS) {
      yield `${lines}${JSON.stringify({ done, total: rows.length })}\n`
      lines = ''
      told = done
    }
    // Others are answered in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
  yield `${JSON.stringify({ done: rows.length, total: rows.length })}\n`
}

function holds(row: LoggedRow | BrokenRow, wanted: string): boolean {
  if (isBroken(row)) return row.bytes.toLowerCase().includes(wanted)
  return searchedTexts(row).some((text) => text?.toLowerCase().includes(wanted))
}

function searchedTexts({ id, prompt, question, truth, response }: LoggedRow): readonly (string | null | undefined)[] {
  return [response, id, question, prompt, typeof truth === 'string' ? truth : undefined]
}

/** The filtered rows as JSON Lines in one form, whatever logs they come from; broken ones are left out. */
export async function* exportLines(
  source: RowSource,
  query: URLSearchParams,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { table } = source
  const rows = chosenRows(table, readFilters(query), query)
  for (let done = 0; done < rows.length; ) {
    if (signal.aborted) return
    const end = batchEnd(table, rows, done, BATCH_ROWS)
    const batch = rows.slice(done, end).filter((at) => table.isAlive(at))
    done = end
    const lines = (await source.readMany(batch)).map((row) =>
      row === undefined || isBroken(row) ? '' : `${JSON.stringify(exportedRow(row))}\n`,
    )
    yield lines.join('')
  }
}

/** A row as `v2lo-map score` and this command read it, whatever log it came from. */
export function exportedRow({ truth, trueLayout, recorded, ...row }: LoggedRow): object {
  const { id, response, question, choices, task, budget, step, prompt, group, images, flags } = row
  return {
    ...(id !== undefined && { id }),
    ...(response !== null && { response }),
    ...(truth !== undefined && { ground_truth: truth }),
    ...(question !== undefined && { question }),
    ...(choices && { choices }),
    ...(trueLayout !== undefined && { true_layout: trueLayout }),
    ...(task !== undefined && { task }),
    ...(budget !== undefined && { budget }),
    ...(step !== undefined && { step }),
    ...(prompt !== undefined && { prompt }),
    // Only where it is not what a reader takes for it.
    ...(group !== '' && group !== (prompt ?? question ?? id) && { group }),
    ...(images && { images }),
    ...(flags && { flags }),
    ...(recorded.length > 0 && { scores: Object.fromEntries(recorded) }),
  }
}
