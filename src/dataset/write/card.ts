import type { AuditReport, Estimate } from '../audit/report'
import type { Datasheet } from './datasheet'

/** Files that `datasets.load_dataset` reads with one type for every column, by their part of the set. */
export type CardFiles = Readonly<Record<string, string>>

/**
 * The card of a data set as Markdown, with the front matter that dataset hubs read; everything in it is in the datasheet,
 * too. `files` are those a viewer shows; items themselves are not among them, because their keys differ by object.
 */
export function datasetCard(sheet: Datasheet, files: CardFiles): string {
  const { counts, sources, warnings, sha256, command, version, filters, seed } = sheet
  const parts = Object.entries(counts.splits).filter(([, { items }]) => items > 0)
  return `${frontMatter(sheet, files)}
# Questions about rooms seen from above

${counts.items} items, ${counts.questions} questions about ${counts.scenes} rooms: each is asked under a number of frames and answered from the map that
these frames show. Made by v2lo-map ${version}:

\`\`\`sh
v2lo-map ${command}
\`\`\`

\`items.jsonl\` has one item to a line (SHA-256 \`${sha256}\`); \`datasheet.json\` has all numbers of this page and more.
${warnings.map((warning) => `\n> **Note.** ${warning}\n`).join('')}
## Parts

A room is in one part only.

${table(
  ['part', 'rooms', 'items'],
  parts.map(([name, { scenes, items }]) => [name, scenes, items]),
)}

## Items by frames and task

${table(
  ['frames', 'task', 'items', 'share'],
  counts.cells.map(({ budget, task, items, share }) => [budget, task, items, percent(share)]),
)}

Filters: preset \`${filters.preset}\`, seed ${seed}. Asked openly: ${counts.open}. That cannot be answered: ${counts.unanswerable}. Twins: ${Object.values(counts.twins).reduce((sum, one) => sum + one, 0)}.

## What can be guessed without a frame

${auditTable(sheet.audit)}

Chance is a uniform guess, for numbers the best constant (MRA \`vsi\`). Each room is guessed by what the others teach; intervals of 95 %
are clustered by room.
${pruned(sheet)}
## Sources

${table(
  ['source', 'license'],
  sources.map(({ name, license }) => [name, license]),
)}
`
}

function frontMatter({ counts, sources }: Datasheet, files: CardFiles): string {
  const sizes = ['n<1K', '1K<n<10K', '10K<n<100K', '100K<n<1M', '1M<n<10M'] as const
  const size = sizes[[1e3, 1e4, 1e5, 1e6].findIndex((most) => counts.items < most)] ?? sizes[4]
  const isFree = sources.every(({ source }) => source === 'generated' || source === 'ai2thor' || source === 'procthor')
  const splits = Object.entries(files).map(([split, path]) => `      - split: ${split}\n        path: ${path}`)
  return `---
pretty_name: Questions about rooms seen from above
language: [en]
license: ${isFree ? 'apache-2.0' : 'other'}
task_categories: [visual-question-answering]
tags: [spatial-reasoning, cognitive-map]
size_categories: [${size}]
${splits.length > 0 ? `configs:\n  - config_name: default\n    data_files:\n${splits.join('\n')}` : 'viewer: false'}
---
`
}

function auditTable({ tasks }: AuditReport): string {
  return table(
    ['task', 'asked for a', 'items', 'chance', 'best blind', 'over', 'interval'],
    tasks.map(({ task, asked, items, floor, best, over }) => [
      task,
      asked,
      items,
      percent(floor.mean),
      percent(best.mean),
      (100 * over.mean).toFixed(1),
      interval(over),
    ]),
  )
}

function pruned({ debias }: Datasheet): string {
  if (debias === undefined) return ''
  return `
Items were left out that a guesser was surest of:

${table(
  ['task', 'before', 'kept', 'over chance before', 'after'],
  debias.map(({ task, items, kept, before, after }) => [
    task,
    items,
    kept,
    (100 * before).toFixed(1),
    (100 * after).toFixed(1),
  ]),
)}
`
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const interval = ({ interval: ends }: Estimate) =>
  ends === null ? 'one room' : ends.map((end) => (100 * end).toFixed(1)).join(' to ')

/** A table of Markdown; a bar in a cell is escaped. */
function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
