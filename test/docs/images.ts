// Draws the pictures of the documentation anew: `npm run docs:images`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { pictures } from '../../examples/pictures'
import { root } from './checkout'
import { SCREENSHOTS, takeScreenshots } from './screenshots'

const folder = `${root}docs/images/`
mkdirSync(folder, { recursive: true })
for (const [file, draw] of Object.entries(pictures)) writeFileSync(folder + file, await draw())
// What nothing draws any more.
for (const file of readdirSync(folder))
  if (/\.(svg|png)$/.test(file) && !Object.hasOwn(pictures, file) && !Object.hasOwn(SCREENSHOTS, file))
    rmSync(folder + file)
console.log(`drew ${Object.keys(pictures).length} pictures and took ${await takeScreenshots(folder)} screenshots`)
