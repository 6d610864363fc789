import type { Question, QuestionKind, RouteStep } from './question'

/**
 * What a field of a question holds. `name`: one object (or the camera). `names`: a list of objects to choose from.
 * `steps`: the walk of a route, whose `go` steps name an object each. `label`: what is counted, one label or several, which need not exist.
 */
export type NameField = 'name' | 'names' | 'steps' | 'label'

// Every question may carry these two; they are texts, and neither names an object of the map by itself.
type NotNames = 'choices' | 'wording'

/** Which kind of name a field of this type holds; `never` for words of the question itself, such as a scheme. */
type Holds<Field, Value> = string extends Value
  ? Field extends 'label'
    ? 'label'
    : 'name'
  : readonly string[] extends Value
    ? Field extends 'labels'
      ? 'label'
      : 'names'
    : readonly RouteStep[] extends Value
      ? 'steps'
      : never

type NamesOf<Q> = Q extends unknown
  ? {
      readonly [Field in Exclude<keyof Q, NotNames> as Holds<Field, Required<Q>[Field]> extends never
        ? never
        : Field]-?: Holds<Field, Required<Q>[Field]>
    }
  : never

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/**
 * The fields that hold names, for every kind of question: a kind or a field of names that is not in the table, and a
 * field in it that holds none, do not compile.
 */
export type NameTable<Q extends { readonly kind: string }> = {
  readonly [Kind in Q['kind']]: AllOf<NamesOf<Extract<Q, { readonly kind: Kind }>>>
}

/** The names in a condition. */
const CONDITION = { at: 'name', facing: 'name', of: 'name', and: 'name', to: 'name' } as const

/** Which fields of each kind of question hold names, in the order they are looked up in. The one list of them. */
export const NAME_FIELDS: NameTable<Question> = /* @__PURE__ */ (() => ({
  'relative-direction': { at: 'name', facing: 'name', target: 'name', from: 'name' },
  'camera-direction': { target: 'name', from: 'name' },
  'direction-check': { at: 'name', facing: 'name', target: 'name', from: 'name' },
  'closest-distance': { a: 'name', b: 'name' },
  'center-distance': { a: 'name', b: 'name' },
  nearest: { reference: 'name', candidates: 'names' },
  'distance-check': { a: 'name', b: 'name', reference: 'name' },
  'object-size': { object: 'name' },
  'object-count': { label: 'label', labels: 'label', ...CONDITION },
  'room-size': {},
  route: { at: 'name', facing: 'name', goal: 'name', steps: 'steps' },
  'appearance-order': { objects: 'names' },
  'size-comparison': { a: 'name', b: 'name', candidates: 'names' },
  'size-check': { a: 'name', b: 'name' },
  locate: { at: 'name', facing: 'name', target: 'name' },
  list: { label: 'label', ...CONDITION },
  exists: { label: 'label', ...CONDITION },
  'condition-check': { target: 'name', ...CONDITION },
  fits: { a: 'name', b: 'name', thing: 'name', label: 'label' },
}))()

/** A name in a question: the field it is in, what that field holds, and the name itself. */
export interface QuestionName {
  readonly field: string
  readonly holds: NameField
  readonly name: string
}

// A question from a caller's JSON may be of an unknown kind: a Map has no inherited keys.
const FIELDS: ReadonlyMap<string, readonly (readonly [field: string, holds: NameField])[]> = /* @__PURE__ */ (() =>
  new Map(Object.entries(NAME_FIELDS).map(([kind, fields]) => [kind, Object.entries(fields)])))()

const fieldsOf = (kind: QuestionKind) => FIELDS.get(kind) ?? []

/** Every name a question holds, the label of a count included and the camera left out. */
export function namesIn(question: Question): readonly QuestionName[] {
  const values = question as unknown as Readonly<Record<string, unknown>>
  const names: QuestionName[] = []
  for (const [field, holds] of fieldsOf(question.kind)) {
    const value = values[field]
    if (typeof value === 'string') names.push({ field, holds, name: value })
    if (!Array.isArray(value)) continue
    for (const item of value) {
      const name: unknown = holds === 'steps' ? (item as { readonly to?: unknown } | null)?.to : item
      if (typeof name === 'string') names.push({ field, holds, name })
    }
  }
  return names
}

/** The same question with every name replaced; choices and everything else stay the same. */
export function renameIn<Q extends Question>(question: Q, rename: (name: string) => string): Q {
  const values: Record<string, unknown> = { ...question }
  for (const [field, holds] of fieldsOf(question.kind)) {
    const value = values[field]
    if (typeof value === 'string') values[field] = rename(value)
    else if (Array.isArray(value))
      values[field] =
        holds === 'steps'
          ? value.map((step: RouteStep) => (step.kind === 'go' ? { ...step, to: rename(step.to) } : step))
          : value.map((name: string) => rename(name))
  }
  return values as unknown as Q
}
