/** A prim of a USD text layer: what RoomPlan's files need of it. */
export interface UsdPrim {
  readonly type: string
  readonly name: string
  /** Text between the parentheses after the name: metadata, references. */
  readonly metadata: string
  /** Text between the braces, without the prims in it. */
  readonly attributes: string
  readonly children: readonly UsdPrim[]
}

/** A USD text layer: its own metadata and its prims. */
export interface UsdLayer {
  readonly metadata: string
  readonly prims: readonly UsdPrim[]
}

interface OpenPrim {
  readonly type: string
  readonly name: string
  readonly metadata: string
  attributes: string
  readonly children: UsdPrim[]
}

// One token each: comments, texts, assets, the head of a prim, brackets.
const TOKEN = /#[^\n]*|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|@[^@\n]*@|\b(?:def|over|class)\s+(?:(\w+)\s+)?"([^"\n]*)"|[(){}]/g

/** Reads the tree of prims of a text layer in one pass; what is not closed ends where the text ends. */
export function readUsda(text: string): UsdLayer {
  const root: OpenPrim = { type: '', name: '', metadata: '', attributes: '', children: [] }
  const open: OpenPrim[] = [root]
  let layer = ''
  let head: { readonly type: string; readonly name: string; metadata: string } | undefined
  let depth = 0
  let from = 0
  let taken = 0
  // How many braces are open that belong to a value, such as customData, and not to a prim.
  let nested = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token, type, name] = match
    const top = open.at(-1)!
    if (name !== undefined && depth === 0) {
      top.attributes += text.slice(taken, match.index)
      head = { type: type ?? '', name, metadata: '' }
    } else if (token === '(') {
      if (depth++ === 0) from = match.index + 1
    } else if (token === ')') {
      if (depth > 0 && --depth === 0) {
        if (head) head.metadata = text.slice(from, match.index)
        else if (open.length === 1 && layer === '') layer = text.slice(from, match.index)
      }
    } else if (depth === 0 && token === '{') {
      if (head === undefined) nested++
      else {
        open.push({ ...head, attributes: '', children: [] })
        head = undefined
        taken = match.index + 1
      }
    } else if (depth === 0 && token === '}') {
      if (nested > 0) nested--
      else if (open.length > 1) {
        top.attributes += text.slice(taken, match.index)
        taken = match.index + 1
        open.pop()
        open.at(-1)!.children.push(top)
      }
    }
  }
  while (open.length > 1) {
    const prim = open.pop()!
    open.at(-1)!.children.push(prim)
  }
  return { metadata: layer, prims: root.children }
}

/** Numbers in a text, in their order. */
export function numbersIn(text: string): number[] {
  return (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number)
}

/** The text of an attribute's value: what follows `name =`, to the end of its brackets. */
export function attributeText(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name} = `)
  if (at < 0) return undefined
  const start = at + name.length + 3
  const close = { '[': ']', '(': ')' }[attributes[start] ?? '']
  if (close === undefined) return attributes.slice(start).split('\n', 1)[0]
  let depth = 0
  for (let i = start; i < attributes.length; i++) {
    if (attributes[i] === attributes[start]) depth++
    else if (attributes[i] === close && --depth === 0) return attributes.slice(start, i + 1)
  }
  return attributes.slice(start)
}
