import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root'

/** Where the build puts the script that workers run: beside the command line, which may lie without its package. */
const beside = () => fileURLToPath(new URL('./worker.js', import.meta.url))

/** The script that workers run; for a command that runs from its sources, that of the last build. */
export const workerScript = (): string => (existsSync(beside()) ? beside() : join(packageRoot(), 'dist', 'worker.js'))

/** How many workers there are where nobody says: one for each core; 1 from the sources, which have no script for them. */
export const defaultJobs = (): number => (existsSync(beside()) ? availableParallelism() : 1)
