import { Described, diagnoseScene, type SceneDiagnostic, type ScenePlace } from '../draft/diagnostics'
import { unzip } from '../zip'
import { BINARY_USD, refusedBytes, startsWith } from './refused-formats'
import type { Layers } from './roomplan-usd'

/** What a file holds, piece by piece: JSON values, the layers of a USD room, or what could not be read. */
export type Piece =
  | { readonly kind: 'value'; readonly value: unknown; readonly line?: number; readonly found?: SceneDiagnostic }
  | { readonly kind: 'usd'; readonly layers: Layers }
  | { readonly kind: 'problem'; readonly problem: SceneDiagnostic }

/** The pieces of a text, of bytes, or of parsed JSON; a text of several JSON values is read line by line. */
export function* piecesOf(data: unknown, place: ScenePlace): Iterable<Piece> {
  if (typeof data === 'string') yield* textPieces(data, place)
  else if (data instanceof Uint8Array) yield* bytePieces(data, place)
  else yield { kind: 'value', value: data }
}

function* bytePieces(bytes: Uint8Array, place: ScenePlace): Iterable<Piece> {
  const refused = refusedBytes(bytes)
  if (refused) {
    yield problem('refused-format', place, { received: new Described(refused.received), remedy: refused.remedy })
  } else if (startsWith(bytes, 'PK\u0003\u0004')) yield archivePiece(bytes, place)
  else {
    const text = decode(bytes)
    if (text === undefined) yield problem('bad-text', place)
    else yield* textPieces(text, place)
  }
}

function archivePiece(bytes: Uint8Array, place: ScenePlace): Piece {
  const files = unzip(bytes)
  const expected = 'a readable .usdz archive of at most 512 MB'
  if (files === undefined)
    return problem('unknown-format', place, {
      expected,
      received: new Described('a damaged or too large one'),
      remedy: 'copy it again',
    })
  const texts = [...files].flatMap(([name, content]) => {
    const text = name.endsWith('.usda') || name.endsWith('.usd') ? decode(content) : undefined
    return text?.startsWith('#usda') ? [[name, text] as const] : []
  })
  if (texts.length > 0) return { kind: 'usd', layers: new Map(texts) }
  if ([...files.values()].some((content) => startsWith(content, 'PXR-USDC')))
    return problem('refused-format', place, { received: new Described(BINARY_USD.received), remedy: BINARY_USD.remedy })
  const received = new Described(`an archive of ${[...files.keys()].slice(0, 3).join(', ') || 'nothing'}`)
  return problem('unknown-format', place, {
    expected: 'an archive with USD text layers',
    received,
    remedy: 'unpack it first',
  })
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function* textPieces(given: string, place: ScenePlace): Iterable<Piece> {
  const text = given.startsWith('\ufeff') ? given.slice(1) : given
  if (text.startsWith('#usda')) {
    yield { kind: 'usd', layers: new Map([['room.usda', text]]) }
    return
  }
  if (text.trim() === '') {
    yield problem('no-scenes', place, { received: new Described('an empty text') })
    return
  }
  const whole = parseJson(text)
  if (whole.ok) yield valuePiece(whole, place)
  else if (isLines(text)) yield* linePieces(text, place)
  else yield problem('bad-json', place, { received: text })
}

/** Whether the first line that is not blank is a JSON value of its own, and another line follows. */
function isLines(text: string): boolean {
  const start = text.search(/\S/)
  const end = text.indexOf('\n', start)
  return end > 0 && text.slice(end).trim() !== '' && parseJson(text.slice(start, end)).ok
}

function* linePieces(text: string, place: ScenePlace): Iterable<Piece> {
  let number = 0
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end)
    start = end < 0 ? text.length : end + 1
    number++
    if (line.trim() !== '') yield linePiece(line, number, place)
  }
}

/** One line of a file of several JSON values. */
export function linePiece(text: string, line: number, place: ScenePlace): Piece {
  const read = parseJson(text)
  const here = { ...place, line }
  return read.ok ? { ...valuePiece(read, here), line } : problem('bad-json', here, { received: text })
}

type Read = { readonly ok: true; readonly value: unknown; readonly patched?: string } | { readonly ok: false }

/** Parses JSON, and NaN and Infinity as Python's json writes them. */
function parseJson(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g
    const names = new Set<string>()
    const patched = text.replace(tokens, (token) => {
      if (token.startsWith('"')) return token
      names.add(token)
      return 'null'
    })
    if (names.size === 0) return { ok: false }
    try {
      return { ok: true, value: JSON.parse(patched), patched: [...names].join(', ') }
    } catch {
      return { ok: false }
    }
  }
}

function valuePiece(read: Extract<Read, { ok: true }>, place: ScenePlace): Extract<Piece, { kind: 'value' }> {
  if (read.patched === undefined) return { kind: 'value', value: read.value }
  const found = diagnoseScene('not-finite', place, { received: new Described(read.patched) })
  return { kind: 'value', value: read.value, found }
}

function problem(...[code, place, detail]: Parameters<typeof diagnoseScene>): Piece {
  return { kind: 'problem', problem: diagnoseScene(code, place, detail) }
}
