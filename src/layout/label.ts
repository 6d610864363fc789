import { HASH, isDigit, isFoldedLetter, isJsonSpace, MINUS, UNDERSCORE } from '../base/characters'

/**
 * A label as labels are compared: case, white space, `_`, `-` and camel case folded away, and nothing else (no
 * Unicode normalization, no look-alikes), so `DogBed` = `dog bed` = `dog_bed` = `dogbed`. Empty for a label that
 * has nothing else in it.
 */
export function foldLabel(label: string): string {
  if (isFolded(label)) return label
  return label.toLowerCase().replace(/[\s_-]+/g, '')
}

/** Lower-case ASCII letters and digits alone, as most labels are: nothing to fold. */
function isFolded(label: string): boolean {
  for (let at = 0; at < label.length; at++) if (!isFoldedLetter(label.charCodeAt(at))) return false
  return true
}

/** A reference such as `chair#2`, `chair 2` or `chair_2`: a label and which of its instances, from 1. */
export interface InstanceReference {
  readonly label: string
  readonly instance: number
}

/** Splits an instance reference; `undefined` where the text has no number after a separator. */
export function splitInstance(reference: string): InstanceReference | undefined {
  let end = reference.length
  while (end > 0 && isJsonSpace(reference.charCodeAt(end - 1))) end--
  let at = end
  while (at > 0 && isDigit(reference.charCodeAt(at - 1))) at--
  if (at === end || end - at > 9 || at === 0) return undefined
  const separator = reference.charCodeAt(at - 1)
  const separates = separator === HASH || separator === UNDERSCORE || separator === MINUS || isJsonSpace(separator)
  if (!separates) return undefined
  const label = separator === HASH ? reference.slice(0, at - 1) : reference.slice(0, at)
  return { label, instance: Number(reference.slice(at, end)) }
}
