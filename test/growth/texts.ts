/** Texts of about a length, each made of one thing again and again. */
export interface Texts {
  readonly [name: string]: (length: number) => string
}

const A_LIST = '[{"object_name":"a","bbox":[1,2,3,4]},{"object_name":"b","bbox":[5,6,7,8]}]'
const OTHER_ORDER = '[{"object_name":"b","bbox":[5,6,7,8]},{"object_name":"a","bbox":[1,2,3,4]}]'

/** What a model may write where a layout is expected. */
export const MODEL_TEXTS: Texts = {
  spaces: (n) => ' '.repeat(n),
  'spaces in a list': (n) => `[${' '.repeat(n)}`,
  'opening brackets': (n) => '['.repeat(n),
  'closing brackets': (n) => ']'.repeat(n),
  'opening braces': (n) => '{'.repeat(n),
  'closing braces': (n) => '}'.repeat(n),
  quotes: (n) => '"'.repeat(n),
  'quotes in a list': (n) => `[${'"'.repeat(n)}`,
  'braces in quotes in a list': (n) => `[${'"{"['.repeat(n / 4)}`,
  'apostrophes in objects': (n) => "{'a".repeat(n / 3),
  'typographic quotes': (n) => '{“a'.repeat(n / 3),
  'mixed quotes': (n) => '{"a{\'b{“c{`d{\\"e{&quot;f'.repeat(n / 24),
  'opening tags': (n) => '<map>'.repeat(n / 5),
  'think tags': (n) => '<think>'.repeat(n / 7),
  'think tags in a map': (n) => `<map>${'<think>'.repeat(n / 7)}</map>`,
  'cut tags': (n) => '<   '.repeat(n / 4),
  'comments in HTML': (n) => '<!-- '.repeat(n / 5),
  'comments that do not end': (n) => `[${'/* '.repeat(n / 3)}`,
  'line comments': (n) => `[${'//\n'.repeat(n / 3)}`,
  digits: (n) => '1'.repeat(n),
  'digits in a box': (n) => `[{"object_name":"a","bbox":[${'1'.repeat(n)}]}]`,
  'numbers in a box': (n) => `[{"object_name":"a","bbox":[${'1,'.repeat(n / 2)}]}]`,
  backslashes: (n) => `[{"object_name":"${'\\'.repeat(n)}`,
  commas: (n) => `[${','.repeat(n)}`,
  colons: (n) => `{${':'.repeat(n)}`,
  'words in braces': (n) => '{word '.repeat(n / 6),
  'keys without objects': (n) => '{"a":'.repeat(n / 5),
  'nested wrappers': (n) => '{"map":['.repeat(n / 8),
  'broken objects': (n) => `[${'{"object_name":"a,"bbox":[1,2,3,4]},'.repeat(n / 36)}`,
  'objects cut at their box': (n) => `[${'{"object_name":"a","bbox":[1,2,'.repeat(n / 31)}`,
  'objects of one label': (n) =>
    `[${Array.from({ length: n / 50 }, (_, i) => `{"object_name":"a","bbox":[0,0,1,${i + 1}]}`).join()}]`,
  'equal objects': (n) => `[${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 37)}`,
  'numbers in words': (n) => 'sofa: [1,2,3,4] '.repeat(n / 16),
  'places in words': (n) => 'the sofa is at (1, 2), '.repeat(n / 23),
  'numbers that are not closed': (n) => 'a [1 '.repeat(n / 5),
  'brackets around numbers': (n) => '[1[1]'.repeat(n / 5),
  'corners without end': (n) => `sofa: ${'(1,2),'.repeat(n / 6)}`,
  'corners and blanks': (n) => `(1,2)${' '.repeat(n)}`,
  'tuples without end': (n) => `[${'["a",'.repeat(n / 5)}`,
  'tuples of lists without end': (n) => `[${'("a",[['.repeat(n / 7)}`,
  'tuples of numbers without end': (n) => `[${'["a",1,2,3,['.repeat(n / 12)}`,
  'a tuple of many boxes': (n) => `[["a",[${'[1,2,3,4],'.repeat(n / 10)}`,
  'boxes of one object': (n) => `[{"object_name":"a","bbox":[${'[1,2,3,4],'.repeat(n / 10)}`,
  'boxes in quotes': (n) => `[${'{"object_name":"a","bbox":"[1,2,3,4]"},'.repeat(n / 38)}`,
  'one long sentence': (n) => `${'the bounding box of '.repeat(n / 20)}[1,2,3,4]`,
  possessives: (n) => `${"sofa's, which ".repeat(n / 14)}: [1,2,3,4]`,
  'lists stated again': (n) => `${A_LIST}\n`.repeat(n / A_LIST.length),
  'lists stated again in another order': (n) => `${A_LIST}\n${OTHER_ORDER}\n`.repeat(n / (2 * A_LIST.length)),
  'two lists of equal objects': (n) => {
    const equal = '{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 74)
    return `[{"object_name":"b","bbox":[1,2,3,4]},${equal}] [${equal}{"object_name":"b","bbox":[1,2,3,4]}]`
  },
  'two lists of objects near one another': (n) => {
    const near = Array.from({ length: n / 100 }, (_, i) => `{"object_name":"a","bbox":[0,0,1,1.${1000 + (i % 100)}]}`)
    return `[${near.join()}] [${near.reverse().join()}]`
  },
  'a long list and many short ones': (n) =>
    `[${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 74)}] ${'[{"object_name":"b","bbox":[1,2,3,4]}] '.repeat(n / 80)}`,
  'drafts and final maps': (n) => `Draft:\n${A_LIST}\nFinal:\n${A_LIST}\n`.repeat(n / (2 * A_LIST.length + 16)),
  'views under headings': (n) => `Front view:\n${A_LIST}\n`.repeat(n / (A_LIST.length + 13)),
  'sections of words': (n) => '## Map\nsofa: [1,2,3,4]\n'.repeat(n / 23),
  'a view before its plan': (n) =>
    `{"left":[${A_LIST.slice(1, -1)}${`,${A_LIST.slice(1, -1)}`.repeat(n / 80)}],"top":${A_LIST}}`,
  'views without a plan': (n) => `[${`{"left":${A_LIST},"right":${A_LIST}},`.repeat(n / 170)}]`,
  'views in views': (n) => '{"left":{"a":[1,2,3,4]},"b":'.repeat(n / 28),
  'views in lists': (n) => `[${`{"view":"front","objects":${A_LIST}},`.repeat(n / 110)}]`,
  'maps in quotes': (n) => `[${'{"arguments":"{\\"a\\":[1,2,3,4]}"},'.repeat(n / 36)}]`,
  'maps in quotes without end': (n) => '{"arguments":"'.repeat(70 + n / 14),
  'line ends written out': (n) => `[${'\\n'.repeat(n / 2)}`,
  'strings with brackets without end': (n) => `["${"' [".repeat(n / 3)}`,
  'dictionaries closed too early': (n) => `{"a":[1,2,3,4]${'},"b":[5,6,7,8]'.repeat(n / 16)}`,
  'rooms in rooms': (n) => '{"kitchen":{"size":[1,2],'.repeat(n / 25),
  'objects in objects': (n) =>
    `[${'{"object_name":"a","bbox":[1,2,3,4],"on":[{"object_name":"b","bbox":[1,2,3,4]}]},'.repeat(n / 81)}`,
  // Both sizes go on below the depth that is read.
  'objects deep in objects': (n) => '{"object_name":"a","bbox":[1,2,3,4],"on":['.repeat(70 + n / 42),
  'many rooms': (n) => `{${'"k":{"a":[1,2,3,4]},'.repeat(n / 20)}`,
  'boxes around answers': (n) => '\\boxed{'.repeat(n / 7),
  'headings of answers': (n) => '## Answer\n\n'.repeat(n / 11),
  'answers announced': (n) => 'answer: A '.repeat(n / 10),
}

