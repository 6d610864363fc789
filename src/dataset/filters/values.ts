import { badOption, listOptions } from '../../base/error'

/** The named sets of values. */
export const FILTER_PRESETS = ['vsi', 'revsi'] as const
/** `vsi`: the margins of VSI-Bench's generator; `revsi`: the stricter ones of ReVSI. */
export type FilterPreset = (typeof FILTER_PRESETS)[number]

/** The value of a rule in each preset; `null` is off. Labels are listed with commas; rates are `low-high:share`. */
const VALUES = {
  /** Labels of the building, which no question is about. */
  'structure-labels': ['wall,floor,ceiling,room,door frame', 'wall,floor,ceiling,room,door frame'],
  /** Degrees from a direction to the nearest edge of its sector. */
  'direction-angle': [10, 35],
  /** Largest extent of the standing, the faced and the asked object, meters. */
  'direction-extent': [null, 1.4],
  /** Least and largest distance between the centers of objects named together, meters. */
  'direction-near': [0.3, null],
  'direction-far': [5, null],
  /** Least gap between the closest points of objects named together, meters. */
  'direction-gap': [null, 1.5],
  /** Largest part of the asked object's outline that lies in other sectors than its center. */
  'direction-spread': [0.25, 0.25],
  /** Least difference of distance between candidates next to each other, meters; and in rooms of over 40 m2. */
  'nearest-gap': [0.15, 0.3],
  'nearest-gap-large': [0.3, 0.3],
  /** The distance of every candidate from the reference is larger, meters. */
  'nearest-away': [null, 1],
  /** Least distance that is asked for, meters. */
  'distance-least': [0.2, 1],
  /** The part of the distances in a range, meters, that is kept. */
  'distance-keep': [null, '1-2:0.2,2-3:0.5'],
  'distance-labels': [null, 'bed,sofa'],
  /** Least count that is asked for. */
  'count-least': [2, 1],
  /** The part of the counts of 1 that is kept, and the labels it is kept for; then of the counts of 2. */
  'count-keep-one': [null, 0.4],
  'count-common-labels': [null, 'chair,table,door,cabinet,shelf,lamp,pillow,picture,box,plant'],
  'count-keep-two': [null, 0.05],
  'count-labels': [null, 'window,blinds,shoes,clothes,light switch'],
  /** Least size that is asked for, meters. */
  'size-least': [0.1, 0.1],
  /** Labels of things without a plain size. */
  'size-labels': [null, 'curtain,blinds,clothes,towel,blanket,bag,plant,cable,rug'],
  /** The part of the room's objects that must be seen before its size is asked for. */
  'room-seen': [0.9, 0.9],
  /** How many frames lie between first sights whose order is asked for. */
  'order-frames': [1, 1],
  /** Items of a scene and budget at most. Directions count by task, and apart with a fourth object as viewpoint. */
  'most-directions': [4, 4],
  'most-distances': [5, 5],
  'most-nearest': [9, 9],
  'most-counts': [3, 3],
  'most-sizes': [3, 3],
  'most-orders': [3, 3],
} as const satisfies Record<string, readonly [vsi: number | string | null, revsi: number | string | null]>

/** The name of a filter rule; see `docs/data.md`. */
export type RuleName = keyof typeof VALUES
/** The names of all filter rules. */
export const RULE_NAMES = /* @__PURE__ */ Object.keys(VALUES) as readonly RuleName[]
/** The value of each rule; `null` is off. */
export type RuleValues = Readonly<Record<RuleName, number | string | null>>

/** The rules whose value is a list of labels. */
const LABELS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(RULE_NAMES.filter((name) => name.endsWith('-labels'))))()

/**
 * The rules of a preset with changes: `'vsi'`, `'revsi,direction-angle=20'`, `'nearest-gap=0.2,distance-keep=off'`.
 * Inside a value `+` separates labels and rates (`distance-labels=bed+sofa`). Throws a `V2loError` on a name or value
 * that does not exist.
 *
 * @example
 * readFilters('revsi,direction-angle=20').values['direction-angle'] // 20
 */
export function readFilters(text = 'vsi'): { readonly preset: FilterPreset; readonly values: RuleValues } {
  const parts = text.split(',').map((part) => part.trim())
  const named = FILTER_PRESETS.find((name) => name === parts[0])
  const preset = named ?? 'vsi'
  const values: Record<RuleName, number | string | null> = presetValues(preset)
  for (const part of named ? parts.slice(1) : parts) {
    const [name = '', value = ''] = part.split('=') as [string?, string?]
    const rule = RULE_NAMES.find((known) => known === name)
    if (rule === undefined)
      throw bad(`${listOptions(FILTER_PRESETS)}, then NAME=VALUE of ${RULE_NAMES.join(', ')}`, part)
    values[rule] = readValue(rule, value)
  }
  return { preset, values }
}

/** The values of a preset. */
export function presetValues(preset: FilterPreset): Record<RuleName, number | string | null> {
  const column = FILTER_PRESETS.indexOf(preset)
  return Object.fromEntries(RULE_NAMES.map((name) => [name, VALUES[name][column]!])) as RuleValues
}

function readValue(rule: RuleName, text: string): number | string | null {
  if (text === 'off') return rule.startsWith('most-') ? Number.MAX_SAFE_INTEGER : null
  if (LABELS.has(rule)) return text.replaceAll('+', ',')
  if (rule === 'distance-keep') {
    const rates = text.replaceAll('+', ',')
    if (/^[\d.]+-[\d.]+:[\d.]+(?:,[\d.]+-[\d.]+:[\d.]+)*$/.test(rates)) return rates
  } else if (text !== '' && Number(text) >= 0 && Number(text) < Infinity) return Number(text)
  throw bad(`${rule}=VALUE: a number that is not negative, or off`, `${rule}=${text}`)
}

const bad = (expected: string, received: string) =>
  badOption(`filters: ${expected}`, received, 'leave them out for vsi')
