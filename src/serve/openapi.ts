import { HTTP_SCHEMAS, type HttpSchemaName, httpJsonSchema } from '../schema/http'

interface Described {
  readonly summary: string
  readonly request?: HttpSchemaName
  readonly reply: HttpSchemaName | 'text'
  readonly statuses: readonly number[]
}

const BODY = [400, 401, 403, 408, 413, 415, 503] as const

const DESCRIBED: { readonly [path: string]: Described } = {
  '/v1/score': {
    summary: 'Score a batch; an item that cannot be scored is an error in its place',
    request: 'ScoreRequest',
    reply: 'ScoreReply',
    statuses: BODY,
  },
  '/get_reward': {
    summary: 'Drop-in for OpenRLHF',
    request: 'GetRewardRequest',
    reply: 'GetRewardReply',
    statuses: [...BODY, 422],
  },
  '/remote_rm': {
    summary: 'Drop-in for slime and miles: the body is the reward',
    request: 'RemoteRequest',
    reply: 'RemoteReply',
    statuses: [...BODY, 422],
  },
  '/remote_rm/object': {
    summary: 'Drop-in for slime and miles with a reward key',
    request: 'RemoteRequest',
    reply: 'RemoteObjectReply',
    statuses: [...BODY, 422],
  },
  '/seed_session': {
    summary: 'NeMo Gym: begins a rollout; nothing is kept',
    request: 'SeedSessionRequest',
    reply: 'SeedSessionReply',
    statuses: BODY,
  },
  '/verify': {
    summary: 'NeMo Gym: the reward of one rollout',
    request: 'VerifyRequest',
    reply: 'VerifyReply',
    statuses: [...BODY, 422],
  },
  '/aggregate_metrics': {
    summary: 'NeMo Gym: the statistics of what /verify said',
    request: 'AggregateRequest',
    reply: 'AggregateReply',
    statuses: BODY,
  },
  '/': { summary: 'The server is there', reply: 'Status', statuses: [] },
  '/healthz': { summary: 'The server is there', reply: 'Status', statuses: [] },
  '/readyz': { summary: 'The server takes requests; 503 once it was told to stop', reply: 'Status', statuses: [] },
  '/version': { summary: 'What runs', reply: 'Version', statuses: [401, 403] },
  '/metrics': { summary: 'Prometheus text', reply: 'text', statuses: [401, 403] },
  '/openapi.json': { summary: 'This description', reply: 'text', statuses: [401, 403] },
}

const WHY: { readonly [status: number]: string } = {
  400: 'The request cannot be read',
  401: 'The token is missing or wrong',
  403: 'The Host or the Origin is not of this machine',
  408: 'The request did not come in time',
  413: 'The body is too long, or has too many items or values',
  415: 'The body is not application/json in UTF-8',
  422: 'Some responses cannot be scored, and the caller knows numbers only',
  503: 'At the limit; see Retry-After',
}

/** The OpenAPI 3.1 description of a server with these routes, from the schemas of what they take and give. */
export function describeApi(
  routes: readonly { readonly path: string; readonly method: string }[],
  version: string | undefined,
): object {
  const names = Object.keys(HTTP_SCHEMAS) as HttpSchemaName[]
  return {
    openapi: '3.1.0',
    info: { title: 'v2lo-map', version: version ?? 'unknown', description: 'Scores responses that hold a metric map.' },
    security: [{}, { bearer: [] }, { basic: [] }],
    paths: Object.fromEntries(
      routes.map(({ path, method }) => [path, { [method.toLowerCase()]: operation(DESCRIBED[path]!) }]),
    ),
    components: {
      schemas: Object.fromEntries(names.map((name) => [name, httpJsonSchema(name)])),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } },
    },
  }
}

function operation({ summary, request, reply, statuses }: Described): object {
  const ok = reply === 'text' ? { 'text/plain': { schema: { type: 'string' } } } : content(reply)
  const failures = statuses.map((status) => [status, { description: WHY[status]!, content: content('ErrorReply') }])
  return {
    summary,
    ...(request && { requestBody: { required: true, content: content(request) } }),
    responses: { 200: { description: 'The answer', content: ok }, ...Object.fromEntries(failures) },
  }
}

const content = (name: HttpSchemaName) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
