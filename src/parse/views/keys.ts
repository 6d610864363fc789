import { foldKey } from '../json/keys'

/** Views of a room that are not from above; what they show of an object is not its place on the floor. */
const ELEVATIONS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['front', 'side', 'frontview', 'sideview', 'leftview', 'rightview', 'backview', 'rearview', 'bottomview'],
    ...['leftsideview', 'rightsideview', 'elevation', 'elevations', 'frontelevation', 'sideelevation', 'section'],
    ...['leftelevation', 'rightelevation', 'backelevation', 'rearelevation', 'xz', 'yz', 'xzview', 'yzview'],
    ...['frontprojection', 'sideprojection', 'leftprojection', 'rightprojection', 'backprojection'],
    ...['xzplane', 'yzplane', 'xzprojection', 'yzprojection'],
  ]))()

/** Whether a key names a view from the front or the side. */
export function isElevation(key: string): boolean {
  return ELEVATIONS.has(foldKey(key))
}

const PLANS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['top', 'topview', 'topdown', 'topdownview', 'plan', 'planview', 'floorplan', 'floorplanview', 'groundplan'],
    ...['bev', 'bevview', 'birdseye', 'birdseyeview', 'birdeye', 'birdeyeview', 'overhead', 'overheadview', 'above'],
    ...['fromabove', 'viewfromabove', 'xy', 'xyview', 'xyplane', 'topprojection', 'topdownprojection', 'xyprojection'],
  ]))()

/** Whether a key names a view from above. */
export function isPlan(key: string): boolean {
  return PLANS.has(foldKey(key).replace(/['’]/g, ''))
}

/** Words that name a view only next to another view; elsewhere they are parts of a room. */
export const SIDES: readonly string[] = ['left', 'right', 'back', 'rear', 'bottom', 'below', 'behind']

export const isSide = (key: string): boolean => SIDES.includes(foldKey(key))

/** Keys whose text says which view an object with a list of its own is. */
const VIEW_KEYS: readonly string[] = ['view', 'viewname', 'viewtype', 'projection']

/** Whether an entry says that what is beside it is seen from the front or a side. */
export const saysElevation = (key: string, text: string): boolean =>
  VIEW_KEYS.includes(foldKey(key))
    ? isElevation(text) || isSide(text)
    : foldKey(key) === 'name' && isElevationName(text)

const isElevationName = (text: string) => /view|elevation|projection|section/i.test(text) && isElevation(text)

/** What a heading says about the map below it. */
export type Heading = 'elevation' | 'plan' | 'draft' | 'final' | undefined

/** What a heading has in it; most lines have none of it, and need no closer look. */
const HINT =
  /view|elevation|projection|section|plan|top|bev|bird|overhead|above|x[yz]|yz|draft|initial|prelim|rough|first|original|un(?:corr|ref)|coarse|v[12]|final|correct|revis|refin/i

/** A line longer than this is a sentence and not a heading. */
export const LONGEST_HEADING = 80

/**
 * What a line of words says about the list or the boxes behind it: `### Front view (xz):`, `**Top view**`,
 * `Here is the final map:`. Only a line that says nothing else counts.
 */
export function headingOf(line: string): Heading {
  if (line.length > LONGEST_HEADING || !HINT.test(line)) return undefined
  const name = line
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/^(?:(?:so|now|and|then|here|below|this|is|was|the|my|a|finally|next)[\s,]+){1,5}(?=\S)/i, '')
  if (isElevationName(name) || /^view from (?:the )?(?:front|side|left|right|back|rear)$/i.test(name))
    return 'elevation'
  if (isPlan(name)) return 'plan'
  if (isDraft(name)) return 'draft'
  return isFinal(name) ? 'final' : undefined
}

const DRAFTS: readonly string[] = [
  ...['draft', 'initial', 'preliminary', 'rough', 'first', 'original', 'uncorrected', 'unrefined', 'coarse', 'v1'],
  ...['firstdraft', 'initialdraft', 'roughdraft', 'firstattempt', 'firstpass', 'firstguess', 'initialguess'],
]
const FINALS: readonly string[] = ['final', 'corrected', 'revised', 'refined', 'v2']

const NOUNS =
  /(?:cognitivemap|metricmap|map|layout|objects|list|bev|boundingboxes|bboxes|boxes|coordinates|positions|estimates?|version|answer|result|output)$/

/** A key or heading without the word for what it is of: `draft_map`, `final layout`. */
const withoutNoun = (key: string): string => foldKey(key).replace(NOUNS, '')

/** Whether a key names a map that a final one replaces. */
export const isDraft = (key: string): boolean => DRAFTS.includes(withoutNoun(key))

/** Whether a key names the map that replaces a draft. */
export const isFinal = (key: string): boolean => FINALS.includes(withoutNoun(key))

/** What else is known about the entries of braces that hold several statements of one map. */
export interface Versions {
  /** A view from above, the front or the side is among them, so `left` is a view as well. */
  views?: boolean
  /** A final map is among them. */
  final?: boolean
}
