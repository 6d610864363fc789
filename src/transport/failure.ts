import { walkJson } from '../base/json-text'

/** Why a request or an item has no result: a stable code and a sentence. `line` counts from 1 where lines are read. */
export interface WireError {
  readonly code: string
  readonly message: string
  readonly line?: number
}

/** A whole request that cannot be served. */
export interface RequestFailure {
  readonly id?: string
  readonly error: WireError
}

/** The sentence of a text that is not JSON; it names the place, and never quotes the text. */
export function jsonComplaint(text: string): string {
  return `expected one JSON value; the text stops being JSON at position ${walkJson(text) ?? text.length}`
}

/** A reply as one line of JSON, its `id` as it was written. */
export function withId(id: string | undefined, json: string): string {
  return id === undefined ? json : `{"id":${id},${json.slice(1)}`
}

export const errorJson = (error: WireError): string => JSON.stringify({ error })
