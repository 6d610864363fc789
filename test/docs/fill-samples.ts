// Writes the page of samples anew: `npm run docs:samples`.
import { writeFileSync } from 'node:fs'
import { root } from './checkout'
import { SAMPLES_PAGE, samplesPage } from './samples'

writeFileSync(root + SAMPLES_PAGE, samplesPage())
console.log(`wrote ${SAMPLES_PAGE}`)
