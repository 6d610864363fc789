import { closeSync, openSync, writeSync } from 'node:fs'
import { createRandom, type Random } from '../../../src/base/random'

interface Named {
  readonly object_name: string
  readonly bbox: readonly [number, number, number, number]
}

const NAMES = 'fridge,armchair,dog bed,sofa,box,television,table,lamp,shelf,desk,rug,door,stove,window,plant,bed'.split(
  ',',
)

/** Rollouts of one question, as a training step has them. */
const GROUP = 8

/** Writes rows of about 3.3 kB with question and true map, in groups that share both; the same for every call. */
export function writeRows(file: string, rows: number): void {
  const random = createRandom(11)
  const handle = openSync(file, 'w')
  for (let at = 0; at < rows; ) {
    const truth = roomOf(random)
    const near = [truth[0]!.object_name, truth[3]!.object_name]
    const shared = {
      ground_truth: '2.5',
      question: `What is the distance between the closest points of the ${near[0]} and the ${near[1]} (in meters)?`,
      true_layout: { origin: 'observer', objects: truth.map(({ object_name: label, bbox }) => ({ label, bbox })) },
    }
    let text = ''
    for (let i = 0; i < GROUP && at < rows; i++)
      text += `${JSON.stringify({ id: at++, response: responseOf(truth, random), ...shared })}\n`
    writeSync(handle, text)
  }
  closeSync(handle)
}

function roomOf(random: Random): readonly Named[] {
  return NAMES.map((object_name) => {
    const [x, y] = [random.between(-8, 8), random.between(0, 9)]
    const box = [x, y, x + random.between(0.4, 2), y + random.between(0.4, 2)].map((v) => Number(v.toFixed(2)))
    return { object_name, bbox: box as unknown as Named['bbox'] }
  })
}

/** What a model makes of a room: a map a little off, and reasoning on its centers and distances. */
function responseOf(truth: readonly Named[], random: Random): string {
  const map = truth.map(({ object_name, bbox }) => {
    const off = random.between(-0.3, 0.3)
    return { object_name, bbox: bbox.map((v) => Number((v + off).toFixed(1))) }
  })
  const center = ({ bbox: [a, b, c, d] }: { bbox: readonly number[] }) => [(a! + c!) / 2, (b! + d!) / 2] as const
  const think = map.slice(0, 9).map((one, i) => {
    const [x, y] = center(one).map((v) => v.toFixed(2))
    const [u, v] = center(map[i + 1]!).map((w) => w.toFixed(2))
    const far = Math.hypot(Number(x) - Number(u), Number(y) - Number(v)).toFixed(2)
    return `The center of the ${one.object_name} is (${x}, ${y}). To the next one it is sqrt((${x} - ${u})^2 + (${y} - ${v})^2) ≈ ${far} m, so it stands there.`
  })
  return `<map>${JSON.stringify(map)}</map><think>${think.join('\n')}</think><answer>${random.between(1, 4).toFixed(1)}</answer>`
}
