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
  ['but another order is another list', `[${A},${B}] [${B},${A}]`, 'a 1 2 3 4; b 5 6 7 8; b#2 5 6 7 8; a#2 1 2 3 4'],
  ['but a longer one is another list', `[${A}] [${A},${B}]`, 'a 1 2 3 4; a#2 1 2 3 4; b 5 6 7 8'],
  ['but equal objects in one list stay', `[${A},${A}]`, 'a 1 2 3 4; a#2 1 2 3 4'],
  ['but in a map block all stay', `<map>[${A}] [${A}]</map>`, 'a 1 2 3 4; a#2 1 2 3 4'],
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
