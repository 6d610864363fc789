import { EIGHT_DIRECTIONS } from '../read/eight-directions'
import { CAMERA_VIEW, IN_VIEW, VIEWS, type Wording } from './wording'

const STANDS =
  '[|imagine|suppose|assume|if|when|while] [[you are|I am|I were|I was|you were] [|standing|sitting]|standing|sitting|[I|you] [stand|stood|sit]|stand|sit]'
const BESIDE = 'on|in|next to|beside|near|in front of'
const LOOKS =
  '[{as:forward=facing|backward=facing in the opposite direction of|backward=facing away from|backward=with my back to|backward=with your back to}|facing precisely at|facing directly|[looking|facing] [at|towards|toward]|face|look at]'
/**
 * Where someone stands and which way they look: from one place to another, or the other way round. It comes before the
 * question or after it.
 */
const at = (first: string, near: string) =>
  `[[[${first}|${STANDS}] [${near}|${BESIDE}]|from|at|from the perspective of [someone|a person] [|standing|sitting] [at|on|by]] the {at} [and|] ${LOOKS} the {facing}|[[|when|[|if|when] [I am|you are]] {as:forward=facing|backward=facing away from|forward=looking at|forward=looking towards}|[if|when] [I|you] [face|look at|look towards]] the {facing} [from|[|[|while|when] standing] at] the {at}|[[|when] [looking|going|walking|moving]|[if|when] [I|you] [look|go|walk]] from the {at} [to|towards|toward|at] the {facing}]`
/** Who stands where and looks which way, as VSI-Bench puts it. */
const VSI_STANDING = /* @__PURE__ */ at('If I am standing|Standing', 'by|at')
const STANDING = /* @__PURE__ */ at('Standing|If I am standing', 'at|by')
/** The same after a question. */
const THERE = /* @__PURE__ */ at('when standing|If I am standing', 'at|by')

/** `to my a, b, or c` with the items in every order, the given one first. */
function inAnyOrder(items: readonly string[]): string {
  const orders: (readonly string[])[] = []
  const place = (placed: readonly string[], left: readonly string[]) => {
    if (left.length === 0) orders.push(placed)
    for (const one of left)
      place(
        [...placed, one],
        left.filter((other) => other !== one),
      )
  }
  place([], items)
  return `[${orders.map((order) => `to my ${order.slice(0, -1).join(', ')}, or ${order.at(-1)}`).join('|')}]`
}
const QUADRANTS = /* @__PURE__ */ inAnyOrder(['front-left', 'front-right', 'back-left', 'back-right'])
const LEFT_RIGHT_BACK = /* @__PURE__ */ inAnyOrder(['left', 'right', 'back'])
const CARDINALS =
  '[to my front, left, right, or back|to my front, back, left, or right|to my front, right, back, or left|to my left, right, front, or back]'
const CARDINALS_IN_WORDS =
  '[in front of me, to my left, to my right, or behind me|in front of me, behind me, to my left, or to my right|in front, behind, to the left, or to the right|in front, to the left, to the right, or behind|to the left, to the right, in front, or behind]'
/** The list as it is read in one order, whatever the order of the text. */
const OCTANTS = /* @__PURE__ */ (() => `[to|in|at|on|] [my|the|your|] ${EIGHT_DIRECTIONS}`)()
const CARTESIAN =
  '[The directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).|]'
const BEHIND = '[An object is to my back if I would have to turn at least 135 degrees in order to face it.|]'

const LEFT_OR_RIGHT = '[to|on] [my|your|the] left or [to|on|] [my|your|the|] right'
const FRONT_OR_BACK =
  'in [front of|front of me|front of you|front] or [behind|behind me|behind you|in back of me]|behind [me|you|] or in [front of me|front of you|front]|ahead of [me|you] or behind [me|you]'
const WHERE_IS =
  '[where is|in which direction is|in what direction is|which direction is|what direction is|which way is]'

const RELATIVE = '[relative to|with respect to|in relation to|from|as seen from|in reference to]'
const PLACE = '[location|position|direction|relative position|relative direction|relative location]'
const relative = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'relative-direction',
  text,
  fixed: { as: 'forward', ...fixed },
})
const camera = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'camera-direction',
  text,
  ...(fixed && { fixed }),
})
const check = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'direction-check',
  text,
  ...(fixed && { fixed }),
})

