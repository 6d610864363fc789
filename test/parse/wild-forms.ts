import { A, B } from './read'

const sofa = '{"object_name":"sofa","bbox":[0,0,2,1]}'
const lamp = '{"object_name":"lamp","bbox":[3,0,4,1]}'
const cup = '{"object_name":"cup","bbox":[1,1,1.5,1.5]}'
const rooms = 'sofa 0 0 2 1; lamp 3 0 4 1'

/** A form, its text, and its objects in short. */
export type Form = readonly [title: string, text: string, objects: string]

export const containers: readonly Form[] = [
  ['a name before the list', `{"name":"living room","objects":[${sofa},${lamp}]}`, rooms],
  ['a name and a box behind it', `{"objects":[${sofa},${lamp}],"name":"kitchen","bbox":[0,0,5,5]}`, rooms],
  ['a table of sizes', `{"room":{"width":4,"height":5},"objects":[${sofa},${lamp}]}`, rooms],
  ['four numbers for the room', `{"room":"k","size":[4,5],"bounds":[0,0,5,5],"objects":[${sofa},${lamp}]}`, rooms],
  ['a frame', `{"frame":{"x":"right","y":"forward"},"objects":[${sofa},${lamp}]}`, rooms],
  ['a floor', `{"origin":"world","floor":[[0,0],[5,0],[5,5]],"objects":[${sofa},${lamp}]}`, rooms],
  ['a viewpoint', `{"viewpoint":[0,0],"objects":[${sofa},${lamp}]}`, rooms],
  ['a width and a height', `{"width":4,"height":5,"objects":[${sofa},${lamp}]}`, rooms],
  ['a tool call', `{"name":"submit_map","arguments":{"room":"k","objects":[${sofa},${lamp}]}}`, rooms],
  ['a function call', `{"type":"function","function":{"name":"f","arguments":{"objects":[${sofa},${lamp}]}}}`, rooms],
  [
    'rooms with names and boxes',
    `[{"name":"kitchen","objects":[${sofa}]},{"name":"hall","bbox":[0,0,4,4],"objects":[${lamp}]}]`,
    rooms,
  ],
]

export const roomDictionaries: readonly Form[] = [
  ['of boxes', '{"kitchen":{"sofa":[0,0,2,1]},"bedroom":{"lamp":[3,0,4,1]}}', rooms],
  ['of objects', '{"kitchen":{"sofa":{"bbox":[0,0,2,1]}},"bedroom":{"lamp":{"bbox":[3,0,4,1]}}}', rooms],
  ['of lists', `{"kitchen":[${sofa}],"bedroom":{"objects":[${lamp}]}}`, rooms],
  ['in a house', '{"house":{"kitchen":{"sofa":[0,0,2,1]},"hall":{"lamp":[3,0,4,1]}}}', rooms],
  ['with sizes', '{"kitchen":{"size":[3,4],"sofa":[0,0,2,1]},"hall":{},"bedroom":{"lamp":[3,0,4,1]}}', rooms],
  ['but not of rectangles', '{"sofa":{"rect":[0,0,2,1]},"lamp":{"rect":[3,0,4,1]}}', 'refused'],
]

