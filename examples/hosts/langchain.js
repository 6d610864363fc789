import { tool } from '@langchain/core/tools'
import { createLayoutStore, createMapTools } from 'v2lo-map/tools'

const tools = createMapTools({ store: createLayoutStore() }).map(({ name, description, inputSchema, execute }) =>
  tool((input) => execute(input).catch((error) => ({ failed: error.message })), {
    name,
    description,
    schema: inputSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' }),
  }),
)

// An agent is given `tools`; here two of them are called as it would.
const call = (name, input) => tools.find((one) => one.name === name).invoke(input)
const text = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 0, 4, 1]}]</map>'
const { handle } = await call('read_map', { text })
console.log((await call('distance', { map: handle, a: 'sofa', b: 'lamp' })).sentence)
