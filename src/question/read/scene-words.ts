import type { Word } from './words'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words in front of the place: "that can be seen in", "which are shown in". */
const SHOWN = /* @__PURE__ */ setOf('shown visible seen depicted pictured displayed captured present')
const BEFORE_SHOWN: readonly (readonly string[])[] = /* @__PURE__ */ [
  'that is',
  'that are',
  'which is',
  'which are',
  'that can be',
  'which can be',
  'as',
].map((text) => text.split(' '))
const LEADS = /* @__PURE__ */ setOf('that which as')
const IN = /* @__PURE__ */ setOf('in within inside')
const DETERMINERS = /* @__PURE__ */ setOf('the this that these those your')
const ADJECTIVES = /* @__PURE__ */ setOf(
  'provided given following above attached first second same whole entire panoramic input',
)
const IMAGES = /* @__PURE__ */ setOf(
  'image images panorama panoramas video videos clip footage snapshot screenshot scene scenes',
)
/** Pictures and photos hang on walls too. */
const PICTURES = /* @__PURE__ */ (() =>
  new Set([...IMAGES, ...setOf('picture pictures photo photos photograph photographs frame frames')]))()
const PLACES = /* @__PURE__ */ (() =>
  new Set([...PICTURES, ...setOf('view room space apartment house home environment')]))()

/** Words in front of the picture that say where an answer is to come from, by the first of them. */
const sourcesOf = (...sources: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const byFirst = new Map<string, (readonly string[])[]>()
  for (const words of sources.map((source) => source.split(' ')))
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words])
  return byFirst
}
const SOURCES = /* @__PURE__ */ sourcesOf(
  ...['based on', 'based only on', 'based solely on', 'according to', 'given', 'considering', 'using', 'judging from'],
  ...['judging by', 'on the basis of', 'with reference to', 'referring to'],
)
/** Sources that may be places too: someone may look at a picture, and a sofa may be far from it. */
const PLACE_SOURCES = /* @__PURE__ */ sourcesOf(
  ...[
    'from',
    'seen from',
    'taken from',
    'looking at',
    'look at',
    'by looking at',
    'watching',
    'after watching',
    'viewing',
  ],
)
/** Words after the name of what is shown. */
const ALONE = /* @__PURE__ */ setOf('shown pictured depicted')
const BE = /* @__PURE__ */ setOf('is are was were be being')
const AFTER = /* @__PURE__ */ setOf('provided given shown above below')

/** Every word that begins such words; most words of a question do not. */
const FIRSTS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([...SOURCES.keys(), ...PLACE_SOURCES.keys(), ...IN, ...SHOWN, ...LEADS]))()

/**
 * The words of a question without those for the picture or the place that is asked about ("in this panorama", "shown in
 * the image provided", "based on the video", "the sofa shown"): they are never part of a name, wherever they occur. Quoted words stay.
 */
export function withoutSceneWords(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = []
  let removed: Word | undefined
  for (let at = 0; at < words.length; ) {
    const end = sceneEnd(words, at)
    if (end > at) {
      removed ??= words[at]!
      at = end
      continue
    }
    const word = words[at]!
    // What came before the omitted words now comes before the next word; a name does not continue after them.
    kept.push(
      removed ? { ...word, soft: true, stop: word.stop || removed.stop, opens: word.opens || removed.opens } : word,
    )
    removed = undefined
    at++
  }
  return kept.length === words.length ? words : kept
}

/** Where words for the picture or the place that start here end; `at` if there are none. */
function sceneEnd(words: readonly Word[], at: number): number {
  const first = words[at]!.text
  if (!FIRSTS.has(first)) return at
  const source = sourceEnd(words, at, SOURCES, PICTURES)
  const sourced = source > at ? source : sourceEnd(words, at, PLACE_SOURCES, IMAGES)
  if (sourced > at) return sourced
  if (!IN.has(first) && !SHOWN.has(first) && !LEADS.has(first)) return at
  let end = at
  const lead = BEFORE_SHOWN.find((one) => one.every((text, i) => goesOn(words, at, at + i, text)))
  const shownAt = lead ? at + lead.length : at
  if (isOne(words, at, shownAt, SHOWN)) end = shownAt + 1
  else if (lead) return at
  const shown = end > at
  // "the sofa shown" is a sofa; "how many chairs are shown" asks for it.
  const alone = shown && (lead !== undefined || (!BE.has(words[at - 1]?.text ?? 'be') && ALONE.has(first)))
  if (isOne(words, at, end, IN)) end++
  else if (shown && goesOn(words, at, end, 'from')) return placeEnd(words, at, end + 1, IMAGES)
  else return alone ? end : at
  return placeEnd(words, at, end, PLACES)
}

/** Where "based on the image" ends if it begins at `at`; otherwise `at`. */
function sourceEnd(words: readonly Word[], at: number, sources: typeof SOURCES, places: ReadonlySet<string>): number {
  const lead = sources.get(words[at]!.text)?.find((one) => one.every((text, i) => goesOn(words, at, at + i, text)))
  return lead ? placeEnd(words, at, at + lead.length, places) : at
}

/** Where "the given image shown" ends if it is at `from`, as part of what began at `at`; otherwise `at`. */
function placeEnd(words: readonly Word[], at: number, from: number, places: ReadonlySet<string>): number {
  let end = from
  if (!isOne(words, at, end, DETERMINERS)) return at
  end++
  if (isOne(words, at, end, ADJECTIVES)) end++
  if (!isOne(words, at, end, places)) return at
  end++
  // "video frames", "scene images"
  if (IMAGES.has(words[end - 1]!.text) && isOne(words, at, end, PICTURES)) end++
  return isOne(words, at, end, AFTER) ? end + 1 : end
}

/** Whether the word at a position is in a set and continues the sentence that began at `from`. */
function isOne(words: readonly Word[], from: number, at: number, set: ReadonlySet<string>): boolean {
  const word = words[at]
  return word !== undefined && !word.quoted && set.has(word.text) && (at === from || !(word.stop || word.opens))
}

const goesOn = (words: readonly Word[], from: number, at: number, text: string): boolean =>
  words[at]?.text === text && (at === from || !(words[at]!.stop || words[at]!.opens))