export const restated: readonly Form[] = [
  ['a list', `[${A},${B}]\n\nFinal map:\n[${A},${B}]`, 'a 1 2 3 4; b 5 6 7 8'],
  ['twice', `[${A},${B}] [${A},${B}] [${A},${B}]`, 'a 1 2 3 4; b 5 6 7 8'],
  [
    'a dictionary in a fence',
    '```json\n{"a":[1,2,3,4],"b":[5,6,7,8]}\n```\nANSWER: {"a":[1,2,3,4],"b":[5,6,7,8]}',
    'a 1 2 3 4; b 5 6 7 8',
  ],
  ['in a wrapper', `{"objects":[${A},${B}]}\nor [${A},${B}]`, 'a 1 2 3 4; b 5 6 7 8'],
  ['cut in the middle', `[${A},${B}] Final: [${A},{"object_name":"b","bb`, 'a 1 2 3 4; b 5 6 7 8'],
  [
    'and another list, which takes up the ids',
    `[${A}] [${A}] [${B},{"object_name":"a","bbox":[0,0,1,1]}]`,
    'a 1 2 3 4; b 5 6 7 8; a#2 0 0 1 1',
  ],
  ['but a part of it is another list', `[${A},${B}] [${A}]`, 'a 1 2 3 4; b 5 6 7 8; a#2 1 2 3 4'],
  ['in another order', `[${A},${B}]\n\nFinal map:\n[${B},${A}]`, 'a 1 2 3 4; b 5 6 7 8'],
  ['in another order and form', `{"objects":[${A},${B}]}\nor {"b":[5,6,7,8],"a":[1,2,3,4]}`, 'a 1 2 3 4; b 5 6 7 8'],
  ['in another order and cut', `[${A},${B}] Final: [${B},{"object_name":"a","bb`, 'a 1 2 3 4; b 5 6 7 8'],
  [
    'rounded',
    `[{"object_name":"a","bbox":[1.24,2.05,3,4]},${B}] Final: [${B},{"object_name":"a","bbox":[1.2,2.1,3,4]}]`,
    'a 1.24 2.05 3 4; b 5 6 7 8',
  ],
  ['with its copies', `[${A},${B},${A}] [${A},${A},${B}]`, 'a 1 2 3 4; b 5 6 7 8; a#2 1 2 3 4'],
  [
    'but with another copy it is another list',
    `[${A},${B},${A}] [${A},${B},${B}]`,
    'a 1 2 3 4; b 5 6 7 8; a#2 1 2 3 4; a#3 1 2 3 4; b#2 5 6 7 8; b#3 5 6 7 8',
  ],
  [
    'but a box 10 cm away is another object',
    `[{"object_name":"a","bbox":[1.3,2,3,4]},${B}] [${B},{"object_name":"a","bbox":[1.4,2,3,4]}]`,
    'a 1.3 2 3 4; b 5 6 7 8; b#2 5 6 7 8; a#2 1.4 2 3 4',
  ],
  ['but another label is another object', `[${A}] [{"object_name":"c","bbox":[1,2,3,4]}]`, 'a 1 2 3 4; c 1 2 3 4'],
  ['but a longer one is another list', `[${A}] [${A},${B}]`, 'a 1 2 3 4; a#2 1 2 3 4; b 5 6 7 8'],
  ['but equal objects in one list stay', `[${A},${A}]`, 'a 1 2 3 4; a#2 1 2 3 4'],
  ['but in a map block all stay', `<map>[${A}] [${A}]</map>`, 'a 1 2 3 4; a#2 1 2 3 4'],
]

const A2 = '{"object_name":"a","bbox":[1,2,3,4.5]}'

export const drafts: readonly Form[] = [
  ['the same', `{"draft":[${A},${B}],"final":[${A},${B}]}`, 'a 1 2 3 4; b 5 6 7 8'],
  ['a correction', `{"draft":[${A},${B}],"final":[${A2},${B}]}`, 'a 1 2 3 4.5; b 5 6 7 8'],
  ['dictionaries', '{"draft":{"a":[1,2,3,4]},"final":{"a":[1,2,3,4.5]}}', 'a 1 2 3 4.5'],
  ['the final map first', `{"final_map":[${A2}],"draft_map":[${A},${B}]}`, 'a 1 2 3 4.5'],
  ['two drafts', `{"initial":[${B}],"rough draft":[${A}],"corrected layout":[${A2}]}`, 'a 1 2 3 4.5'],
  ['among other things', `{"room":"k","preliminary":[${A}],"note":"x","revised":[${A2}]}`, 'a 1 2 3 4.5'],
  ['in a map block', `<map>{"draft":[${A}],"final":[${A2}]}</map>`, 'a 1 2 3 4.5'],
  ['a broken draft', `{"draft":[${A},{"object_name":}],"final":[${A2}]}`, 'a 1 2 3 4.5'],
  ['but a draft alone is the map', `{"draft":[${A}]}`, 'a 1 2 3 4'],
  ['but two rooms are two rooms', `{"first":[${A}],"second":[${B}]}`, 'a 1 2 3 4; b 5 6 7 8'],
  ['but two things are two things', '{"draft":[1,2,3,4],"final":[5,6,7,8]}', 'draft 1 2 3 4; final 5 6 7 8'],
]

