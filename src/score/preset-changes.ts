import { badOption, listOptions, type V2loError } from '../base/error'
import { isRow, type JsonRow } from '../base/fields/json-row'
import { nearestWord } from '../base/spelling/nearest-word'
import { presetHash } from './preset-hash'
import { presetFields } from './preset-rules'
import { PRESET_NAMES, type Preset, type PresetName, resolvePreset } from './presets'

/**
 * A preset as a file or a request has it: a name, a whole preset, or `{ base, ...changes }` with the name of a preset as
 * its base. Throws a `V2loError` for an unknown name, an unknown field and a value that a field may not hold.
 *
 * @example
 * readPreset({ base: 'strict', weights: { map: 0.4 } }).name // 'strict (changed)'
 */
export function readPreset(given: unknown): Preset {
  if (!isRow(given)) return resolvePreset(given as PresetName)
  if (!Object.hasOwn(given, 'base')) {
    const { reading, ...fields } = given
    // Without a reading there is no list of fields: what is wrong then is the whole.
    if (presetFields(reading) !== undefined) flatten(fields, reading)
    return resolvePreset(given as unknown as Preset)
  }
  const { base, ...changes } = given
  if (typeof base === 'string' && PRESET_NAMES.includes(base))
    return changePreset(resolvePreset(base as PresetName), changes)
  throw badOption(`"base" to be ${listOptions(PRESET_NAMES)}`, base, 'leave it out for a whole preset')
}

/**
 * A preset with other values in some fields: `{ weights: { map: 0.4 } }` and `{ 'weights.map': 0.4 }` are the same, and
 * leave the other weights as they are. A preset that is changed and not given a name of its own says so in its name.
 * Throws a `V2loError` for a field that the preset does not have and for a value that the field may not hold.
 */
export function changePreset(base: Preset, changes: unknown): Preset {
  if (changes === undefined || changes === null) return base
  if (!isRow(changes))
    throw badOption('changes of a preset: an object of its fields', changes, 'write { "weights": { "map": 0.4 } }')
  let changed: JsonRow = { ...base }
  for (const [path, value] of flatten(changes, base.reading)) {
    const [first, second] = path.split('.') as [string, string?]
    const group = changed[first]
    changed = { ...changed, [first]: second === undefined ? value : { ...(isRow(group) && group), [second]: value } }
  }
  // Checked before it is compared: an invalid preset may be nested too deeply to be written as JSON.
  const preset = resolvePreset(changed as unknown as Preset)
  if (presetHash(preset) === presetHash(base)) return base
  return Object.hasOwn(changes, 'name') ? preset : { ...preset, name: nameOfChanged(base.name) }
}

const CHANGED = ' (changed)'
const nameOfChanged = (name: string) => (name.endsWith(CHANGED) ? name : name + CHANGED)

/** The fields that are given, each under its dotted path. */
function flatten(fields: JsonRow, reading: unknown): readonly (readonly [path: string, value: unknown])[] {
  const known = presetFields(reading)!
  return Object.entries(fields).flatMap(([name, value]) => {
    if (known.includes(name)) return [[name, value] as const]
    const inGroup = known.some((path) => path.startsWith(`${name}.`))
    if (inGroup && isRow(value)) {
      const inner = Object.entries(value).map(([key, one]) => [`${name}.${key}`, one] as const)
      const unknown = inner.find(([path]) => !known.includes(path))
      if (unknown === undefined) return inner
      throw unknownField(unknown[0], known)
    }
    if (inGroup)
      throw badOption(`${name} of a preset to be an object`, value, `write "${name}.KEY" for one of its values`)
    throw unknownField(name, known)
  })
}

function unknownField(name: string, known: readonly string[]): V2loError {
  const near = nearestWord(name, known)
  return badOption(
    `a field of the preset: ${known.join(', ')}`,
    name,
    near === undefined ? 'leave it out to score with the preset as it is' : `write ${near}`,
  )
}
