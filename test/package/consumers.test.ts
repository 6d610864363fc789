import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, inject, it } from 'vitest'
import { manifest, readEntries } from '../public-api/entries'
import { cjsProgram, esmProgram, expectedReport, readReport } from './programs'
import { mustRun, run } from './run'

const { consumer } = inject('packed')

function write(file: string, text: string): string {
  writeFileSync(join(consumer, file), text)
  return file
}

describe('the installed package', () => {
  it('answers as an ES module', async () => {
    const output = await mustRun(process.execPath, [write('ask.mjs', esmProgram)], { cwd: consumer })
    expect(readReport(output)).toEqual(expectedReport)
  })

  it('answers as CommonJS', async () => {
    const output = await mustRun(process.execPath, [write('ask.cjs', cjsProgram)], { cwd: consumer })
    expect(readReport(output)).toEqual(expectedReport)
  })

  it('keeps its inner files to itself', async () => {
    const file = write('inner.mjs', "await import('v2lo-map/dist/index.js')")
    const { code, stderr } = await run(process.execPath, [file], { cwd: consumer })
    expect(code).toBe(1)
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })
})

describe('the command line', () => {
  const bin = join(consumer, 'node_modules/.bin', process.platform === 'win32' ? 'v2lo-map.cmd' : 'v2lo-map')

  it('explains itself', async () => {
    const { code, stdout, stderr } = await run(bin, ['--help'], { cwd: consumer })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('score')
  })

  it('knows its version', async () => {
    expect(await mustRun(bin, ['--version'], { cwd: consumer })).toBe(`${manifest.version}\n`)
  })

  it('scores what comes in', async () => {
    const row = { id: 7, response: '<answer>2</answer>', ground_truth: '2' }
    const { code, stdout } = await run(bin, ['score', '--preset', 'v2lo'], {
      cwd: consumer,
      input: `${JSON.stringify(row)}\n`,
    })
    expect(JSON.parse(stdout)).toMatchObject({ id: 7, overall: 0.9, format: 0, accuracy: 1, error: null })
    expect(code).toBe(0)
  })
})

describe('TypeScript', () => {
  /** Uses every name of every entry, so that one missing from a declaration file is an error. */
  const everyName = readEntries()
    .map(({ specifier, values, types }, i) => {
      const rename = (prefix: string) => (name: string) => `${prefix}${name} as ${name}_${i}`
      return `export { ${[...values.map(rename('')), ...types.map(rename('type '))].join(', ')} } from '${specifier}'`
    })
    .join('\n')
  const use = `
import { createLayout, getObject, type Layout, relativeDirection } from 'v2lo-map'
const layout: Layout = createLayout([{ label: 'sofa', bbox: [0, 0, 1, 1] }, { label: 'lamp', bbox: [2, 2, 3, 3] }])
const sofa = getObject(layout, 'sofa')
const direction = relativeDirection(sofa, { at: sofa, facing: getObject(layout, 'lamp') })
export const margin: number | undefined = direction?.marginDeg
// @ts-expect-error a number is no layout
getObject(3, 'sofa')
// @ts-expect-error a layout is read only
layout.objects = []
${everyName}
`

  it('compiles a program of either format against the declarations', () => {
    const files = [write('use.mts', use), write('use.cts', use)].map((file) => join(consumer, file))
    const program = ts.createProgram(files, {
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    })
    // The program and our declarations, and no others: zod's name URL, which a program without the web's or Node's
    // types does not have, and to check them all takes most of the time.
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(consumer) && !/\/node_modules\/(?!v2lo-map\/)/.test(fileName))
    const problems = [
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
    ]
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
    // Both formats read declarations of their own.
    const read = program.getSourceFiles().map(({ fileName }) => fileName)
    for (const end of ['index.d.ts', 'index.d.cts'])
      expect(read.some((name) => name.endsWith(`dist/${end}`))).toBe(true)
  })
})
