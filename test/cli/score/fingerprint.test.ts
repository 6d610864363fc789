import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fingerprintOf } from '../../../src/cli/score/fingerprint'

const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-fingerprint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function of(bytes: Uint8Array): Promise<string> {
  const name = join(folder, 'file')
  writeFileSync(name, bytes)
  const handle = await open(name)
  try {
    return await fingerprintOf(handle, bytes.length)
  } finally {
    await handle.close()
  }
}

const changedAt = (bytes: Uint8Array, place: number) => {
  const changed = Uint8Array.from(bytes)
  changed[place]! ^= 1
  return changed
}

it.each([1, 4096, 4097, 262_143, 262_144])('sees every byte of a file of %s', async (size) => {
  const bytes = new Uint8Array(size).fill(65)
  const known = await of(bytes)
  expect(await of(bytes)).toBe(known)
  for (const place of [0, size >> 1, Math.floor(size * 0.77), size - 1])
    expect(await of(changedAt(bytes, place))).not.toBe(known)
})

it('sees the beginning and the end of a long file, and what moved in between', async () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 251)
  const known = await of(bytes)
  for (const place of [0, 4095, bytes.length - 4096, bytes.length - 1])
    expect(await of(changedAt(bytes, place))).not.toBe(known)
  const moved = Uint8Array.from(bytes)
  moved.copyWithin(1_500_001, 1_500_000, 1_600_000)
  expect(await of(moved)).not.toBe(known)
})

it('knows an empty file', async () => {
  expect(await of(new Uint8Array(0))).toHaveLength(64)
})
