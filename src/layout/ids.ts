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
  const taken = new Set<string>()
  // Labels that are ids and have no `#`: nothing but an id asked for can be spelled like one of them, so they count as
  // taken only once there is such an id.
  let plain: string[] | undefined = []
  const instances = new Map<string, number>()
  return {
    idFor(label, foldedLabel, wanted) {
      let count = (instances.get(foldedLabel) ?? 0) + 1
      if (wanted === undefined && plain && count === 1 && !label.includes('#')) {
        instances.set(foldedLabel, 1)
        plain.push(label)
        return label
      }
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
      instances.set(foldedLabel, count)
      taken.add(id)
      return id
    },
  }
}
