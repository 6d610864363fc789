import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { toGridMap } from '../../grid/convert'
import { isGridMap } from '../../grid/grid-map'
import { getObject } from '../../layout/find'
import { frameFacing, type ObserverFrame } from '../../layout/frame'
import type { Layout } from '../../layout/layout'
import { askLayout } from '../../question/ask'
import type { RenderOptions } from '../../render/options'
import { type Drawable, renderSvg } from '../../render/svg'
import { perspectiveShift } from '../../solve/perspective'
import { writeAll } from '../../transport/stream'
import { type Arguments, type Command, type Io, UsageError } from '../command'
import { readLayoutFile, readMapFile } from '../layout-file'
import { drawPng } from '../png'
import { readSceneFile } from '../scene-file'

const help = `v2lo-map render --layout FILE [--question TEXT | --truth FILE | --grid | --ego AT,FACING] [-o map.svg]

Draws a map seen from above: an SVG to standard output, or to a file; a .png where @resvg/resvg-js is installed beside
this package (npm install @resvg/resvg-js). FILE holds a layout, a grid map, a response or any text a map can be read
from; - is standard input.

  --scene ID           FILE holds scenes (docs/scenes.md): the one with this id, with its walls and its cameras
  --question TEXT      with the derivation of its answer; --choices A,B,... are the texts of the choices
  --truth FILE         as a predicted map over this true one, with their match
  --grid               with the cells of its grid map; --size N cells along a side (10)
  --ego AT,FACING      as seen by someone who stands at one object and faces another
  -o, --output FILE    .svg or .png
  --width N            pixels, 160 to 8192 (800); --scale N: pixels of a PNG for each of these (2)
  --theme NAME         light, dark, or auto, which follows the reader's color scheme (auto; a PNG: light)
  --decimals N         the most decimals of any number (2)
  --fov N              the observer's field of view, degrees
  --labels none        without names
  --title TEXT         for screen readers
  --font FILE          the font of a PNG; default: one of the system

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 4, 4, 5]}]' | v2lo-map render --layout - -o map.svg
`

export const renderCommand: Command = {
  name: 'render',
  summary: 'draw a map, a question on it, or two maps, as SVG or PNG',
  help,
  options: {
    layout: { type: 'string' },
    scene: { type: 'string' },
    question: { type: 'string' },
    choices: { type: 'string' },
    truth: { type: 'string' },
    grid: { type: 'boolean' },
    size: { type: 'string' },
    ego: { type: 'string' },
    output: { type: 'string', short: 'o' },
    width: { type: 'string' },
    scale: { type: 'string' },
    theme: { type: 'string' },
    decimals: { type: 'string' },
    fov: { type: 'string' },
    labels: { type: 'string' },
    title: { type: 'string' },
    font: { type: 'string' },
  },
  maxWords: 0,
  async run({ options }, io) {
    const format = formatOf(options.output)
    const what = await drawableOf(options, io)
    const svg = renderSvg(what, renderOptions(options, format))
    if (format === 'png') {
      const { bytes, missing } = await drawPng(svg, scaleOf(options.scale), textOf(options.font))
      await save(options.output as string, bytes)
      if (missing.length > 0) await writeAll(io.stderr, describeMissing(missing))
    } else if (options.output !== undefined && options.output !== '-') await save(options.output as string, svg)
    else await writeAll(io.stdout, svg)
    return 'solution' in what && what.solution.status === 'unsolved' ? 1 : 0
  },
}

function formatOf(output: Arguments['options'][string]): 'svg' | 'png' {
  if (output === undefined || output === '-') return 'svg'
  const ending = extname(String(output)).toLowerCase()
  if (ending === '.svg' || ending === '.png') return ending.slice(1) as 'svg' | 'png'
  throw new UsageError(`--output ${JSON.stringify(output)}: expected a name that ends in .svg or .png`)
}

