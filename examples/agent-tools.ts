import {
  createLayoutStore,
  createMapTools,
  layoutFromResponse,
  layoutResponseFormat,
  toOpenAITools,
} from 'v2lo-map/tools'

// One session: a map is read once and asked by its handle.
const tools = createMapTools({ store: createLayoutStore() })
const functions = toOpenAITools(tools) // { type: 'function', function: { name, parameters, strict: true } }, ...
const format = layoutResponseFormat() // response_format of a request whose answer is a map

// What a model would send back: first a map in that format, then calls of the functions.
const answer =
  '{"objects": [{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}, {"object_name": "tv", "bbox": [3, 2, 3.1, 3]}]}'
const calls = [
  { name: 'read_map', arguments: JSON.stringify({ text: answer, dialect: null, origin: null, limit: null }) },
  { name: 'what_is_around', arguments: '{"map": "map-1", "at": "sofa", "facing": "tv"}' },
  { name: 'distance', arguments: '{"map": "map-1", "a": "sofa", "b": "piano"}' },
]
for (const call of calls) {
  const tool = tools.find(({ name }) => name === call.name)!
  const told = await tool.execute(JSON.parse(call.arguments)).then(
    (result: { sentence: string }) => result.sentence,
    (error: Error) => `failed: ${error.message}`,
  )
  console.log(`${call.name}: ${told}`)
}
const layout = layoutFromResponse(answer)
console.log(
  `${functions.length} functions; ${format.json_schema.name}: ${layout.ok && layout.value.objects.length} objects`,
)
