/** A word or a sign of the text before a box. */
export interface ProseToken {
  readonly text: string
  /** In lower case. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Words between a name and its box that belong to neither. */
const FILLERS = /* @__PURE__ */ words(
  'a an the approximately approx about around roughly nearly estimated as by with to from of has have having its given ' +
    'defined described now be been would should can could may might follows follow bev 2d axis-aligned metric min ' +
    'meters metres meter metre m in on within between',
)
/** Verbs that say where something is. */
const PLACES = /* @__PURE__ */ words(
  'located positioned placed situated found lies lying sits sitting stands standing at',
)
const SPANS = /* @__PURE__ */ words(
  'occupies occupying spans spanning covers covering extends extending stretches ranges',
)
const BE = /* @__PURE__ */ words('is are was were')
/** Nouns that mention the box. `box`, `area` and the like are names of things too, so they need a neighboring word. */
const NOUNS = /* @__PURE__ */ words(
  'bbox bboxes bounding-box bounding-boxes coordinates coordinate coords corners extent extents footprint bounds aabb ' +
    'position location rectangle',
)
const WIDE_NOUNS = /* @__PURE__ */ words('box boxes area region corner')
/** What precedes a name in a sentence. */
const CLAUSE = /* @__PURE__ */ words(
  'that where because so therefore thus hence while whereas but is are was were see sees has have had there here then ' +
    'now when if since i we you they he she it can contains includes',
)
/** Verbs before a thing that is there. */
const SHOWS = /* @__PURE__ */ words('is are was were see sees has have had contains includes')
const LEADING = /* @__PURE__ */ words(
  'the a an this my our your its their another also and or then next finally first lastly while that',
)
/** Names of number lists that are not boxes. */
const NUMBERS = /* @__PURE__ */ words(
  'answer answers distance distances order ordering result results ranking sequence option options choice choices step ' +
    'steps question output outputs input value values total totals score scores path route trajectory array vector matrix ' +
    'size sizes dimension dimensions format example examples estimate estimates prediction predictions numbers point ' +
    'points range ranges scale count counts sum mean average median difference differences angle angles direction ' +
    'velocity speed area areas volume time times year years index indices ids note equation figure fig section eq ref refs ' +
    'citation axis axes coordinates coordinate position positions location center centre centroid origin moves moved ' +
    'walk walks shape ratio solution width height length depth bounds bbox vertices segment line',
)
const NO_NAME = /* @__PURE__ */ words(
  'i we you they he she it this that these those which what who none nothing something get gets got have has had is are ' +
    'was were be compute computed calculate obtain arrive need needs using use looking measured shown given let if when ' +
    'respectively following final not no the a an start starts begin begins end ends stop stops go goes turn turns travel ' +
    'travels return returns reach reaches face faces facing heading arrives move moving put place places',
)
const FIRST_ONLY = /* @__PURE__ */ words(
  'frame image view camera page line row item no number list map maps rank choice set',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

export const isFiller = (word: string) => FILLERS.has(word)
export const isPlaceVerb = (word: string) => PLACES.has(word)
export const isSpanVerb = (word: string) => SPANS.has(word)
export const isBe = (word: string) => BE.has(word)
export const isNoun = (word: string) => NOUNS.has(word)
export const isWideNoun = (word: string) => WIDE_NOUNS.has(word)
export const endsClause = (word: string) => CLAUSE.has(word)
export const showsThing = (word: string) => SHOWS.has(word)
export const leadsName = (word: string) => LEADING.has(word)

const MOST_WORDS = 6
/** `x`, `p1`: what a formula calls something. */
const SYMBOL = /^[a-z]\d*$/

/** Whether words can be the name of an object, and not of a number or of nothing. */
export function areName(tokens: readonly ProseToken[]): boolean {
  const names = tokens.filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
  if (names.length === 0 || names.length > MOST_WORDS || !names.some(({ word }) => /\p{L}/u.test(word))) return false
  if (names.some(({ word }) => NUMBERS.has(word) || NO_NAME.has(word))) return false
  if (FIRST_ONLY.has(names[0]!.word) && (names.length === 1 || /^\d+$/.test(names[1]!.word))) return false
  return !(names.length === 1 && SYMBOL.test(names[0]!.word))
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_#&+/.'’-]*|->|[^\s*`"“”_~]/gu
const TRAILING = /[.'’/+&-]+$/

/** The words and signs in a piece of text, without marks of emphasis and quotes. */
export function tokensOf(text: string, start: number, end: number): ProseToken[] {
  const tokens: ProseToken[] = []
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const spelled = match[0].length > 1 && match[0] !== '->' ? match[0].replace(TRAILING, '') : match[0]
    const at = start + match.index
    if (spelled === "'" || spelled === '‘' || spelled === '’') continue
    tokens.push({ text: spelled, word: spelled.toLowerCase(), start: at, end: at + spelled.length })
  }
  return tokens
}
