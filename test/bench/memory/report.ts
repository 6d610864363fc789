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
/** Walks through each generated room, and through each of the few rooms of AI2-THOR. */
const WALKS = 2
const WALKS_OF_FEW = 12

/** The whole evaluation of a memory as text: walks with noise beside naive memories, and speeds. */
export function memoryReport(): string {
  const path = sharedFile('data/ai2thor-objects/objects.json')
  const thor = path
    ? [...readScenes(readFileSync(path), { file: 'objects.json' })].flatMap((room) => (room.ok ? [room.value] : []))
    : []
  const generated = Array.from({ length: GENERATED }, (_, i) => generateScene({ seed: i + 1 }))
  const usual = { noise: USUAL_NOISE, footprints: true, moveBy: 1.5 }
  const parts = [
    section(
      `${generated.length} generated rooms, ${WALKS} walks of ${FRAMES} steps in each, one thing moved by 1.5 m`,
      generated,
      usual,
    ),
    ...(thor.length > 0
      ? [section(`${thor.length} rooms of AI2-THOR, ${WALKS_OF_FEW} walks in each, the same`, thor, usual)]
      : []),
    section('generated rooms, boxes without footprints', generated, { ...usual, footprints: false }),
    section('generated rooms, moved by 0.3 m', generated, { ...usual, moveBy: 0.3 }),
    memorySpeeds(),
  ]
  return parts.join('\n\n')
}

function section(title: string, scenes: readonly Scene[], options: Omit<WalkOptions, 'seed'>): string {
  const perRoom = scenes.length < 20 ? WALKS_OF_FEW : WALKS
  const walks = scenes.map((scene, i) =>
    together(Array.from({ length: perRoom }, (_, j) => walkThrough(scene, { ...options, seed: 1000 * j + i + 1 }))),
  )
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

/** The tallies of all walks through one room as one. */
function together(walks: readonly Readonly<Record<string, Tally>>[]): Readonly<Record<string, Tally>> {
  const sums: Record<string, Record<string, { of: number; all: number }>> = {}
  for (const walk of walks)
    for (const [name, tally] of Object.entries(walk)) {
      const sum = (sums[name] ??= {})
      for (const [measure, { of, all }] of Object.entries(tally)) {
        const known = sum[measure] ?? { of: 0, all: 0 }
        sum[measure] = { of: known.of + of, all: known.all + all }
      }
    }
  return sums
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
  const all = counted.reduce((sum, one) => sum + one.all, 0)
  return `${shown(mean(counted))} (${shown(means[24]!)} to ${shown(means[974]!)}), of ${all}`
}
