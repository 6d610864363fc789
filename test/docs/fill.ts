// Writes the text and the output of the examples into the pages that quote them: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs'
import { fillPage, readPage } from './blocks'
import { expectedText, pages, root, runExample } from './checkout'

for (const page of pages) {
  const text = readFileSync(root + page, 'utf8')
  const printed = new Map<string, string>()
  for (const { kind, path } of readPage(text).blocks)
    if (kind === 'output' && !printed.has(path)) printed.set(path, await runExample(path))
  const filled = fillPage(text, (block) => expectedText(block, printed.get(block.path) ?? ''))
  if (filled === text) continue
  writeFileSync(root + page, filled)
  console.log(`filled ${page}`)
}
