/** Which tool answers what the words are about. */
const HINTS: readonly (readonly [about: RegExp, remedy: string])[] = [
  [/\b(colou?r|material|brand|open|clean|old|style)\b/i, 'look at the images: a map holds places and sizes only'],
  [
    /\b(around|surround|what('s| is| are)( (on|to|at))?( the| my| your)? (behind|left|right|in front|ahead))/i,
    'use what_is_around, with at and facing; or without them for the view of the camera',
  ],
  [
    /\b(behind|in front of|left|right|ahead|direction|facing)\b/i,
    'use direction with target, at and facing; or ask "Standing at the A and facing the B, where is the C?"',
  ],
  [/\b(closer|nearer)\b/i, 'use nearest with to and candidates; or ask "Which is closer to the A, the B or the C?"'],
  [/\b(closest|nearest|farthest|furthest)\b/i, 'use nearest; or ask "Which object is nearest to the A?"'],
  [
    /\b(largest|biggest|smallest|widest|longest|tallest|shortest|larger|bigger|smaller|wider|longer|taller|shorter)\b/i,
    'use size for each object',
  ],
  [
    /\b(wide|width|long|length|area|size|big|tall|height)\b/i,
    'use size with the name of the object; describe_map has the area of the room',
  ],
  [/\b(far|distance|apart|between)\b/i, 'use distance with a and b'],
  [
    /\b(where|is there|which objects|list|what is in|how many)\b/i,
    'use describe_map, which lists names and places, or direction for where something is from a viewpoint',
  ],
]

/** What to do with a question that cannot be read. */
export function remedyOf(text: string): string {
  const start = text.slice(0, 2_000)
  return (
    HINTS.find(([about]) => about.test(start))?.[1] ??
    'ask in other words, or use distance, direction, nearest, size or describe_map'
  )
}
