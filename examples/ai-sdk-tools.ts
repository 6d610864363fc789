import { createLayoutStore, createMapTools } from 'v2lo-map/tools'

// The AI SDK takes each tool unchanged: generateText({ model, tools, prompt }).
const tools = Object.fromEntries(createMapTools({ store: createLayoutStore() }).map((tool) => [tool.name, tool]))

const text =
  '<map>[{"object_name": "sofa", "bbox": [-1, 2, 1, 3]}, {"object_name": "tv", "bbox": [3, 2, 3.1, 3]}]</map>'
const { handle } = await tools.read_map!.execute({ text })
const { answer, sentence } = await tools.ask!.execute({
  map: handle,
  question: 'How far is the sofa from the tv in meters?',
})
console.log(answer, '|', sentence)
