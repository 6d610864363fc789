import { seededRandom } from './random'

/** A response with its map alone and what is wrong with it. */
export interface MapResponse {
  readonly kind: 'plain' | 'fenced' | 'malformed' | 'untagged'
  readonly response: string
  /** The text of the map without tags. */
  readonly map: string
  readonly objects: number
}

const LABELS = [
  ...['fridge', 'armchair', 'dog bed', 'sofa', 'box', 'table', 'coffee table', 'chair', 'tv stand', 'lamp', 'door'],
  ...['window', 'trash bin', 'washing machine', 'plant', 'shelf', 'bookshelf', 'stool', 'sink', 'toilet', 'desk'],
]

const WORDS = 'the center of sofa is at ( -1.55 , 2.65 ) so its distance to fridge is 8.25 m and it lies behind'.split(
  ' ',
)

/** Seeded responses as the issue words them: 70 % well formed with 5 to 30 objects, 10 % fenced, malformed, untagged. */
export function mapResponses(count: number, seed: number): MapResponse[] {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))

  function objectText(): string {
    const decimals = pick([1, 1, 2, 3])
    const x = random() * 20 - 10
    const y = random() * 20 - 10
    const numbers = [x, y, x + 0.1 + random() * 3, y + 0.1 + random() * 3].map((n) => n.toFixed(decimals))
    return `{"object_name": "${pick(LABELS)}", "bbox": [${numbers.join(', ')}]}`
  }

  return Array.from({ length: count }, () => {
    const objects = between(5, 30)
    const texts = Array.from({ length: objects }, objectText)
    const map = `[${texts.join(', ')}]`
    const think = Array.from({ length: between(100, 500) }, () => pick(WORDS)).join(' ')
    const rest = `<think>${think}</think><answer>${pick(['A', 'B', 'C', 'D'])}</answer>`
    const share = random()
    if (share < 0.7) return { kind: 'plain', response: `<map>${map}</map>${rest}`, map, objects }
    if (share < 0.8) {
      const fenced = `\`\`\`json\n${map}\n\`\`\``
      return { kind: 'fenced', response: `<map>${fenced}</map>${rest}`, map: fenced, objects }
    }
    if (share < 0.9) {
      const broken = pick(BREAKS)(map, texts)
      return { kind: 'malformed', response: `<map>${broken}</map>${rest}`, map: broken, objects }
    }
    return { kind: 'untagged', response: `Establish a bird's-eye view: ${map}`, map, objects }
  })
}

/** What models do to JSON. */
const BREAKS: readonly ((map: string, objects: readonly string[]) => string)[] = [
  (map) => map.replaceAll('"', "'"),
  (map) => map.replace(/\]$/, ',]'),
  (map) => map.slice(0, -1),
  (map) => map.slice(0, -20),
  (map) => map.replace('}, {', '} {'),
  (map) => map.replaceAll('"object_name"', 'object_name'),
  (_, objects) => `[${objects.join(',\n// next\n')}]`,
  (_, objects) => objects.join('\n'),
  (map) => map.replace(/"([a-z ]+)", "bbox"/, '“$1”, "bbox"'),
  (map) => map.replace('[{', '[{{').replace('}]', '}}]'),
  (map) => map.replaceAll(']}', '],}'),
  (map) => map.replaceAll(']}', ',]}'),
  (map) => map.replace(/"([^"]*)"/g, '“$1”'),
  (_, objects) => `[${objects.map((text) => text.replace('[', '(').replace(']', ')')).join(', ')}]`,
]
