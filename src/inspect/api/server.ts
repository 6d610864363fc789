import { jsonComplaint } from '../../transport/failure'
import { createHttpServer, type HttpContext, type ListeningServer } from '../../transport/http'
import { HttpError } from '../../transport/http-error'
import { json, toResponse } from '../../transport/http-reply'
import { HTTP_SERVER_LIMITS } from '../../transport/limits'
import { ANSWERS, numberIn } from '../answers/ask'
import { exportLines, searchLines } from '../answers/streams'
import type { OpenLogs } from '../index/open-logs'
import { readNoteBody } from './note-body'

/** The files of the page: one document, one script, one style. */
export interface PageFiles {
  readonly html: string
  readonly script: string
  readonly style: string
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
  for (const [path, answer] of Object.entries(ANSWERS))
    app.get(`/api/${path}`, async (context) => {
      const found = await answer(logs, queryOf(context), { version, canNote: true })
      if (found === undefined)
        throw new HttpError(404, 'no-such-row', 'expected a row that is there; the log may have changed')
      return toResponse({ ...json(JSON.stringify(found)), headers: HEADERS })
    })
  app.get('/api/search', (context) =>
    stream(context, searchLines(logs, queryOf(context), signalOf(context)), JSON_LINES),
  )
  app.get('/api/export', (context) =>
    stream(context, exportLines(logs, queryOf(context), signalOf(context)), JSON_LINES),
  )
  app.get('/api/image', async (context) => {
    const query = queryOf(context)
    const at = numberIn(query, 'at')
    const image = logs.table.isAlive(at) ? await logs.image(at, numberIn(query, 'n')) : undefined
    if (image === undefined) throw new HttpError(404, 'no-image', 'expected an image of the row under --images')
    return new Response(Buffer.from(image.bytes), {
      headers: { ...HEADERS, 'content-type': image.type, 'cache-control': 'no-store' },
    })
  })
  app.post('/api/notes', async (context) => {
    const { at, label, text: said } = readNoteBody(parse(await server.readBody(context)))
    if (!logs.table.isAlive(at)) throw new HttpError(404, 'no-such-row', 'expected a row that is there')
    try {
      return toResponse({ ...json(JSON.stringify(await logs.addNote(at, label, said))), headers: HEADERS })
    } catch (error) {
      throw new HttpError(
        409,
        'not-written',
        `the notes file cannot be written (${(error as NodeJS.ErrnoException).code})`,
      )
    }
  })
  app.all('*', () => {
    throw new HttpError(404, 'not-found', 'expected / or a path of the page')
  })
  return server.listen()
}

const JSON_LINES = 'application/x-ndjson; charset=utf-8'

const queryOf = (context: HttpContext): URLSearchParams => new URL(context.req.url).searchParams

/** Aborted once the client has gone. */
function signalOf({ env: { outgoing } }: HttpContext): AbortSignal {
  const ending = new AbortController()
  outgoing.once('close', () => ending.abort())
  return ending.signal
}

function stream(context: HttpContext, lines: AsyncGenerator<string>, type: string): Response {
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
  const attachment = new URL(context.req.url).pathname.endsWith('export')
  return new Response(body, {
    headers: {
      ...HEADERS,
      'content-type': type,
      'cache-control': 'no-store',
      ...(attachment && { 'content-disposition': 'attachment; filename="rows.jsonl"' }),
    },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'invalid-json', jsonComplaint(text))
  }
}
