import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The packages whose code stands in the built files, by the comment the bundler leaves before each of their files. */
export function bundledPackages(): readonly string[] {
  const found = new Set<string>()
  for (const file of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.c?js$/.test(name),
  ))
    for (const [, name] of readFileSync(join(root, 'dist', file), 'utf8').matchAll(
      /^\s*\/\/ .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm,
    ))
      found.add(name!)
  return [...found].sort()
}

/** The licence texts of the bundled packages, which their licences ask to be passed on. */
export function thirdPartyLicenses(): string {
  const parts = bundledPackages().map((name) => {
    const folder = packageFolder(name)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry))
    if (file === undefined) throw new Error(`${name}: expected a licence text in ${folder}`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  return `The built files of this package hold code of the packages below, under these licences.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

function packageFolder(name: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(candidate)) return candidate
    if (dirname(folder) === folder) throw new Error(`${name}: expected the package in node_modules`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses())
