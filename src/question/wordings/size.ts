import { A_THING, GIVE_ME, OF_THESE, type Wording } from './wording'

// Commas and brackets are not words, so this also reads "(in metres)".
const IN_UNIT = '[[|measured] in {unit}|]'
const IN_AREA = '[in {area}|]'
const HERE = '[in this scene|on the map|in total|in all|total|altogether|overall|visible|now|here|]'
const ARE_THERE =
  '[are there|there are|are [|visible|shown|listed]|[can|do] [you|we|I] [see|count|have]|can be [seen|found|]|exist]'
const HAS_IT = '[does|do] [this|the] [room|map|scene|image|space] [have|contain|hold|show]'
/** Says that several labels are counted together; without it the question may be about each of them. */
const TOGETHER = '[in total|in all|altogether|together|combined|overall]'
const THINGS = '[objects|things|items]'
const ROOM = '[this|the] [room|scene|space|main room|whole room|entire room|whole space|entire space|entire scene]'

const NUMBER_OF = '[What is the|Give me the|Tell me the|The|] [|total] number of'

const size = (name: string, text: string, fixed?: Wording['fixed']): Wording => ({
  name,
  kind: 'object-size',
  text,
  fixed: { unit: 'm', ...fixed },
})
const room = (name: string, text: string): Wording => ({ name, kind: 'room-size', text, fixed: { unit: 'm2' } })

const COMPARED = [
  ['width', 'more', '[wider|broader]'],
  ['width', 'less', 'narrower'],
  ['area', 'more', '[larger|bigger]'],
  ['area', 'less', 'smaller'],
  ['length', 'more', 'longer'],
  ['length', 'less', '[shorter in length|less long]'],
  ['height', 'more', 'taller'],
  ['height', 'less', '[shorter|less tall]'],
] as const

/** The most and the least of all: one wording for every measure. */
const SUPERLATIVES = [
  ['most', 'more', '{by:area=largest|area=biggest|width=widest|width=broadest|length=longest|height=tallest}'],
  ['least', 'less', '{by:area=smallest|width=narrowest|height=shortest|length=shortest in length}'],
] as const
const THING = '[|object|thing|item|one|piece of furniture] [|of all]'
const superlative = (name: string, pick: 'more' | 'less', text: string, plainNames?: true): Wording => ({
  name,
  kind: 'size-comparison',
  text,
  fixed: { pick },
  ...(plainNames && { plainNames }),
})

