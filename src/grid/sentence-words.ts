/** Words before a name that do not belong to it. */
export const LEADING: ReadonlySet<string> = new Set(['the', 'a', 'an', 'and', 'one', 'another'])

/** Words between a name and its cell that belong to neither. */
export const TRAILING: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['at', 'is', 'are', 'in', 'on', 'located', 'placed', 'position', 'positions', 'cell', 'cells', 'location'],
    ...['center', 'centre', 'centered', 'coordinates', 'coordinate', 'coords', 'grid', 'the', 'a', 'an', 'and'],
    ...['about', 'around', 'approximately', 'roughly', 'positioned', 'point'],
  ]))()

/** Words that are part of a sentence, not of an object's name. */
const SENTENCE: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...[
      'the',
      'a',
      'an',
      'spans',
      'covers',
      'from',
      'to',
      'toward',
      'towards',
      'with',
      'near',
      'next',
      'beside',
      'between',
      'into',
      'onto',
      'by',
      'for',
    ],
    ...['in', 'on', 'at', 'is', 'are', 'was', 'were', 'be', 'being', 'has', 'have', 'had', 'will', 'would', 'should'],
    ...['can', 'could', 'may', 'must', 'do', 'does', 'did', 'not', 'no', 'if', 'then', 'so', 'thus', 'therefore'],
    ...['because', 'since', 'as', 'while', 'when', 'where', 'which', 'who', 'that', 'this', 'these', 'those', 'what'],
    ...['there', 'here', 'i', 'we', 'you', 'it', 'its', 'they', 'my', 'our', 'your', 'their', 'me', 'us', 'but', 'or'],
    ...['than', 'also', 'now', 'first', 'second', 'next', 'finally', 'usually', 'assume', 'assuming', 'let', 'given'],
    ...['look', 'looks', 'looking', 'face', 'faces', 'facing', 'turn', 'turns', 'turning', 'go', 'going', 'goes'],
    ...['move', 'moves', 'moving', 'walk', 'walking', 'stand', 'stands', 'standing', 'start', 'starts', 'starting'],
    ...['begin', 'begins', 'see', 'seen', 'sees', 'lies', 'sits', 'lists', 'shows', 'gives', 'means', 'equals'],
    ...['about', 'located', 'placed', 'relative', 'respectively', 'e.g', 'i.e', 'vs', 'via', 'using', 'calculate'],
  ]))()

export const isSentenceWord = (word: string): boolean => SENTENCE.has(word)

/** Names of places, quantities and observers, by their last word. */
const NO_OBJECT: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['origin', 'point', 'points', 'position', 'positions', 'location', 'coordinates', 'coordinate', 'center'],
    ...['centre', 'middle', 'midpoint', 'corner', 'corners', 'cell', 'cells', 'grid', 'map', 'axis', 'axes', 'image'],
    ...[
      'vector',
      'direction',
      'distance',
      'difference',
      'delta',
      'displacement',
      'offset',
      'heading',
      'angle',
      'slope',
    ],
    ...['size', 'sizes', 'dimensions', 'dimension', 'width', 'height', 'depth', 'length', 'area', 'bounds', 'extent'],
    ...['range', 'ranges', 'interval', 'limits', 'scale', 'resolution', 'ratio', 'score', 'answer', 'option', 'step'],
    ...['result', 'total', 'sum', 'mean', 'average', 'count', 'category', 'categories', 'object', 'objects', 'view'],
    ...[
      'agent',
      'observer',
      'viewer',
      'camera',
      'robot',
      'person',
      'viewpoint',
      'pose',
      'target',
      'start',
      'end',
      'canvas',
    ],
    ...['product', 'cross', 'dot', 'norm', 'normal', 'row', 'column', 'rows', 'columns', 'index', 'year', 'page'],
  ]))()

/** Directions and compass points, which name an object only together with another word (`front door`). */
const DIRECTIONS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['left', 'right', 'front', 'back', 'behind', 'ahead', 'forward', 'forwards', 'backward', 'backwards', 'up'],
    ...['down', 'north', 'south', 'east', 'west', 'northeast', 'northwest', 'southeast', 'southwest', 'top', 'bottom'],
  ]))()

/** Whether the words of a name are those of a place, a quantity, a variable or a direction. */
export function namesNoObject(words: readonly string[]): boolean {
  const last = words[words.length - 1] ?? ''
  const tail = last.split(/[-_]/).at(-1) ?? ''
  // `x-range` and `-range` are ranges; a `kitchen range` is furniture.
  if (tail === 'range') return words.length === 1 || last !== tail || words.some((word) => word.length === 1)
  if (NO_OBJECT.has(last) || NO_OBJECT.has(tail)) return true
  if (words.every((word) => DIRECTIONS.has(word) || word.split('-').every((part) => DIRECTIONS.has(part)))) return true
  // Letters and indexed letters are variables: `A`, `p1`, `dx`.
  return words.length === 1 && (/^\p{Script=Latin}\d*$/u.test(last) || /^d[xyz]$/.test(last))
}
