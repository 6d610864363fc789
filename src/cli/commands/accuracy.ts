import { type MapAccuracy, mapAccuracy } from '../../score/map/accuracy'
import type { AlignKind } from '../../score/map/align'
import { type Command, UsageError } from '../command'
import { present } from '../io'
import { readLayoutFile } from '../layout-file'
import { formatTable } from '../table'

const help = `v2lo-map accuracy --predicted FILE --truth FILE [--align KIND] [--json]

How good a predicted map is. Both files hold a layout, a response or any text a map can be read from; one of them may
be - for standard input. Writes every number as JSON to standard output and the main ones as a table to standard error.

  --align KIND   how the predicted map may be moved first: none (default: the map is metric), translation, rigid,
                 similarity
  --json         only the JSON

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]' > truth.txt
  echo '[{"object_name": "sofa", "bbox": [0.1, 0, 2.1, 1]}]' | v2lo-map accuracy --predicted - --truth truth.txt
`

export const accuracyCommand: Command = {
  name: 'accuracy',
  summary: 'how good a predicted map is',
  help,
  options: {
    predicted: { type: 'string' },
    truth: { type: 'string' },
    align: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 0,
  async run({ options }, io) {
    const { predicted, truth, align = 'none' } = options
    if (typeof predicted !== 'string' || typeof truth !== 'string')
      throw new UsageError('expected --predicted FILE and --truth FILE; see accuracy --help')
    if (predicted === '-' && truth === '-') throw new UsageError('--truth: only one of the two can be standard input')
    const result = mapAccuracy(await readLayoutFile(predicted, io), await readLayoutFile(truth, io), {
      align: align as AlignKind,
    })
    await present(io, result, describe(result), options.json === true)
    return 0
  },
}

function describe(result: MapAccuracy): string {
  const shown = (name: string, value: number | null) =>
    value === null ? '-' : name.endsWith('Count') ? String(value) : value.toFixed(3)
  const rows = Object.entries(result)
    .filter((entry): entry is [string, number | null] => typeof entry[1] === 'number' || entry[1] === null)
    .map(([name, value]) => [name, shown(name, value)])
  const mirrored = result.mirrored ? 'a mirrored map would fit clearly better\n' : ''
  return `${formatTable(['measure', 'value'], rows)}${mirrored}`
}
