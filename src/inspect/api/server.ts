import { jsonComplaint } from '../../transport/failure'
import { createHttpServer, type HttpContext, type ListeningServer } from '../../transport/http'
import { HttpError } from '../../transport/http-error'
import { json, toResponse } from '../../transport/http-reply'
import { HTTP_SERVER_LIMITS } from '../../transport/limits'
import { ANSWERS, numberIn } from '../answers/ask'
import type { NoteWords } from '../answers/inspector'
import { exportLines, searchLines } from '../answers/streams'
import type { OpenLogs } from '../index/open-logs'
import { readNoteBody, readWords } from './bodies'
import { rowPage } from './static-page'

/** The files of the page: one document, one script, one style. */
export interface PageFiles {
  readonly html: string
  readonly script: string
  readonly style: string
  /** The script of a page that holds its rows itself. */
  readonly alone: string
}

/** How the inspector listens. */
export interface InspectServerOptions {
  readonly logs: OpenLogs
  readonly page: PageFiles
  readonly host?: string
  readonly port: number
  readonly token?: string | undefined
  readonly version: string
}

/** No script and no style but the page's own files; nothing of a row can run, load or send anything. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** Searches and exports at once. */
const MOST_STREAMS = 8

const LIMITS = { ...HTTP_SERVER_LIMITS, maxBytes: 65_536, maxInFlight: 64, maxBufferedBytes: 4_194_304 }

/** Starts the inspector's server. Rejects with a `V2loError` for an address that cannot be had. */
export async function startInspectServer(options: InspectServerOptions): Promise<ListeningServer> {
  const { logs, page, host = '127.0.0.1', port, token, version } = options
  const server = createHttpServer({
    ...{ host, port, token, limits: LIMITS, allowHosts: [], allowOrigins: [] },
    refuse: ({ code, message }) => ({ error: { code, message } }),
  })
  const { app, withToken } = server
  const text = (body: string, type: string) => toResponse({ status: 200, body, type, headers: HEADERS })
  app.get('/', () => text(page.html, 'text/html; charset=utf-8'))
  app.get('/page.js', () => text(page.script, 'text/javascript; charset=utf-8'))
  app.get('/page.css', () => text(page.style, 'text/css; charset=utf-8'))

  app.use('/api/*', withToken)
  /** The words of an address, or of a body, where they are more than an address holds. */
  const wordsOf = async (context: HttpContext): Promise<URLSearchParams> =>
    context.req.method === 'POST' ? readWords(parse(await server.readBody(context))) : queryOf(context)
  for (const [path, answer] of Object.entries(ANSWERS))
    app.on(READING, `/api/${path}`, async (context) => {
      const found = await answer(logs, await wordsOf(context), { version, canNote: true })
      if (found === undefined) throw new HttpError(404, 'no-such-row', GONE)
      return toResponse({ ...json(JSON.stringify(found)), headers: HEADERS })
    })
  let streams = 0
  /** A stream of lines that counts while somebody reads it: many slow ones would fill the memory with rows. */
  const streamOf = async (
    context: HttpContext,
    linesOf: typeof searchLines,
    headers: Readonly<Record<string, string>>,
  ) => {
    const words = await wordsOf(context)
    if (streams >= MOST_STREAMS)
      throw new HttpError(
        503,
        'busy',
        `expected at most ${MOST_STREAMS} searches and exports at once; try again in a moment`,
      )
    const signal = signalOf(context)
    if (!signal.aborted) {
      streams++
      signal.addEventListener('abort', () => streams--, { once: true })
    }
    return stream(linesOf(logs, words, signal), headers)
  }
  app.on(READING, '/api/search', (context) => streamOf(context, searchLines, HEADERS))
  app.on(READING, '/api/export', (context) => streamOf(context, exportLines, { ...HEADERS, ...savedAs('rows.jsonl') }))
  app.get('/api/page', async (context) => {
    const at = numberIn(queryOf(context), 'at')
    if (!logs.table.isAlive(at)) throw new HttpError(404, 'no-such-row', GONE)
    const html = await rowPage(logs, at, { script: page.alone, style: page.style, version })
    const headers = { ...HEADERS, ...savedAs('row.html') }
    return toResponse({ status: 200, body: html, type: 'text/html; charset=utf-8', headers })
  })
  app.get('/api/image', async (context) => {
    const query = queryOf(context)
    const at = numberIn(query, 'at')
    const image = logs.table.isAlive(at) ? await logs.image(at, numberIn(query, 'n')) : undefined
    // Not a failure: rows name frames that are not there, and a browser would put each into its console.
    if (image === undefined) return new Response(null, { status: 204, headers: HEADERS })
    return new Response(Buffer.from(image.bytes), {
      headers: { ...HEADERS, 'content-type': image.type, 'cache-control': 'no-store' },
    })
  })
  app.post('/api/notes', async (context) => {
    const { at, label, text: said, before } = readNoteBody(parse(await server.readBody(context)))
    if (!logs.table.isAlive(at)) throw new HttpError(404, 'no-such-row', GONE)
    const kept = await logs.addNote(at, { label, text: said }, before).catch((error: NodeJS.ErrnoException) => {
      throw new HttpError(409, 'not-written', `the notes file cannot be written (${error.code})`)
    })
    if (kept.label !== label || kept.text !== said) throw new HttpError(409, 'note-changed', changedTo(kept))
    return toResponse({ ...json(JSON.stringify(kept)), headers: HEADERS })
  })
  app.all('*', () => {
    throw new HttpError(404, 'not-found', 'expected / or a path of the page')
  })
  return server.listen()
}

const GONE = 'expected a row that is there; the log may have changed'

const changedTo = ({ label, text }: NoteWords) =>
  `the note was ${label === '' && text === '' ? 'taken away' : `changed to ${JSON.stringify(`${label} ${text}`.trim().slice(0, 200))}`} meanwhile: Keep writes this one in its place`

const READING = ['GET', 'POST']

const savedAs = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` })

const queryOf = (context: HttpContext): URLSearchParams => new URL(context.req.url).searchParams

/** Aborted once the client has gone. */
function signalOf({ env: { outgoing } }: HttpContext): AbortSignal {
  const ending = new AbortController()
  if (outgoing.closed) ending.abort()
  outgoing.once('close', () => ending.abort())
  return ending.signal
}

function stream(lines: AsyncGenerator<string>, headers: Readonly<Record<string, string>>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'invalid-json', jsonComplaint(text))
  }
}
