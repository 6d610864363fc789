// Builds the playground into docs/playground.html, which is not tracked: `npm run playground`.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildPlayground } from '../inspect/build-page'

const file = fileURLToPath(new URL('../../docs/playground.html', import.meta.url))
writeFileSync(file, await buildPlayground())
console.log(file)
