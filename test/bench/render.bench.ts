import { createRandom } from '../../src/base/random'
import { renderCharacters } from '../../src/render/characters'
import { renderSvg } from '../../src/render/svg'
import { names, randomRoom } from '../score/map/rooms'
import type { Contest } from './measure'

/** Drawing a room, beside writing it as JSON: a floor that no drawing gets under. */
export function renderContests(): Contest[] {
  const contest = (objects: number, rooms: number): Contest => {
    const side = Math.sqrt(objects) * 1.6
    const layouts = Array.from({ length: rooms }, (_, i) => randomRoom(createRandom(i + 1), names(objects), side, side))
    return {
      name: `\`renderSvg\`, a layout of ${objects} objects`,
      unit: 'a picture',
      units: rooms,
      ours: () => layouts.map((layout) => renderSvg(layout).length),
      peer: {
        name: 'the same as characters for a terminal',
        run: () => layouts.map((layout) => renderCharacters(layout).length),
      },
    }
  }
  return [contest(30, 50), contest(100, 20), contest(500, 5)]
}
