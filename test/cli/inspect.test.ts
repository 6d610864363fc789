import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './harness'

const folder = temporaryFolder()
const file = join(folder, 'a.jsonl')
writeFileSync(file, '{"response": "x", "ground_truth": "B"}\n')

describe('v2lo-map inspect', () => {
  const mistakes: readonly (readonly [string, string[], RegExp])[] = [
    ['no files', ['inspect'], /expected FILE or FOLDER, or --demo/],
    ['files beside the demo', ['inspect', '--demo', file], /--demo: takes no files/],
    ['a format that does not exist', ['inspect', file, '--format', 'x'], /--format: expected one of rows, /],
    [
      'a key that does not exist',
      ['inspect', file, '--keys', 'answers=x'],
      /--keys: expected the name of a part: .*, received "answers"; write ground_truth/,
    ],
    ['a preset that does not exist', ['inspect', file, '--preset', 'x'], /--preset: expected /],
  ]
  it.each(mistakes)('answers %s with one sentence and exit code 2', async (_, argv, sentence) => {
    const ran = await run(argv)
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toMatch(sentence)
  })

  it('shows its help with an example', async () => {
    for (const name of ['inspect', 'playground']) {
      const { code, out } = await run([name, '--help'])
      expect(code).toBe(0)
      expect(out).toContain(`Example:\n  v2lo-map ${name}`)
    }
  })

  it('takes the next port where one is taken, and no other than the one asked for', async () => {
    const { startOnFreePort } = await import('../../src/cli/inspect/free-port')
    const { listen } = await import('../../src/transport/http-address')
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const next = createServer()
    const start = (at: number) => listen(next, '127.0.0.1', at)
    await expect(startOnFreePort({ port, takesNextPort: false }, start)).rejects.toThrow(/EADDRINUSE/)
    expect((await startOnFreePort({ port, takesNextPort: true }, start)).port).toBeGreaterThan(port)
    next.close()
    taken.close()
  })
})
