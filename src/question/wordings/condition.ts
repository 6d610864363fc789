import { STANDING, THERE } from './direction'
import { CAMERA_VIEW, IN_VIEW, VIEWS, type Wording } from './wording'

/** The camera as what something is measured from, instead of an object. */
const EYE = '{of:@=the camera|@=me|@=the observer|@=the viewer|@=us|@=you|@=camera}'
const OF = `[the {of}|${EYE}]`

const SIDE = '{where:left|right}'
const SIDE_OF = `[to the|on the|at the|to|] ${SIDE} [of|side of] ${OF}`
/** The side of whoever looks. */
const MY_SIDE = `[to my|on my|on the|to the|at my|to your|on your] ${SIDE} [|side]|{where:front=in front|back=behind|front=ahead|front=in front of me|back=behind me|front=ahead of me|front=in front of you|back=behind you|front=in front of the camera|back=behind the camera|front=in front of us|back=behind us}`
// "In front of the sofa" has two readings, nearer and ahead; each has words of its own first.
const AHEAD =
  '{where:front=farther ahead than|front=further ahead than|back=less far ahead than|nearer=closer to the camera than|nearer=nearer to the camera than|nearer=closer to me than|nearer=nearer to me than|farther=farther from the camera than|farther=further from the camera than|farther=farther from me than|farther=farther away than|front=in front of|nearer=in front of|back=behind|farther=behind} the {of}'
const CLOSER_TO =
  '[{where:nearer=closer to|nearer=nearer to|farther=farther from|farther=further from} the {to} than the {of}]'
const NEAR = `{where:near=near|near=near to|near=close to|near=nearby|near=around|next-to=next to|next-to=beside|next-to=right next to|next-to=directly next to|next-to=adjacent to|next-to=by|next-to=right beside} ${OF}`
const BETWEEN = '[located|] {where:between=between|between=in between} the {of} and the {and}'

const BOUND =
  '{bound:at-least=at least|at-least=no less than|at-most=at most|at-most=no more than|more-than=more than|more-than=over|less-than=less than|less-than=under}'
const LIMIT = '{limit#} {limitUnit}'
const DISTANCE = `[within{bound:at-most=}{where:distance=} ${LIMIT} [of|from]|[${BOUND}|{bound:more-than=farther than|more-than=further than|less-than=closer than|less-than=nearer than}]{where:distance=} ${LIMIT} [away|] [from|to]] ${OF}`
const SIZE = `[{dimension:width=wider than|width=broader than|height=taller than|height=higher than|longest-side=longer than|depth=deeper than}{bound:more-than=}|{dimension:width=narrower than|height=lower than}{bound:less-than=}]{where:size=} ${LIMIT}|${BOUND}{where:size=} ${LIMIT} {dimension:width=wide|height=tall|height=high|longest-side=long|depth=deep}`

const PLACED = `${NEAR}|${BETWEEN}|${DISTANCE}|${SIZE}`
const ANYWHERE = `[${SIDE_OF}|${MY_SIDE}|${AHEAD}|${CLOSER_TO}|${PLACED}] ${IN_VIEW}`
const SEEN = `[${SIDE_OF}|${MY_SIDE}]`

const IS = '[|is|are|lies|lie|stands|stand|sits|located|placed|do you see|can you see|do I see|can I find|that are]'
const WHICH =
  '[[What|Which] [|else|object|objects|thing|things|item|items|one|ones]|[List|Name|Give me|Tell me] [everything|[all|all the|the|] [objects|things|items]] [|that|which]|Everything]'
const OF_LABEL = '[Which|What|List the|List all the|List all|List|Name the|Name all the|Name all] {label}'
const IS_THERE = '[Is there|Are there|Do you see|Can you see|Do we have]'
const ANY = '[|any|some]'
const ANYTHING = '[anything|something|any objects|any object|an object|objects|any other object|anything else]'
const HERE =
  '[in this scene|in this room|in the scene|in the room|in this space|in this image|in the image|on the map|here|there|present|available|visible|]'

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

