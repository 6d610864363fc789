import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, inject, it } from 'vitest'
import { readEntries } from '../public-api/entries'
import { run } from './run'

const { tarball, consumer } = inject('packed')

it('publint has nothing to say', async () => {
  const bytes = readFileSync(tarball)
  const archive = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball: archive as ArrayBuffer }, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
})

it('attw finds the right types under every resolution of Node 16 and later', async () => {
  const manifest = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')
  const program = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.attw)
  const args = [program, tarball, '--profile', 'node16', '--no-color', '--no-emoji', '--format', 'ascii']
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: consumer })
  expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
  for (const { specifier } of readEntries()) expect(stdout).toContain(`"${specifier}"`)
})
