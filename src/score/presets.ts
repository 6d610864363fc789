import { badOption, V2loError } from '../base/error'
import type { PREFILL_BLOCKS } from '../parse/layout'
import type { MraProfile } from './mra'
import { type ANSWER_POLICIES, presetComplaint } from './preset-rules'
import type { Component } from './result'

/** The paper's reward: the response and its answer are read as the paper's own program reads them. */
export interface V2loPreset {
  readonly name: string
  readonly reading: 'v2lo'
  readonly weights: { readonly format: number; readonly accuracy: number }
}

/** A reward that reads everything a response says. */
export interface StrictPreset {
  readonly name: string
  readonly reading: 'strict'
  /** Shares of what was measured; they need not sum to 1. */
  readonly weights: Readonly<Record<Component, number>>
  /** `format`: a response without the format earns nothing at all. */
  readonly gates: { readonly format: boolean }
  readonly mra: MraProfile
  /** Of several answers: none counts, the first, or the last. */
  readonly answerPolicy: (typeof ANSWER_POLICIES)[number]
  /** Also reads `B.`, `B. front-left` and `3.4 m`, and flags it. */
  readonly lenient: boolean
  /** The block whose opening tag was in the prompt, if any. */
  readonly prefill: (typeof PREFILL_BLOCKS)[number] | null
  /** Tokens that may end a response. */
  readonly endTokens: readonly string[]
  /** How many true claims full `reasoning` takes, at most, default 3; fewer if the derivation on the true layout makes fewer. */
  readonly maxClaims?: number
  /** Longer responses are failures (`too-long`), never scores. */
  readonly maxChars: number
}

/** A way of scoring, as plain data that can be written to JSON and back. */
export type Preset = V2loPreset | StrictPreset

/** The rewards that come with the package. */
export type PresetName = 'v2lo' | 'strict'

/** The paper's reward, bit for bit: 0.9 for the accuracy, 0.1 for the format. */
const V2LO: V2loPreset = { name: 'v2lo', reading: 'v2lo', weights: { format: 0.1, accuracy: 1 - 0.1 } }

/** A reward whose known holes are closed; see docs/rewards.md. */
const STRICT: StrictPreset = {
  name: 'strict',
  reading: 'strict',
  weights: { format: 0.1, accuracy: 0.6, map: 0.2, consistency: 0.05, reasoning: 0.05 },
  gates: { format: true },
  mra: 'vsi-abs',
  answerPolicy: 'unique',
  lenient: false,
  prefill: null,
  endTokens: ['<|im_end|>', '<|endoftext|>', '<|eot_id|>', '</s>'],
  maxClaims: 3,
  maxChars: 50_000,
}

const PRESETS: readonly Preset[] = [STRICT, V2LO]

/** The names of all presets. */
export const PRESET_NAMES: readonly string[] = /* @__PURE__ */ PRESETS.map(({ name }) => name)

/** The default preset. */
export const DEFAULT_PRESET: PresetName = 'strict'

/** The preset of a name, or the caller's own, checked. Throws a `V2loError` for anything else. */
export function resolvePreset(preset: PresetName | Preset): Preset {
  // Asked for every row: the package's own are known to be valid.
  const own = PRESETS.find((p) => p === preset || p.name === preset)
  if (own) return own
  const found = preset as Preset | string | null | undefined
  if (typeof found !== 'object' || found === null || found.reading === undefined) throw unknownPreset(preset)
  const wrong = presetComplaint(found)
  if (wrong === undefined) return found
  throw new V2loError({
    code: 'bad-option',
    expected: `a preset whose ${wrong.path} is ${wrong.expected}`,
    received: wrong.received,
    remedy: 'see docs/rewards.md for what each field does',
  })
}

function unknownPreset(received: unknown): V2loError {
  const known = PRESETS.map((p) => `'${p.name}'`).join(', ')
  return badOption(
    `a preset: ${known}, or an object { name, reading: 'v2lo', weights: { format, accuracy } } with weights in [0, 1]`,
    received,
    'write one of these names, or all of a preset',
  )
}