async function drawableOf(options: Arguments['options'], io: Io): Promise<Drawable> {
  const { layout: file, question, truth, grid, ego } = options
  if (typeof file !== 'string') throw new UsageError('expected --layout FILE; see render --help for an example')
  const asked = [question, truth, grid, ego].filter((option) => option !== undefined)
  if (asked.length > 1) throw new UsageError('expected one of --question, --truth, --grid and --ego; see render --help')
  if (options.size !== undefined && !grid) throw new UsageError('--size: it needs --grid')
  if (options.choices !== undefined && question === undefined) throw new UsageError('--choices: it needs --question')
  if (file === '-' && truth === '-') throw new UsageError('--truth: only one of the two can be standard input')
  const scene = typeof options.scene === 'string' ? await readSceneFile(file, options.scene, io) : undefined
  if (scene !== undefined && asked.length === 0) return scene
  const map = scene?.layout ?? (await readMapFile(file, io))
  if (isGridMap(map)) {
    if (asked.length === 0) return map
    throw new UsageError(`${file}: it holds a grid map, which has no meters: expected no ${nameOfAsked(options)}`)
  }
  const layout = map
  if (typeof question === 'string') {
    const choices = typeof options.choices === 'string' ? options.choices.split(',').map((c) => c.trim()) : undefined
    const solution = askLayout(layout, question, { choices })
    if (solution.status === 'unsolved') await writeAll(io.stderr, `${solution.reason}: ${solution.message}\n`)
    return { layout, solution, question }
  }
  if (typeof truth === 'string') return { predicted: layout, truth: await readLayoutFile(truth, io) }
  if (grid)
    return {
      layout,
      grid: toGridMap(layout, options.size === undefined ? {} : { size: numberOf(options.size, 'size') }),
    }
  return typeof ego === 'string' ? perspectiveShift(layout, viewOf(layout, ego)) : layout
}

const nameOfAsked = (options: Arguments['options']) =>
  `--${['question', 'truth', 'grid', 'ego'].find((name) => options[name] !== undefined)}`

function viewOf(layout: Layout, ego: string): ObserverFrame {
  const [at, facing, ...rest] = ego.split(',').map((name) => name.trim())
  if (!at || !facing || rest.length > 0) throw new UsageError('--ego: expected two names, such as --ego sofa,tv')
  const frame = frameFacing(getObject(layout, at), getObject(layout, facing))
  if (frame) return frame
  throw new UsageError(`--ego: the centers of ${at} and ${facing} coincide, so there is no forward direction`)
}

function renderOptions(options: Arguments['options'], format: 'svg' | 'png'): RenderOptions {
  const { width, theme = format === 'png' ? 'light' : 'auto', decimals, fov, labels, title } = options
  if (format === 'png' && theme === 'auto') throw new UsageError('--theme: a PNG is light or dark')
  if (labels !== undefined && labels !== 'all' && labels !== 'none')
    throw new UsageError('--labels: expected all or none')
  return {
    theme: theme as 'auto',
    ...(width !== undefined && { width: numberOf(width, 'width') }),
    ...(decimals !== undefined && { decimals: numberOf(decimals, 'decimals') }),
    ...(fov !== undefined && { fovDeg: numberOf(fov, 'fov') }),
    ...(labels !== undefined && { labels }),
    ...(title !== undefined && { title: String(title) }),
  }
}

function scaleOf(scale: Arguments['options'][string]): number {
  const value = scale === undefined ? 2 : numberOf(scale, 'scale')
  if (value >= 0.5 && value <= 8) return value
  throw new UsageError(`--scale ${String(scale)}: expected 0.5 to 8`)
}

function numberOf(text: Arguments['options'][string], flag: string): number {
  const value = Number(text)
  if (text !== '' && Number.isFinite(value)) return value
  throw new UsageError(`--${flag} ${JSON.stringify(text)}: expected a number`)
}

const textOf = (option: Arguments['options'][string]) => (typeof option === 'string' ? option : undefined)

const describeMissing = (characters: readonly string[]) =>
  `the font has no glyph for ${characters.slice(0, 20).join(' ')}${characters.length > 20 ? ` and ${characters.length - 20} more` : ''}: they are empty boxes; give a font that has them with --font FILE, or write an .svg\n`

async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    throw new UsageError(`${file}: it could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
}
