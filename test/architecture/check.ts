import { posix } from 'node:path'
import { type FileFacts, readFacts } from './imports'
import { EMPTY_NAMES, type Laws, NODE_ROOMS } from './laws'

/** The law a file breaks, the file (relative to `src`) and one sentence. */
export interface Violation {
  readonly law:
    | 'upward-import'
    | 'door-to-door'
    | 'unknown-room'
    | 'unknown-file'
    | 'computed-import'
    | 'second-door'
    | 'node-outside-doors'
    | 'too-long'
    | 'too-many-files'
    | 'too-many-parameters'
    | 'type-twice'
    | 'bare-code'
    | 'list-twice'
    | 'unused-export'
    | 'empty-name'
    | 'module-state'
    | 'star-export'
    | 'cycle'
  readonly file: string
  readonly message: string
}

/** A source tree: text by path relative to `src`, with `/` between the parts. */
export type Tree = { readonly [file: string]: string }

/** Holds a source tree against the laws of the architecture; an empty list means none is broken. */
export function checkTree(tree: Tree, laws: Laws): Violation[] {
  const found: Violation[] = []
  const graph = new Map<string, string[]>()
  const typesIn = new Map<string, string>()
  const listsIn = new Map<string, string>()
  const exported = new Map<string, readonly string[]>()
  const taken = new Map<string, Set<string>>()
  checkFolders(tree, laws, found)
  for (const [file, text] of Object.entries(tree)) {
    const say = (law: Violation['law'], message: string) => found.push({ law, file, message })
    const facts = readFacts(file, text)
    graph.set(file, [])
    exported.set(file, facts.exportedOnly)
    for (const [specifier, name] of facts.taken) {
      const target = specifier.startsWith('.') ? resolveFile(tree, file, specifier) : undefined
      if (target !== undefined) taken.set(target, (taken.get(target) ?? new Set()).add(name))
    }
    checkFile(file, text, facts, laws, say)
    for (const type of facts.exportedTypes) {
      const first = typesIn.get(type)
      if (first === undefined) typesIn.set(type, file)
      else say('type-twice', `${type} is declared in ${first} too`)
    }
    for (const list of facts.lists) {
      const first = listsIn.get(list)
      if (first === undefined) listsIn.set(list, file)
      else say('list-twice', `the list of ${list} is in ${first} too`)
    }
    for (const specifier of facts.imports) {
      if (!specifier.startsWith('.')) {
        checkPackage(file, specifier, laws, say)
        continue
      }
      // The command line shows the version of its own package.
      if (file === 'cli/main.ts' && specifier === '../../package.json') continue
      const target = resolveFile(tree, file, specifier)
      if (target === undefined) {
        say('unknown-file', `${specifier} is no file of the tree`)
        continue
      }
      if (!graph.get(file)?.includes(target)) graph.get(file)?.push(target)
      checkArrow(file, target, laws, say)
    }
  }
  checkExports(exported, taken, found)
  for (const cycle of findCycles(graph)) found.push({ law: 'cycle', file: cycle[0]!, message: cycle.join(' -> ') })
  return found
}

/** What a file of a room exports is used there or taken by another file of the tree; tests alone keep nothing alive. */
function checkExports(
  exported: ReadonlyMap<string, readonly string[]>,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
  found: Violation[],
): void {
  for (const [file, names] of exported) {
    const uses = taken.get(file)
    if (!file.includes('/') || uses?.has('*')) continue
    for (const name of names)
      if (!uses?.has(name)) found.push({ law: 'unused-export', file, message: `nothing in src uses ${name}` })
  }
}

/** The entries under `src` itself are the doors of the package, however many they are. */
function checkFolders(tree: Tree, { maxFiles }: Laws, found: Violation[]): void {
  const counts = new Map<string, number>()
  for (const file of Object.keys(tree)) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1)
  for (const [folder, count] of counts)
    if (folder !== '.' && count > maxFiles)
      found.push({ law: 'too-many-files', file: folder, message: `${count} files of its own, at most ${maxFiles}` })
}

