import { isJSONRPCNotification, isJSONRPCRequest, type JSONRPCMessage } from '@modelcontextprotocol/server'

/** A JSON-RPC answer that refuses a message before the protocol's own code sees it. */
export interface Refusal {
  readonly jsonrpc: '2.0'
  readonly id: string | number | null
  readonly error: { readonly code: number; readonly message: string }
}

export const PARSE_ERROR = -32700
export const INVALID_REQUEST = -32600
export const INVALID_PARAMS = -32602

/** Longest method, id, URI and name of a tool or a prompt: the protocol's errors repeat them. */
const MAX_NAME_CHARS = 1_000

export const refuse = (code: number, message: string, id: string | number | null = null): Refusal => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
})

/** A message out of its text, or why it is not handed on. */
export function readMessage(text: string): { readonly message: JSONRPCMessage } | { readonly refusal: Refusal } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refusal: refuse(PARSE_ERROR, 'expected one JSON-RPC message, received text that is not JSON') }
  }
  const refusal = refusalOf(value)
  return refusal === undefined ? { message: value as JSONRPCMessage } : { refusal }
}

/**
 * Why a parsed message is not handed on, or `undefined` where it is. Batches left the protocol with 2025-06-18, and no
 * revision that had them is worth a second way in.
 */
export function refusalOf(message: unknown): Refusal | undefined {
  if (Array.isArray(message)) {
    return refuse(INVALID_REQUEST, 'expected one message, received a batch; send its messages one by one')
  }
  if (typeof message !== 'object' || message === null) {
    return refuse(
      INVALID_REQUEST,
      `expected a JSON-RPC message, received ${message === null ? 'null' : typeof message}`,
    )
  }
  const { jsonrpc, id, method, params } = message as { readonly [key: string]: unknown }
  // A number beyond 2^53 is rounded as it is read: its answer would carry the id of another request.
  const isId = typeof id === 'string' || Number.isSafeInteger(id)
  if (id !== undefined && (!isId || (typeof id === 'string' && id.length > MAX_NAME_CHARS))) {
    return refuse(
      INVALID_REQUEST,
      `expected "id" to be a whole number between -(2^53 - 1) and 2^53 - 1, or a text of at most ${MAX_NAME_CHARS} characters`,
    )
  }
  const known = (id ?? null) as string | number | null
  if (jsonrpc !== '2.0') return refuse(INVALID_REQUEST, 'expected "jsonrpc" to be "2.0"', known)
  if (method === undefined) {
    return 'result' in message || 'error' in message
      ? undefined
      : refuse(INVALID_REQUEST, 'expected a "method"; see the Model Context Protocol', known)
  }
  if (typeof method !== 'string' || method.length > MAX_NAME_CHARS) {
    return refuse(INVALID_REQUEST, `expected "method" to be a text of at most ${MAX_NAME_CHARS} characters`, known)
  }
  if (params !== undefined && (typeof params !== 'object' || params === null || Array.isArray(params))) {
    return refuse(id === undefined ? INVALID_REQUEST : INVALID_PARAMS, 'expected "params" to be an object', known)
  }
  const long = longName(params ?? {})
  if (long !== undefined) {
    return refuse(INVALID_PARAMS, `expected "${long}" to be of at most ${MAX_NAME_CHARS} characters`, known)
  }
  return isJSONRPCRequest(message) || isJSONRPCNotification(message)
    ? undefined
    : refuse(INVALID_REQUEST, 'expected nothing beside "jsonrpc", "id", "method" and "params"', known)
}

/** The first name that the protocol's errors would repeat and that is too long to be one. */
function longName(params: object): string | undefined {
  const { name, uri, ref } = params as { readonly [key: string]: unknown }
  const inner = (typeof ref === 'object' && ref !== null ? ref : {}) as { readonly [key: string]: unknown }
  const names = [
    ['name', name],
    ['uri', uri],
    ['ref.name', inner.name],
    ['ref.uri', inner.uri],
  ] as const
  return names.find(([, value]) => typeof value === 'string' && value.length > MAX_NAME_CHARS)?.[0]
}
