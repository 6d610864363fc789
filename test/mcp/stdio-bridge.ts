import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from '@modelcontextprotocol/node'
import {
  isJSONRPCRequest,
  isJSONRPCResponse,
  type RequestId,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'

/**
 * Lets a suite that speaks HTTP test a server that speaks on its standard input and output: each session of HTTP is one
 * process, and every message is handed on as it is.
 */
export async function bridgeStdio(command: string, argsOfSession: () => string[]) {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>()

  async function open(): Promise<WebStandardStreamableHTTPServerTransport> {
    const child = new StdioClientTransport({ command, args: argsOfSession(), stderr: 'ignore' })
    const web = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        sessions.set(id, web)
      },
    })
    const pending = new Set<RequestId>()
    web.onmessage = (message) => {
      if (isJSONRPCRequest(message)) pending.add(message.id)
      void child.send(message)
    }
    child.onmessage = (message) => {
      if (isJSONRPCResponse(message)) {
        if (message.id !== undefined) pending.delete(message.id)
        void web.send(message)
        return
      }
      // What a server says of its own accord belongs to the one request at hand, where there is one.
      const [relatedRequestId] = pending
      void web.send(message, relatedRequestId === undefined ? {} : { relatedRequestId })
    }
    web.onclose = () => void child.close()
    await child.start()
    await web.start()
    return web
  }

  const handle = toNodeHandler({
    async fetch(request) {
      const id = request.headers.get('mcp-session-id')
      const web = id === null ? await open() : sessions.get(id)
      return web === undefined ? new Response(null, { status: 404 }) : web.handleRequest(request)
    },
  })
  const hostIsLocal = localhostHostValidation()
  const originIsLocal = localhostOriginValidation()
  const server = createServer((request, response) => {
    if (hostIsLocal(request, response) && originIsLocal(request, response)) void handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    async close() {
      await Promise.all([...sessions.values()].map((web) => web.close()))
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
