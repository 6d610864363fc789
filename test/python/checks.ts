import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const here: string = fileURLToPath(new URL('./', import.meta.url))
export const cli = `${root}dist/cli.js`

/** The modules of unittest beside this file, with the first Python each is for: 3.<since>. */
export const CHECKS: readonly { readonly module: string; readonly since: number }[] = [
  { module: 'check_adapters', since: 8 },
  { module: 'check_client', since: 8 },
  { module: 'check_package', since: 10 },
  { module: 'check_examples', since: 10 },
  { module: 'check_pipes', since: 8 },
  { module: 'check_pump', since: 8 },
  { module: 'check_requests', since: 8 },
]

/** With the scorer of this checkout. */
export const checkEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  V2LO_MAP_COMMAND: `${JSON.stringify(process.execPath)} ${JSON.stringify(cli)}`,
  V2LO_MAP_PRESET: 'v2lo',
  PYTHONDONTWRITEBYTECODE: '1',
})
