import { hashText } from '../base/checksum'
import { type Preset, type PresetName, resolvePreset } from './presets'

/**
 * Sixteen hexadecimal digits that name a preset by its content, for reports and file names: FNV-1a with 64 bits over
 * its JSON with the keys in order. Equal presets have equal hashes however their fields are ordered; not for secrets.
 * Throws a `V2loError` for an invalid preset.
 *
 * @example
 * presetHash('strict').length // 16
 */
export function presetHash(preset: PresetName | Preset): string {
  return hashText(canonicalJson(resolvePreset(preset)))
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}