// Marked as pure, so that a page that asks no questions does not carry the tables.
export const DIRECTION_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => [
  relative(
    'qvs-sight',
    `[Imagine|Suppose|Assume] you are [at|standing at|standing by|located at] the {at} and facing [precisely at|directly at|precisely|directly|towards|toward|] the {facing}. If this line of sight is '{as:forward|backward}', what is the ${PLACE} of the {target} [[with respect to|relative to|from|in relation to] the {from}|relative to you|]?`,
  ),
  relative(
    'qvs-vector',
    `[Considering|Consider|Taking|If we consider|If you consider] the vector from the {at} to the {facing} as the '{as:forward|backward|left|right}' direction, [how|where] is the {target} [positioned|located|placed|] [[relative to|with respect to|in relation to|from] the {from}|relative to you|]?`,
  ),
  relative(
    'qvs-vector-what',
    `[Considering|Consider|Taking|If we consider|If you consider] the vector from the {at} to the {facing} as the '{as:forward|backward|left|right}' direction, what is the ${PLACE} of the {target} [${RELATIVE} the {from}|relative to you|]?`,
  ),
  relative(
    'qvs-beside',
    `If the {facing} is [directly|exactly|] {as:right=to the right of|left=to the left of|forward=in front of|backward=behind} the {at}, [what is the ${PLACE} of the {target}|where is the {target}|how is the {target} positioned] [${RELATIVE} the {from}|seen from the {at}|]?`,
  ),
  relative('vsi-hard', `${VSI_STANDING}, is the {target} ${QUADRANTS}? ${CARTESIAN}`, {
    scheme: 'quadrant',
  }),
  relative('vsi-medium', `${VSI_STANDING}, is the {target} ${LEFT_RIGHT_BACK}? ${BEHIND}`, {
    scheme: 'left-right-back',
  }),
  relative('vsi-easy', `${VSI_STANDING}, is the {target} to the left or [the|to the|] right of the {facing}?`, {
    scheme: 'left-right',
  }),
  relative(
    'octant',
    `${STANDING}, [is the {target} ${OCTANTS}|${WHERE_IS} the {target} [relative to me|relative to you|from me|located|] ${OCTANTS}]?`,
    { scheme: 'octant' },
  ),
  relative('cardinal', `${STANDING}, is the {target} [${CARDINALS}|${CARDINALS_IN_WORDS}]?`, { scheme: 'cardinal' }),
  relative(
    'left-or-right',
    `${STANDING}, [is the {target} ${LEFT_OR_RIGHT}|on [which|what] side is the {target}|[which|what] side is the {target} on]?`,
    {
      scheme: 'left-right',
    },
  ),
  relative('front-or-back', `${STANDING}, is the {target} [${FRONT_OR_BACK}]?`, { scheme: 'front-back' }),
  relative('standing-from', `${STANDING}, ${WHERE_IS} the {target} ${RELATIVE} the {from}?`),
  relative(
    'standing',
    `${STANDING}, ${WHERE_IS} the {target} [relative to you|relative to me|from you|from me|from there|located|in|]?`,
  ),
  relative(
    'standing-with',
    `[Standing|If I am standing|${STANDS}] [at|by|next to|beside|near|on|in] the {at} [|and] with the {facing} [|directly] {as:forward=in front of me|backward=behind me|forward=in front of you|backward=behind you}, ${WHERE_IS} the {target} [relative to you|relative to me|]?`,
  ),
  relative(
    'where-standing',
    `[Where is|In which direction is|In what direction is|Which direction is|What direction is|Which way is|Where would] the {target} [|be|located|in|relative to me|relative to you] ${THERE}?`,
  ),
  relative(
    'which-standing',
    `Is the {target} [${LEFT_OR_RIGHT}{scheme:left-right=}|[${FRONT_OR_BACK}]{scheme:front-back=}|${QUADRANTS}{scheme:quadrant=}] ${THERE}?`,
  ),
  relative('standing-what', `${STANDING}, what is the ${PLACE} of the {target} [relative to you|relative to me|]?`),
  relative('standing-what-from', `${STANDING}, what is the ${PLACE} of the {target} ${RELATIVE} the {from}?`),

  camera(
    'qvs-camera',
    `${CAMERA_VIEW}, [what is the [direction|location|position|relative position|relative direction|relative location] of the {target}|where is the {target}|how is the {target} [positioned|located|]|in which direction is the {target}|in what direction is the {target}] [from|relative to|with respect to|in relation to|as seen from|in reference to] the {from}?`,
  ),
  camera(
    'camera-where-from',
    `[What is the ${PLACE} of the|Where is the|In which direction is the] {target} ${RELATIVE} the {from} ${IN_VIEW}?`,
  ),
  camera(
    'camera-self',
    `${CAMERA_VIEW}, [what is the ${PLACE} of the|where is the|in which direction is the] {target} [|located]?`,
  ),
  camera(
    'camera-where',
    `[What is the ${PLACE} of the|Where is the|In which direction is the|In what direction is the|Which direction is the|Which way is the] {target} [${RELATIVE} [the camera|the observer|the viewer|me|you]|${VIEWS}]?`,
  ),
  camera('camera-left-or-right-of', `Is the {target} [to the|] left or [the|to the|] right of the {from} ${IN_VIEW}?`, {
    scheme: 'left-right',
  }),
  camera(
    'camera-view-left-or-right-of',
    `${CAMERA_VIEW}, is the {target} to the left or [the|to the|] right of the {from}?`,
    {
      scheme: 'left-right',
    },
  ),
  camera(
    'camera-left-or-right',
    `Is the {target} [to|on] [my|the camera's|the observer's|your] left or [to|on|] [my|the camera's|the observer's|your|] right?`,
    { scheme: 'left-right' },
  ),
  camera('camera-quadrant', `Is the {target} ${QUADRANTS}?`, {
    scheme: 'quadrant',
  }),

  camera('camera-octant', `Is the {target} ${OCTANTS}?`, { scheme: 'octant' }),

  check(
    'side-of',
    `Is the {target} [to the {side:left|right} of|{side:left|right} of|on the {side:left|right} side of|at the {side:left|right} side of|on the {side:left|right} of|positioned to the {side:left|right} of|located to the {side:left|right} of] the {from} ${IN_VIEW}?`,
  ),
  check(
    'view-side-of',
    `${CAMERA_VIEW}, is the {target} [to the {side:left|right} of|on the {side:left|right} side of|at the {side:left|right} side of|on the {side:left|right} of] the {from}?`,
  ),
  check('appears', `Does the {target} [appear|lie|stand] on the {side:left|right} side of the {from}?`),
  check(
    'confirm-side-of',
    `Can you confirm if the {target} is [positioned|located|] to the {side:left|right} of the {from}?`,
  ),
  check(
    'considering-side-of',
    `Considering the relative positions of the {target} and the {from} [in the image provided|], is the {target} to the {side:left|right} of the {from} [from the viewer's perspective|]?`,
  ),
  check('front-of', `Is the {target} {side:front=in front of|back=behind} the {from} ${IN_VIEW}?`),
  check('view-front-of', `${CAMERA_VIEW}, is the {target} {side:front=in front of|back=behind} the {from}?`),
  check(
    'my-side',
    `Is the {target} [[to|on] my {side:left|right}|[to the|on the|] {side:left|right} of [the camera|the observer|the viewer|me]]?`,
  ),
  check('my-front', `Is the {target} {side:front=in front of|back=behind} [me|the camera|the observer|the viewer]?`),
  check('standing-side', `${STANDING}, is the {target} [to|on] [my|your|the] {side:left|right}?`),
  check(
    'standing-front',
    `${STANDING}, is the {target} {side:front=in front of me|back=behind me|front=in front of you|back=behind you|front=in front|back=behind|front=ahead of me|front=ahead}?`,
  ),
  check(
    'side-standing',
    `Is the {target} [[to|on] [my|your|the] {side:left|right}|{side:front=in front of|back=behind} [me|you]] ${THERE}?`,
  ),
  check('standing-side-of', `${STANDING}, is the {target} to the {side:left|right} of the {from}?`),
  check('standing-front-of', `${STANDING}, is the {target} {side:front=in front of|back=behind} the {from}?`),
])()