type Say = (law: Violation['law'], message: string) => void

/** The first folder, or the first two where these are a room of their own. */
function roomOf(file: string, { rooms }: Laws): string | undefined {
  const [first, second, third] = file.split('/')
  if (second === undefined) return undefined
  return third !== undefined && Object.hasOwn(rooms, `${first}/${second}`) ? `${first}/${second}` : first
}

function checkFile(file: string, text: string, facts: FileFacts, laws: Laws, say: Say): void {
  const room = roomOf(file, laws)
  if (room === undefined ? laws.entries[file] === undefined : laws.rooms[room] === undefined)
    say('unknown-room', `${room ?? file} is not in the table of the architecture`)
  const lines = text.replace(/\n$/, '').split('\n').length
  if (lines > laws.maxLines) say('too-long', `${lines} lines, at most ${laws.maxLines}`)
  const names = file.replace(/\.[a-z]+$/, '').split('/')
  if (names.some((name) => EMPTY_NAMES.includes(name.toLowerCase()))) say('empty-name', 'the name says nothing')
  if (!laws.characterFiles.includes(file))
    for (const code of facts.bareCodes) say('bare-code', `${code} has a name in base/characters, or needs one`)
  for (const state of facts.state) say('module-state', state)
  for (const { name, parameters } of facts.functions)
    if (parameters > laws.maxParameters)
      say('too-many-parameters', `${name} has ${parameters} of them, at most ${laws.maxParameters}`)
  if (facts.computedImports > 0) say('computed-import', 'an import whose specifier is not a literal')
  if (room === undefined) for (const star of facts.starExports) say('star-export', star)
  if (room === undefined || !NODE_ROOMS.includes(room))
    for (const name of facts.nodeGlobals) say('node-outside-doors', `uses ${name}`)
}

function checkPackage(file: string, specifier: string, laws: Laws, say: Say): void {
  if (specifier.startsWith('node:')) {
    if (!NODE_ROOMS.includes(roomOf(file, laws) ?? '')) say('node-outside-doors', `imports ${specifier}`)
    return
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const door = Object.hasOwn(laws.packages, name) ? laws.packages[name]! : undefined
  if (door === undefined) say('second-door', `${name} has no door in the table`)
  else if (door.endsWith('*') ? !file.startsWith(door.slice(0, -1)) : file !== door)
    say('second-door', `${name} comes in through ${door} only`)
}

function checkArrow(file: string, target: string, laws: Laws, say: Say): void {
  const from = roomOf(file, laws)
  const to = roomOf(target, laws)
  if (to === undefined) {
    say('upward-import', `${target} is an entry; nothing inside imports it`)
    return
  }
  if (from === undefined) {
    if (!laws.entries[file]?.includes(to)) say('upward-import', `entry ${file} does not hold ${to}`)
    return
  }
  const room = laws.rooms[from]
  const other = laws.rooms[to]
  if (from === to || room === undefined || other === undefined) return
  if (other.opens !== undefined && room.opens !== undefined) {
    if (!room.opens.includes(to)) say('door-to-door', `${from} imports ${to} (${target})`)
  } else if (other.level >= room.level || room.imports?.includes(to) === false)
    say('upward-import', `${from} imports ${to} (${target})`)
}

function resolveFile(tree: Tree, file: string, specifier: string): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(file), specifier))
  const stem = path.replace(/\.[jt]s$/, '')
  return [path, `${stem}.ts`, `${stem}.tsx`, `${path}/index.ts`].find((candidate) => Object.hasOwn(tree, candidate))
}

/** One cycle for every way back a depth-first walk meets, each written from and to the same file. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const walk = (file: string): void => {
    const start = path.indexOf(file)
    if (start >= 0) cycles.push([...path.slice(start), file])
    if (start >= 0 || done.has(file)) return
    path.push(file)
    for (const target of graph.get(file) ?? []) walk(target)
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) walk(file)
  return cycles
}
