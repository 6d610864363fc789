type Schema = { readonly [keyword: string]: unknown }

/**
 * The same JSON Schema (draft 2020-12) in fewer characters: a model is shown the schemas of all tools with every
 * conversation. Left out is what says nothing to it: the draft, which is the protocol's own, and bounds of texts and
 * integers that no call comes near and `execute` checks. Nothing is put in `$defs`: within one tool nothing long repeats.
 */
export function compactInput(schema: Schema): Schema {
  return compact(schema, isIdle) as Schema
}

/**
 * The same for the schema of a result, which `execute` always fits: only its fields and their types, and at its root which
 * are always there.
 */
export function compactOutput(schema: Schema): Schema {
  const { required } = schema
  return { ...(compact(schema, isBound) as Schema), ...(required !== undefined && { required }) }
}

type IsLeftOut = (keyword: string, value: unknown) => boolean

const isIdle: IsLeftOut = (keyword, value) =>
  keyword === '$schema' || keyword === 'maxLength' || (keyword === 'maximum' && value === Number.MAX_SAFE_INTEGER)

const BOUNDS: ReadonlySet<string> = new Set(['minimum', 'maximum', 'minItems', 'maxItems', 'required'])
const isBound: IsLeftOut = (keyword, value) =>
  isIdle(keyword, value) || BOUNDS.has(keyword) || (keyword === 'additionalProperties' && value === false)

function compact(node: unknown, isLeftOut: IsLeftOut): unknown {
  if (Array.isArray(node)) return node.map((one) => compact(one, isLeftOut))
  if (!isSchema(node)) return node
  const kept = Object.entries(node).filter(([keyword, value]) => !isLeftOut(keyword, value))
  const { anyOf, ...short } = Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      // Names of fields, not keywords.
      keyword === 'properties' ? mapFields(value as Schema, isLeftOut) : compact(value, isLeftOut),
    ]),
  )
  if (anyOf === undefined) return 'enum' in short ? without(short, 'type') : short
  const nullable = orNull(anyOf as readonly Schema[])
  return nullable === undefined ? { ...short, anyOf } : { ...nullable, ...short }
}

const mapFields = (fields: Schema, isLeftOut: IsLeftOut): Schema =>
  Object.fromEntries(Object.entries(fields).map(([field, schema]) => [field, compact(schema, isLeftOut)]))

/** A value or null, as one schema. */
function orNull(anyOf: readonly Schema[]): Schema | undefined {
  const [value, none] = anyOf
  if (anyOf.length !== 2 || none?.type !== 'null' || value === undefined) return undefined
  if (Array.isArray(value.enum)) return { ...value, enum: [...value.enum, null] }
  return typeof value.type === 'string' ? { ...value, type: [value.type, 'null'] } : undefined
}

function without(schema: Schema, keyword: string): Schema {
  const { [keyword]: _left, ...rest } = schema
  return rest
}

const isSchema = (node: unknown): node is Schema => typeof node === 'object' && node !== null && !Array.isArray(node)
