import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of its own for the tests of one file; it is gone when they have run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-'))
  // A virtual environment has thousands of files, and the disk may be busy.
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)
  return folder
}
