import { createLayout } from '../../src/layout/layout'
import { openMemoryFile } from '../../src/mcp/memory-file'

// Observes on and on, and says which observation was acknowledged; until it is killed.
const [path = '', from = '0', to = '0'] = process.argv.slice(2)
const memory = openMemoryFile(path, { maxObservations: 200 })
for (let at = Number(from); at < Number(to); at++) {
  memory.observe({
    pose: { position: [0, 0], yawDeg: 0 },
    objects: createLayout([{ label: 'sofa', bbox: [-1, 2, 1, 3] }]),
    at,
  })
  process.stdout.write(`${at}\n`)
}
process.stdout.write('end\n')
