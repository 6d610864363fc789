import { parseGridMap } from '../../src/grid/read'
import { parseAnswer } from '../../src/parse/answer/answer'
import { parseResponse } from '../../src/parse/blocks/response'
import { TEXT_DIALECTS } from '../../src/parse/dialects/registry'
import { parseLayout } from '../../src/parse/layout'
import { createLayoutStream } from '../../src/parse/stream'
import { parseQuestion } from '../../src/question/read/read'
import { readScenes } from '../../src/scene/read/read'
import { score } from '../../src/score/score'
import { createRowReader } from '../../src/serve/rows/read-row'
import { readAll } from '../parse/dialects/helpers'
import {
  BLOCK_TEXTS,
  DIALECT_TEXTS,
  GRID_TEXTS,
  MODEL_TEXTS,
  QUESTION_TEXTS,
  ROW_TEXTS,
  type Texts,
  UNFINISHED_TEXTS,
} from './texts'

/** How much larger the larger input is: linear work is 8 times as much, quadratic work 64 times. */
export const TIMES = 8

/** Something whose work is to grow with its input and not faster. */
export interface Subject {
  readonly name: string
  /** Makes an input of about a size and gives the work on it. */
  readonly cases: { readonly [name: string]: (size: number) => () => void }
  /** The smaller of the two sizes whose steps are compared. */
  readonly size: number
}

/** Above every limit on the length of a text, so that it is read and not refused. */
const LARGE = { limits: { characters: 1 << 26, objects: 1 << 24 } }

/** Without the tree of pieces that repetition leaves behind, whose flattening is not ours to measure. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text)) as string

function reading(texts: Texts, read: (text: string) => void): Subject['cases'] {
  return Object.fromEntries(
    Object.entries(texts).map(([name, make]) => [
      name,
      (size: number) => {
        const text = flat(make(size))
        return () => read(text)
      },
    ]),
  )
}

function readLeniently(text: string): void {
  createRowReader({ lenient: true, keys: { id: 'extra.a.b' } })(JSON.parse(text), () => text)
}

function streamed(text: string): void {
  const { push, end } = createLayoutStream(LARGE)
  for (let at = 0; at < text.length; at += 8) push(text.slice(at, at + 8))
  end()
}

function sceneOf(count: number): () => void {
  const objects = Array.from({ length: count }, (_, i) => {
    const [minX, minY] = [(i % 100) * 0.4, Math.floor(i / 100) * 0.4]
    return {
      label: i % 3 === 0 ? 'drawer' : 'cabinet',
      box: { minX, minY, maxX: minX + 0.3, maxY: minY + 0.3 },
      zRange: [0, 1],
    }
  })
  const data = { v2lo: 'scene/1', id: 'den', source: 'boxes', layout: { origin: 'world', objects } }
  return () => {
    for (const { value } of readScenes(data, { filters: ['structure', 'nested', 'flat', 'tiny', 'far'] }))
      if (value?.layout.objects.length !== count) throw new Error(`expected ${count} objects to be read`)
  }
}

export const SUBJECTS: readonly Subject[] = [
  {
    name: 'reading a layout, the blocks and the answer of a response',
    size: 1500,
    cases: reading(MODEL_TEXTS, (text) => {
      parseLayout(text, LARGE)
      parseResponse(text)
      parseAnswer(text, { kind: 'choice', lenient: true })
    }),
  },
  {
    name: 'reading a layout from a stream of small pieces',
    size: 3000,
    cases: reading(UNFINISHED_TEXTS, streamed),
  },
  {
    name: 'reading each text dialect',
    size: 1500,
    cases: reading(DIALECT_TEXTS, (text) => {
      for (const dialect of TEXT_DIALECTS) {
        readAll(dialect, text)
        dialect.recognise(text, 0, text.length)
      }
    }),
  },
  { name: 'reading a grid map', size: 1500, cases: reading(GRID_TEXTS, (text) => parseGridMap(text)) },
  { name: 'reading a question', size: 1500, cases: reading(QUESTION_TEXTS, (text) => parseQuestion(text)) },
  {
    name: 'scoring with the preset v2lo',
    size: 1500,
    cases: reading(BLOCK_TEXTS, (response) => score({ response, groundTruth: '5' }, { preset: 'v2lo' })),
  },
  { name: 'reading a row leniently', size: 1500, cases: reading(ROW_TEXTS, readLeniently) },
  { name: 'reading a scene', size: 150, cases: { 'objects in rows': sceneOf } },
]
