import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { showReceived, V2loError } from '../base/error'

/** Where a server listens, and what its clients must bring. */
export interface Address {
  readonly host: string
  /** 0 for a free one. */
  readonly port: number
  readonly token: string | undefined
}

/** Throws a `V2loError` for an address that cannot be, or that other machines would reach without a token. */
export function checkAddress({ host, port, token }: Address): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw bad('a port from 0 to 65535', showReceived(port), 'use 0 for a free one')
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw bad(
      'a token of visible ASCII characters',
      'another',
      'choose one such as the output of "openssl rand -hex 32"',
    )
  }
  if (token === undefined && !isLoopback(host)) {
    throw bad(
      'a token for an address that other machines reach',
      showReceived(host),
      'give a token, or listen on 127.0.0.1',
    )
  }
}

/** True for addresses and names of this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}

/** Listens, and resolves to where; rejects with a `V2loError` for an address that cannot be had. */
export async function listen(
  server: Server,
  host: string,
  port: number,
  backlog?: number,
): Promise<{ readonly url: string; readonly port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    server.listen({ host, port, ...(backlog !== undefined && { backlog }) }, resolve)
  })
  const chosen = (server.address() as AddressInfo).port
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`, port: chosen }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why: { readonly [code: string]: string } = {
    EADDRINUSE: 'which is in use',
    EACCES: 'which needs more rights',
    EADDRNOTAVAIL: 'which this machine does not have',
    ENOTFOUND: 'which is not a known address',
  }
  const known = why[error.code ?? '']
  if (known === undefined) return error
  return bad(
    'an address to listen on',
    `${host}:${port}, ${known} (${error.code})`,
    'choose another, or port 0 for a free one',
  )
}

const bad = (expected: string, received: string, remedy: string): V2loError =>
  new V2loError({ code: 'bad-option', expected, received, remedy })
