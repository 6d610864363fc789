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

const names = (prefix: string) =>
  readEntries()
    .map(
      ({ specifier }, i) => `[${JSON.stringify(specifier)}]: Object.keys(${prefix}${i}).filter((n) => n !== 'default')`,
    )
    .join(', ')

const report = (prefix: string) => `${ask}
const report = { label: direction.label, names: { ${names(prefix)} } }
`

/** An ES module that imports every entry and prints the answer and the names it found. */
export const esmProgram = `${readEntries()
  .map(({ specifier }, i) => `import * as entry${i} from '${specifier}'`)
  .join('\n')}
const root = entry0${report('entry')}
console.log(JSON.stringify(report))
`

/** The same as CommonJS. */
export const cjsProgram = `${readEntries()
  .map(({ specifier }, i) => `const entry${i} = require('${specifier}')`)
  .join('\n')}
const root = entry0${report('entry')}
console.log(JSON.stringify(report))
`

/** The same for a page: leaves its report in a global, asks for nothing else. */
export const browserProgram = esmProgram.replace(/console\.log.*\n$/, 'globalThis.report = JSON.stringify(report)\n')

/** What the programs print: the answer, and the value names of every entry. */
export const expectedReport = {
  label: ANSWER,
  names: Object.fromEntries(readEntries().map(({ specifier, values }) => [specifier, [...values]])),
}

/** Reads a program's report; names come in any order. */
export function readReport(text: string): unknown {
  const report = JSON.parse(text) as { label: string; names: Record<string, string[]> }
  for (const list of Object.values(report.names)) list.sort()
  return report
}
