import { existsSync, readFileSync } from 'node:fs'
import { isV2loError } from '../../base/error'
import { wireMessage } from '../../base/fields/wire-words'
import { nearestWord } from '../../base/spelling/nearest-word'
import { changePreset, readPreset as readAnyPreset } from '../../score/preset-changes'
import { DEFAULT_PRESET, PRESET_NAMES, type Preset } from '../../score/presets'
import { jsonComplaint } from '../../transport/failure'
import { type Arguments, type OptionSpecs, UsageError } from '../command'

/** The flags that choose a reward, for every command that scores. */
export const PRESET_OPTIONS = {
  preset: { type: 'string' },
  set: { type: 'string', multiple: true },
} as const satisfies OptionSpecs

/** The lines of a help about these flags, what they do from a column on; docs/rewards.md has the fields of a preset. */
export const presetHelp = (column: number): string =>
  [
    ['--preset NAME|FILE', 'the reward: strict (default), v2lo, or a file of JSON: a whole preset, or'],
    ['', '{"base": "strict", ...the fields that differ}'],
    ['--set PATH=VALUE', 'another value for a field of the preset: weights.map=0.4, maxClaims=2; may be repeated'],
  ]
    .map(([flag, does]) => `  ${flag!.padEnd(column - 3)} ${does}`)
    .join('\n')

/** The reward that `--preset` and `--set` choose, checked; a mistake in one of them is a {@link UsageError}. */
export function readPreset({ options, lists }: Pick<Arguments, 'options' | 'lists'>): Preset {
  const chosen = typeof options.preset === 'string' ? presetNamed(options.preset) : readAnyPreset(DEFAULT_PRESET)
  return withSet(chosen, lists.set)
}

/** The same, or `undefined` where neither flag is given. */
export function readPresetIfGiven(args: Pick<Arguments, 'options' | 'lists'>): Preset | undefined {
  return args.options.preset === undefined && args.lists.set === undefined ? undefined : readPreset(args)
}

/** The preset of a name, or in a file. */
export function presetNamed(word: string): Preset {
  if (PRESET_NAMES.includes(word)) return readAnyPreset(word)
  if (!existsSync(word)) {
    const near = nearestWord(word, PRESET_NAMES)
    throw new UsageError(
      `--preset: expected ${PRESET_NAMES.join(' or ')}, or a file with a preset as JSON, received ${JSON.stringify(word)}` +
        `${near === undefined ? '' : `; write --preset ${near}`}`,
    )
  }
  return complainingOf(`--preset ${word}`, () => readAnyPreset(jsonFile(word)))
}

/** A preset with the values that `--set` gives some of its fields. */
export function withSet(preset: Preset, pairs: readonly string[] = []): Preset {
  const changes = pairs.map(readPair)
  const doubled = changes.find(([path], i) => changes.some(([other], j) => j < i && other === path))
  if (doubled) throw new UsageError(`--set ${doubled[0]}: expected each field once, received it twice; leave one out`)
  return complainingOf('--set', () => changePreset(preset, Object.fromEntries(changes)))
}

/** `weights.map=0.4`: the value is JSON, or a text where JSON cannot read it, as in `mra=vsi`. */
function readPair(pair: string): readonly [path: string, value: unknown] {
  const at = pair.indexOf('=')
  const [path, text] = [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()]
  if (path === '' || text === '')
    throw new UsageError(`--set: expected PATH=VALUE, received ${JSON.stringify(pair)}; write --set weights.map=0.4`)
  try {
    return [path, JSON.parse(text)]
  } catch {
    return [path, text]
  }
}

function jsonFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    throw new UsageError(`--preset ${file}: it cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`--preset ${file}: ${jsonComplaint(text)}`)
  }
}

/** What `read` gives; a mistake that it finds is one of this flag. */
export function complainingOf<T>(flag: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isV2loError(error)) throw error
    throw new UsageError(`${flag}: ${wireMessage(error)}`)
  }
}
