import { V2loError } from '../../base/error'
import { isBroken } from '../answers/inspector'
import { chosenRows } from '../answers/rows'
import { exportedRow } from '../answers/streams'
import type { OpenLogs } from '../index/open-logs'
import { readFilters } from '../table/filters'

/** Rows that one file holds: a browser reads more, but slowly. */
export const MOST_STATIC_ROWS = 2000

/**
 * The filtered rows as one HTML file that opens from disk, with the page and everything it computes inside. Throws a
 * `V2loError` for more than 2,000 rows.
 */
export async function staticPage(
  logs: OpenLogs,
  query: URLSearchParams,
  { script, style, version }: { readonly script: string; readonly style: string; readonly version: string },
): Promise<string> {
  const chosen = chosenRows(logs.table, readFilters(query), query)
  if (chosen.length > MOST_STATIC_ROWS)
    throw new V2loError({
      code: 'bad-option',
      expected: `at most ${MOST_STATIC_ROWS} rows for one file`,
      received: `${chosen.length}`,
      remedy: "choose some with --filter, in the words of the page's address: --filter 'step=5&flag=empty-map'",
    })
  const rows: (readonly [number, number, number, unknown])[] = []
  for (const at of chosen) {
    const row = await logs.read(at)
    const { file, line } = logs.table.place(at)
    rows.push([file, line, 0, isBroken(row) ? { broken: row.problem } : exportedRow(row)])
  }
  const files = logs.files().map(({ name }) => name)
  const data = { version, presets: logs.presets, files, rows, reading: {} }
  // What is inside a script element is not markup, as long as it does not end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'">
<title>v2lo-map inspect</title>
<style>${style}</style>
</head>
<body><div id="app"></div>
<script type="application/json" id="rows">${json}</script>
<script>${inScript(script)}</script>
</body>
</html>
`
}

/** A script whose texts hold an end tag would end its element there. */
const inScript = (script: string): string => script.replaceAll('</script', '<\\/script')
