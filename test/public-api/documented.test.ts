import { describe, expect, it } from 'vitest'
import * as dataset from '../../src/dataset'
import * as root from '../../src/index'
import * as render from '../../src/render'
import * as reward from '../../src/reward'
import { FRAME_BUDGETS, generateScene } from '../../src/scene'
import * as schema from '../../src/schema'
import * as tools from '../../src/tools'
import { root as checkout } from '../docs/checkout'
import { readDocumented } from './documented'
import { readEntries } from './entries'
import { runExample } from './examples'

const files = readEntries().map(({ file }) => `${checkout}src/${file}.ts`)
const entries = [...readDocumented(files)].map(([file, entry]) => ({ file: file.slice(checkout.length), ...entry }))

/** Functions whose use is plain from their type and one sentence. */
const PLAIN = [
  ...['isV2loError', 'isGridMap', 'instancesOf', 'toEgo', 'sizeOf', 'roomSize', 'countInstances', 'reasoningValue'],
  ...['frameLegend', 'projectPoint', 'seenIn', 'walkOf', 'sceneRows'],
]

/** Their examples need a file, a camera or a connection; the examples of the docs run them. */
const NOT_RUN = [
  ...['fromBoxes', 'readScenes', 'readSceneLines', 'formatScene', 'generateScene', 'observedLayout', 'renderFrame'],
  ...['visibility', 'frameBudgets', 'nestedFrameOrder', 'sampleWalk', 'createServer', 'startScoreServer'],
  ...['checkArithmetic', 'parseItemLine'],
]

describe.each(entries)('$file', ({ lead, names }) => {
  it('begins with what it is for, and an example', () => {
    expect(lead).toMatch(/^\/\*\*[\s\S]+@example[\s\S]+@module\n \*\/$/)
    expect(lead.split('\n').length).toBeLessThanOrEqual(30)
  })

  it('documents every name', () => {
    const bare = names.filter(({ member, text }) => !member && text === '')
    expect(bare.map(({ name, at }) => `${at} ${name}`)).toEqual([])
  })

  it('gives the default of what may be left out, and unit or range of every number', () => {
    const bare = names.filter(({ member, optional, numeric, text }) => member && (optional || numeric) && text === '')
    expect(bare.map(({ name, at }) => `${at} ${name}`)).toEqual([])
  })

  it('shows how functions are called', () => {
    const functions = names.filter(({ member, parameters }) => !member && parameters !== undefined)
    const without = functions.filter(({ name, example }) => example === undefined && !PLAIN.includes(name))
    expect(without.map(({ name, at }) => `${at} ${name}`)).toEqual([])
  })
})

describe('the example of', () => {
  const scope: Record<string, unknown> = { ...root, ...reward, ...schema, ...render, ...tools, ...dataset }
  Object.assign(scope, { FRAME_BUDGETS, generateScene })
  const examples = new Map(
    entries.flatMap(({ names }) => names.flatMap(({ name, example }) => (example ? [[name, example] as const] : []))),
  )

  it.each([...examples].filter(([name]) => !NOT_RUN.includes(name)))('%s comes to what it says', async (_, code) => {
    const claimed = await runExample(code, scope)
    expect(claimed.length).toBeGreaterThan(0)
    for (const { expression, actual, expected } of claimed) expect(actual, expression).toEqual(expected)
  })

  it('is only left out where there is one', () => {
    expect(NOT_RUN.filter((name) => !examples.has(name))).toEqual([])
  })
})

describe('the reader of comments', () => {
  it('runs the lines of an example that say what they come to', async () => {
    const code = '// a comment\nconst a = one + 1\na // 2\nawait Promise.resolve(a) // 3'
    expect(await runExample(code, { one: 1 })).toEqual([
      { expression: 'a', actual: 2, expected: 2 },
      { expression: 'await Promise.resolve(a)', actual: 2, expected: 3 },
    ])
  })

  it('sees what is missing', () => {
    const fixture = `${checkout}test/public-api/undocumented.ts`
    const [[, { lead, names }]] = [...readDocumented([fixture])] as [[string, (typeof entries)[number]]]
    expect(lead).toBe('')
    const said = names.map(({ name, text, optional, numeric, parameters }) => [
      name,
      text !== '',
      optional,
      numeric,
      parameters,
    ])
    expect(said).toEqual([
      ['Bare', false, false, false, undefined],
      ['Bare.size', false, false, true, undefined],
      ['Bare.sides', false, true, true, undefined],
      ['Bare.told', true, false, false, undefined],
      ['measure', false, false, false, 1],
    ])
  })
})