/** Texts that keep a stream waiting for something that does not come. */
export const UNFINISHED_TEXTS: Texts = {
  'spaces in a list': MODEL_TEXTS['spaces in a list']!,
  'digits in a box': MODEL_TEXTS['digits in a box']!,
  backslashes: MODEL_TEXTS.backslashes!,
  'think tags in a map': MODEL_TEXTS['think tags in a map']!,
  'broken objects': MODEL_TEXTS['broken objects']!,
  objects: (n) => `[${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 37)}`,
  'a view without its plan': (n) => `{"left":[${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 37)}`,
  'a draft without its final map': (n) => `Draft: [${'{"object_name":"a","bbox":[1,2,3,4]},'.repeat(n / 37)}`,
  braces: (n) => `[{"object_name":"${'}'.repeat(n)}`,
  'a long think block that names tags': (n) => `<think><map> ${'word '.repeat(n / 5)}`,
  'a map that is not closed': (n) => `<map>[<think>${'} '.repeat(n / 2)}`,
  spaces: (n) => ' '.repeat(n),
  quotes: (n) => '{"a'.repeat(n / 3),
  'cut tags': (n) => '<  '.repeat(n / 3),
  'one comment': (n) => `<!-- ${'> '.repeat(n / 2)}`,
  'a box of digits': (n) => `[{"object_name":"a","bbox":[${'1'.repeat(n)}`,
}

const fill = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length))
const each = (units: readonly string[]): Texts =>
  Object.fromEntries(units.map((unit) => [JSON.stringify(unit), fill(unit)]))
