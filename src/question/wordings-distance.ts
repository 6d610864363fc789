import { CAMERA, type Wording } from './wording'

const IN_UNIT = '[in {unit}|, in {unit}|measured in {unit}|]'
const EDGES = '[edges|points|sides|surfaces|ends|parts|borders|boundaries]'
const CLOSE = '[closest|nearest]'
const NEAR = '[nearest|closest]'
const OF_THESE =
  '[which of these objects|which of these|which of the following objects|which of the following|which object|which one of these objects|which one of the|which one|which of the|what object|which|what]'
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
/** Wordings that do not say between which points. */
const vague = (name: string, text: string, fixed?: Wording['fixed']) => center(name, text, { assumed: true, ...fixed })
const nearest = (name: string, text: string, fixed: Wording['fixed']): Wording => ({
  name,
  kind: 'nearest',
  text,
  fixed: { ...fixed },
})
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
    `What is the [gap|distance|shortest distance|space] in {unit} between the ${CLOSE} ${EDGES} of the {a} and the {b}?`,
  ),
  closest(
    'gap-edges',
    `What is the [gap|distance|shortest distance|space] between the ${CLOSE} ${EDGES} of the {a} and the {b} ${IN_UNIT}?`,
  ),
  closest(
    'gap',
    `[What is the|How large is the|How big is the|How wide is the] [gap|edge-to-edge distance|edge to edge distance|shortest distance|minimum distance|smallest distance|closest distance|minimal distance|clearance] between the {a} and the {b} ${IN_UNIT}?`,
  ),
  closest('apart-edges', `How far apart are the ${CLOSE} ${EDGES} of the {a} and the {b} ${IN_UNIT}?`),
  closest(
    'camera-closest',
    `What is the [approximate|] distance [(in {unit})|] [between|from] [the camera (or the person filming)|the camera|the observer] [and|to] the ${CLOSE} [point|edge] of the {a} ${IN_UNIT}?`,
    { b: CAMERA },
  ),

  center('centers', `What is the distance between the [centers|center points] of the {a} and the {b} ${IN_UNIT}?`),
  center(
    'center-to-center',
    `What is the [center-to-center distance|center to center distance|center distance|distance between centers] [between|from|of] the {a} [and|to] the {b} ${IN_UNIT}?`,
  ),
  center(
    'center-and-center',
    `What is the distance [between|from] the [center|center point] of the {a} [and|to] the [center|center point] of the {b} ${IN_UNIT}?`,
  ),
  center(
    'measuring-centers',
    `Measuring from the [center|center point|centers|center points] of each object, what is the [direct|] distance between the {a} and the {b} (${IN_UNIT})?`,
  ),
  center('how-far-centers', `How far apart are the [centers|center points] of the {a} and the {b} ${IN_UNIT}?`),
  center(
    'camera-center',
    `[What is the distance between|What is the distance from|Give me the distance between|Measure the distance between|Tell me the distance between] ${EYE} [and|to] the [center|center point] of the {a} ${IN_UNIT}?`,
    { b: CAMERA },
  ),
  vague('how-far', `How [far|far away|distant|close] is the {a} [from|to] the {b} ${IN_UNIT}?`),
  vague('how-far-it', `How far is it from the {a} to the {b} ${IN_UNIT}?`),
  vague('how-far-apart', `How far [apart|away|] are the {a} and the {b} [from each other|] ${IN_UNIT}?`),
  vague(
    'distance',
    `[What is the|Give me the|Tell me the|Measure the|Can you tell me the|Can you give me the|Could you provide the|Can you provide the|Could you measure the|How much is the] [approximate|direct|] [distance|distance measurement] [(in {unit})|] [between|from|of] the {a} [and|to|from] the {b} ${IN_UNIT}?`,
  ),
  vague('how-much-distance', `How much [distance|space] is there between the {a} and the {b} ${IN_UNIT}?`),
  vague('how-many-units', `How many {unit} [apart|away from each other|] are the {a} and the {b} [apart|]?`),
  vague('how-many-units-from', `How many {unit} [away|] is the {a} [from|away from] the {b}?`),
  vague('how-far-camera', `How [far|far away|distant|close] is the {a} [from|to] ${EYE} ${IN_UNIT}?`, { b: CAMERA }),
  vague(
    'distance-camera',
    `[What is the|Give me the|Tell me the|Measure the|Can you provide the] [approximate|] distance [between|from] [${EYE} [and|to] the {a}|the {a} [and|to] ${EYE}] ${IN_UNIT}?`,
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
    `Measuring from the closest [point|points] of each object, ${OF_THESE} [({candidates...})|] is [the|] ${CLOSE} to the {reference}?`,
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
    const most =
      pick === 'nearest'
        ? '[nearest|closest|closer|nearer] to'
        : '[farthest|furthest|most distant|farther|further|farther away|further away] from'
    const fixed = { pick, measure: 'center', assumed: true } as const
    return [
      nearest(pick, `${OF_THESE} [({candidates...})|] is [the|] ${most} the {reference}?`, fixed),
      nearest(`${pick}-of`, `${OF_THESE} is [the|] ${most} the {reference}[,|:] {candidates...}?`, fixed),
      nearest(`${pick}-camera`, `${OF_THESE} [({candidates...})|] is [the|] ${most} ${EYE}?`, {
        ...fixed,
        reference: CAMERA,
      }),
      nearest(`${pick}-camera-of`, `${OF_THESE} is [the|] ${most} ${EYE}[,|:] {candidates...}?`, {
        ...fixed,
        reference: CAMERA,
      }),
    ]
  }),

  closer('closer', `Is the {a} [closer|nearer] to the {reference} than the {b}?`, { pick: 'nearest' }),
  closer('farther', `Is the {a} [farther|further|farther away|further away] from the {reference} than the {b}?`, {
    pick: 'farthest',
  }),
  closer('closer-camera', `Is the {a} [closer|nearer] to ${EYE} than the {b}?`, {
    pick: 'nearest',
    reference: CAMERA,
  }),
  closer('farther-camera', `Is the {a} [farther|further|farther away|further away] from ${EYE} than the {b}?`, {
    pick: 'farthest',
    reference: CAMERA,
  }),
  // Two more readings of what `direction-check` reads too: who is asked in front of what means nearer, or ahead.
  closer('front-of-nearer', "Is the {a} in front of the {b} [from the camera's perspective|from the camera|]?", {
    pick: 'nearest',
    reference: CAMERA,
  }),
  closer('behind-farther', "Is the {a} behind the {b} [from the camera's perspective|from the camera|]?", {
    pick: 'farthest',
    reference: CAMERA,
  }),
])()
