import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The requests of a server that are being answered, and the connections they came on. */
export interface Connections {
  /** Requests being read, worked on or answered, over all connections. */
  inFlight(): number
  isDraining(): boolean
  /** True for the answer behind which its connection is to be closed: no other request waits there, and none is to come. */
  isLast(response: ServerResponse): boolean
  /** Stops listening and resolves once every request has its answer; after `graceMs` what is left is cut off. */
  close(graceMs: number): Promise<void>
}

interface Connection {
  /** Its requests without an answer, the ones that wait for their turn included. */
  open: number
  /** True once it sent bytes that are not a request: nothing after them is read. */
  broken: boolean
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

  const isEnding = ({ broken }: Connection): boolean => broken || closing !== undefined

  server.on('connection', (socket: Socket) => {
    connections.set(socket, { open: 0, broken: false })
    socket.once('close', () => connections.delete(socket))
  })

  function take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    const connection = connections.get(socket)
    if (connection === undefined || !socket.writable) return
    connection.last = { request, response }
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
      if (isEnding(connection) && connection.open === 0) socket.destroySoon()
    })
    answer(request, response)
  }

  // Both ways in: with a listener for the second, it is for `answer` to let a client go on that asks for leave.
  server.on('request', take)
  server.on('checkContinue', take)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseBroken(error, socket, connections.get(socket))
  })
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
    isLast({ socket }) {
      const connection = socket === null ? undefined : connections.get(socket)
      return connection !== undefined && connection.open === 1 && isEnding(connection)
    },
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
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket, connection: Connection | undefined): void {
  const { open = 0, last } = connection ?? {}
  if (connection !== undefined && open > 0 && last?.request.complete === true && socket.writable) {
    // Requests that came whole keep their answers; the connection closes behind the last of them.
    connection.broken = true
    return
  }
  // An answer to the broken bytes would be taken for the answer to a request before them.
  const mistaken = open > 1 || (open === 1 && last?.response.headersSent === true)
  if (mistaken || !socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, code] = BROKEN[error.code ?? ''] ?? ['400 Bad Request', 'bad-http']
  const body = JSON.stringify({ error: { code, message: `the request was refused: ${status.slice(4)}` } })
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n`
  socket.end(`${head}Connection: close\r\n\r\n${body}`, () => socket.destroy())
}
