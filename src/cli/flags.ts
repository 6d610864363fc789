import { readFileSync } from 'node:fs'
import { UsageError } from './command'

type Flag = string | boolean | undefined

/** A whole number from `least` up, or `otherwise` where the flag is not given. */
export function readCount(flag: string, value: Flag, otherwise: number, least = 1): number {
  if (value === undefined) return otherwise
  const count = Number(value)
  if (typeof value !== 'string' || value.trim() === '' || !Number.isSafeInteger(count) || count < least) {
    throw new UsageError(`${flag}: expected a whole number from ${least} up, received ${JSON.stringify(value)}`)
  }
  return count
}

/** The parts of a flag that takes several, with commas between them. */
export const listOf = (value: Flag): readonly string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : []

/** A token on the command line can be read by every user of the machine; a file or the environment keeps it. */
export function readToken(options: { readonly [name: string]: Flag }): string | undefined {
  if (typeof options.token === 'string') return options.token
  const file = options['token-file']
  if (typeof file !== 'string') return process.env.V2LO_MAP_TOKEN || undefined
  try {
    return readFileSync(file, 'utf8').split('\n')[0]!.trim()
  } catch (error) {
    throw new UsageError(`--token-file ${file}: it cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}
