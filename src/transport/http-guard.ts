import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLoopback } from './http-address'
import { HttpError } from './http-error'

/** Whom a server answers. */
export interface Admission {
  /** What every request must bring, where there is one. */
  readonly token: string | undefined
  /** Host names a request may use besides loopback ones if there is no token. */
  readonly allowHosts: readonly string[]
  /** Origins of pages that may ask besides loopback ones. */
  readonly allowOrigins: readonly string[]
}

/**
 * Refuses requests that come through a browser's back door. A page of another site may send requests here, and DNS
 * rebinding lets it pretend to be same-origin: its `Origin` and the name in its `Host` give it away. A token, which no
 * page knows, stands in for the check of the host.
 */
export function checkOrigin(request: IncomingMessage, { token, allowHosts, allowOrigins }: Admission): void {
  const { host = '', origin } = request.headers
  if ((request.headersDistinct.host?.length ?? 0) > 1) throw new HttpError(400, 'bad-http', 'expected one Host')
  // A whole URL in place of the path names a host as well, and a proxy may have looked at that one.
  const names = [host, ...(/^https?:\/\/([^/?#]*)/i.exec(request.url ?? '')?.slice(1) ?? [])].map(hostName)
  if (token === undefined && !names.every((name) => isLoopback(name) || allowHosts.includes(name))) {
    throw new HttpError(403, 'bad-host', 'expected the name of this machine, or one that was allowed, in Host')
  }
  if (origin !== undefined && !allowOrigins.includes(origin) && !isLoopbackOrigin(origin)) {
    throw new HttpError(403, 'bad-origin', 'expected no Origin, or one of this machine; see --allow-origin')
  }
}

/** The name in a `Host` header, without its port. */
function hostName(host: string): string {
  return (/^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host)?.[1] ?? '').toLowerCase()
}

function isLoopbackOrigin(origin: string): boolean {
  const match = /^https?:\/\/([^/]+)$/.exec(origin)
  return match !== null && isLoopback(hostName(match[1]!))
}

/**
 * Refuses a request without the token; compared in a time that tells nothing about it. Hono's own check answers 400 to
 * some headers that hold no token, and takes it as a bearer or as a password, not as either.
 */
export function checkToken(request: IncomingMessage, token: string | undefined): void {
  if (token === undefined) return
  const given = givenToken(request.headers.authorization)
  if (given === undefined || !timingSafeEqual(digest(given), digest(token))) {
    throw new HttpError(401, 'unauthorized', 'expected the token, as "Authorization: Bearer TOKEN" or as a password', {
      'www-authenticate': 'Bearer, Basic realm="v2lo-map"',
    })
  }
}

/** Clients that can be given nothing but a URL send `http://name:TOKEN@host/` as basic auth. */
function givenToken(header: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +([\x21-\x7e]+)$/i.exec(header ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
