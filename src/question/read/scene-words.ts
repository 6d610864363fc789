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
const PLACES = /* @__PURE__ */ setOf(
  'image images picture pictures photo photos photograph photographs panorama panoramas video videos clip footage frame frames snapshot screenshot scene scenes view room space apartment house home environment',
)
const AFTER = /* @__PURE__ */ setOf('provided given shown above below')

/**
 * The words of a question without those for the picture or the place that is asked about ("in this panorama", "shown in
 * the image provided"): they are never part of a name, wherever they occur. Quoted words stay.
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
  if (!IN.has(first) && !SHOWN.has(first) && !LEADS.has(first)) return at
  let end = at
  const lead = BEFORE_SHOWN.find((one) => one.every((text, i) => goesOn(words, at, at + i, text)))
  const shownAt = lead ? at + lead.length : at
  if (isOne(words, at, shownAt, SHOWN)) end = shownAt + 1
  else if (lead) return at
  if (!isOne(words, at, end, IN)) return at
  end++
  if (!isOne(words, at, end, DETERMINERS)) return at
  end++
  if (isOne(words, at, end, ADJECTIVES)) end++
  if (!isOne(words, at, end, PLACES)) return at
  end++
  return isOne(words, at, end, AFTER) ? end + 1 : end
}

/** Whether the word at a position is in a set and continues the sentence that began at `from`. */
function isOne(words: readonly Word[], from: number, at: number, set: ReadonlySet<string>): boolean {
  const word = words[at]
  return word !== undefined && !word.quoted && set.has(word.text) && (at === from || !(word.stop || word.opens))
}

const goesOn = (words: readonly Word[], from: number, at: number, text: string): boolean =>
  words[at]?.text === text && (at === from || !(words[at]!.stop || words[at]!.opens))
