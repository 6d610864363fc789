import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderSvg } from '../../render/svg'
import { type ObservedLayout, observedLayout } from '../../scene/observed'
import { frameLegend, renderFrame } from '../../scene/picture/picture'
import type { Scene } from '../../scene/scene'
import { sights } from '../../scene/sight'
import { sampleWalk, type Walk, walkOf } from '../../scene/walk/walk'
import { type Command, UsageError } from '../command'
import { readCount } from '../flags'
import { makeFolder } from '../generate/folder'
import { present } from '../io'
import { readSceneFile } from '../scene-file'
import { formatTable } from '../table'

const help = `v2lo-map frames SCENES [--scene ID] [--walk N] -o DIR

Shows a room as the cameras in it see it: a PNG picture of each frame, drawn as boxes with their names; frames.json,
with what each frame shows and the map of an observer who had them all; and observed.svg, that map with what was never
seen in gray. SCENES is a file of scenes (docs/scenes.md lists the formats); - is standard input.

  --scene ID         the scene, where the file holds several
  --walk N           a walk of N frames made up for the room; default: its recorded cameras, at most 1000, or a walk of 16
  --seed S           another walk (1)
  -o, --output DIR   the folder to write to, made where it is missing; pictures of an earlier walk in it are removed
  --labels none      pictures without names
  --json             only the JSON

Example:
  v2lo-map scenes --generate 1 --seed 7 -o rooms.jsonl
  v2lo-map frames rooms.jsonl --walk 16 -o frames
`

/** Of one walk, frames. */
const MOST_FRAMES = 1000

export const framesCommand: Command = {
  name: 'frames',
  summary: 'draw what the cameras in a room see, and say what they show',
  help,
  options: {
    scene: { type: 'string' },
    walk: { type: 'string' },
    seed: { type: 'string' },
    output: { type: 'string', short: 'o' },
    labels: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, words }, io) {
    const { output, labels, scene: id } = options
    const file = words[0]
    if (file === undefined) throw new UsageError('expected SCENES, a file of scenes; see frames --help')
    if (typeof output !== 'string') throw new UsageError('expected -o DIR, a folder to write to; see frames --help')
    if (labels !== undefined && labels !== 'all' && labels !== 'none')
      throw new UsageError('--labels: expected all or none')
    const wanted = readCount('--walk', options.walk, 0)
    if (wanted > MOST_FRAMES) throw new UsageError(`--walk ${wanted}: expected at most ${MOST_FRAMES} frames`)
    const seed = readCount('--seed', options.seed, 1, 0)
    const scene = await readSceneFile(file, typeof id === 'string' ? id : undefined, io)
    const walk = walkIn(scene, wanted, seed)
    const observed = observedLayout(scene, walk.cameras)
    const names = walk.cameras.map(
      (_, i) => `frame-${String(i).padStart(Math.max(2, String(walk.cameras.length - 1).length), '0')}.png`,
    )
    const told = { ...describe(scene, walk, observed, names) }
    await removeOld(output, names)
    await save(output, 'frames.json', `${JSON.stringify(told, null, 2)}\n`)
    await save(output, 'observed.svg', renderSvg(observed))
    for (const [i, camera] of walk.cameras.entries())
      await save(output, names[i]!, renderFrame(scene, camera, { labels: labels !== 'none' }))
    await present(io, summaryOf(output, told), tableOf(output, told, scene), options.json === true)
    return 0
  },
}

function walkIn(scene: Scene, frames: number, seed: number): Walk {
  if (frames > 0) return sampleWalk(scene, { frames, seed })
  return walkOf(scene, { seed, ...(scene.cameras.length > 0 && { frames: MOST_FRAMES }) })
}

/** What frames.json holds. */
function describe(scene: Scene, walk: Walk, observed: ObservedLayout, names: readonly string[]) {
  const { layout, evidence, complete, unseen } = observed
  return {
    scene: scene.id,
    walk: walk.source,
    legend: frameLegend(scene),
    frames: sights(scene, walk.cameras).map(({ objects }, i) => ({
      file: names[i]!,
      camera: walk.cameras[i]!,
      // What has no pixel in a frame is not listed in it.
      objects: objects.filter(({ pixels }) => pixels > 0).sort((a, b) => b.pixels - a.pixels),
    })),
    observed: { layout, evidence, complete, unseen: unseen.map(({ id }) => id) },
  }
}

type Told = ReturnType<typeof describe>

const seenOf = ({ objects }: Told['frames'][number]) => objects.filter(({ seen }) => seen).map(({ id }) => id)

function summaryOf(folder: string, { scene, walk, frames, observed }: Told) {
  return {
    folder,
    scene,
    walk,
    frames: frames.map((frame) => ({ file: frame.file, seen: seenOf(frame) })),
    seen: observed.layout.objects.length,
    unseen: observed.unseen,
  }
}

/** As many labels as a line of the table names. */
const NAMED = 6

function tableOf(folder: string, { scene, walk, frames, observed }: Told, { layout: whole }: Scene): string {
  // Ids of simulators are long; a label says what it is.
  const labels = new Map(whole.objects.map(({ id, label }) => [id, label]))
  const known = new Set<string>()
  const rows = frames.map((frame) => {
    const seen = seenOf(frame)
    for (const id of seen) known.add(id)
    const largest = [...new Set(seen.map((id) => labels.get(id)!))]
    const more = largest.length > NAMED ? ', ...' : ''
    return [frame.file, seen.length, known.size, largest.slice(0, NAMED).join(', ') + more]
  })
  const { layout, unseen } = observed
  return `${formatTable([`${scene} (${walk} walk)`, 'seen', 'so far', 'the largest of them'], rows)}${layout.objects.length} of ${
    layout.objects.length + unseen.length
  } objects seen; written to ${folder}: the pictures, frames.json, observed.svg\n`
}

/** A picture as this command names it: nothing else in a folder is removed. */
const PICTURE = /^frame-\d{2,}\.png$/

/** Removes the pictures that the folder's frames.json lists and that this walk does not replace. */
async function removeOld(folder: string, names: readonly string[]): Promise<void> {
  const text = await readFile(join(folder, 'frames.json'), 'utf8').catch(() => 'null')
  for (const name of picturesIn(text).filter((one) => !names.includes(one)))
    await rm(join(folder, name), { force: true })
}

function picturesIn(text: string): string[] {
  try {
    const { frames } = JSON.parse(text) as { readonly frames: readonly { readonly file: string }[] }
    return frames.map(({ file }) => String(file)).filter((file) => PICTURE.test(file))
  } catch {
    return []
  }
}

async function save(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  try {
    await makeFolder(folder)
    await writeFile(path, content)
  } catch (error) {
    throw new UsageError(`${path}: it could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
}
