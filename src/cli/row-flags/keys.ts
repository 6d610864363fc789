import { type Keys, readKeys } from '../../base/fields/keys'
import type { PartName } from '../../base/fields/names'
import { complainingOf } from './preset'

/** What `--keys` says: where the rows keep each part; nothing where it is not given. */
export function readKeysFlag(value: string | boolean | undefined, parts: readonly PartName[]): Keys {
  return typeof value === 'string' ? complainingOf('--keys', () => readKeys(value, parts)) : {}
}