// Marked as pure, so that a page that asks no questions does not carry the tables.
export const CONDITION_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => [
  list(
    'list-all',
    `[[What|Which] [objects|things|items|object|thing|item] [are there|is there|are|exist|do you see|can you see|do we have|can be seen|does the [room|map] [hold|have|contain|show]]|[List|Name|Enumerate|Tell me|Give me|Show me] [everything|[all|all the|all of the|the|] [objects|things|items]]|What [is [there|here|in there|on the map|]|do you see|can you see|does the [room|map] [hold|have|contain|show]]] ${HERE}?`,
  ),
  list('list-label', `[List|Name|Enumerate] [all the|all of the|all|the|] {label} ${HERE}?`),
  list('which-label', `[What|Which] {label} [are there|is there|are|do you see|can you see|do we have] ${HERE}?`),
  list('which-where', `${WHICH} ${IS} ${ANYWHERE}?`),
  list('which-view-where', `${CAMERA_VIEW}, ${WHICH} ${IS} ${ANYWHERE}?`),
  list('which-label-where', `${OF_LABEL} ${IS} ${ANYWHERE}?`),
  list('standing-which', `${STANDING}, ${WHICH} ${IS} ${SEEN}?`),
  list('standing-which-label', `${STANDING}, ${OF_LABEL} ${IS} ${SEEN}?`),
  list('which-standing-where', `${WHICH} ${IS} ${SEEN} ${THERE}?`),

  exists(
    'exists',
    `[${IS_THERE} ${ANY} {label} ${HERE}|[Does|Do] [this|the] [room|map|scene|image|space] [have|contain|hold|show] ${ANY} {label}]?`,
  ),
  exists('anything-where', `[${IS_THERE} ${ANYTHING}|Is [anything|something]] ${IS} ${ANYWHERE}?`),
  exists('exists-where', `${IS_THERE} ${ANY} {label} ${IS} ${ANYWHERE}?`),
  exists('standing-exists', `${STANDING}, ${IS_THERE} [${ANYTHING}|${ANY} {label}] ${IS} ${SEEN}?`),
  exists('exists-standing', `${IS_THERE} [${ANYTHING}|${ANY} {label}] ${IS} ${SEEN} ${THERE}?`),

  check('is-where', `[Is|Are] the {target} [|located|placed|positioned|standing] [${PLACED}|${CLOSER_TO}]?`),
  check(
    'are-apart',
    `Are the {target} and the {of} [${BOUND} ${LIMIT} [apart|away from each other]|${BOUND} ${LIMIT} from each other]?`,
    { where: 'distance' },
  ),
  check(
    'are-near',
    `Are the {target} and the {of} {where:near=close to each other|near=near each other|near=close together|next-to=next to each other|next-to=side by side}?`,
  ),
  check(
    'gap-limit',
    `Is the [{measure:closest=gap|closest=space|closest=clearance} between|distance between the {measure:center=centers|closest=closest points} of] the {target} and ${OF} [${BOUND}|{bound:more-than=wider than|more-than=larger than|more-than=bigger than|less-than=smaller than|less-than=narrower than}] ${LIMIT} [|wide]?`,
    { where: 'distance' },
  ),
  check(
    'distance-limit',
    `Is the distance [between|from] the {target} [and|to] the {of} [${BOUND}|{bound:more-than=larger than|more-than=greater than|less-than=smaller than|less-than=shorter than}] ${LIMIT}?`,
    { where: 'distance' },
  ),

  count('count-where', `How many [objects|things|items] ${IS} ${ANYWHERE}?`),
  count('count-label-where', `[How many|What is the number of|Count the] {label} ${IS} ${ANYWHERE}?`),
  count('count-standing', `${STANDING}, how many [objects|things|items|{label}] ${IS} ${SEEN}?`),
])()

const SIZES =
  '{width#} [{limitUnit}|] [wide|] [x|by|times|and|] {depth#} {limitUnit} [|deep|long]|{width#} {limitUnit} [|wide]'
const THING = `[a|an|] [thing|object] of [${SIZES}]|[something|anything] [that is|of|] [${SIZES}]|[a|an|] [${SIZES}] [thing|object|{label}]|[a|an] {label} [of|measuring|that is|that measures|with] [${SIZES}]`
const BETWEEN_TWO = '[in|into|] [the [gap|space|free space|room]|] between the {a} and the {b}'

export const SPACE_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => [
  {
    name: 'fits',
    kind: 'fits' as const,
    text: `[[Does|Would|Will|Can|Could] [${THING}|the {thing}] fit|[Is|Would] there [be|] [|enough] [space|room] for [${THING}|the {thing}]] ${BETWEEN_TWO}?`,
    plainNames: true as const,
  },
  {
    name: 'fits-there',
    kind: 'fits' as const,
    text: `[Is there [|enough] [space|room] between the {a} and the {b} for [${THING}|the {thing}]|Can [I|you|we] [fit|put|place] [${THING}|the {thing}] between the {a} and the {b}]?`,
    plainNames: true as const,
  },

  {
    name: 'locate',
    kind: 'locate' as const,
    text: `[[Where is the|Where can I find the|Where do I find the|Locate the|In which direction is the|In what direction is the|Which way is the|What is the [position|location] of the|How far and in [which|what] direction is the|Where do you see the] {target} [|located|placed|positioned|at|now] ${HERE}|where the {target} is]?`,
    plainNames: true as const,
  },
  {
    name: 'locate-each',
    kind: 'locate' as const,
    text: `[Where are [all the|all|the|]|Locate [all the|all]|What are the [positions|locations] of [all|] the] {target} [|located|placed|positioned|now] ${HERE}?`,
    fixed: { each: true as const },
    plainNames: true as const,
  },
  {
    name: 'locate-standing',
    kind: 'locate' as const,
    text: `${STANDING}, [where is the {target} and how far [away|] is it|how far and in [which|what] direction is the {target}]?`,
    plainNames: true as const,
  },
  {
    name: 'locate-view',
    kind: 'locate' as const,
    text: `[Where is the {target} and how far [away|] is it|How far [away|] and in [which|what] direction is the {target}] [|${VIEWS}]?`,
    plainNames: true as const,
  },
])()
