import { createColors } from 'picocolors'
import { renderCharacters } from '../../render/characters'
import { writeAll } from '../../transport/stream'
import { type Command, type Io, UsageError } from '../command'
import { readLayoutFile } from '../layout-file'
import { readSceneFile } from '../scene-file'

const help = `v2lo-map show [FILE] [--scene ID] [--width N] [--ascii] [--no-color]

Shows a map in the terminal, seen from above. FILE holds a layout, a response or any text a map can be read from; - or
nothing is standard input. In color where standard output is a terminal, unless NO_COLOR is set.

  --scene ID     FILE holds scenes (docs/scenes.md): the one with this id
  --width N      columns, 8 to 1000; default: those of the terminal, at most 100
  --ascii        only ASCII; the default where the locale is not UTF-8
  --no-color     without colors

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 4, 4, 5]}]' | v2lo-map show
`

export const showCommand: Command = {
  name: 'show',
  summary: 'show a map in the terminal',
  help,
  options: {
    scene: { type: 'string' },
    width: { type: 'string' },
    ascii: { type: 'boolean' },
    'no-color': { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, words }, io) {
    const width = widthOf(options.width, io)
    const file = words[0] ?? '-'
    const layout =
      typeof options.scene === 'string'
        ? (await readSceneFile(file, options.scene, io)).layout
        : await readLayoutFile(file, io)
    const isColored = io.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
    const colors = createColors(isColored && !options['no-color'])
    const inks = [colors.cyan, colors.yellow, colors.green, colors.magenta, colors.blue, colors.red]
    const text = renderCharacters(layout, {
      width,
      charset: options.ascii || !isUtf8(process.env) ? 'ascii' : 'unicode',
      paint: (part, index) => inks[index % inks.length]!(part),
    })
    await writeAll(io.stdout, text)
    return 0
  },
}

function widthOf(option: string | boolean | undefined, io: Io): number {
  // Beside the picture stand the numbers of its axis.
  if (option === undefined) return Math.min(100, ((io.stdout as { columns?: number }).columns ?? 72) - 8)
  const width = Number(option)
  if (Number.isInteger(width) && width >= 8 && width <= 1000) return width
  throw new UsageError(`--width ${JSON.stringify(option)}: expected 8 to 1000 columns`)
}

/** What the locale says; one that says nothing is taken for UTF-8, as terminals are today. */
function isUtf8({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG
  return !locale || /utf-?8/i.test(locale)
}
