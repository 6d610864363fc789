import type { LoggedRow } from '../read/logged-row'
import { readFilters } from '../table/filters'
import { isBroken, type RowSource } from './inspector'
import { chosenRows } from './rows'

/** Hits that one search tells; more than that is no answer anyone reads. */
const MOST_HITS = 5000
/** Rows between two lines of progress. */
const PROGRESS_ROWS = 500

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
  for (const [done, at] of rows.entries()) {
    if (signal.aborted) return
    if (wanted !== '' && source.table.isAlive(at) && (await holds(source, at, wanted))) {
      lines += `${JSON.stringify({ at })}\n`
      if (++hits >= MOST_HITS) {
        yield `${lines}${JSON.stringify({ done, total: rows.length, cut: true })}\n`
        return
      }
    }
    if (done % PROGRESS_ROWS === PROGRESS_ROWS - 1) {
      yield `${lines}${JSON.stringify({ done: done + 1, total: rows.length })}\n`
      lines = ''
    }
  }
  yield `${lines}${JSON.stringify({ done: rows.length, total: rows.length })}\n`
}

async function holds(source: RowSource, at: number, wanted: string): Promise<boolean> {
  const row = await source.read(at)
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
  for (const at of chosenRows(table, readFilters(query), query)) {
    if (signal.aborted) return
    if (!table.isAlive(at)) continue
    const row = await source.read(at)
    if (!isBroken(row)) yield `${JSON.stringify(exportedRow(row))}\n`
  }
}

/** A row as `v2lo-map score` and this command read it, whatever log it came from. */
export function exportedRow({ truth, trueLayout, recorded, ...row }: LoggedRow): object {
  const { id, response, question, choices, task, budget, step, prompt, images, flags } = row
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
    ...(images && { images }),
    ...(flags && { flags }),
    ...(recorded.length > 0 && { scores: Object.fromEntries(recorded) }),
  }
}
