import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root'

/** The script that workers run: beside the built command line, which may have been copied away from its package. */
export function workerScript(): string {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url))
  return existsSync(beside) ? beside : join(packageRoot(), 'dist', 'worker.js')
}
