// Draws a map while its tokens arrive, as an agent or a live view would.
import { createLayoutStream } from 'v2lo-map'
import { renderCharacters } from 'v2lo-map/render'

const response =
  '<map>[{"object_name": "sofa", "bbox": [-2.2, 0.4, -0.2, 1.3]}, {"object_name": "lamp", "bbox": [0.4, 0.4, 0.8, 0.8]}, ' +
  '{"object_name": "television", "bbox": [-1.8, 3.6, -0.4, 3.9]}]</map><think>...</think><answer>B</answer>'

const stream = createLayoutStream()
let objects = 0
for (let at = 0; at < response.length; at += 7) {
  // A token may end anywhere: inside a name, a number or a tag.
  for (const object of stream.push(response.slice(at, at + 7))) {
    objects++
    console.log(`after ${at + 7} characters: ${object.id} (${objects})`)
  }
}

const parsed = stream.end() // exactly what parseLayout gives for the whole text
if (parsed.ok) console.log(`\n${renderCharacters(parsed.value, { width: 40 })}`)
