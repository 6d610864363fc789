import { showReceived, V2loError } from '../base/error'

/** Gives each object of one layout its id, in order. */
export interface IdMaker {
  /**
   * The id of the next object: `wanted` where one is given (a `V2loError` when it is taken), else the label itself
   * for the first of a folded label and `label#2`, `label#3`, ... for the next ones, an id already taken skipped.
   */
  idFor(label: string, foldedLabel: string, wanted?: string): string
  /** Whether an object has this id. */
  isTaken(id: string): boolean
  /** Remembers this moment, so that the ids given from now on can be taken back. */
  remember(): void
  /** Takes back the ids given since. */
  takeBack(): void
}

/** An id that was given, and how many objects its label had before. */
interface GivenId {
  readonly id: string
  readonly foldedLabel: string
  readonly count: number | undefined
  readonly first: boolean
}

/** An id depends only on the objects before it, so it never changes when more objects follow. */
export function createIdMaker(): IdMaker {
  const seen = new Set<string>()
  // How many objects a label has, kept from its second on.
  const counts = new Map<string, number>()
  // Ids made from labels without a `#` differ by themselves; they are looked up only once another kind may be like one.
  const made: string[] = []
  let taken: Set<string> | undefined
  let given: GivenId[] | undefined
  return {
    remember() {
      given = []
    },
    takeBack() {
      for (const { id, foldedLabel, count, first } of (given ?? []).reverse()) {
        if (first) seen.delete(foldedLabel)
        if (count === undefined) counts.delete(foldedLabel)
        else counts.set(foldedLabel, count)
        if (taken === undefined) made.pop()
        else taken.delete(id)
      }
      given = undefined
    },
    isTaken(id) {
      taken ??= new Set(made)
      return taken.has(id)
    },
    idFor(label, foldedLabel, wanted) {
      const before = seen.size
      const first = seen.add(foldedLabel).size > before
      let count = first ? 1 : (counts.get(foldedLabel) ?? 1) + 1
      let id = wanted ?? (first ? label : `${label}#${count}`)
      if (wanted === undefined && taken === undefined && !label.includes('#')) {
        made.push(id)
      } else {
        taken ??= new Set(made)
        if (wanted === undefined) while (taken.has(id)) id = `${label}#${++count}`
        else if (typeof wanted !== 'string' || wanted === '' || taken.has(wanted))
          throw new V2loError({
            code: 'duplicate-id',
            expected: 'an id that is a text and no other object has',
            received: showReceived(wanted),
            remedy: 'leave the ids out (they are made from the labels), or make them unique',
          })
        taken.add(id)
      }
      given?.push({ id, foldedLabel, count: counts.get(foldedLabel), first })
      if (count > 1) counts.set(foldedLabel, count)
      return id
    },
  }
}
