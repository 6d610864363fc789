import type { NoteWords } from '../answers/inspector'

/** Where the page gets what it shows: a server, or rows inside the page itself. */
export interface PageSource {
  /** The answer of a path such as `rows`. Rejects with a sentence. */
  get<T>(path: string, query?: URLSearchParams): Promise<T>
  /** Tells hits as they are found. */
  search(query: URLSearchParams, onLines: (lines: readonly SearchLine[]) => void, signal: AbortSignal): Promise<void>
  /** `undefined` where notes cannot be written. */
  readonly note?: (at: number, words: NoteWords, before: NoteWords) => Promise<void>
  /** A picture that a row names; `undefined` if it cannot be had. */
  image(at: number, number: number): Promise<Blob | undefined>
  export(query: URLSearchParams): Promise<Blob>
  /** A row as one HTML file. */
  rowPage(at: number): Promise<Blob>
  /** How often to ask for what is new, in milliseconds; 0: never. */
  readonly pollMs: number
}

/** A line of a search: a hit, or how far it has come. */
export interface SearchLine {
  readonly at?: number
  readonly done?: number
  readonly total?: number
}

/** Characters; servers refuse longer ones, each from a length of its own on. */
const LONGEST_ADDRESS = 4000

/** Asks the server the page came from. The token, if there is one, is in the fragment, which is never sent by itself. */
export function createServerSource(token: string): PageSource {
  const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` }
  async function ask(path: string, query?: URLSearchParams, init: RequestInit = {}): Promise<Response> {
    const words = query?.toString() ?? ''
    // The hits of a search may be more than an address holds.
    const isLong = words.length > LONGEST_ADDRESS
    if (isLong) init = { ...init, ...posted({ words }) }
    const url = `api/${path}${words === '' || isLong ? '' : `?${words}`}`
    let response: Response
    try {
      response = await fetch(url, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } })
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error
      throw new Error('The inspector does not answer: it has ended. Start it again, and this page goes on.')
    }
    if (response.ok) return response
    const body = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined
    throw new Error(body?.error?.message ?? `the answer was ${response.status}`)
  }
  return {
    pollMs: 1000,
    get: async (path, query) => (await ask(path, query)).json(),
    async search(query, onLines, signal) {
      const reader = (await ask('search', query, { signal })).body!.getReader()
      const decoder = new TextDecoder()
      let rest = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
        rest = lines.pop()!
        onLines(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as SearchLine))
      }
    },
    async note(at, words, before) {
      await ask('notes', undefined, posted({ at, ...words, before }))
    },
    async image(at, number) {
      try {
        const reply = await ask('image', new URLSearchParams({ at: String(at), n: String(number) }))
        return reply.status === 204 ? undefined : await reply.blob()
      } catch {
        return undefined
      }
    },
    export: async (query) => (await ask('export', query)).blob(),
    rowPage: async (at) => (await ask('page', new URLSearchParams({ at: String(at) }))).blob(),
  }
}

const posted = (body: object) => ({
  ...{ method: 'POST', body: JSON.stringify(body) },
  headers: { 'content-type': 'application/json' },
})
