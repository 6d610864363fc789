import { foldLabel } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'
import { countNamed, singularsOf } from './count-named'
import { synonymsOn } from './objects/synonyms'

/** What a count means on a map: the objects or kinds counted, or why that is unclear. */
export type CountMeaning =
  | { readonly kind: 'objects'; readonly objects: readonly BevObject[]; readonly notes: readonly string[] }
  | { readonly kind: 'labels'; readonly names: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: 'unclear'; readonly message: string }

const ANY = /^(?:objects?|things?|items?)$/
const FURNITURE = /^(?:pieces? of |items? of |articles? of )?furniture(?: pieces?| items?| objects?)?$|^furnishings?$/
const KINDS =
  /^(?:(?:different|distinct|unique|various|separate) )?(?:kinds?|types?|sorts?|categories|category|classes|class|labels?) of (.+)$|^(.+) (?:kinds|types|categories|classes)$/
const DIFFERENT = /^(?:different|distinct|unique|various) (.+)$/
const INSTANCES =
  /^(?:individual |separate |single |different )?(?:instances?|examples?|copies|copy|units?|occurrences?) of (.+)$|^(.+) (?:instances?|units?)$/
const CATEGORY = /^(?:category|class|type|kind|label) (.+)$|^(.+) (?:category|class|type|kind|label)$/
const GROUPS = /^(pair|couple|set|group|row|stack|pile|cluster|bunch|dozen)(?:e?s)? of (.+)$/
const ROOMS = /^(?:[\p{L}-]+ )?(?:bed|bath)?rooms?$/u
const INDIVIDUAL = /^(?:individual|separate|single|total|distinct|all|of)(?: the)? (.+)$/
const OF_A_LABEL =
  /^(?:objects?|things?|items?) (?:of (?:the )?(?:type|kind|category|class|label)|(?:that are )?(?:called|named|labell?ed(?: as)?|tagged)|that are) (.+)$|^(.+) objects?$/

/** How many words of a label are examined. */
const LONGEST = 200

/**
 * What is counted by a label as a question writes it. A label of the map is counted; "objects", "pieces of furniture",
 * "instances of chair" and "kinds of objects" mean what they say; a label that shares its head noun with one on the map
 * ("tables" beside a coffee table, "red chairs" beside a chair) is unclear, and only another one is counted as 0.
 */
