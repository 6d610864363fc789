import { createTool } from '@mastra/core/tools'
import { createLayoutStore, createMapTools } from 'v2lo-map/tools'

const tools = Object.fromEntries(
  createMapTools({ store: createLayoutStore() }).map(({ name, description, inputSchema, outputSchema, execute }) => [
    name,
    createTool({
      id: name,
      description,
      inputSchema,
      outputSchema,
      // Mastra adds two fields of its own to what the model gave.
      execute: ({ suspend, resumeData, ...input }) => execute(input),
    }),
  ]),
)

// An agent is given `tools`; here two of them are called as it would.
const text = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 0, 4, 1]}]</map>'
const { handle } = await tools.read_map.execute({ text })
console.log((await tools.distance.execute({ map: handle, a: 'sofa', b: 'lamp' })).sentence)
