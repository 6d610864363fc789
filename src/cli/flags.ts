import { isV2loError } from '../base/error'
import { resolvePreset } from '../score/presets'
import type { PresetChoice } from '../wire/request'
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

/** A preset's name, checked; `undefined` where the flag is not given. */
export function readPresetName(value: Flag): PresetChoice | undefined {
  if (value === undefined) return undefined
  try {
    return resolvePreset(value as PresetChoice)
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`--preset: ${error.message}`) : error
  }
}
