import { askLayout, explainSolution, parseLayout, unwrap } from 'v2lo-map'

const layout = unwrap(
  parseLayout(`[{"object_name": "fridge", "bbox": [-2.2, 0.3, -1.4, 1.1]}, {"object_name": "sofa", "bbox": [-0.5, 2.6, 1.5, 3.5]},
{"object_name": "lamp", "bbox": [2.0, 2.8, 2.4, 3.2]}]`),
)

const solution = askLayout(
  layout,
  'Measuring from the closest points between the two objects, what is the distance between the fridge and the sofa in meters?',
)
console.log(explainSolution(solution))
if (solution.status === 'solved') console.log(solution.answer, solution.unit)
else console.log('not answered:', solution.reason)
