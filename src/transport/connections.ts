import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The requests of a server that are being answered, and the connections they came on. */
export interface Connections {
  /** Requests being read, worked on or answered, over all connections. */
  inFlight(): number
  isDraining(): boolean
  /** True for an answer after which its connection is to be closed: the server drains, and no other request waits there. */
  isLast(response: ServerResponse): boolean
  /** Stops listening and resolves once every request has its answer; after `graceMs` what is left is cut off. */
  close(graceMs: number): Promise<void>
}

interface Connection {
  /** Its requests without an answer, the ones that wait for their turn included. */
  open: number
  /** Why what came after them is not a request; nothing more is read then. */
  broken?: NodeJS.ErrnoException
  /** The request that came last. */
  last?: { readonly request: IncomingMessage; readonly response: ServerResponse }
}

/** Requests that one connection may have open. Beyond, it is cut: a client that pipelines so many reads no answers. */
const MAX_OPEN = 1_024

/** How long a new connection that has not sent a request yet may still do so once the server drains, in milliseconds. */
const FIRST_REQUEST_MS = 500

/**
 * Hands each request to `answer` when its turn has come, and counts it until its response is closed.
 *
 * Node announces pipelined requests as soon as they are read, while the answers before them are still open, and has two
 * faults there. A queued response whose connection goes away is never told, so whoever counted it counts it for ever. And
 * after an answer with `Connection: close` Node goes on reading: a later request then takes the place of one that is
 * queued, and ends the process with `ERR_INTERNAL_ASSERTION`. So a request is not begun before its response has the
 * connection for itself, and never on a connection that is closing.
 */
export function watchConnections(
  server: Server,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Connections {
  const connections = new Map<Socket, Connection>()
  let inFlight = 0
  let closing: Promise<void> | undefined

  server.on('connection', (socket: Socket) => {
    connections.set(socket, { open: 0 })
    socket.once('close', () => connections.delete(socket))
  })

  function take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    const connection = connections.get(socket)
    if (connection === undefined || !socket.writable) return
    connection.last = { request, response }
    // Node loses what has come behind a wish to upgrade: the client is told, by the end of the connection.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false
    if (++connection.open > MAX_OPEN) {
      socket.destroy()
      return
    }
    if (response.socket !== null) begin(connection, request, response)
    // A tick later, when Node has closed the response before it.
    else response.once('socket', () => process.nextTick(begin, connection, request, response))
  }

  function begin(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    if (response.destroyed || !socket.writable) return
    inFlight++
    response.once('close', () => {
      inFlight--
      connection.open--
      if (connection.open > 0) return
      if (connection.broken !== undefined) refuseBroken(connection.broken, socket)
      else if (closing !== undefined) socket.destroySoon()
    })
    answer(request, response)
  }

  // Both ways in: with a listener for the second, it is for `answer` to let a client go on that asks for leave.
  server.on('request', take)
  server.on('checkContinue', take)
  server.on('clientError', endBroken)
  // A tunnel is not opened, and costs the requests before it nothing.
  server.on('connect', ({ socket }: IncomingMessage) => endBroken(new Error('CONNECT'), socket))
  function endBroken(error: NodeJS.ErrnoException, socket: Socket): void {
    const connection = connections.get(socket)
    const { open = 0, last } = connection ?? {}
    // Requests that came whole keep their answers, and are not mistaken for the broken bytes after them.
    if (connection !== undefined && open > 0 && last?.request.complete === true) connection.broken = error
    else if (open > 1 || (open === 1 && last?.response.headersSent === true)) socket.destroy()
    else refuseBroken(error, socket)
  }
  // What Node calls idle when it closes includes answers that are written and not yet sent: they would be cut.
  server.closeIdleConnections = () => {
    for (const [socket, connection] of connections) {
      if (connection.open > 0) continue
      if (connection.last !== undefined) socket.destroy()
      else setTimeout(() => connection.last === undefined && socket.destroy(), FIRST_REQUEST_MS).unref()
    }
  }

  return {
    inFlight: () => inFlight,
    isDraining: () => closing !== undefined,
    isLast: ({ socket }) => closing !== undefined && socket !== null && connections.get(socket)?.open === 1,
    close(graceMs) {
      closing ??= new Promise<void>((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
      })
      return closing
    },
  }
}

const BROKEN: { readonly [code: string]: readonly [status: string, code: string] } = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers-too-long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'timeout'],
}

/** Answers bytes that are not an HTTP request, or did not become one in time. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, code] = BROKEN[error.code ?? ''] ?? ['400 Bad Request', 'bad-http']
  const body = JSON.stringify({ error: { code, message: `the request was refused: ${status.slice(4)}` } })
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n`
  socket.end(`${head}Connection: close\r\n\r\n${body}`, () => socket.destroy())
}
