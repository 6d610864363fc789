import { jsonrepair } from 'jsonrepair'
import type { Bbox } from '../../src/layout/aabb'
import { createLayout } from '../../src/layout/layout'
import { parseAnswer } from '../../src/parse/answer/answer'
import { readPlainObjects } from '../../src/parse/json/plain-objects'
import { parseLayout } from '../../src/parse/layout'
import { createLayoutStream } from '../../src/parse/stream'
import type { Contest } from './measure'
import { type MapResponse, mapResponses } from './parse-corpus'

/** How many objects of a plain map the fast path reads: the tokenizer alone. */
function countPlain(text: string): number {
  const source = { text, at: text.indexOf('{'), end: text.length, window: undefined }
  return readPlainObjects(source, { takePlain: () => true }, Infinity)
}

interface NamedBox {
  readonly object_name: string
  readonly bbox: Bbox
}

/** Reading maps beside `JSON.parse`, and broken ones beside `jsonrepair`. */
export function parseContests(): Contest[] {
  // Through JSON, as responses come: flat strings, not the ropes that concatenation leaves.
  const corpus: MapResponse[] = JSON.parse(JSON.stringify(mapResponses(4_000, 7)))
  const plain = corpus.filter(({ kind }) => kind === 'plain' || kind === 'untagged').map(({ map }) => map)
  const malformed = corpus.filter(({ kind }) => kind === 'malformed').map(({ map }) => map)
  checkRecovery(malformed)
  // Both sides do the same work: a text that the other side gives up on is counted, not timed.
  const readByBoth = corpus.filter((one) => byIndexOf(one) > 0)
  const repaired = malformed.filter((map) => byRepair(map) > 0)
  return [
    {
      name: 'tokenizer alone, well-formed maps',
      unit: 'map',
      units: plain.length,
      ours: () => sum(plain, (map) => countPlain(map)),
      peer: { name: 'JSON.parse', run: () => sum(plain, (map) => (JSON.parse(map) as NamedBox[]).length) },
      aim: 2,
    },
    {
      name: 'parseLayout, well-formed maps',
      unit: 'map',
      units: plain.length,
      ours: () => sum(plain, (map) => parseLayout(map).value!.objects.length),
      peer: {
        name: 'JSON.parse + createLayout',
        run: () => sum(plain, (map) => layoutOf(JSON.parse(map)).objects.length),
      },
      aim: 1.4,
    },
    {
      name: `parseLayout + parseAnswer, the ${readByBoth.length} of ${corpus.length} whole responses that both read`,
      unit: 'response',
      units: readByBoth.length,
      ours: () =>
        sum(
          readByBoth,
          ({ response }) => (parseLayout(response).value?.objects.length ?? 0) + (parseAnswer(response).ok ? 1 : 0),
        ),
      peer: { name: 'indexOf + JSON.parse + createLayout', run: () => sum(readByBoth, byIndexOf) },
      aim: 1,
    },
    {
      name: `parseLayout, the ${repaired.length} of ${malformed.length} malformed maps that both read`,
      unit: 'map',
      units: repaired.length,
      ours: () => sum(repaired, (map) => parseLayout(map).value?.objects.length ?? 0),
      peer: { name: 'jsonrepair + JSON.parse', run: () => sum(repaired, byRepair) },
      aim: 6,
    },
    {
      name: 'stream of 16-character chunks, whole responses',
      unit: 'response',
      units: corpus.length,
      ours: () => sum(corpus, ({ response }) => streamed(response)),
      peer: {
        name: 'parseLayout of the whole',
        run: () => sum(corpus, ({ response }) => parseLayout(response).diagnostics.length),
      },
    },
  ]
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  let total = 0
  for (const item of items) total += count(item)
  return total
}

function layoutOf(objects: readonly NamedBox[]) {
  return createLayout(
    objects.map(({ object_name, bbox }) => ({ label: object_name, bbox })),
    { origin: 'observer' },
  )
}

/** What people write first; it fails on everything that is not plain. */
function byIndexOf({ response }: MapResponse): number {
  const start = response.indexOf('<map>')
  const end = response.indexOf('</map>')
  const answer = response.slice(response.indexOf('<answer>') + 8, response.indexOf('</answer>')).trim()
  try {
    return layoutOf(JSON.parse(response.slice(start + 5, end))).objects.length + answer.length
  } catch {
    return 0
  }
}

function byRepair(map: string): number {
  try {
    return (JSON.parse(jsonrepair(map)) as NamedBox[]).length
  } catch {
    return 0
  }
}

function streamed(response: string): number {
  const stream = createLayoutStream()
  for (let at = 0; at < response.length; at += 16) stream.push(response.slice(at, at + 16))
  return stream.end().diagnostics.length
}

/** Ours must recover every object that the repairer recovers with four numbers, before either is timed. */
function checkRecovery(malformed: readonly string[]): void {
  for (const map of malformed) {
    let theirs: unknown = []
    try {
      theirs = JSON.parse(jsonrepair(map))
    } catch {}
    const read = new Set(
      parseLayout(map).value?.objects.map(({ label, box }) => `${label} ${Object.values(box).join(' ')}`),
    )
    if (!Array.isArray(theirs)) continue
    // The last object of a cut text is one the repairer completes by inventing its end.
    for (const { object_name, bbox } of (theirs as NamedBox[]).slice(0, map.endsWith(']') ? undefined : -1)) {
      if (bbox?.length === 4 && !read.has(`${object_name} ${bbox.join(' ')}`))
        throw new Error(`lost ${object_name} ${bbox} of ${map}`)
    }
  }
}
