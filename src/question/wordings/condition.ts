import { STANDING, THERE } from './direction'
import { CAMERA_VIEW, VIEWS, type Wording } from './wording'

// All in one function that is marked as pure, so that a page that asks no questions does not carry the tables.
export const CONDITION_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => {
  /** What something is measured from: an object, or the camera. */
  const OF = '[the {of}|{of:@=the camera|@=me|@=the observer|@=the viewer|@=us|@=you}]'

  const SIDE = '{where:left|right}'
  const SIDE_OF = `[to the|on the|at the|to|] ${SIDE} [of|side of] ${OF}`
  /** The side of whoever looks. */
  const MY_SIDE = `[to|on|at] [my|the|your] ${SIDE} [|side]|{where:front=in front of|back=behind} me|{where:front=in front|back=behind|front=ahead} [|of me|me|of you|you|of us|us|of the camera|the camera]`
  // "In front of the sofa" has two readings, nearer and ahead; each has words of its own first.
  const AHEAD =
    '[{where:front=}[farther|further] ahead than|{where:back=less far ahead than}|{where:nearer=}[closer|nearer] to [the camera|me] than|{where:farther=}[farther|further] [from [the camera|me]|away] than|{where:front=in front of|nearer=in front of|back=behind|farther=behind}] the {of}'
  const CLOSER_TO = '[{where:nearer=}[closer|nearer] to|{where:farther=}[farther|further] from] the {to} than the {of}'
  const NEAR = `[|right|directly|very] [{where:near=}[near|near to|close to|around]|{where:next-to=}[next to|beside|adjacent to|by]] ${OF}`
  const BETWEEN = '{where:between=between|between=in between} the {of} and the {and}'

  const BOUND =
    '{bound:at-least=at least|at-most=at most|at-most=no more than|more-than=more than|more-than=over|less-than=less than|less-than=under}'
  const LIMIT = '{limit#} {limitUnit}'
  const DISTANCE = `{where:distance=}[within{bound:at-most=} ${LIMIT} [of|from]|[${BOUND}|{bound:more-than=farther than|more-than=further than|less-than=closer than}] ${LIMIT} [|away] [from|to]] ${OF}`
  const SIZE = `{where:size=}[{dimension:width=wider|height=taller|height=higher|longest-side=longer|depth=deeper}{bound:more-than=} than ${LIMIT}|{dimension:width=narrower|height=lower}{bound:less-than=} than ${LIMIT}|${BOUND} ${LIMIT} {dimension:width=wide|height=tall|height=high|longest-side=long|depth=deep}]`

  const PLACED = `${NEAR}|${BETWEEN}|${DISTANCE}|${SIZE}`
  const ANYWHERE = `[${SIDE_OF}|${CLOSER_TO}|${AHEAD}|${MY_SIDE}|${PLACED}] [|${VIEWS}]`
  const SEEN = `[${SIDE_OF}|${MY_SIDE}]`

  const IS = '[is|are|lies|lie|stands|stand|located|do you see|can you see|can I find|]'
  const ARE = '[are|is|lie|stand|do you see|can you see|]'
  const STANDS = '[|located|standing|that is]'
  const WHICH =
    '[[which|what|list the|list all|list all the|list|name the|name all|name all the] {label} [|that|which]|what [|else]|[list|name|] everything [|that|which]]'
  const IS_THERE = '[is there|are there|do you see|can you see|do we have]'
  const A_LABEL = '[any|a|an|some|] {label}'
  const SOME = `[${IS_THERE} ${A_LABEL}|[is there|is] [anything|something]]`
  const HERE = '[in this scene|on the map|here|in here|there|visible|]'

  const wording = (kind: Wording['kind']) => (name: string, text: string, fixed?: Wording['fixed']) => ({
    name,
    kind,
    text,
    ...(fixed && { fixed }),
    plainNames: true as const,
  })
  const list = wording('list')
  const exists = wording('exists')
  const check = wording('condition-check')
  const count = wording('object-count')
  const locate = wording('locate')
  const fits = wording('fits')

  const SIZES =
    '[{width#} [|{limitUnit}] [|wide] [x|by|and|] {depth#} {limitUnit} [|deep|long]|{width#} {limitUnit} [|wide]]'
  const THING = `[[a|an] {label} [of|that is|that measures|measuring] ${SIZES}|something [of|that is|] ${SIZES}|[a|an|] ${SIZES} [thing|object|{label}]|the {thing}]`
  const TWO = 'between the {a} and the {b}'
  const FIND =
    '[Where is|Where can I find|Locate|In [which|what] direction is|Which way is|What is the [position|location] of]'
  const AND_HOW_FAR =
    '[where is the {target} and how far [away|] is it|how far and in [which|what] direction is the {target}]'

  return [
    list(
      'list',
      `[[What|Which] {label} [are there|is there|are|can be [seen|found|]|do you see|can you see|do we have]|[List|Name] [all the|all|the|] {label}|What [is there|is|is here|do you see|can you see|does the [room|map] [hold|have|contain|show]]|[List|Name] everything] ${HERE}?`,
    ),
    list('which-where', `[|${CAMERA_VIEW},] ${WHICH} ${IS} ${ANYWHERE}?`),
    list('standing-which', `${STANDING}, ${WHICH} ${IS} ${SEEN}?`),
    list('which-where-standing', `${WHICH} ${IS} ${SEEN} ${THERE}?`),

    exists(
      'exists',
      `[${IS_THERE} ${A_LABEL}|[Does|Do] [this|the] [room|map|scene|image|space] [have|contain|hold|show] ${A_LABEL}] ${HERE}?`,
    ),
    exists('exists-where', `${SOME} ${STANDS} ${ANYWHERE}?`),
    exists('standing-exists', `${STANDING}, ${SOME} ${STANDS} ${SEEN}?`),
    exists('exists-standing', `${SOME} ${STANDS} ${SEEN} ${THERE}?`),

    check('is-where', `[Is|Are] the {target} [|located|placed|standing] [${PLACED}]?`),
    check(
      'are-apart',
      `Are the {target} and the {of} [${BOUND} ${LIMIT} [apart|away from each other|from each other]{where:distance=}|{where:near=close to each other|near=near each other|near=close together|next-to=next to each other|next-to=side by side}]?`,
    ),
    check(
      'gap-limit',
      `Is the [{measure:closest=gap|closest=space|closest=passage|closest=clearance} between|distance between the {measure:center=centers|closest=closest points} of|distance [between|from]] the {target} [and|to] ${OF} [${BOUND}|{bound:more-than=wider than|more-than=larger than|more-than=greater than|less-than=smaller than|less-than=narrower than}] ${LIMIT} [|wide]?`,
      { where: 'distance' },
    ),

    count('count-where', `[How many|What is the number of|Count the] {label} ${ARE} ${ANYWHERE}?`),
    count('count-standing', `${STANDING}, how many {label} ${ARE} ${SEEN}?`),

    locate('locate', `[${FIND} the {target} [|located|placed|at|now] ${HERE}|where the {target} is]?`),
    locate(
      'locate-each',
      `[Where are|Locate all|Where are all|What are the positions of] the {target} [|located|now] ${HERE}?`,
      {
        each: true,
      },
    ),
    locate('locate-standing', `[${STANDING}, ${AND_HOW_FAR}]?`),
    locate('locate-range', `${AND_HOW_FAR} [|${VIEWS}]?`),

    fits(
      'fits',
      `[[Does|Would|Will|Can|Could] ${THING} fit [|in|into] ${TWO}|[Is|Would] there [be|] [|enough] [space|room] [for ${THING} ${TWO}|${TWO} for ${THING}]|Can [I|you|we] [fit|put|place] ${THING} ${TWO}]?`,
    ),
  ]
})()
