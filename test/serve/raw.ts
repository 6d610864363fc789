import { connect } from 'node:net'

/** Sends bytes on one connection, piece by piece, and reads until the other side closes or `enough` says so. */
export async function sendRaw(
  port: number,
  pieces: readonly (string | Buffer | number)[],
  enough: (text: string) => boolean = () => false,
): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' })
  let text = ''
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (enough(text)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  for (const piece of pieces) {
    // A number is a pause in milliseconds.
    if (typeof piece === 'number') await new Promise((resolve) => setTimeout(resolve, piece))
    else if (!socket.destroyed) socket.write(piece)
  }
  await ended
  return text
}

/** The start of a POST to /v1/score, up to the end of its headers. */
export function postHead(length: number | string, extra = ''): string {
  return `POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${extra}\r\n`
}

export const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])
