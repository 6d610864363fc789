import type { Aabb } from '../layout/aabb'
import { type BoxIndex, createBoxIndex } from '../layout/neighbors'
import type { Track } from './track'

/** Where tracks are, each label in a tree of its own: only those of one label are ever compared. */
export interface TrackIndex {
  /** Puts a track in with a box, or in the place it had. */
  set(track: Track, box: Aabb): void
  delete(track: Track): void
  /** The tracks of a folded label whose boxes touch a box, in no particular order. */
  within(folded: string, box: Aabb): readonly Track[]
}

export function createTrackIndex(): TrackIndex {
  const trees = new Map<string, BoxIndex<Track>>()
  // A correction may change the label of a track.
  const labels = new Map<Track, string>()
  const remove = (track: Track) => {
    const label = labels.get(track)
    if (label === undefined) return
    trees.get(label)!.delete(track)
    labels.delete(track)
  }
  return {
    set(track, box) {
      const { folded } = track
      if (labels.get(track) !== folded) remove(track)
      let tree = trees.get(folded)
      if (tree === undefined) {
        tree = createBoxIndex()
        trees.set(folded, tree)
      }
      tree.set(track, box)
      labels.set(track, folded)
    },
    delete: remove,
    within: (folded, box) => trees.get(folded)?.within(box) ?? [],
  }
}
