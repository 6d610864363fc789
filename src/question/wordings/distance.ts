import { A_THING, CAMERA, CAMERA_VIEW, IN_VIEW, OF_THESE, WHAT_IS_THE, type Wording } from './wording'

// Commas and brackets are not words, so this also reads "(in metres)".
const IN_UNIT = '[[|measured] in {unit}|]'
const EDGES = '[edges|points|sides|surfaces|ends|parts|borders|boundaries]'
const CLOSE = '[closest|nearest]'
const NEAR = '[nearest|closest]'
const EYE = '[the camera|camera|the observer|the viewer|me|us|you]'

const closest = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'closest-distance',
  text,
  fixed: { unit: 'm', ...fixed },
})
const center = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'center-distance',
  text,
  fixed: { unit: 'm', ...fixed },
})
/** Wordings that do not say which points are meant. */
const vague = (name: string, text: string, fixed?: Wording['fixed']) => center(name, text, { assumed: true, ...fixed })
const nearest = (name: string, text: string, fixed: Wording['fixed'], more?: Partial<Wording>): Wording => ({
  name,
  kind: 'nearest',
  text,
  fixed: { ...fixed },
  ...more,
})
const PLAIN = { plainNames: true } as const
const RANK = '{rank:2=second|3=third|4=fourth|5=fifth|2=2nd|3=3rd|4=4th|5=5th|2=next}'
const closer = (name: string, text: string, fixed: Wording['fixed']): Wording => ({
  name,
  kind: 'distance-check',
  text,
  fixed: { measure: 'center', assumed: true, ...fixed },
})

