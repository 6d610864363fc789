import { readScenes } from '../../src/scene/read/read'
import { formatScene } from '../../src/scene/read/scene-line'
import { sharedJson } from '../support/shared'
import type { Contest } from './measure'

const NAMES = ['scannet_21scenes', 'arkitscenes_12scenes', 'scannetpp_8scenes']

/** As many scenes as the three files of VSI-Bench hold together. */
const SCENES = 288

/** Reading scanned rooms, beside the JSON parser alone; without the shared data there is nothing to measure. */
export function sceneContests(): Contest[] {
  const files = NAMES.map((name) => sharedJson<Record<string, unknown>>(`data/vsi-bench-scans/${name}.json`))
  if (files.some((file) => file === undefined)) return []
  const known = files.flatMap((file) => Object.values(file!))
  const text = JSON.stringify(
    Object.fromEntries(Array.from({ length: SCENES }, (_, i) => [`scene${i}`, known[i % known.length]])),
  )
  const scenes = [...readScenes(text)].map((reading) => reading.value!)
  const lines = scenes.map((scene) => `${formatScene(scene)}\n`).join('')
  const count = (data: string) => {
    let read = 0
    for (const { ok } of readScenes(data)) if (ok) read++
    if (read !== SCENES) throw new Error(`read ${read} of ${SCENES} scenes`)
    return read
  }
  return [
    {
      name: `\`readScenes\` of a VSI-Bench file of ${SCENES} scenes`,
      unit: 'a file',
      units: 1,
      ours: () => count(text),
      peer: { name: '`JSON.parse`, nothing else', run: () => JSON.parse(text) },
    },
    {
      name: `\`readScenes\` of the same as \`scene.jsonl\``,
      unit: 'a file',
      units: 1,
      ours: () => count(lines),
      peer: { name: '`JSON.parse` line by line', run: () => lines.split('\n').map((line) => line && JSON.parse(line)) },
    },
  ]
}
