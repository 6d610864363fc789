import { isRow } from '../../base/fields/json-row'
import { HttpError } from '../../transport/http-error'
import type { NoteWords } from '../answers/inspector'
import { LONGEST_LABEL, LONGEST_NOTE } from '../index/notes'

/** What the page sends of a note, checked; `before` is the note it showed. */
export interface NoteBody extends NoteWords {
  readonly at: number
  readonly before?: NoteWords
}

export function readNoteBody(body: unknown): NoteBody {
  if (!isRow(body) || !Number.isInteger(body.at)) throw bad('an object { at, label, text } with the number of a row')
  const { at, before } = body
  return { at: at as number, ...readWordsOf(body), ...(before !== undefined && { before: readWordsOf(before) }) }
}

function readWordsOf(body: unknown): NoteWords {
  if (!isRow(body)) throw bad('a note { label, text }')
  const { label = '', text = '' } = body
  if (typeof label !== 'string' || label.length > LONGEST_LABEL)
    throw bad(`a label of at most ${LONGEST_LABEL} characters`)
  if (typeof text !== 'string' || text.length > LONGEST_NOTE) throw bad(`a text of at most ${LONGEST_NOTE} characters`)
  return { label, text }
}

/** What the page sends of filters and hits that are more than an address holds: `{ words }`, as in an address. */
export function readWords(body: unknown): URLSearchParams {
  if (!isRow(body) || typeof body.words !== 'string') throw bad('an object { words } with the words of an address')
  return new URLSearchParams(body.words)
}

const bad = (expected: string) => new HttpError(400, 'bad-request', `expected ${expected}`)
