import { foldLabel } from '../layout/label'
import type { Cursor } from '../parse/json/cursor'
import { markGrid } from './diagnostics'
import { wordsOfKey } from './keys'
import type { GridSink, ObjectGroup, RawInstance } from './read-instance'

/**
 * Drops views that show the same objects again: elevations next to or instead of a plan, and another dictionary with
 * the same names. Cells seen from the front or the side are not places on a floor.
 */
export function chooseView(c: Cursor, sink: GridSink): void {
  const groups = new Map<ObjectGroup, Set<string>>()
  const direct = new Set<string>()
  for (const { group, name } of sink.instances) {
    if (group === undefined) direct.add(foldLabel(name))
    else {
      const names = groups.get(group)
      if (names) names.add(foldLabel(name))
      else groups.set(group, new Set([foldLabel(name)]))
    }
  }
  if (groups.size === 0) return
  const all = [...groups.keys()]
  const seenFromSides = all.some(({ projection }) => projection === 'plan' || projection === 'elevation')
  const kept: Set<string>[] = direct.size > 0 ? [direct] : []
  const dropped = new Set<ObjectGroup>()
  // The plan comes first, wherever it is in the text.
  for (const group of [...all.filter(isPlan), ...all.filter((group) => !isPlan(group))]) {
    const names = groups.get(group)!
    const { projection } = group
    const side = projection === 'elevation' || (projection === 'side' && seenFromSides)
    if (side || (!isRoom(group) && kept.some((others) => sameNames(names, others)))) dropped.add(group)
    else kept.push(names)
  }
  if (dropped.size === 0) return
  const remaining = sink.instances.filter(({ group }) => group === undefined || !dropped.has(group))
  for (const { start, end } of dropped) markGrid(c, remaining.length > 0 ? 'other-view' : 'no-plan', start, end)
  sink.instances = remaining satisfies RawInstance[]
}

const isPlan = ({ projection }: ObjectGroup) => projection === 'plan'

function sameNames(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false
  for (const name of a) if (!b.has(name)) return false
  return true
}

/** Two rooms may contain objects with the same names and still be two places. */
const isRoom = ({ key }: ObjectGroup) => wordsOfKey(key).some((word) => ROOMS.includes(word))

const ROOMS: readonly string[] = [
  ...['room', 'bedroom', 'bathroom', 'kitchen', 'livingroom', 'hall', 'hallway', 'corridor', 'office', 'closet'],
  ...['zone', 'area', 'region', 'floor', 'level', 'storey', 'quadrant', 'part', 'corner'],
]