const frame = (map: string, think: string, answer: string): string =>
  `<map>${map}</map><think>${think}</think><answer>${answer}</answer>`

/** What is hostile to a reader of the three blocks. */
export const BLOCK_TEXTS: Texts = {
  'spaces alone': fill(' '),
  'spaces in the answer': (length) => frame('a', 'b', fill(' ')(length)),
  'spaces between letters of the answer': (length) => frame('a', 'b', `a${fill(' ')(length)}b`),
  'spaces in the reasoning': (length) => frame('a', `x${fill(' ')(length)}y`, 'C'),
  'spaces before each slash': (length) => frame('a', 'b', fill(`${' '.repeat(50)}/`)(length)),
  'spaces in a tag': (length) => `<${fill(' ')(length)}map`,
  'line ends between blocks': (length) => frame('a', 'b', 'C').replace('</map>', `</map>${fill('\n')(length)}`),
  'opening maps': fill('<map>'),
  'closed maps': fill('<map></map>'),
  joints: (length) => `<map>${fill('</map><think>')(length)}`,
  'whole responses': fill(frame('', '', '')),
  'opening answers': fill('<answer>'),
  'closing answers': (length) => `<map></map><think></think><answer>${fill('</answer>')(length)} x`,
  thinks: (length) => `<map></map>${fill('<think></think>')(length)}`,
  'half tags with spaces': (length) => `<map>${fill(`</map${' '.repeat(60)}`)(length)}`,
  'less signs': fill('<'),
  'slashes in the answer': (length) => frame('a', 'b', fill('/')(length)),
  'digits and underscores in the answer': (length) => frame('a', 'b', fill('1_')(length)),
  'full-width digits in the answer': (length) => frame('a', 'b', fill('\uff11')(length)),
}

/** What is hostile to a reader of grid maps. */
export const GRID_TEXTS: Texts = each([
  '{',
  '[',
  '"',
  "'a ",
  'a ',
  '{"a": ',
  '{"a": [[1, 2]], ',
  '"a": [1, ',
  '<',
  '<cogmap>',
  '<map>',
  'a (1, 2) ',
  '{a b ',
  '/*',
  '1 ',
  '{<a ',
])

/** What is hostile to the grammar of questions. */
export const QUESTION_TEXTS: Texts = each([
  'How far is the sofa from the lamp? ',
  'Is the a to the left of the b from the camera. ',
  'Measuring from the closest point of each object, which of these objects (a, b) ',
  'Standing at the a and facing the b. ',
  'Is the a closer to the b or the c or ',
  'Facing the a from the b. Is the c to my left if I sit at the d. ',
  'the a and the b ',
  'standing at the ',
  'A. x B. ',
  'how many ',
  '((',
  'measuring from the closest point of each object, ',
])

/** What is hostile to the readers of text dialects. */
export const DIALECT_TEXTS: Texts = each([
  '(',
  'bbox_0=Bbox(',
  'bbox_0=Bbox(a,1',
  'make_bbox,',
  'make_',
  '<3dbbox>',
  '<3dbbox>1 ',
  '<bbox>',
  '<bbox>(1,',
  'a <bbox>(1,2,3,4,5,6)</bbox>',
  'sofa: [1,2,3,4] ',
  '(1,2),',
  '[[1',
  '...',
  '((',
  '=',
  '_',
  ' ',
  ',',
  '\n',
  '1',
  'a',
])

/** Rows whose parts are in the forms that are read leniently, the more of one thing the larger they are. */
export const ROW_TEXTS: Texts = {
  'blocks of text': (n) => row({ response: Array.from({ length: n }, () => ({ type: 'text', text: 'x' })) }),
  turns: (n) => row({ response: Array.from({ length: n }, () => ({ role: 'assistant', content: 'x' })) }),
  'lists in lists': (n) =>
    `{"response": ${'['.repeat(n)}${']'.repeat(n)}, "ground_truth": ${'['.repeat(n)}1${']'.repeat(n)}}`,
  'truths in truths': (n) => `{"ground_truth": ${'{"ground_truth": '.repeat(n)}1${'}'.repeat(n)}}`,
  'choices as Python prints them': (n) => row({ choices: `[${Array.from({ length: n }, () => "'a'").join(' ')}]` }),
  'a list that is never closed': (n) =>
    row({ choices: `[${"'a' ".repeat(n)}`, ground_truth: `<answer>${' '.repeat(n)}` }),
  'spaces around a truth': (n) => row({ ground_truth: `${' '.repeat(n)}B${' '.repeat(n)}` }),
  'many fields': (n) => JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`field ${i}`, i]))),
}

const row = (parts: object): string => JSON.stringify({ response: 'x', ground_truth: 'B', ...parts })
