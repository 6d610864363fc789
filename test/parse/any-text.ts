import fc from 'fast-check'

/** Pieces that maps, broken maps and what stands around them are made of. */
export const pieces = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ',',
    ':',
    '=',
    '"',
    "'",
    '“',
    '”',
    '‘',
    '`',
    '\\"',
    '&quot;',
    '\\',
    '\n',
    ' ',
    '\u200b',
  ],
  ...['"object_name"', 'object_name', '"bbox"', "'bbox'", '"label"', '"x"', '"sofa"', 'sofa', '"a } b"', "bird's"],
  ...['1', '-2.5', '3e1', '+4', '.5', 'NaN', '1e999', '1,2,3,4', '[1,2,3,4]', '[[1,2],[3,4]]', '"bbox":[1,2,3,4]'],
  ...['{"object_name":"sofa","bbox":[1,2,3,4]}', '{"object_name":"lamp","bbox":[-1.5,0,2,3]}', '{"a":[1,2,3,4]}'],
  ...['<map>', '</map>', '<think>', '</think>', '<answer>', '</answer>', '< Map >', '<', '<!--', '-->', '<ma'],
  ...[
    '//',
    '#',
    '/*',
    '*/',
    '```',
    '```json',
    'null',
    'tensor(',
    '\ud83d',
    '\ude00',
    '冰箱',
    '...',
    'position',
    '"map":',
  ],
]
/** Any text: mostly out of such pieces. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
