import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { localLinks } from '../docs/blocks'
import { manifest, readEntries } from '../public-api/entries'

const { files, consumer } = inject('packed')
const installed = join(consumer, 'node_modules/v2lo-map')

describe('the tarball', () => {
  // A file that comes or goes is a decision: read the difference, then run vitest with -u.
  it('holds the files written down', async () => {
    // Declarations that entries share are named by the bundler, with a hash of their content.
    const names = new Set(
      files.map((file) =>
        file.replace(/[\w.-]+-[\w-]{8}(\.d\.c?ts)$/, '(shared)$1').replace(/(\w+)-[A-Z0-9]{8}\.js$/, '$1-(hash).js'),
      ),
    )
    await expect(`${[...names].sort().join('\n')}\n`).toMatchFileSnapshot('./tarball.txt')
  })

  it('holds what its pages link to', () => {
    const pages = files.filter((file) => /^(?:docs\/)?[\w-]+\.md$/.test(file))
    const links = pages.flatMap((page) =>
      localLinks(readFileSync(join(installed, page), 'utf8')).map((target) => [page, target] as const),
    )
    expect(links.length).toBeGreaterThan(30)
    const gone = links.filter(([page, target]) => !existsSync(join(installed, posix.dirname(page), target)))
    expect(gone).toEqual([])
  })

  it('installs as those files, in the version of package.json', () => {
    for (const file of files) expect(existsSync(join(installed, file)), file).toBe(true)
    expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version).toBe(manifest.version)
  })
})

describe('every entry', () => {
  it.each(readEntries().map(({ file }) => file))('%s has both formats, with declarations of their own', (file) => {
    for (const end of ['js', 'cjs', 'd.ts', 'd.cts'])
      expect(statSync(join(installed, `dist/${file}.${end}`)).size, `${file}.${end}`).toBeGreaterThan(0)
    // The order matters: a condition after `default` is never reached.
    const entry = manifest.exports[file === 'index' ? '.' : `./${file}`]
    expect(JSON.stringify(entry)).toBe(
      JSON.stringify({
        import: { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
        require: { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
      }),
    )
  })
})
