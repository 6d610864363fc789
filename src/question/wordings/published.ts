import { CAMERA, type Wording } from './wording'

/** The sets of wordings that questions are phrased in: those of the paper, of VSI-Bench and of ReVSI. */
export const WORDING_TABLES = ['paper', 'vsi', 'revsi'] as const
/** One of {@link WORDING_TABLES}. */
export type WordingTable = (typeof WORDING_TABLES)[number]

/** A wording as a benchmark published it, to phrase questions in; `WORDINGS` reads its texts. */
export interface PublishedWording extends Wording {
  readonly table: WordingTable
}

const BACK = 'An object is to my back if I would have to turn at least 135 degrees in order to face it.'
const PLANE =
  'The directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).'
const CLOSEST = 'Measuring from the closest point of each object, which of these objects ({candidates...}) is the'
const DISTANCE =
  'Measuring from the closest point of each object, what is the direct distance between the {a} and the {b} (in {unit})?'
const LONGEST =
  'what is the length of the longest dimension (length, width, or height) of the {object}, measured in {unit}?'
const COMBINED = 'If multiple rooms are shown, estimate the size of the combined space.'
const ROBOT =
  "You are a robot beginning at the {at} facing the {facing}. You want to navigate to the {goal}. You will perform the following actions (Note: for each \\[please fill in\\], choose either 'turn back,' 'turn left,' or 'turn right.'): {steps***}"
const AWAY = '{as:forward=facing|backward=facing in the opposite direction of}'

type Row = Omit<PublishedWording, 'table'>
const of = (table: WordingTable, rows: readonly Row[]): PublishedWording[] => rows.map((row) => ({ ...row, table }))

