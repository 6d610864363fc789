import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../docs/checkout'
import { readEntries } from '../public-api/entries'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './run'

const folder = temporaryFolder()

/** Builds the pages with the settings of `npm run docs:api`; any warning is an error. */
async function typedoc(out: string, ...more: string[]) {
  const program = join(root, 'node_modules/typedoc/bin/typedoc')
  const args = [program, '--out', join(folder, out), '--treatWarningsAsErrors', ...more]
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: root, timeoutMs: 280_000 })
  return { code, log: stdout + stderr }
}

describe('the pages of the public names', () => {
  it('build without a warning, with a page for every name', { timeout: 300_000 }, async () => {
    const { code, log } = await typedoc('api')
    expect(code, log).toBe(0)
    const kinds = ['functions', 'variables', 'classes', 'interfaces', 'type-aliases']
    const entries = readEntries()
    for (const { file, specifier, values, types } of entries)
      for (const name of [...values, ...types]) {
        const others = entries.map((entry) => entry.file)
        // What several entries export has its page in one of them, and a link in the others.
        const found = others.some((one) =>
          kinds.some((kind) => existsSync(join(folder, 'api', one, kind, `${name}.md`))),
        )
        expect(found, `${specifier} ${name}`).toBe(true)
        expect(readFileSync(join(folder, 'api', file, 'README.md'), 'utf8')).toContain(name)
      }
    const origin = readFileSync(join(folder, 'api/index/type-aliases/Origin.md'), 'utf8')
    expect(origin).toContain('`"observer"` \\| `"world"` \\| `"unknown"`')
  })

  it('do not build where a comment is missing', { timeout: 300_000 }, async () => {
    const { code, log } = await typedoc('bare', '--entryPoints', 'test/public-api/undocumented.ts')
    expect(code).not.toBe(0)
    expect(log).toContain('measure')
    expect(log).toContain('does not have any documentation')
  })
})