// Marked as pure, so that a page that asks no questions does not carry the tables.
export const SIZE_WORDINGS: readonly Wording[] = /* @__PURE__ */ (() => [
  size('qvs-size', `What is the maximum dimension (either width or length) of the {object} ${IN_UNIT}?`, {
    dimension: 'longest-side',
  }),
  size(
    'vsi-size',
    `What is the length of the {dimension:longest|shortest} dimension (length, width, or height) of the {object} [, [measured|] in {unit}|]?`,
  ),
  size(
    'vsi-size-units',
    `[Approximately|About|] how many {unit} is the {dimension:longest|shortest} dimension (length/width/height) of the {object}?`,
  ),
  size(
    'side',
    `What is the {dimension:longest-side=longest side|longest-side=longer side|shortest-side=shortest side|shortest-side=shorter side} of the {object} ${IN_UNIT}?`,
  ),
  size('dimension', `What is the {dimension:width|height|depth|longest-side=length} of the {object} ${IN_UNIT}?`),
  size(
    'how-wide',
    `How {dimension:width=wide|height=tall|height=high|depth=deep|longest-side=long} is the {object} ${IN_UNIT}?`,
  ),
  size(
    'how-many-wide',
    `[Approximately|About|] how many {unit} {dimension:width=wide|height=tall|height=high|depth=deep|longest-side=long} is the {object}?`,
  ),
  size(
    'longest-dimension',
    `What is the {dimension:longest|shortest|longest=largest|shortest=smallest} dimension of the {object} ${IN_UNIT}?`,
  ),
  size(
    'can-measure',
    `[Can you measure|${GIVE_ME}|] the {dimension:width|height|depth|longest-side=length} of the {object} ${IN_UNIT}?`,
  ),

  size(
    'dimensions',
    `[What are the [dimensions|measurements] of the|What is the size of the|What size is the|How [big|large] is the|Give me the dimensions of the|How wide and [long|deep] is the|How long and wide is the] {object} ${IN_UNIT}?`,
    { dimension: 'all' },
  ),
  size(
    'object-area',
    `[What is the [|floor] [area|footprint] of the {object}|What [floor area|area] does the {object} [take up|cover|occupy|have]|How much [|floor] [space|area] does the {object} [take up|take|cover|occupy|need]|How many {area} [is the {object}|does the {object} [take up|cover|occupy]]] ${IN_AREA}?`,
    { dimension: 'area', unit: 'm2' },
  ),

  { name: 'qvs-count', kind: 'object-count', text: `How many '{label}' objects ${ARE_THERE} ${HERE}?` },
  {
    name: 'vsi-count',
    kind: 'object-count',
    text: `How many {label}(s) [are in this room|${ARE_THERE} ${HERE}|${HAS_IT}]?`,
    plainNames: true,
  },
  {
    name: 'revsi-count',
    kind: 'object-count',
    text: `[How many|${NUMBER_OF}] {labels.0}(s) and {labels.1}(s) [${ARE_THERE}|] ${TOGETHER}?`,
    plainNames: true,
  },
  {
    name: 'count-three',
    kind: 'object-count',
    text: `[How many|${NUMBER_OF}] {labels.0}(s), {labels.1}(s)[,|] and {labels.2}(s) [${ARE_THERE}|] ${TOGETHER}?`,
    plainNames: true,
  },
  {
    name: 'count',
    kind: 'object-count',
    text: `[${NUMBER_OF}|Count the number of|Count all the|Count all|Count the|Count] {label} ${HERE}?`,
    plainNames: true,
  },
  { name: 'count-bare', kind: 'object-count', text: `How many {label}(s) ${HERE}?`, plainNames: true },
  {
    name: 'count-all',
    kind: 'object-count',
    text: `How many ${THINGS} [${ARE_THERE} ${HERE}|${HAS_IT}|${HERE}]?`,
  },
  {
    name: 'count-all-number',
    kind: 'object-count',
    text: `[What is the total number of|${NUMBER_OF}|Count the number of|Count all the|Count all|Count the|Count] ${THINGS} ${HERE}?`,
  },

  room(
    'vsi-room',
    `What is the size of ${ROOM} [(in {area})|]? [If multiple rooms are shown, estimate the size of the combined space.|If multiple rooms are shown, estimate only the size of the dominant room in which the video is primarily recorded.|]`,
  ),
  room(
    'room-area',
    `What is the [|total] [[area|floor area|floor space] of ${ROOM}|floor area|floor space] ${IN_AREA}?`,
  ),
  room('room-size-of', `What is [the room|the room's|this room's] [size|area|floor area] ${IN_AREA}?`),
  room('how-large-room', `How [large|big] is ${ROOM} ${IN_AREA}?`),
  room(
    'how-many-room',
    `[Approximately|About|] how many {area} [is ${ROOM}|does ${ROOM} [have|measure|cover]|are there in ${ROOM}]?`,
  ),

  ...COMPARED.flatMap(([by, pick, words]): Wording[] => [
    {
      name: `${by}-${pick}`,
      kind: 'size-comparison',
      text: `[Which is|Which one is|Which object is|Which of the two is|What is|Who is] [|the] ${words} [|one], the {a} or the {b}?`,
      fixed: { by, pick },
    },
    {
      name: `${by}-${pick}-between`,
      kind: 'size-comparison',
      text: `[[Between|Of] the {a} and the {b}, [which is|which one is|which object is|who is]|Which [one|] of the {a} and the {b} is|Is the {a} or the {b}] [|the] ${words} [|one]?`,
      fixed: { by, pick },
    },
    {
      name: `${by}-${pick}-check`,
      kind: 'size-check',
      text: `Is the {a} ${words} than the {b}?`,
      fixed: { by, pick },
    },
  ]),

  ...SUPERLATIVES.flatMap(([name, pick, most]): Wording[] => [
    superlative(name, pick, `${OF_THESE} [({candidates...})|] is [the|] ${most} ${THING}?`),
    superlative(`${name}-of`, pick, `${OF_THESE} is [the|] ${most} ${A_THING}[,| of|] {candidates...}?`, true),
    superlative(`${name}-among`, pick, `[Among|Of|Between|Out of] {candidates...}, ${OF_THESE} is [the|] ${most}?`),
    superlative(`${name}-which-of`, pick, `Which [one|] of {candidates...} is [the|] ${most}?`),
  ]),

  {
    name: 'vsi-route',
    kind: 'route',
    text: "[You are a robot|You are|I am a robot|Imagine you are a robot] [beginning at|starting at|at] the {at} [and|] facing the {facing}. [You want|I want] to [navigate|go|get|walk] to the {goal}. [You|I] will [perform the following actions|take the following steps] [(Note: for each \\[please fill in\\], choose either 'turn back,' 'turn left,' or 'turn right.')|]: {steps***}",
  },
  {
    name: 'vsi-order',
    kind: 'appearance-order',
    text: 'What will be the first-time appearance order of the following [categories|objects] [in the video|]: {objects...}?',
  },
  {
    name: 'order-in-which',
    kind: 'appearance-order',
    text: '[What is the order in which|In what order do|In which order do] the following [objects|categories] [|first] appear [for the first time|] [in the video|]: {objects...}?',
  },
  {
    name: 'seen-first',
    kind: 'appearance-order',
    text: '[Which did you see first|Which appears first in the video|What appears first in the video|Which appears first|What appears first], {objects...}?',
  },
])()
