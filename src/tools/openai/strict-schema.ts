import { V2loError } from '../../base/error'

/** JSON Schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** The keywords that are taken over as they are: strict functions know them. */
const KEPT: ReadonlySet<string> = new Set([
  'description',
  'enum',
  'const',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
])

/** Keywords that only narrow: the tool itself checks what they say, so a strict schema does without them. */
const DROPPED: ReadonlySet<string> = new Set([
  '$schema',
  'title',
  'default',
  'examples',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'multipleOf',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'uniqueItems',
])

/**
 * A schema under the rules of strict functions: every property of an object is required, nullable where it was not,
 * and objects have no other properties. Throws a `V2loError` that names the place of what has no strict form.
 */
export function strictSchema(schema: JsonSchema, path: string): JsonSchema {
  const strict: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEPT.has(keyword) || keyword === 'type') strict[keyword] = value
    else if (keyword === 'properties') Object.assign(strict, strictProperties(schema, path))
    else if (keyword === 'items' && isSchema(value)) strict.items = strictSchema(value, `${path}[]`)
    else if (keyword === 'anyOf' && Array.isArray(value))
      strict.anyOf = value.map((one, i) => strictSchema(one, `${path}.anyOf.${i}`))
    else if (keyword === 'required' || (keyword === 'additionalProperties' && value === false)) continue
    else if (!DROPPED.has(keyword)) throw notStrict(path, keyword)
  }
  if (hasType(schema, 'object')) {
    if (!isSchema(schema.properties)) throw notStrict(path, 'an object without properties')
    strict.additionalProperties = false
  }
  return strict
}

function strictProperties(schema: JsonSchema, path: string): { properties: JsonSchema; required: string[] } {
  const given = schema.properties as { readonly [name: string]: JsonSchema }
  const required = Array.isArray(schema.required) ? schema.required : []
  const properties = Object.entries(given).map(([name, one]) => {
    const strict = strictSchema(one, `${path}.${name}`)
    return [name, required.includes(name) ? strict : nullable(strict)] as const
  })
  return { properties: Object.fromEntries(properties), required: properties.map(([name]) => name) }
}

/** The schema with null allowed. */
function nullable(schema: JsonSchema): JsonSchema {
  if (allowsNull(schema)) return schema
  const { description, ...rest } = schema
  return { ...(description !== undefined && { description }), anyOf: [rest, { type: 'null' }] }
}

function allowsNull(schema: JsonSchema): boolean {
  if (Array.isArray(schema.anyOf)) return schema.anyOf.some(allowsNull)
  return hasType(schema, 'null') && !('enum' in schema && !(schema.enum as unknown[]).includes(null))
}

const hasType = ({ type }: JsonSchema, wanted: string): boolean =>
  type === wanted || (Array.isArray(type) && type.includes(wanted))

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function notStrict(path: string, what: string): V2loError {
  return new V2loError({
    code: 'bad-option',
    expected: 'an input schema of objects with named properties, lists, texts, numbers and choices',
    received: `${what} at ${path}`,
    remedy: 'write the field as one of these; a dictionary as a list of objects with a key and a value',
  })
}
