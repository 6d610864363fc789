import { register } from 'node:module'

// The suite's command imports `globSync` of node:fs for a subcommand that is not used here; Node has it from 22 on.
const hooks = `export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (!url.endsWith('/conformance/dist/index.js')) return loaded
  return { ...loaded, source: String(loaded.source).replace('globSync as o,', '') }
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
