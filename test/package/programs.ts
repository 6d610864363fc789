import { readEntries } from '../public-api/entries'

/** What every way of using the package must print: the paper's wording asked of a map of four points. */
export const ANSWER = 'front-left'

const ask = `
const at = (label, x, y) => ({ label, bbox: [x, y, x, y] })
const layout = root.createLayout([
  at('television', 0.1, 5), at('box', 0.5, 0.7), at('armchair', -2.8, 4.7), at('dogbed', -5.4, 7.3),
])
const get = (label) => root.getObject(layout, label)
const direction = root.relativeDirection(
  get('armchair'), { at: get('television'), facing: get('box') }, { from: get('dogbed') },
)
`

/** Entries that are for Node alone, such as a server. */
const NODE_ONLY: readonly string[] = ['v2lo-map/server', 'v2lo-map/mcp']
const forBrowser = readEntries().filter(({ specifier }) => !NODE_ONLY.includes(specifier))

type Entries = ReturnType<typeof readEntries>

const names = (entries: Entries, prefix: string) =>
  entries
    .map(
      ({ specifier }, i) => `[${JSON.stringify(specifier)}]: Object.keys(${prefix}${i}).filter((n) => n !== 'default')`,
    )
    .join(', ')

const report = (entries: Entries, prefix: string) => `${ask}
const report = { label: direction.label, names: { ${names(entries, prefix)} } }
`

const esm = (entries: Entries, last: string) => `${entries
  .map(({ specifier }, i) => `import * as entry${i} from '${specifier}'`)
  .join('\n')}
const root = entry0${report(entries, 'entry')}
${last}
`

/** An ES module that imports every entry and prints the answer and the names it found. */
export const esmProgram = esm(readEntries(), 'console.log(JSON.stringify(report))')

/** The same as CommonJS. */
export const cjsProgram = `${readEntries()
  .map(({ specifier }, i) => `const entry${i} = require('${specifier}')`)
  .join('\n')}
const root = entry0${report(readEntries(), 'entry')}
console.log(JSON.stringify(report))
`

/** The same for a page: leaves its report in a global, asks for nothing else. */
export const browserProgram = esm(forBrowser, 'globalThis.report = JSON.stringify(report)')

const expected = (entries: Entries) => ({
  label: ANSWER,
  names: Object.fromEntries(entries.map(({ specifier, values }) => [specifier, [...values]])),
})

/** What the programs print: the answer, and the value names of every entry. */
export const expectedReport = expected(readEntries())

/** What the page reports. */
export const expectedPage = expected(forBrowser)

/** Reads a program's report; names come in any order. */
export function readReport(text: string): unknown {
  const report = JSON.parse(text) as { label: string; names: Record<string, string[]> }
  for (const list of Object.values(report.names)) list.sort()
  return report
}
