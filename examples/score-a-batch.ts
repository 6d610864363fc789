import { scoreAll } from 'v2lo-map/reward'

const map = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map>'
const rows = [
  { response: `${map}<think>It is wide.</think><answer>2.0</answer>`, groundTruth: '2.0' },
  { response: `${map}<think>It is wide.</think><answer>1.5</answer>`, groundTruth: '2.0' },
  { response: 'about two meters', groundTruth: '2.0' },
]

for (const result of scoreAll(rows, { preset: 'v2lo' })) {
  if (result.error) console.log('not scored:', result.error.message)
  else console.log(`overall ${result.overall}, format ${result.format}, accuracy ${result.accuracy}`)
}
