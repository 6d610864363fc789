import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/cli/generate/folder'
import { temporaryFolder } from '../support/temporary-folder'

const folder = temporaryFolder()

test('a folder is made with those above it, and one that is there already is fine', async () => {
  const path = join(folder, 'a', 'b', 'c')
  await makeFolder(path)
  await makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

test.skipIf(!existsSync('/proc/self'))('a place that takes no folders is refused at once', async () => {
  await expect(makeFolder('/proc/v2lo/map')).rejects.toThrow('/proc/v2lo/map: it could not be written')
})
