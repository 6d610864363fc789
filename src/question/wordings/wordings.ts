import { DIRECTION_WORDINGS } from './direction'
import { DISTANCE_WORDINGS } from './distance'
import { SIZE_WORDINGS } from './size'
import type { Wording } from './wording'

/** Every wording, those a question is best phrased in first. */
export const WORDINGS: readonly Wording[] = /* @__PURE__ */ DIRECTION_WORDINGS.concat(DISTANCE_WORDINGS, SIZE_WORDINGS)

/**
 * Sentences around a question and its choices that say how to answer; in the notation of the wordings. They are left out
 * before the question is read: right behind "closest to the sofa?" they would be read as what is chosen from.
 */
export const ANSWER_LINES: readonly string[] = [
  '[Please|] [answer|respond|reply] [the question|] [with|using] [a single word or phrase|the letter only|the letter|a single number|a number|the option letter|only the letter of the option|only the letter|yes or no].',
  "[Please|] answer with the option's letter from the given choices [directly|].",
  '[Please|] directly answer {letters...}.',
  '[Please|] [select|choose|pick] the [correct|right|best] [answer|option|choice] [from the [options|choices] [below|given|]|].',
  '[Please|] [select|choose|pick] [from|one of|one from|one of the options from|] [the|] following [options|choices|answers|].',
  '[Options|Choices|Answer|Your answer|The answer is|Question|Candidates|The options are|The choices are|Answer options|Possible answers].',
]

/** Sentences of prompts and questions that say nothing a solver needs; in the notation of the wordings. */
export const ASIDES: readonly string[] = [
  '[The|] directions refer to the quadrants of a Cartesian plane [(if I am standing at the origin and facing along the positive y-axis)|(assuming I am at the origin and facing the positive y-axis)|].',
  '[An|The] object is to my back if I would have to turn at least 135 degrees in order to face it.',
  'If there are multiple instances of an object category, measure to the closest.',
  'If there are multiple instances of an object category, use the pair of instances with the shortest distance.',
  'If there were multiple instances of the object, use the first one you saw.',
  'If multiple rooms are shown, estimate the [size of the|] combined space.',
  'If multiple rooms are shown, estimate only the [size of the|] dominant room in which the video is primarily recorded.',
  'Assume "standing by" means I am positioned at the center of the {name}.',
  '[These are frames of a video|These are frames from a video|Here are frames of a video].',
  'You have reached the final destination.',
]

/** Words a question may begin with without changing its meaning. */
export const LEAD_INS: readonly string[] = [
  'please',
  'can you tell me',
  'could you tell me',
  'tell me',
  'now',
  'approximately',
  'roughly',
  'about',
  'exactly',
  'so',
  'and',
  'then',
  'in this scene',
  'in this room',
  'in the scene',
  'in the room',
  'based on the map',
  'according to the map',
  'here',
  'given the map',
  'based on the video',
  'based on visual evidence from the video',
  'in the video',
]

/** Words that may follow a question and add nothing. */
export const TAILS: readonly string[] = [
  'in this scene',
  'in the scene',
  'in this room',
  'in the room',
  'in this image',
  'in the image',
  'in this video',
  'in the video',
  'in this map',
  'on this map',
  'on the map',
  'according to the map',
  'here',
  'please',
]
