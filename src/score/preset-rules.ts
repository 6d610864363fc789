import { listOptions, showReceived } from '../base/error'
import { once } from '../base/once'
import { PREFILL_BLOCKS } from '../parse/layout'
import { MRA_PROFILES } from './mra'
import { COMPONENTS } from './result'

/** Which of several answers counts. */
export const ANSWER_POLICIES = ['unique', 'first', 'last'] as const

/** What one field of a preset may hold. */
interface Rule {
  /** Where it is: `['weights', 'map']`. */
  readonly path: readonly [string] | readonly [group: string, key: string]
  readonly expected: string
  readonly holds: (value: unknown) => boolean
}

type Reading = 'v2lo' | 'strict'

/** What is wrong with a field of a preset. */
export interface FieldComplaint {
  readonly path: string
  readonly expected: string
  readonly received: string
}

const isText = (value: unknown) => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isOneOf = (values: readonly unknown[]) => (value: unknown) => values.includes(value)

const WEIGHT = {
  expected: 'a number from 0 to 1',
  holds: (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1,
}
const NAME: Rule = { path: ['name'], expected: 'a text', holds: isText }
const weights = (parts: readonly string[]): Rule[] => parts.map((part) => ({ path: ['weights', part], ...WEIGHT }))

/** Every field of a preset but `reading`, which says what fields there are. */
const rules = /* @__PURE__ */ once(
  (): Readonly<Record<Reading, readonly Rule[]>> => ({
    v2lo: [NAME, ...weights(['format', 'accuracy'])],
    strict: [
      NAME,
      ...weights(COMPONENTS),
      { path: ['gates', 'format'], expected: 'true or false', holds: isFlag },
      { path: ['mra'], expected: listOptions(MRA_PROFILES), holds: isOneOf(MRA_PROFILES) },
      { path: ['answerPolicy'], expected: listOptions(ANSWER_POLICIES), holds: isOneOf(ANSWER_POLICIES) },
      { path: ['lenient'], expected: 'true or false', holds: isFlag },
      {
        path: ['prefill'],
        expected: `null, ${listOptions(PREFILL_BLOCKS)}`,
        holds: isOneOf([null, ...PREFILL_BLOCKS]),
      },
      {
        path: ['endTokens'],
        expected: 'a list of texts',
        holds: (value) => Array.isArray(value) && value.every(isText),
      },
      {
        path: ['maxClaims'],
        expected: 'a number from 1 up',
        holds: (value) => value === undefined || (typeof value === 'number' && value >= 1),
      },
      { path: ['maxChars'], expected: 'a number over 0', holds: (value) => typeof value === 'number' && value > 0 },
    ],
  }),
)

/** The fields of a preset of this reading, as dotted paths; `undefined` for a reading that does not exist. */
export function presetFields(reading: unknown): readonly string[] | undefined {
  return isReading(reading) ? rules()[reading].map(({ path }) => path.join('.')) : undefined
}

/** The first field of a preset that holds what it may not; `undefined` for a valid preset. */
export function presetComplaint(preset: object): FieldComplaint | undefined {
  const { reading } = preset as { readonly reading?: unknown }
  if (!isReading(reading))
    return { path: 'reading', expected: listOptions(Object.keys(rules())), received: showReceived(reading) }
  for (const { path, expected, holds } of rules()[reading]) {
    const value = valueAt(preset, path)
    if (!holds(value)) return { path: path.join('.'), expected, received: showReceived(value) }
  }
  return undefined
}

const isReading = (value: unknown): value is Reading => typeof value === 'string' && Object.hasOwn(rules(), value)

function valueAt(preset: object, [first, second]: Rule['path']): unknown {
  const value = (preset as Readonly<Record<string, unknown>>)[first]
  if (second === undefined) return value
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[second] : undefined
}
