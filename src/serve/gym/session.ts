import { json, type Reply } from '../../transport/http-reply'
import { fieldOf } from './responses'

/**
 * `POST /seed_session`: nothing is kept of a session, because a row says all that its score needs. The id that newer
 * callers give their session is confirmed; older ones know it by a cookie, and need none here.
 */
export async function seedSession(value: unknown): Promise<Reply> {
  const id = fieldOf(value, 'resources_session_id')
  return json(JSON.stringify(typeof id === 'string' ? { resources_session_id: id } : {}))
}