/** A text that ends before its final map has only the draft, so a cut may hold what the whole does not. */
export const headedDrafts: readonly Form[] = [
  ['lists', `Draft:\n[${A},${B}]\n\nFinal map:\n[${A2},${B}]`, 'a 1 2 3 4.5; b 5 6 7 8'],
  ['headings', `### Initial layout\n[${A}]\n### Corrected layout\n[${A2}]\n`, 'a 1 2 3 4.5'],
  [
    'fences',
    `First estimate:\n\`\`\`json\n{"a":[1,2,3,4]}\n\`\`\`\n**Revised:**\n\`\`\`json\n{"a":[1,2,3,4.5]}\n\`\`\``,
    'a 1 2 3 4.5',
  ],
  ['the ids of a draft are free again', `Draft: [${A},${A}] Final: [${A2}] [${B}]`, 'a 1 2 3 4.5; b 5 6 7 8'],
  ['words', 'Draft:\n- sofa: [0, 0, 2, 1]\n\nFinal map:\n- sofa: [0, 0, 2, 1.5]', 'sofa 0 0 2 1.5'],
  ['but not with a list between', `Draft: [${A}] [${B}] Final: [${A2}]`, 'a 1 2 3 4; b 5 6 7 8; a#2 1 2 3 4.5'],
  ['but not without a final map', `Draft: [${A}] and [${B}]`, 'a 1 2 3 4; b 5 6 7 8'],
  ['but not in a sentence', `My draft of it [${A}] and final but one [${A2}]`, 'a 1 2 3 4; a#2 1 2 3 4.5'],
]

export const restatedWords: readonly Form[] = [
  [
    'a list',
    '- sofa: [0, 0, 2, 1]\n- lamp: [3, 0, 4, 1]\n\nFinal map:\n- lamp: [3, 0, 4, 1]\n- sofa: [0, 0, 2, 1]',
    rooms,
  ],
  ['a line', 'The map: sofa: [0, 0, 2, 1], lamp: [3, 0, 4, 1].\nFinal map: lamp: [3,0,4,1]; sofa: [0,0,2,1]', rooms],
  [
    'under a heading',
    '# Objects\nsofa: [0, 0, 2, 1]\nlamp: [3, 0, 4, 1]\n# Summary\nlamp: [3,0,4,1]\nsofa: [0,0,2,1]',
    rooms,
  ],
  ['but copies in one list stay', '- sofa: [0, 0, 2, 1]\n- sofa: [0, 0, 2, 1]', 'sofa 0 0 2 1; sofa#2 0 0 2 1'],
  [
    'but a part is not the whole',
    '- sofa: [0, 0, 2, 1]\n- lamp: [3, 0, 4, 1]\n\nNext room:\n- sofa: [0, 0, 2, 1]',
    `${rooms}; sofa#2 0 0 2 1`,
  ],
]

export const extraBraces: readonly Form[] = [
  ['in a dictionary', '{"a":[1,2,3,4]},"b":[5,6,7,8]}', 'a 1 2 3 4; b 5 6 7 8'],
  ['twice', '{"a":[1,2,3,4]}},"b":[5,6,7,8]},"c":[0,0,1,1]}', 'a 1 2 3 4; b 5 6 7 8; c 0 0 1 1'],
  ['without a comma', '{"a":[1,2,3,4]}\n"b":[5,6,7,8]', 'a 1 2 3 4; b 5 6 7 8'],
  ['in a dictionary of objects', '{"a":{"bbox":[1,2,3,4]}},"b":{"bbox":[5,6,7,8]}}', 'a 1 2 3 4; b 5 6 7 8'],
  ['behind a room', '{"k":{"sofa":[0,0,2,1]}},"h":{"lamp":[3,0,4,1]}}', rooms],
  ['in a list in an item', `[{"type":"obj","content":{"a":[{"object_name":"sofa","bbox":[0,0,2,1]}}]},${lamp}]`, rooms],
  ['but prose is prose', '{"a":[1,2,3,4]}, and "b": [5,6,7,8]', 'a 1 2 3 4'],
]

