import type { LogFormat } from '../read/logged-row'
import type { PresetPair } from '../view/judge'

/** Rows that lie in the page itself, with the files they came from. */
export interface InlineRows {
  readonly version: string
  readonly presets: PresetPair
  readonly files: readonly string[]
  readonly rows: readonly InlineRow[]
  /** Opens the first row rather than the table. */
  readonly opensRow?: boolean
}

/** One response in a page. */
export interface InlineRow {
  /** The number of its file in the page. */
  readonly file: number
  readonly line: number
  readonly sample: number
  /** As `v2lo-map score` reads it; `null` for a row that is broken. */
  readonly row: object | null
  /** What a row without a response is. */
  readonly format?: LogFormat
  readonly broken?: { readonly problem: string; readonly bytes: string; readonly length: number }
  /** Its frames, as `data:` addresses; `null` for one that is not there. */
  readonly images?: readonly (string | null)[]
}

/** What the document of a page is made of besides its rows. */
export interface PageParts {
  readonly script: string
  readonly style: string
}

/** A page that opens from disk, with its rows and everything it computes inside. */
export function onePage(rows: InlineRows, { script, style }: PageParts): string {
  // What is inside a script element is not markup, as long as it does not end the element.
  const json = JSON.stringify(rows).replaceAll('<', '\\u003c')
  return oneDocument({
    title: 'v2lo-map inspect',
    style,
    body: `<script type="application/json" id="rows">${json}</script>
<script id="program">${inScript(script)}</script>`,
  })
}

/** A page that needs no server: it runs what is inside it, and asks for nothing. */
export const oneDocument = ({
  title,
  style,
  body,
}: {
  readonly title: string
  readonly style: string
  readonly body: string
}) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${style}</style>
</head>
<body><div id="app"></div>
${body}
</body>
</html>
`

/** A script whose texts hold an end tag would end its element there. */
export const inScript = (script: string): string => script.replaceAll('</script', '<\\/script')