// Marked as pure, so that a page that asks no questions does not carry the tables.
export const DISTANCE_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => [
  closest(
    'qvs-closest',
    `Measuring from the closest points between the two objects, what is the [|direct] distance between the {a} and the {b} ${IN_UNIT}?`,
  ),
  closest(
    'vsi-closest',
    `Measuring from the ${CLOSE} [point|points] of each object, what is the [direct|] distance [between|from] the {a} [and|to] the {b} (${IN_UNIT})?`,
  ),
  closest(
    'gap-in',
    `${WHAT_IS_THE} [gap|distance|shortest distance|space] in {unit} between the ${CLOSE} ${EDGES} of the {a} and the {b}?`,
  ),
  closest(
    'gap-edges',
    `${WHAT_IS_THE} [gap|distance|shortest distance|space] between the ${CLOSE} ${EDGES} of the {a} and the {b} ${IN_UNIT}?`,
  ),
  closest(
    'gap',
    `[${WHAT_IS_THE}|How large is the|How big is the|How wide is the] [gap|space|passage|edge-to-edge distance|edge to edge distance|shortest distance|minimum distance|smallest distance|closest distance|minimal distance|clearance] [between|from] the {a} [and|to] the {b} ${IN_UNIT}?`,
  ),
  closest('apart-edges', `How far apart are the ${CLOSE} ${EDGES} of the {a} and the {b} ${IN_UNIT}?`),
  closest(
    'how-close',
    `[How [close|near] is the {a} [to|from|away from] the {b}|How [close|near|close together] are the {a} and the {b} [to each other|from each other|together|apart|]|How much [space|room] [is there|is|do I have] between the {a} and the {b}] ${IN_UNIT}?`,
  ),
  closest(
    'how-close-camera',
    `How [close|near] [is the {a} [to|from|away from] ${EYE}|am I [to|from|away from] the {a}] ${IN_UNIT}?`,
    { b: CAMERA },
  ),
  closest(
    'camera-closest',
    `What is the [approximate|] distance [|(in {unit})] [between|from] [the camera (or the person filming)|the camera|the observer] [and|to] the ${CLOSE} [point|edge] of the {a} ${IN_UNIT}?`,
    { b: CAMERA },
  ),

  center('centers', `${WHAT_IS_THE} distance between the [centers|center points] of the {a} and the {b} ${IN_UNIT}?`),
  center(
    'center-to-center',
    `${WHAT_IS_THE} [center-to-center distance|center to center distance|center distance|distance between centers] [between|from|of] the {a} [and|to] the {b} ${IN_UNIT}?`,
  ),
  center(
    'center-and-center',
    `${WHAT_IS_THE} distance [between|from] the [center|center point] of the {a} [and|to] the [center|center point] of the {b} ${IN_UNIT}?`,
  ),
  center(
    'measuring-centers',
    `Measuring from the [center|center point|centers|center points] of each object, what is the [direct|] distance between the {a} and the {b} (${IN_UNIT})?`,
  ),
  center('how-far-centers', `How far apart are the [centers|center points] of the {a} and the {b} ${IN_UNIT}?`),
  center(
    'camera-center',
    `${WHAT_IS_THE} distance [between|from] ${EYE} [and|to] the [center|center point] of the {a} ${IN_UNIT}?`,
    { b: CAMERA },
  ),
  vague(
    'how-far',
    `[How [far|far away|distant] is the {a} [from|to|away from] the {b}|How [far|far away] from the {b} is the {a}|how far the {a} is from the {b}] ${IN_UNIT}?`,
  ),
  vague('how-far-it', `How far is it [from|between] the {a} [to|and] the {b} ${IN_UNIT}?`),
  vague(
    'how-far-apart',
    `How [far apart|far away|far] are the {a} and the {b} [from each other|to each other|apart|] ${IN_UNIT}?`,
  ),
  vague(
    'distance',
    `${WHAT_IS_THE} [|approximate|exact|direct|straight-line|straight line|Euclidean] [distance|distance measurement] [|(in {unit})] [between|from|of] the {a} [and|to|from] the {b} ${IN_UNIT}?`,
  ),
  vague('how-much-distance', `How much distance is [there|] between the {a} and the {b} ${IN_UNIT}?`),
  vague(
    'how-many-units',
    `How many {unit} [[|apart|away from each other] are|are there between|are between|lie between|separate] the {a} and the {b} [apart|]?`,
  ),
  vague('how-many-units-from', `How many {unit} [[away|] is the {a} [from|away from]|is it from the {a} to] the {b}?`),
  vague(
    'how-far-camera',
    `[How [far|far away|distant] is the {a} [from|to|away from] ${EYE}|How [far|far away] from ${EYE} is the {a}|How far away is the {a}] ${IN_UNIT}?`,
    { b: CAMERA },
  ),
  vague('how-far-am-i', `How [far|far away] am I [from|to|away from] the {a} ${IN_UNIT}?`, { b: CAMERA }),
  vague(
    'distance-camera',
    `${WHAT_IS_THE} [|approximate|exact|direct|straight-line|straight line|Euclidean] [distance|distance measurement] [|(in {unit})] [[between|from|of] [${EYE} [and|to] the {a}|the {a} [and|to|from] ${EYE}]|to the {a}] ${IN_UNIT}?`,
    { b: CAMERA },
  ),

  nearest(
    'qvs-center-nearest',
    `Considering the center point of the {reference} as a reference point, ${OF_THESE} [({candidates...})|] has the ${NEAR} center point to it?`,
    { pick: 'nearest', measure: 'center' },
  ),
  nearest(
    'qvs-center-farthest',
    `Considering the center point of the {reference} as a reference point, ${OF_THESE} [({candidates...})|] has the [farthest|furthest|most distant] center point [from|to] it?`,
    { pick: 'farthest', measure: 'center' },
  ),
  nearest(
    'vsi-closest-object',
    `Measuring from the closest [point|points] of each object, ${OF_THESE} [({candidates...})|] is [the|] ${CLOSE} to the {reference}? [If there are multiple instances of an object category, measure to the closest.|]`,
    { pick: 'nearest', measure: 'closest' },
  ),
  nearest(
    'vsi-farthest-object',
    `Measuring from the closest [point|points] of each object, ${OF_THESE} [({candidates...})|] is [the|] [farthest|furthest|most distant] [from|to] the {reference}?`,
    { pick: 'farthest', measure: 'closest' },
  ),
  nearest(
    'vsi-closest-camera',
    `Measuring from the closest [point|points] of each object, ${OF_THESE} [({candidates...})|] is [the|] ${CLOSE} to ${EYE}?`,
    { pick: 'nearest', measure: 'closest', reference: CAMERA },
  ),
  nearest(
    'vsi-farthest-camera',
    `Measuring from the closest [point|points] of each object, ${OF_THESE} [({candidates...})|] is [the|] [farthest|furthest|most distant] [from|to] ${EYE}?`,
    { pick: 'farthest', measure: 'closest', reference: CAMERA },
  ),
  nearest(
    'center-nearest-camera',
    `Measuring from the center of each object, ${OF_THESE} [({candidates...})|] is [the|] ${CLOSE} to ${EYE}?`,
    { pick: 'nearest', measure: 'center', reference: CAMERA },
  ),
  nearest(
    'center-farthest-camera',
    `Measuring from the center of each object, ${OF_THESE} [({candidates...})|] is [the|] [farthest|furthest|most distant] from ${EYE}?`,
    { pick: 'farthest', measure: 'center', reference: CAMERA },
  ),
  ...(['nearest', 'farthest'] as const).flatMap((pick) => {
    const near = pick === 'nearest'
    const to = near ? 'to' : 'from'
    const superlative = near ? '[nearest|closest]' : '[farthest|furthest|most distant]'
    const more = near ? '[closer|nearer] to' : '[farther|further|farther away|further away] from'
    const most = near
      ? `[nearest|closest|closer|nearer] ${A_THING} to`
      : `[[farthest|furthest|farther|further] [|away]|most distant] ${A_THING} from`
    const fixed = { pick, measure: 'center', assumed: true } as const
    const references = [
      [pick, 'the {reference}', 'Is the {reference}', fixed],
      [`${pick}-camera`, EYE, '[Is the camera|Is the observer|Am I]', { ...fixed, reference: CAMERA }],
    ] as const
    return references.flatMap(([name, it, isIt, of]) => {
      const isMost = `is [the|the object|the thing|the one|] ${most} ${it}`
      return [
        nearest(name, `${OF_THESE} [({candidates...})|] ${isMost}?`, of),
        nearest(`${name}-of`, `${OF_THESE} ${isMost}[,|:] {candidates...}?`, of),
        nearest(`${name}-among`, `[Among|Of|Between|Out of] {candidates...}, ${OF_THESE} ${isMost}?`, of),
        nearest(`${name}-which-of`, `Which [one|] of {candidates...} ${isMost}?`, of),
        nearest(
          `${name}-rank`,
          `[[What|Which] is the ${RANK} ${superlative} [{candidates...}|${A_THING}] ${to} ${it}|[Which|What] {candidates...} is the ${RANK} ${superlative} [one|] ${to} ${it}]?`,
          of,
          PLAIN,
        ),
        nearest(`${name}-kind`, `[What|Which] is the ${superlative} {candidates...} ${to} ${it}?`, of, PLAIN),
        nearest(
          `${name}-either`,
          `[${isIt} ${more} the {candidates.0} or [${to}|] the {candidates.1}|[Which|What|Which one|Which object] ${isIt} ${more}, the {candidates.0} or the {candidates.1}]?`,
          of,
        ),
        nearest(`${name}-of-two`, `Is the {candidates.0} or the {candidates.1} ${more} ${it}?`, of),
      ]
    })
  }),

  // Nothing is named to measure from: the camera.
  nearest(
    'nearest-alone',
    `[[What|Which] is the [|{rank:2=second}] ${CLOSE} [{candidates...}|object|thing|item|one]|[What|Which] [{candidates...}|object|thing|item|one] is [the|] [|{rank:2=second}] ${CLOSE}]?`,
    { pick: 'nearest', measure: 'center', assumed: true, reference: CAMERA },
    PLAIN,
  ),
  nearest(
    'farthest-alone',
    `[[What|Which] is the [farthest|furthest] [{candidates...}|object|thing|item|one]|[What|Which] [{candidates...}|object|thing|item|one] is [the|] [farthest|furthest] [away|]]?`,
    { pick: 'farthest', measure: 'center', assumed: true, reference: CAMERA },
    PLAIN,
  ),

  closer('closer', `Is the {a} [closer|nearer] to the {reference} than the {b} [|is]?`, { pick: 'nearest' }),
  closer('farther', `Is the {a} [farther|further|farther away|further away] from the {reference} than the {b} [|is]?`, {
    pick: 'farthest',
  }),
  closer('closer-than-to', `Is the {reference} [closer|nearer] to the {a} than [to|it is to] the {b}?`, {
    pick: 'nearest',
  }),
  closer(
    'farther-than-from',
    `Is the {reference} [farther|further|farther away|further away] from the {a} than [from|it is from] the {b}?`,
    { pick: 'farthest' },
  ),
  closer('closer-camera', `Is the {a} [closer|nearer] to ${EYE} than the {b} [|is]?`, {
    pick: 'nearest',
    reference: CAMERA,
  }),
  closer('farther-camera', `Is the {a} [farther|further|farther away|further away] from ${EYE} than the {b} [|is]?`, {
    pick: 'farthest',
    reference: CAMERA,
  }),
  // Two more readings of texts that `direction-check` also reads: "in front of" means nearer, or ahead.
  closer('front-of-nearer', `Is the {a} in front of the {b} ${IN_VIEW}?`, {
    pick: 'nearest',
    reference: CAMERA,
  }),
  closer('view-front-of-nearer', `${CAMERA_VIEW}, is the {a} in front of the {b}?`, {
    pick: 'nearest',
    reference: CAMERA,
  }),
  closer('view-behind-farther', `${CAMERA_VIEW}, is the {a} behind the {b}?`, { pick: 'farthest', reference: CAMERA }),
  closer('behind-farther', `Is the {a} behind the {b} ${IN_VIEW}?`, {
    pick: 'farthest',
    reference: CAMERA,
  }),
])()
