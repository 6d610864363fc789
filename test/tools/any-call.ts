import * as fc from 'fast-check'

const LABELS = [
  'chair',
  'Chair',
  'tv',
  'dog bed',
  'dogbed',
  'chair#2',
  'lamp 2',
  '__proto__',
  'a"b\n',
  'é\u202e',
] as const

/** Coordinates on a coarse grid, so that ties, contacts and equal centres come up; sometimes huge or tiny. */
const coordinate = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -6, max: 6 }).map((n) => n / 2) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-1e100, -1e99, 1e-300, -1e-9, -99.5) },
)

const object = fc.record({
  object_name: fc.constantFrom(...LABELS),
  bbox: fc.tuple(coordinate, coordinate, coordinate, coordinate),
})

/** The text of a map: as models write it, or a stored layout with footprints, heights and a floor. */
export const anyMapText: fc.Arbitrary<string> = fc.oneof(
  fc.array(object, { maxLength: 12 }).map((objects) => `<map>${JSON.stringify(objects)}</map>`),
  fc
    .record({ objects: fc.array(object, { maxLength: 8 }), origin: fc.constantFrom('observer', 'world', 'unknown') })
    .map(({ objects, origin }) =>
      JSON.stringify({
        origin,
        floor: [
          [-5, -5],
          [5, -5],
          [5, 5],
        ],
        objects: objects.map(({ object_name: label, bbox: [x, y, w, h] }, i) => {
          const [minX, minY] = [x, y]
          const [maxX, maxY] = [Math.max(x, w), Math.max(y, h)]
          return {
            id: `${label}-${i}`,
            label,
            box: { minX, minY, maxX, maxY },
            ...(i % 2 === 0 && { zRange: [0, i] }),
            headingDeg: 30 * i,
          }
        }),
      }),
    ),
)

const name = fc.constantFrom(...LABELS, 'chair#1', 'dog bed#2', 'nothing')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof(arbitrary, fc.constantFrom(null, undefined))
const scheme = maybe(fc.constantFrom('quadrant', 'cardinal', 'octant', 'left-right', 'front-back', 'left-right-back'))
const measure = maybe(fc.constantFrom('closest', 'center'))
const limit = maybe(fc.integer({ min: 1, max: 30 }))
const offset = maybe(fc.integer({ min: 0, max: 15 }))
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 1, arbitrary }, { weight: 3, arbitrary: fc.constantFrom(null, undefined) })
const observer = { at: rarely(name), facing: rarely(name), yaw_deg: rarely(fc.integer({ min: -360, max: 360 })) }
const question = fc
  .tuple(
    fc.constantFrom(
      'How far is the {a} from the {b} in meters?',
      'What is the distance between the closest points of the {a} and the {b} (in meters)?',
      'Standing at the {a} and facing the {b}, where is the {c} relative to the {a}?',
      'Which object is nearest to the {a}?',
      'How many {a}s are in this room?',
      'What is the size of this room (in square meters)?',
      'What is the length of the longest dimension of the {a}, in centimeters?',
      'Is the {a} wider than the {b}?',
      'Where am I?',
    ),
    fc.array(fc.constantFrom('chair', 'tv', 'dog bed', 'chair#1', 'lamp 2'), { minLength: 3, maxLength: 3 }),
  )
  .map(([text, [a, b, c]]) => text.replaceAll('{a}', a!).replaceAll('{b}', b!).replaceAll('{c}', c!))
const choices = maybe(
  fc.array(fc.constantFrom('chair', 'tv', '1', '2.5', 'left', 'front-left', 'yes', 'no'), { maxLength: 4 }),
)

/** Inputs for every tool that its schema allows; whether the map has an answer is left open. */
export const anyInput: { readonly [tool: string]: (map: string) => fc.Arbitrary<object> } = {
  read_map: (text) =>
    fc.record({ text: fc.constant(text), limit, origin: maybe(fc.constantFrom('observer', 'world')) }),
  describe_map: (map) => fc.record({ map: fc.constant(map), label: maybe(name), limit, offset }),
  ask: (map) => fc.record({ map: fc.constant(map), question, choices, explain: maybe(fc.boolean()) }),
  distance: (map) => fc.record({ map: fc.constant(map), a: name, b: maybe(name), measure }),
  size: (map) => fc.record({ map: fc.constant(map), object: name }),
  direction: (map) => fc.record({ map: fc.constant(map), target: name, ...observer, from: rarely(name), scheme }),
  what_is_around: (map) =>
    fc.record({
      map: fc.constant(map),
      ...observer,
      max_range: maybe(fc.double({ min: 0, max: 10, noNaN: true })),
      sector: maybe(fc.constantFrom('front', 'left', 'front-left')),
      scheme,
      limit,
      offset,
    }),
  nearest: (map) =>
    fc.record({
      map: fc.constant(map),
      to: maybe(name),
      candidates: maybe(fc.array(name, { maxLength: 4 })),
      label: maybe(name),
      measure,
      order: maybe(fc.constantFrom('nearest', 'farthest')),
      limit,
      offset,
    }),
  compare_maps: (map) =>
    fc.record({
      predicted: fc.constant(map),
      truth: anyMapText,
      align: maybe(fc.constantFrom('none', 'translation', 'rigid', 'similarity')),
      limit,
      offset,
    }),
  to_grid: (map) =>
    fc.record({
      map: fc.constant(map),
      size: maybe(fc.integer({ min: 1, max: 30 })),
      preset: maybe(fc.constantFrom('vsi', 'spacer', 'mindcube')),
      dialect: maybe(fc.constantFrom('vsi', 'spacer', 'mindcube', 'mindcube-augmented', 'vagen', 'ascii')),
      limit,
      offset,
      max_characters: maybe(fc.integer({ min: 1, max: 2000 })),
    }),
  draw: (map) =>
    fc.record({
      map: fc.constant(map),
      question: rarely(question),
      choices,
      truth: rarely(anyMapText),
      ...observer,
      width: maybe(fc.integer({ min: 160, max: 900 })),
      theme: maybe(fc.constantFrom('light', 'dark', 'auto')),
      max_characters: maybe(fc.integer({ min: 1, max: 100_000 })),
    }),
  check_answer: (map) =>
    fc.record({
      map: fc.constant(map),
      question,
      answer: fc.constantFrom('A', '2.5', 'left', 'yes', 'chair', ''),
      choices,
    }),
}