// Marked as pure, so that a page that phrases no questions does not carry the tables.
export const PUBLISHED: readonly PublishedWording[] = /* @__PURE__ */ (() => [
  ...of('paper', [
    {
      name: 'paper-sight',
      kind: 'relative-direction',
      text: "Imagine you are at the {at} and facing precisely at the {facing}. If this line of sight is '{as:forward|backward}', what is the location of the {target} [with respect to the {from}|relative to you]?",
    },
    {
      name: 'paper-vector',
      kind: 'relative-direction',
      text: "Considering the vector from the {at} to the {facing} as the '{as:forward|backward}' direction, how is the {target} positioned [relative to the {from}|relative to you]?",
    },
    {
      name: 'paper-beside',
      kind: 'relative-direction',
      text: 'If the {facing} is directly {as:right=to the right of|left=to the left of} the {at}, what is the direction of the {target} [from the {from}|seen from the {at}]?',
    },
    {
      name: 'paper-beside-where',
      kind: 'relative-direction',
      text: 'If the {facing} is directly {as:right=to the right of|left=to the left of} the {at}, where is the {target} [relative to the {from}|seen from the {at}]?',
    },
    {
      name: 'paper-camera',
      kind: 'camera-direction',
      text: "From the camera's perspective, what is the direction of the {target} from the {from}?",
    },
    {
      name: 'paper-closest',
      kind: 'closest-distance',
      text: 'Measuring from the closest points between the two objects, what is the distance between the {a} and the {b} in {unit}?',
    },
    {
      name: 'paper-nearest',
      kind: 'nearest',
      text: 'Considering the center point of the {reference} as a reference point, which of these objects [({candidates...})|] has the nearest center point to it?',
      fixed: { pick: 'nearest', measure: 'center' },
    },
    {
      name: 'paper-farthest',
      kind: 'nearest',
      text: 'Considering the center point of the {reference} as a reference point, which of these objects [({candidates...})|] has the farthest center point from it?',
      fixed: { pick: 'farthest', measure: 'center' },
    },
    {
      name: 'paper-size',
      kind: 'object-size',
      text: 'What is the maximum dimension (either width or length) of the {object} in {unit}?',
      fixed: { dimension: 'longest-side' },
    },
    { name: 'paper-count', kind: 'object-count', text: "How many '{label}' objects are there in this scene?" },
  ]),
  ...of('vsi', [
    {
      name: 'vsi-quadrants',
      kind: 'relative-direction',
      text: `If I am standing by the {at} and facing the {facing}, is the {target} to my front-left, front-right, back-left, or back-right?\n${PLANE}`,
      fixed: { as: 'forward', scheme: 'quadrant' },
    },
    {
      name: 'vsi-left-right-back',
      kind: 'relative-direction',
      text: `If I am standing by the {at} and facing the {facing}, is the {target} to my left, right, or back?\n${BACK}`,
      fixed: { as: 'forward', scheme: 'left-right-back' },
    },
    {
      name: 'vsi-left-or-right',
      kind: 'relative-direction',
      text: 'If I am standing by the {at} and facing the {facing}, is the {target} to the left or the right of the {facing}?',
      fixed: { as: 'forward', scheme: 'left-right' },
    },
    { name: 'vsi-distance', kind: 'closest-distance', text: DISTANCE },
    {
      name: 'vsi-nearest',
      kind: 'nearest',
      text: `${CLOSEST} closest to the {reference}?`,
      fixed: { pick: 'nearest', measure: 'closest' },
    },
    { name: 'vsi-longest', kind: 'object-size', text: `W${LONGEST.slice(1)}`, fixed: { dimension: 'longest' } },
    { name: 'vsi-counting', kind: 'object-count', text: 'How many {label}(s) are in this room?' },
    { name: 'vsi-room-size', kind: 'room-size', text: `What is the size of this room (in {area})? ${COMBINED}` },
    { name: 'vsi-robot', kind: 'route', text: ROBOT },
    {
      name: 'vsi-appearance',
      kind: 'appearance-order',
      text: 'What will be the first-time appearance order of the following categories in the video: {objects...}?',
    },
    {
      name: 'vsi-camera-distance',
      kind: 'closest-distance',
      text: 'What is the approximate distance (in {unit}) between the camera (or the person filming) and the nearest point of the {a}?',
      fixed: { b: CAMERA },
    },
  ]),
  ...of('revsi', [
    {
      name: 'revsi-quadrants',
      kind: 'relative-direction',
      text: `If I am standing by the {at} and ${AWAY} the {facing}, is the {target} to my front-left, front-right, back-left, or back-right?`,
      fixed: { scheme: 'quadrant' },
    },
    {
      name: 'revsi-left-right-back',
      kind: 'relative-direction',
      text: `If I am standing by the {at} and ${AWAY} the {facing}, is the {target} to my left, right, or back? ${BACK}`,
      fixed: { scheme: 'left-right-back' },
    },
    { name: 'revsi-distance', kind: 'closest-distance', text: DISTANCE },
    {
      name: 'revsi-nearest',
      kind: 'nearest',
      text: `${CLOSEST} closest to the {reference}?`,
      fixed: { pick: 'nearest', measure: 'closest' },
    },
    {
      name: 'revsi-farthest',
      kind: 'nearest',
      text: `${CLOSEST} farthest from the {reference}?`,
      fixed: { pick: 'farthest', measure: 'closest' },
    },
    {
      name: 'revsi-longest',
      kind: 'object-size',
      text: `Based on visual evidence from the video, ${LONGEST}`,
      fixed: { dimension: 'longest' },
    },
    { name: 'revsi-counting', kind: 'object-count', text: 'How many {label}(s) are in the scene?' },
    {
      name: 'revsi-counting-two',
      kind: 'object-count',
      text: 'How many {labels.0}(s) and {labels.1}(s) are in the scene in total?',
    },
    { name: 'revsi-scene-size', kind: 'room-size', text: `What is the size of the scene (in {area})? ${COMBINED}` },
    {
      name: 'revsi-main-room',
      kind: 'room-size',
      text: 'What is the size of the main room (in {area})? If multiple rooms are shown, estimate only the size of the dominant room in which the video is primarily recorded.',
    },
    { name: 'revsi-robot', kind: 'route', text: ROBOT.replace('{at} facing', '{at} and facing') },
  ]),
])()
