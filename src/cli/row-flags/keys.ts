import { isV2loError } from '../../base/error'
import { type Keys, readKeys } from '../../base/fields/keys'
import type { PartName } from '../../base/fields/names'
import { UsageError } from '../command'

/** What `--keys` says: where the rows keep each part; nothing where it is not given. */
export function readKeysFlag(value: string | boolean | undefined, parts: readonly PartName[]): Keys {
  if (typeof value !== 'string') return {}
  try {
    return readKeys(value, parts)
  } catch (error) {
    if (!isV2loError(error)) throw error
    throw new UsageError(`--keys: ${error.message}`)
  }
}
