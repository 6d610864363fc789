// The two examples of the figure in the paper's README, read, drawn, solved and checked: `npm run demo`.
import { askLayout, createLayout, explainSolution, getObject, type Layout, parseLayout, sizeOf, unwrap } from 'v2lo-map'
import { renderCharacters } from 'v2lo-map/render'
import { checkConsistency, score } from 'v2lo-map/reward'

// Left: the map as the model wrote it, with words before it.
const leftMap = `Establish a bird's-eye view : [{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}, {"object_name":
"armchair", "bbox": [-5.6, 1.8, -4.8, 2.7]}, {"object_name": "dogbed", "bbox": [-7.6, 5.4, -6.8, 6.4]}, {"object_name": "sofa",
"bbox": [-2.0, 1.6, -1.1, 3.7]}, {"object_name": "box", "bbox": [-0.3, 0.9, 0.3, 1.3]}]`
showExample({
  title: 'Left: which object is nearest to the fridge?',
  layout: unwrap(parseLayout(leftMap)),
  question:
    'Considering the center point of the fridge as a reference point, which of these objects has the nearest center point to it?',
  choices: ['armchair', 'sofa', 'box', 'dogbed'],
  stated: 'D',
})

// Right: its map is prose, so these are the centers read off the published plot, as points without extent.
const centers = { television: [0.1, 5.0], box: [0.5, 0.7], armchair: [-2.8, 4.7], dogbed: [-5.4, 7.3] }
showExample({
  title: 'Right: a change of perspective',
  layout: createLayout(
    Object.entries(centers).map(([label, [x, y]]) => ({ label, bbox: [x!, y!, x!, y!] as const })),
    { origin: 'observer' },
  ),
  question:
    "Imagine you are at the television and facing precisely at the box. If this line of sight is 'forward', what is the location of the armchair with respect to the dogbed?",
  choices: ['left-Back', 'Right-Back', 'Left-Front', 'Right-Front'],
  stated: 'A',
})

interface Example {
  readonly title: string
  readonly layout: Layout
  readonly question: string
  readonly choices: readonly string[]
  readonly stated: string
}

function showExample({ title, layout, question, choices, stated }: Example): void {
  console.log(`\n=== ${title}\n`)
  console.log(objectTable(layout))
  console.log(renderCharacters(layout))
  console.log(`Question: ${question}`)
  console.log(`Choices:  ${choices.map((text, i) => `${'ABCD'[i]} ${text}`).join(', ')}\n`)

  const solution = askLayout(layout, question, { choices })
  console.log(explainSolution(solution))

  // The response as the model gave it: its map, and the answer it states.
  const written = layout.objects.map(({ label, box }) => ({
    object_name: label,
    bbox: [box.minX, box.minY, box.maxX, box.maxY],
  }))
  const response = `<map>${JSON.stringify(written)}</map><think>...</think><answer>${stated}</answer>`
  const { verdict, implied } = checkConsistency(response, question, { choices })
  console.log(
    verdict === 'consistent'
      ? `\nThe stated answer ${stated} follows from the stated map.`
      : `\nThe map implies ${implied}; the answer states ${stated}: the stated answer does not follow from the stated map.`,
  )

  console.log('\nThe v2lo reward of this response, which never looks at the map:')
  const letters = [stated, ...(solution.status === 'solved' && solution.choice ? [solution.choice.letter] : [])]
  for (const groundTruth of [...new Set(letters)].sort().reverse()) {
    const result = score({ response, groundTruth }, { preset: 'v2lo' })
    if (!result.error)
      console.log(
        `  ground truth ${groundTruth}: ${result.overall} (format ${result.format}, accuracy ${result.accuracy})`,
      )
  }
}

function objectTable(layout: Layout): string {
  const rows = layout.objects.map(({ id }) => {
    const object = getObject(layout, id)
    const { minX, minY, maxX, maxY } = object.box
    const { extentX, extentY } = sizeOf(object)
    const numbers = [(minX + maxX) / 2, (minY + maxY) / 2, extentX, extentY]
    return [id.padEnd(12), ...numbers.map((n) => n.toFixed(2).padStart(8))].join(' ')
  })
  const header = ['object'.padEnd(12), ...['center x', 'center y', 'width', 'depth'].map((h) => h.padStart(8))].join(
    ' ',
  )
  return [header, ...rows, ''].join('\n')
}
