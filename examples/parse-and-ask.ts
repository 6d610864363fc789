import { getObject, parseLayout, relativeDirection, unwrap } from 'v2lo-map'

const response = `<map>[{"object_name": "television", "bbox": [-0.4, 4.8, 0.6, 5.2]},
{"object_name": "box", "bbox": [0.2, 0.4, 0.8, 1.0]},
{"object_name": "armchair", "bbox": [-3.2, 4.2, -2.4, 5.2]},
{"object_name": "dogbed", "bbox": [-5.9, 6.8, -4.9, 7.8]}]</map><think>...</think><answer>A</answer>`

const layout = unwrap(parseLayout(response)) // throws with the first diagnostic when there is no map
const television = getObject(layout, 'television')
const box = getObject(layout, 'box')

// Standing at the television and facing the box: where is the armchair, seen from the dogbed?
const armchair = relativeDirection(
  getObject(layout, 'armchair'),
  { at: television, facing: box },
  { from: getObject(layout, 'dogbed') },
)
console.log(armchair?.label, `${armchair?.marginDeg.toFixed(1)} degrees from the next sector`)
