import { showReceived, V2loError } from '../base/error'

/** Gives each object of one layout its id, in order. */
export interface IdMaker {
  /**
   * The id of the next object: `wanted` where one is given (a `V2loError` when it is taken), else the label itself
   * for the first of a folded label and `label#2`, `label#3`, ... for the next ones, an id already taken skipped.
   */
  idFor(label: string, foldedLabel: string, wanted?: string): string
}

/** An id depends only on the objects before it, so it never changes when more objects follow. */
export function createIdMaker(): IdMaker {
  const seen = new Set<string>()
  // How many objects a label has, kept from its second on.
  const counts = new Map<string, number>()
  // Ids that another label could be spelled like: those asked for, and those with a `#`.
  const taken = new Set<string>()
  // The other ids: nothing but an id asked for can be spelled like one, so they count as taken once there is one.
  let plain: string[] | undefined = []
  return {
    idFor(label, foldedLabel, wanted) {
      const before = seen.size
      const first = seen.add(foldedLabel).size > before
      if (first && wanted === undefined && plain && !label.includes('#')) {
        plain.push(label)
        return label
      }
      let count = first ? 1 : (counts.get(foldedLabel) ?? 1) + 1
      let id = wanted ?? (count === 1 ? label : `${label}#${count}`)
      if (wanted !== undefined) {
        for (const known of plain ?? []) taken.add(known)
        plain = undefined
        if (typeof wanted !== 'string' || wanted === '' || taken.has(wanted))
          throw new V2loError({
            code: 'duplicate-id',
            expected: 'an id that is a text and no other object has',
            received: showReceived(wanted),
            remedy: 'leave the ids out (they are made from the labels), or make them unique',
          })
      } else {
        while (taken.has(id)) id = `${label}#${++count}`
      }
      if (count > 1) counts.set(foldedLabel, count)
      taken.add(id)
      return id
    },
  }
}
