// Builds the inspector's pages into dist: part of `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildPage, buildPlayground } from '../inspect/build-page'

const dist = fileURLToPath(new URL('../../dist/inspect/', import.meta.url))
mkdirSync(dist, { recursive: true })
const page = await buildPage()
for (const [name, text] of [
  ['page.html', page.html],
  ['page.js', page.script],
  ['page.css', page.style],
  ['static.js', page.alone],
  ['../playground.html', await buildPlayground()],
] as const)
  writeFileSync(dist + name, text)
const zipped = [page.html, page.script, page.style].reduce((sum, text) => sum + gzipSync(text).length, 0)
console.log(`inspect page: ${(zipped / 1000).toFixed(1)} kB gzipped`)
