import type { Span } from '../../base/parsed'
import type { BevObject } from '../../layout/layout'
import { createMatcher, indexOf } from '../restated/match'
import { type Heading, headingOf, LONGEST_HEADING } from '../views/keys'

/** A run of boxes in prose without a heading inside it. */
export interface ProseSection {
  readonly heading: Heading | 'other'
  /** Its boxes among all objects. */
  readonly start: number
  end: number
}

/**
 * The last heading in the words between two boxes: a line of its own (`### Front view`, `Final map:`), or the beginning
 * of the box's own line (`Top view: sofa: [..]`). `undefined` if there is none.
 */
export function headingBetween(text: string, from: number, to: number): Heading | 'other' {
  // Looked for in these words alone: the rest of the text is not gone over for every box.
  const words = text.slice(from, to)
  const first = from === 0 ? -1 : words.indexOf('\n')
  if (from > 0 && first < 0) return undefined
  const last = words.lastIndexOf('\n')
  const colon = words.indexOf(':', last + 1)
  const own = colon >= 0 ? headingOf(words.slice(last + 1, colon)) : undefined
  if (own || last <= first) return own
  // What comes before the first line end is the rest of a box's line.
  for (const line of words
    .slice(first + 1, last)
    .split('\n')
    .reverse()) {
    if (line.length > LONGEST_HEADING) continue
    const heading = headingOf(line.trim())
    if (heading) return heading
    if (/^\s*#|:[\s*_]*$|^\s*\*\*[^*]*\*\*\s*$/.test(line)) return 'other'
  }
  return undefined
}

/** Sections that are not read, and why. */
export interface Superfluous {
  readonly code: 'repeated-map' | 'superseded-map'
  readonly section: ProseSection
}

/** A section is compared with the first and with this many before it, so that many take linear time. */
const COMPARED = 7

/** The sections that state the objects of an earlier one again, in any order, and a draft before its final version. */
export function superfluousSections(objects: readonly BevObject[], sections: readonly ProseSection[]): Superfluous[] {
  const superfluous: Superfluous[] = []
  const kept: ProseSection[] = []
  for (const section of sections) {
    const before = kept[kept.length - 1]
    if (section.heading === 'final' && before?.heading === 'draft') {
      kept.pop()
      superfluous.push({ code: 'superseded-map', section: before })
    }
    const earlier = kept.length > COMPARED ? [kept[0]!, ...kept.slice(-COMPARED)] : kept
    if (earlier.some((one) => states(objects, one, section))) superfluous.push({ code: 'repeated-map', section })
    else kept.push(section)
  }
  return superfluous
}

function states(objects: readonly BevObject[], one: ProseSection, other: ProseSection): boolean {
  if (one.end - one.start !== other.end - other.start) return false
  const matcher = createMatcher(objects, indexOf(objects, one.start, one.end), one.start, 0)
  return objects.slice(other.start, other.end).every((object) => matcher.take(object))
}

/** The text from the first box of a section to its last. */
export const spanOfSection = ({ start, end }: ProseSection, spans: readonly Span[]): Span => [
  spans[start]![0],
  spans[end - 1]![1],
]
