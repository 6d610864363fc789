import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder'
import { run } from '../harness'

// As where the optional peers are not installed.
vi.mock('hyparquet', () => {
  throw new Error('Cannot find package')
})
vi.mock('hyparquet-writer', () => {
  throw new Error('Cannot find package')
})

const folder = temporaryFolder()

it('says in one sentence how Parquet is read', async () => {
  const path = join(folder, 'rows.parquet')
  writeFileSync(path, 'PAR1')
  const ran = await run(['score', path])
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toMatch(
    /rows\.parquet: expected the package hyparquet, with which Parquet is read: npm install hyparquet\n$/,
  )
})

it('says in one sentence how Parquet is written, before any file is made', async () => {
  const out = join(folder, 'scores.parquet')
  const ran = await run(['score', '--out', out], '{"response": "x", "ground_truth": "B"}\n')
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toContain(
    'expected the package hyparquet-writer, which writes Parquet, received none; npm install hyparquet-writer',
  )
  expect(existsSync(`${out}.partial`)).toBe(false)
})
