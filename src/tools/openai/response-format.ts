import { badOption } from '../../base/error'
import { isEmptyRoom } from '../../parse/empty-room'
import { type ParsedLayout, type ParseLayoutOptions, parseLayout } from '../../parse/layout'
import type { JsonSchema } from './strict-schema'

/** A response format of OpenAI's APIs and of others that speak like them. */
export interface LayoutResponseFormat {
  readonly type: 'json_schema'
  readonly json_schema: { readonly name: 'metric_map'; readonly strict: true; readonly schema: JsonSchema }
}

/**
 * The structured output that makes a model write a map: an object with a list of objects, as strict schemas allow no
 * dictionary of names. A fresh object each time; the schema alone, for the Responses API and for other hosts, stands
 * in `json_schema.schema`. {@link layoutFromResponse} is the way back.
 *
 * @example
 * layoutResponseFormat().type // 'json_schema'
 */
export function layoutResponseFormat(): LayoutResponseFormat {
  const item = object(
    {
      object_name: { type: 'string', description: 'What it is, such as "sofa"; objects of one kind share the name' },
      bbox: {
        type: 'array',
        items: { type: 'number' },
        minItems: 4,
        maxItems: 4,
        description: '[x_min, y_min, x_max, y_max] in meters, seen from above: x to the right, y forward',
      },
    },
    'One object; objects of one kind are separate entries',
  )
  const schema = object(
    {
      objects: {
        type: 'array',
        items: item,
        description: 'Every object of the room, once',
      },
    },
    'A metric map of a room seen from above. (0, 0) is the camera in the first frame, which looks along +y',
  )
  return { type: 'json_schema', json_schema: { name: 'metric_map', strict: true, schema } }
}

function object(properties: { readonly [name: string]: JsonSchema }, description: string): JsonSchema {
  return { type: 'object', description, properties, required: Object.keys(properties), additionalProperties: false }
}

/**
 * The layout in what a model answered under {@link layoutResponseFormat}: the text of the answer, or what
 * `JSON.parse` made of it. It is read like any text of a model: a bad object is reported and costs no
 * other, and spans point into the text (of a value: into its JSON). Throws a `V2loError` for a value that JSON cannot hold.
 *
 * @example
 * const layout = unwrap(layoutFromResponse('{"objects": [{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]}'))
 * layout.objects.length // 1
 */
export function layoutFromResponse(value: unknown, options?: ParseLayoutOptions): ParsedLayout {
  const text = typeof value === 'string' ? value : jsonOf(value)
  const read = parseLayout(text, options)
  if (!read.ok) return isEmptyRoom(text) ? parseLayout('[]', options) : read
  // The wrapper is what the format asks for, and nothing to repair.
  const [first, ...others] = read.diagnostics
  return first?.code === 'wrapper' ? { ...read, diagnostics: others } : read
}

function jsonOf(value: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch {
    // Cycles, and nesting deeper than the stack.
  }
  if (text !== undefined) return text
  throw badOption(
    'the answer of a model: its text, or the JSON value it was parsed into',
    value,
    'pass the content of the message; a missing one is an empty string',
  )
}
