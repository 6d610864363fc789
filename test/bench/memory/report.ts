import { readFileSync } from 'node:fs'
import { createRandom } from '../../../src/base/random'
import { generateScene } from '../../../src/scene/generate/generate'
import { readScenes } from '../../../src/scene/read/read'
import type { Scene } from '../../../src/scene/scene'
import { USUAL_NOISE } from '../../memory/walker'
import { sharedFile } from '../../support/shared'
import type { Tally } from './judge'
import { memorySpeeds } from './speed'
import { FRAMES, type WalkOptions, walkThrough } from './walk'

const GENERATED = 50

/** The whole evaluation of a memory as text: walks with noise beside naive memories, and speeds. */
export function memoryReport(): string {
  const path = sharedFile('data/ai2thor-objects/objects.json')
  const thor = path
    ? [...readScenes(readFileSync(path), { file: 'objects.json' })].flatMap((room) => (room.ok ? [room.value] : []))
    : []
  const generated = Array.from({ length: GENERATED }, (_, i) => generateScene({ seed: i + 1 }))
  const usual = { noise: USUAL_NOISE, footprints: true, moveBy: 1.5 }
  const parts = [
    section(`${generated.length} generated rooms, ${FRAMES} steps, one thing moved by 1.5 m`, generated, usual),
    ...(thor.length > 0 ? [section(`${thor.length} rooms of AI2-THOR, the same`, thor, usual)] : []),
    section('generated rooms, boxes without footprints', generated, { ...usual, footprints: false }),
    section('generated rooms, moved by 0.3 m', generated, { ...usual, moveBy: 0.3 }),
    memorySpeeds(),
  ]
  return parts.join('\n\n')
}

function section(title: string, scenes: readonly Scene[], options: Omit<WalkOptions, 'seed'>): string {
  const walks = scenes.map((scene, i) => walkThrough(scene, { ...options, seed: i + 1 }))
  const names = Object.keys(walks[0]!)
  const measures = [...new Set(walks.flatMap((walk) => names.flatMap((name) => Object.keys(walk[name]!))))].sort()
  const rows = measures.map((measure) => [
    measure,
    ...names.map((name) =>
      withInterval(
        walks.map((walk) => walk[name]!),
        measure,
      ),
    ),
  ])
  const table = [['', ...names], names.map(() => '---').concat('---'), ...rows]
  return `### ${title}\n\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}`
}

/** The mean over everything counted, with the 95 % interval of 1,000 bootstraps over rooms. */
function withInterval(tallies: readonly Tally[], measure: string): string {
  const counted = tallies.flatMap((tally) => (tally[measure] ? [tally[measure]!] : []))
  if (counted.length === 0) return ''
  const mean = (list: typeof counted) => {
    const all = list.reduce((sum, one) => sum + one.all, 0)
    return list.reduce((sum, one) => sum + one.of, 0) / all
  }
  const random = createRandom(1)
  const means = Array.from({ length: 1000 }, () =>
    mean(counted.map(() => counted[random.below(counted.length)]!)),
  ).sort((a, b) => a - b)
  const shown = (value: number) => value.toFixed(3)
  return `${shown(mean(counted))} (${shown(means[24]!)} to ${shown(means[974]!)})`
}