export const nestedObjects: readonly Form[] = [
  [
    'a list behind the box',
    `[{"object_name":"table","bbox":[0,0,2,2],"on":[${cup}]},${lamp}]`,
    'table 0 0 2 2; cup 1 1 1.5 1.5; lamp 3 0 4 1',
  ],
  [
    'a list before the box',
    `[{"object_name":"table","on":[${cup}],"bbox":[0,0,2,2]},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  [
    'a list before all',
    `[{"on":[${cup}],"object_name":"table","bbox":[0,0,2,2]},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  ['one object', `[{"object_name":"table","bbox":[0,0,2,2],"on":${cup}}]`, 'table 0 0 2 2; cup 1 1 1.5 1.5'],
  [
    'a label behind all',
    `[{"on":[${cup}],"bbox":[0,0,2,2],"object_name":"table"},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  [
    'a label behind a box and a list',
    `[{"bbox":[0,0,2,2],"on":[${cup}],"color":"red","object_name":"table","x":1},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  [
    'a label behind a dictionary',
    `[{"on":{"cup":[1,1,1.5,1.5]},"bbox":[2,2,0,0],"label":"table"},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  [
    'a label behind one object',
    `[{"on":${cup},"bbox":[0,0,2,2],"name":"table"},${lamp}]`,
    'cup 1 1 1.5 1.5; table 0 0 2 2; lamp 3 0 4 1',
  ],
  ['but no label', `[{"on":[${cup}],"bbox":[0,0,2,2]},${lamp}]`, 'cup 1 1 1.5 1.5; lamp 3 0 4 1'],
  [
    'in a dictionary',
    '{"table":{"bbox":[0,0,2,2],"on":{"cup":[1,1,1.5,1.5]}},"tv":{"bbox":[1,5,2,6]}}',
    'table 0 0 2 2; cup 1 1 1.5 1.5; tv 1 5 2 6',
  ],
  [
    'three deep',
    `[{"object_name":"table","bbox":[0,0,2,2],"on":[{"object_name":"tray","bbox":[0,0,1,1],"on":[${cup}]}]}]`,
    'table 0 0 2 2; tray 0 0 1 1; cup 1 1 1.5 1.5',
  ],
  [
    'but what it says about itself is not an object',
    '[{"object_name":"sofa","bbox":[0,0,2,1],"attributes":[{"color":"red"}],"corners":[{"x":1,"y":2}],"room":{"name":"k"}}]',
    'sofa 0 0 2 1',
  ],
]

const objects = JSON.stringify({ objects: [JSON.parse(sofa), JSON.parse(lamp)] })
const call = (map: unknown, more: object = {}) => JSON.stringify({ name: 'submit_map', arguments: map, ...more })

export const quotedMaps: readonly Form[] = [
  ['the arguments of a call', call(objects), rooms],
  ['with more behind them', call(objects, { id: 'call_1' }), rooms],
  ['a list', call(`[${sofa},${lamp}]`), rooms],
  ['a dictionary', call('{"sofa":[0,0,2,1],"lamp":[3,0,4,1]}'), rooms],
  ['one object', call(sofa), 'sofa 0 0 2 1'],
  ['in lines', call(JSON.stringify(JSON.parse(objects), null, 2)), rooms],
  ['in a list of calls', `[{"id":"1","type":"function","function":${call(objects)}}]`, rooms],
  ['one map in two calls', `[${call(`[${sofa}]`)},${call(`[${lamp}]`)}]`, rooms],
  [
    'in a whole reply',
    `{"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"function":${call(objects)}}]}}]}`,
    rooms,
  ],
  ['the content of a message', JSON.stringify({ role: 'assistant', content: `[${sofa},${lamp}]` }), rooms],
  ['under another wrapper', JSON.stringify({ map: `[${sofa},${lamp}]` }), rooms],
  ['in single quotes', `{'name': 'f', 'arguments': '${objects}'}`, rooms],
  ['whose quotes are not escaped', `{"name":"f","arguments":"${objects}","id":1}`, rooms],
  ['but a note is not the map', JSON.stringify({ note: `[${sofa}]`, objects: [JSON.parse(lamp)] }), 'lamp 3 0 4 1'],
  ['but an item of a list is not', JSON.stringify([sofa, JSON.parse(lamp)]), 'lamp 3 0 4 1'],
]

export const openStrings: readonly Form[] = [
  ['around an object', `<map>['{"a":[1,2,3,4]}[['`, 'refused'],
  ['around a tuple', `<map>['x ("a",1,2,3,4) ',${lamp}]</map>`, 'lamp 3 0 4 1'],
  ['around a list', `<map>["x ['a',[1,2,3,4]] ",${lamp}]</map>`, 'lamp 3 0 4 1'],
  ['that never end', `<map>[${lamp},'{"a":[1,2,3,4]}]</map>`, 'lamp 3 0 4 1'],
  ['without brackets in them', `<map>["a note",${lamp}]</map>`, 'lamp 3 0 4 1'],
]

export const centeredBoxes: readonly Form[] = [
  [
    'a list and an object',
    '[{"object_name":"sofa","center":[1,2],"dimensions":{"width":2,"depth":1}}]',
    'sofa 0 1.5 2 2.5',
  ],
  ['two objects', '[{"object_name":"sofa","center":{"x":1,"y":2},"size":{"width":2,"depth":1}}]', 'sofa 0 1.5 2 2.5'],
  ['short names', '[{"object_name":"sofa","center":[1,2],"size":{"w":2,"d":1,"h":0.8}}]', 'sofa 0 1.5 2 2.5'],
  ['axes', '[{"object_name":"sofa","center":[1,2],"size":{"x":2,"y":1}}]', 'sofa 0 1.5 2 2.5'],
  ['a height for a depth', '[{"object_name":"sofa","center":[1,2],"size":{"width":2,"height":1}}]', 'sofa 0 1.5 2 2.5'],
  ['keys beside it', '[{"object_name":"sofa","center":[1,2],"width":2,"depth":1}]', 'sofa 0 1.5 2 2.5'],
  ['cx and a list', '[{"object_name":"sofa","cx":1,"cy":2,"size":[2,1]}]', 'sofa 0 1.5 2 2.5'],
  ['under its label', '{"sofa":{"center":[1,2],"size":{"width":2,"depth":1}}}', 'sofa 0 1.5 2 2.5'],
  [
    'numbers in quotes',
    '[{"object_name":"sofa","center":["1","2"],"size":{"width":"2","depth":"1"}}]',
    'sofa 0 1.5 2 2.5',
  ],
  ['but not with a length', '[{"object_name":"sofa","center":[1,2],"size":{"length":2,"width":1}}]', 'refused'],
  ['but not in space', '[{"object_name":"sofa","center":{"x":1,"y":2,"z":0},"size":[2,1,1]}]', 'refused'],
  ['but not of three and two', '[{"object_name":"sofa","center":[1,2],"size":[2,1,1]}]', 'refused'],
  ['but not negative', '[{"object_name":"sofa","center":[1,2],"size":{"width":-2,"depth":1}}]', 'refused'],
]

export const projections: readonly Form[] = [
  ['the plan first', '{"top":{"desk":[[3,4,5,6]]},"front":{"desk":[[3,0,5,1]]},"room":{"width":9}}', 'desk 3 4 5 6'],
  ['the plan last', '{"side_view":{"desk":[3,0,5,1]},"top_view":{"desk":[3,4,5,6]}}', 'desk 3 4 5 6'],
  ['plan and elevation', '{"plan":{"desk":[3,4,5,6]},"elevation":{"desk":[3,0,5,1]}}', 'desk 3 4 5 6'],
  ['of lists', `{"top":[${sofa}],"front":[${lamp}],"side":[${lamp}]}`, 'sofa 0 0 2 1'],
  ['and sizes', '{"top":{"desk":[3,4,5,6]},"sizes":{"top":{"desk":[2,2,2,2]}}}', 'desk 3 4 5 6'],
  [
    'left beside a plan',
    '{"views":{"top":{"desk":[3,4,5,6]},"left":{"desk":[4,0,6,1.5]},"front":{"desk":[3,0,5,1.5]}}}',
    'desk 3 4 5 6',
  ],
  ['right and back beside a plan', `{"plan":[${sofa}],"right":[${lamp}],"back":[${lamp}]}`, 'sofa 0 0 2 1'],
  ['but left and right are parts of a room', '{"left":{"sofa":[0,0,2,1]},"right":{"lamp":[3,0,4,1]}}', rooms],
  ['left before the plan', '{"left":{"desk":[3,0,5,1]},"top":{"desk":[3,4,5,6]}}', 'desk 3 4 5 6'],
  ['lists before the plan', `{"back":[${lamp}],"right":[${lamp}],"floor plan":[${sofa}]}`, 'sofa 0 0 2 1'],
  ['before a bird’s-eye view', `{"left":[${lamp}],"bird's-eye view":[${sofa}]}`, 'sofa 0 0 2 1'],
  ['a broken one before the plan', `{"left":[${lamp},{"object_name":}],"plan":[${sofa}]}`, 'sofa 0 0 2 1'],
  [
    'in quotes that hold brackets',
    `{"left":[{"object_name":"a ] } b","bbox":[0,0,1,1]}],"plan":[${sofa}]}`,
    'sofa 0 0 2 1',
  ],
  ['in a list', `[{"view":"front","objects":[${lamp}]},{"view":"top","objects":[${sofa}]}]`, 'sofa 0 0 2 1'],
  ['by their names', `[{"name":"left view","objects":[${lamp}]},{"name":"plan","objects":[${sofa}]}]`, 'sofa 0 0 2 1'],
  [
    'by their projections',
    `{"views":[{"projection":"left","objects":[${lamp}]},{"projection":"top","objects":[${sofa}]}]}`,
    'sofa 0 0 2 1',
  ],
  ['under headings', `Top view:\n[${sofa}]\nFront view:\n[${lamp}]`, 'sofa 0 0 2 1'],
  [
    'under headings, the plan last',
    `### 1. Front view (xz)\n[${lamp}]\n\n### 2. Top view (xy)\n[${sofa}]`,
    'sofa 0 0 2 1',
  ],
  [
    'under headings, in fences',
    `Side view:\n\`\`\`json\n{"lamp":[3,0,4,1]}\n\`\`\`\n**Plan**\n\`\`\`json\n{"sofa":[0,0,2,1]}\n\`\`\``,
    'sofa 0 0 2 1',
  ],
  ['under headings in a map block', `<map>Front view:\n[${lamp}]\nTop view:\n[${sofa}]</map>`, 'sofa 0 0 2 1'],
  [
    'under headings, in words',
    '### Front view\n- sofa: [0, 0, 2, 1]\n\n### Top view\n- sofa: [0, 0, 2, 3]',
    'sofa 0 0 2 3',
  ],
  ['at the beginning of a line', 'Top view: sofa: [0,0,2,1]\nLeft view: sofa: [0,0,2,0.8]', 'sofa 0 0 2 1'],
  ['but a sentence about one is no heading', `From the front view one can see the room [${sofa}]`, 'sofa 0 0 2 1'],
  ['but left and right may be anything else', `{"left":[${sofa}],"right":[${lamp}]}`, rooms],
  ['no plan', '{"front":{"desk":[3,0,5,1]},"side":{"desk":[3,0,5,1]}}', 'refused'],
  ['but a thing may be called front', '{"front":[1,2,3,4],"side":[5,6,7,8]}', 'front 1 2 3 4; side 5 6 7 8'],
]

const pair = '"sofa":[0,0,2,1],"lamp":[3,0,4,1]'

export const describedDictionaries: readonly Form[] = [
  ['a name', `{"name":"living room",${pair}}`, rooms],
  ['a box', `{"bbox":[0,0,5,5],${pair}}`, rooms],
  ['a size', `{"room_size":[5,4],${pair}}`, rooms],
  ['an origin', `{"origin":[0,0],${pair}}`, rooms],
  ['a camera', `{"camera":[0,0],${pair}}`, rooms],
  ['a floor', `{"floor":[[0,0],[5,0],[5,5],[0,5]],${pair}}`, rooms],
  ['bounds', '{"bounds":[0,0,5,5],"sofa":[0,0,2,1]}', 'sofa 0 0 2 1'],
  ['a name and sizes', `{"name":"k","room_size":[5,4],"width":5,${pair}}`, rooms],
  [
    'in a list',
    `[{"name":"k",${pair}},{"name":"h","cup":[1,1,2,2],"tv":[1,5,2,6]}]`,
    `${rooms}; cup 1 1 2 2; tv 1 5 2 6`,
  ],
  ['a name in a room', '{"kitchen":{"name":"k","sofa":[0,0,2,1]},"bedroom":{"lamp":[3,0,4,1]}}', rooms],
  ['a name in each room', '{"kitchen":{"name":"k","sofa":[0,0,2,1]},"hall":{"name":"h","lamp":[3,0,4,1]}}', rooms],
  ['a name in the last room', '{"kitchen":{"sofa":[0,0,2,1]},"hall":{"name":"h","lamp":[3,0,4,1]}}', rooms],
  ['a size in a room', '{"kitchen":{"room_size":[5,4],"sofa":[0,0,2,1]},"hall":{"lamp":[3,0,4,1]}}', rooms],
  ['a box in a room', `{"kitchen":{"bbox":[0,0,5,5],${pair}},"hall":{"cup":[1,1,2,2]}}`, `${rooms}; cup 1 1 2 2`],
  ['one label beside a room’s box', '{"kitchen":{"bbox":[0,0,5,5],"sofa":[0,0,2,1]}}', 'sofa 0 0 2 1'],
  ['one label behind a room’s name', '{"name":"living room","sofa":[0,0,2,1]}', 'sofa 0 0 2 1'],
  [
    'one label behind a room’s name and box',
    '[{"name":"Bedroom 2","bbox":[0,0,5,5],"sofa":[0,0,2,1]}]',
    'sofa 0 0 2 1',
  ],
  [
    'one label in each room',
    '{"kitchen":{"bbox":[0,0,5,5],"sofa":[0,0,2,1]},"hall":{"bbox":[5,0,7,7],"lamp":[3,0,4,1]}}',
    rooms,
  ],
  ['one label behind a room', '[{"room":"k3","bbox":[0,0,5,5],"sofa":[0,0,2,1]}]', 'sofa 0 0 2 1'],
  ['but a room alone is an object', '{"kitchen":{"bbox":[0,0,5,5]}}', 'kitchen 0 0 5 5'],
  ['but one fact beside a sofa’s box is a fact', '{"sofa":{"bbox":[0,0,2,1],"anchor":[0,0,1,1]}}', 'sofa 0 0 2 1'],
  [
    'but one fact of a sofa in a room is a fact',
    '[{"name":"sofa","bbox":[0,0,2,1],"room":"kitchen","anchor":[0,0,1,1]}]',
    'sofa 0 0 2 1',
  ],
  ['but one fact behind a sofa’s name is not an object', '{"name":"sofa","anchor":[0,0,1,1]}', 'refused'],
  ['but with a box it is an object', '{"name":"sofa","bbox":[0,0,2,1]}', 'sofa 0 0 2 1'],
  ['but facts are not objects', '{"name":"sofa","rotation":[0,0,0,1],"color":[1,1,1,1]}', 'refused'],
  ['but facts under a label are not either', '{"sofa":{"bbox":[0,0,2,1],"rotation":[0,0,0,1]}}', 'sofa 0 0 2 1'],
  ['but pairs are a grid map', '{"room_size":[5,4],"sofa":[1,2],"lamp":[3,4]}', 'refused'],
]
