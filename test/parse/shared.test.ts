import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../src/parse/answer/answer'
import { parseLayout } from '../../src/parse/layout'
import { createLayoutStream } from '../../src/parse/stream'
import { sharedJson, sharedLines } from '../support/shared'

interface NamedBox {
  readonly object_name: string
  readonly bbox: readonly number[]
}

/** Objects as the case files compare them: corners sorted. */
function comparable(objects: readonly NamedBox[]): (string | number)[][] {
  return objects.map(({ object_name, bbox: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }) => [
    object_name,
    Math.min(x1, x2),
    Math.min(y1, y2),
    Math.max(x1, x2),
    Math.max(y1, y2),
  ])
}

function read(text: string): (string | number)[][] {
  const objects = parseLayout(text).value?.objects ?? []
  return objects.map(({ label, box }) => [label, box.minX, box.minY, box.maxX, box.maxY])
}

interface MalformedCase {
  readonly id: number
  readonly cat: string
  readonly text: string
  readonly objects: readonly NamedBox[]
  readonly alt: readonly (readonly NamedBox[] | null)[]
  readonly diagnose: boolean
}
const malformed = sharedLines<MalformedCase>('cases/malformed-maps.jsonl')
/** Rows about aliases and corner forms, where reading the object is preferred to dropping it. */
const READ_WITH_REPAIR = ['alias-key', 'shape']

describe.skipIf(malformed === undefined)('malformed maps', () => {
  it.each((malformed ?? []).map((row) => [row.id, row] as const))('row %i', (_, row) => {
    const got = read(row.text)
    const preferred = comparable(row.objects)
    const others = row.alt.map((objects) => comparable(objects ?? []))
    if (READ_WITH_REPAIR.includes(row.cat)) expect([preferred, ...others]).toContainEqual(got)
    else expect(got).toEqual(preferred)
    if (row.cat === 'alias-key') expect(got.length).toBe(preferred.length + 1)
    expect(parseLayout(row.text).diagnostics.length > 0).toBe(row.diagnose)
  })
})

interface TruncatedCase {
  readonly id: number
  readonly text: string
  readonly objects: readonly NamedBox[]
  readonly ends: readonly number[]
}
const truncated = sharedLines<TruncatedCase>('cases/truncated-maps.jsonl')

describe.skipIf(truncated === undefined)('truncated maps, cut everywhere', () => {
  it.each((truncated ?? []).map((row) => [row.id, row] as const))('row %i', (_, row) => {
    const objects = comparable(row.objects)
    for (let cut = 0; cut <= row.text.length; cut++) {
      const whole = row.ends.filter((end) => end <= cut).length
      expect(read(row.text.slice(0, cut))).toEqual(objects.slice(0, whole))
    }
  })
})

interface ModelOutput {
  readonly text: string
  readonly choices?: readonly string[]
  readonly expect: {
    readonly parseLayout?: string
    readonly parseAnswer?: string
    readonly reason?: string
    readonly choice?: string
    readonly value?: number
    readonly unit?: string
  }
}
const outputs = sharedLines<ModelOutput>('data/model-outputs/outputs.jsonl')

describe.skipIf(outputs === undefined)('real model outputs', () => {
  const rows = (outputs ?? []).map((row, index) => [index, row] as const)
  it.each(rows.filter(([, row]) => row.expect.parseLayout === 'refused'))('row %i holds no metric map', (_, row) => {
    const parsed = parseLayout(row.text)
    expect(parsed.ok).toBe(false)
    const codes = parsed.diagnostics.map((d) => d.code)
    if (row.expect.reason) expect(row.expect.reason.split(' or ').some((code) => codes.includes(code))).toBe(true)
  })
  it.each(rows.filter(([, row]) => row.expect.parseAnswer !== undefined))('row %i answers', (_, row) => {
    const { choice, value, unit } = row.expect
    const strict = parseAnswer(row.text, { choices: row.choices, kind: value === undefined ? undefined : 'number' })
    const lenient = parseAnswer(row.text, {
      choices: row.choices,
      kind: value === undefined ? undefined : 'number',
      lenient: true,
    })
    if (choice) {
      expect(strict.ok).toBe(false)
      expect(lenient.value).toMatchObject({ kind: 'choice', letter: choice })
    } else if (value !== undefined) {
      expect(strict.ok).toBe(false)
      expect(lenient.value).toMatchObject({ kind: 'number', value, unit })
    } else if (lenient.ok) expect(lenient.value.kind).toBe('text')
    if (lenient.ok && lenient.value.kind !== 'text') expect(lenient.diagnostics.length).toBeGreaterThan(0)
  })
})

interface Extraction {
  readonly text: string
  readonly vsi_bench?: number | null
  readonly vlmevalkit?: number | string | boolean | null
}
const numbers = sharedJson<Extraction[]>('cases/number-extraction.json')
const options = sharedJson<Extraction[]>('cases/option-extraction.json')

// Five evaluators read these differently. Ours takes a statement or nothing: no number is picked out of a sentence.
const NO_NUMBER = [
  'three',
  'There are 3 chairs',
  'twenty one',
  'a total of 3 chairs',
  '1,200',
  'about 2 or 3',
  'None',
  '1/2',
  '<think>about 7',
]

describe.skipIf(numbers === undefined)('numbers in answers', () => {
  it.each((numbers ?? []).map((row) => [row.text, row] as const))('%s', (text, row) => {
    const parsed = parseAnswer(text, { kind: 'number', lenient: true })
    if (NO_NUMBER.includes(text)) expect(parsed.ok).toBe(false)
    // What is read is what at least one evaluator reads, and never a part of a longer number.
    else
      expect([row.vsi_bench, row.vlmevalkit]).toContain(
        parsed.value && 'value' in parsed.value ? parsed.value.value : NaN,
      )
  })
})

describe.skipIf(options === undefined)('options in answers', () => {
  // `I think B` states nothing; a bare direction is no letter; the letter after </think> is C, not the B before.
  const OURS: { readonly [text: string]: string | undefined } = {
    'I think B': undefined,
    'answer: front-left': undefined,
    '<think>A or B</think> C': 'C',
  }
  it.each((options ?? []).map((row) => [row.text, row] as const))('%s', (text, row) => {
    const parsed = parseAnswer(text, { kind: 'choice', lenient: true })
    const letter = parsed.value && 'letter' in parsed.value ? parsed.value.letter : undefined
    expect(letter).toBe(text in OURS ? OURS[text] : row.vlmevalkit)
  })
})

describe('streams', () => {
  const texts = [...(malformed ?? []), ...(truncated ?? []), ...(outputs ?? [])].map(({ text }) => text)
  it.skipIf(texts.length === 0)('of every shared text end in what the whole gives, character by character', () => {
    for (const text of texts) {
      const stream = createLayoutStream()
      for (const unit of text.split('')) stream.push(unit)
      expect(stream.end()).toStrictEqual(parseLayout(text))
    }
  })
})
