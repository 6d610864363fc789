import { isRow } from '../../base/fields/json-row'
import { HttpError } from '../../transport/http-error'
import { LONGEST_NOTE } from '../index/notes'

/** What the page sends of a note, checked. */
export function readNoteBody(body: unknown): { readonly at: number; readonly label: string; readonly text: string } {
  if (!isRow(body) || !Number.isInteger(body.at)) throw bad('an object { at, label, text } with the number of a row')
  const { at, label = '', text = '' } = body
  if (typeof label !== 'string' || label.length > 60) throw bad('a label of at most 60 characters')
  if (typeof text !== 'string' || text.length > LONGEST_NOTE) throw bad(`a text of at most ${LONGEST_NOTE} characters`)
  return { at: at as number, label, text }
}

/** What the page sends of filters and hits that are more than an address holds: `{ words }`, as in an address. */
export function readWords(body: unknown): URLSearchParams {
  if (!isRow(body) || typeof body.words !== 'string') throw bad('an object { words } with the words of an address')
  return new URLSearchParams(body.words)
}

const bad = (expected: string) => new HttpError(400, 'bad-request', `expected ${expected}`)