export function meaningOfCount(layout: Layout, label: string): CountMeaning {
  const counted = countNamed(layout, label)
  if (counted.length > 0) return { kind: 'objects', objects: counted, notes: [] }
  const text = label
    .slice(0, LONGEST)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\(e?s\)/g, '')
    .replace(/(^| )["'\u2018\u201c]/g, '$1')
    .replace(/["'\u2019\u201d](?= |$)/g, '')
  if (ANY.test(text)) return { kind: 'objects', objects: layout.objects, notes: [] }
  if (FURNITURE.test(text))
    return {
      kind: 'objects',
      objects: layout.objects,
      notes: ['the map does not say what is furniture; every object was counted'],
    }
  const kinds = firstGroup(KINDS, text)
  if (kinds !== undefined && (ANY.test(kinds) || FURNITURE.test(kinds))) return kindsOf(layout)
  const different = firstGroup(DIFFERENT, text)
  if (different !== undefined && (ANY.test(different) || FURNITURE.test(different))) return kindsOf(layout)
  const groups = GROUPS.exec(text)
  if (groups) return groupsOf(layout, label, groups[1]!, groups[2]!)
  const within =
    firstGroup(INSTANCES, text) ??
    firstGroup(CATEGORY, text) ??
    firstGroup(INDIVIDUAL, text) ??
    firstGroup(OF_A_LABEL, text)
  // A word in front of "objects" may be a label or say how they look: only a label is counted.
  if (within !== undefined && kinds === undefined) {
    const meant = meaningOfCount(layout, within.replace(/^(?:an?|the) /, ''))
    if (meant.kind !== 'objects' || meant.objects.length > 0 || !isVague(text)) return meant
  }
  const similar = sharesHead(layout, text)
  if (similar.length === 0 && ROOMS.test(text))
    return {
      kind: 'unclear',
      message: `a room is not an object, and no object on the map is named "${label.slice(0, LONGEST)}"`,
    }
  if (similar.length > 0 || kinds !== undefined || isVague(text)) return unclear(layout, label, similar)
  const synonyms = synonymsOn(layout, text)
  if (synonyms.length > 0) return { kind: 'unclear', message: otherWord(label, synonyms) }
  return { kind: 'objects', objects: [], notes: [noteOfNone(label)] }
}

const otherWord = (label: string, [synonym]: readonly string[]): string =>
  `no object on the map is named "${label.slice(0, LONGEST)}"; ask for "${synonym}", or set synonyms: true`

/** How many objects make a group is not on a map: "pairs of chairs" are counted only where a label says "pair of chairs". */
function groupsOf(layout: Layout, label: string, group: string, members: string): CountMeaning {
  const objects = countNamed(layout, `${group} of ${members}`)
  if (objects.length > 0) return { kind: 'objects', objects, notes: [] }
  const similar = [...countNamed(layout, members).map((object) => object.label), ...sharesHead(layout, members)]
  if (similar.length > 0 || isVague(members)) return unclear(layout, label, similar)
  return { kind: 'objects', objects: [], notes: [noteOfNone(label)] }
}

/** The note of a count of 0. */
const noteOfNone = (label: string): string => `no object on the map is named "${label.slice(0, LONGEST)}"`

function firstGroup(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text)
  return found ? (found[1] ?? found[2]) : undefined
}

function kindsOf({ objects }: Layout): CountMeaning {
  const names = [...new Map(objects.map(({ label }) => [foldLabel(label), label])).values()]
  return {
    kind: 'labels',
    names,
    notes: [`kinds are told apart by their label; the map holds ${objects.length} objects`],
  }
}

function unclear(layout: Layout, label: string, similar: readonly string[]): CountMeaning {
  const labels = [...new Set([...similar, ...layout.objects.map((object) => object.label)])]
  const some = labels.slice(0, 8).map((one) => `"${one}"`)
  const names = labels.length > 8 ? `${some.join(', ')} and ${labels.length - 8} more` : some.join(', ')
  return {
    kind: 'unclear',
    message: `no object on the map is named "${label.slice(0, LONGEST)}", and the map does not say which objects are meant; count one of ${names}`,
  }
}

/** A generic word, with words before or after it that a map knows nothing about: "red objects", "wooden furniture". */
const isVague = (text: string): boolean =>
  /(?:^| )(?:objects?|things?|items?|pieces?|furniture|furnishings?)(?: |$)/.test(text)

/** The words of a label, camel case told apart, in lower case. */
const wordsOf = (label: string): string[] =>
  label
    .slice(0, LONGEST)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Words that start a description after a noun. */
const BEHIND: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    'that which who with without in on at by near next around under over behind beside between from of for touching facing standing made'.split(
      ' ',
    ),
  ))()

/** The noun a label is about, in the forms it may be the plural of: the last word before "that", "with", "in" ... */
function headOf(label: string): ReadonlySet<string> {
  const words = wordsOf(label)
  const end = words.findIndex((word, i) => i > 0 && BEHIND.has(word))
  return singularsOf(words[(end < 0 ? words.length : end) - 1] ?? '')
}

/** The shortest word that another may be made with: armchair, bookshelf. */
const SHORTEST_PART = 4

function endsIn(word: string, part: string): boolean {
  return part.length >= SHORTEST_PART && word.length > part.length + 1 && word.endsWith(part)
}

/** Whether two words differ in one letter: one too many, one missing, or another one. */
function isMisspelled(one: string, two: string): boolean {
  const [short, long] = [Math.min(one.length, two.length), Math.max(one.length, two.length)]
  if (short < SHORTEST_PART || long - short > 1) return false
  let same = 0
  while (same < short && one[same] === two[same]) same++
  return one.slice(same + +(one.length === long)) === two.slice(same + +(two.length === long))
}

/** The labels of a map that are about the same noun as another label. */
function sharesHead({ objects }: Layout, label: string): string[] {
  const head = [...headOf(label)].filter((one) => one !== '')
  const labels = [...new Map(objects.map((object) => [foldLabel(object.label), object.label])).values()]
  return labels.filter((known) => {
    const other = [...headOf(known)]
    return head.some((one) =>
      other.some((two) => one === two || endsIn(one, two) || endsIn(two, one) || isMisspelled(one, two)),
    )
  })
}
