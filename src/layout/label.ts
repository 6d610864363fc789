/**
 * A label as labels are compared: case, white space, `_`, `-` and camel case folded away, and nothing else (no
 * Unicode normalisation, no look-alikes), so `DogBed` = `dog bed` = `dog_bed` = `dogbed`. Empty for a label that
 * has nothing else in it.
 */
export function foldLabel(label: string): string {
  if (isFolded(label)) return label
  return label.toLowerCase().replace(/[\s_-]+/g, '')
}

/** Lower-case ASCII letters and digits alone, as most labels are: nothing to fold. */
function isFolded(label: string): boolean {
  for (let at = 0; at < label.length; at++) {
    const code = label.charCodeAt(at)
    if (code < 0x30 || (code > 0x39 && code < 0x61) || code > 0x7a) return false
  }
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
  while (end > 0 && isSpace(reference.charCodeAt(end - 1))) end--
  let at = end
  while (at > 0 && isDigit(reference.charCodeAt(at - 1))) at--
  if (at === end || end - at > 9 || at === 0) return undefined
  const separator = reference.charCodeAt(at - 1)
  const separates = separator === 0x23 || separator === 0x5f || separator === 0x2d || isSpace(separator)
  if (!separates) return undefined
  const label = separator === 0x23 ? reference.slice(0, at - 1) : reference.slice(0, at)
  return { label, instance: Number(reference.slice(at, end)) }
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
