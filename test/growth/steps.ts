import { Session } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'

/**
 * Steps of a run, counted and not timed: for each function under `src` (`file:name`) how often V8 entered its busiest
 * block, so each turn of a loop is a step, and for each built-in (`String.indexOf`) how many characters or items it
 * went through. The same input takes the same steps on any machine. Not seen: work inside one regular expression (a
 * match costs its length, a failure the whole text), and what memory costs; `npm run test:growth` times those.
 */
export type Steps = ReadonlyMap<string, number>

// Code that is optimized while it runs loses counts of the calls put inline.
setFlagsFromString('--no-opt')
setFlagsFromString('--no-maglev')
const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/** Counts what `work` does. It must not wait for anything. */
export function countSteps(work: () => void): Steps {
  const of = new Map<string, number>()
  const add = (name: string, steps: number): void => {
    of.set(name, (of.get(name) ?? 0) + steps)
  }
  blocksEntered(() => {})
  const unwatch = watchBuiltIns(add)
  try {
    work()
  } finally {
    unwatch()
  }
  blocksEntered(add)
  return of
}

/** Tells how often each function's busiest block was entered since the last call. */
function blocksEntered(add: (name: string, steps: number) => void): void {
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error
    for (const { url, functions } of coverage.result) {
      const file = url.includes('/node_modules/') ? undefined : url.split('/src/')[1]
      if (file === undefined) continue
      for (const { functionName, ranges } of functions) {
        const busiest = Math.max(...ranges.map(({ count }) => count))
        if (busiest > 0) add(`${file}:${functionName}`, busiest)
      }
    }
  })
}

// biome-ignore lint/suspicious/noExplicitAny: stands in for built-ins of any signature.
type BuiltIn = (this: any, ...args: any[]) => any
/** The steps a call took, from what it was called on, its arguments and its result. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
type Cost = (self: any, args: readonly any[], result: any) => number

const whole: Cost = (self) => self.length
const upTo: Cost = (self, [, from = 0], found) => (found < 0 ? self.length : found) - from
const downTo: Cost = (self, [, from = self.length], found) => Math.min(from, self.length) - Math.max(found, 0)
const resultLength: Cost = (_self, _args, result) => result.length

const BUILT_INS: readonly [name: string, on: object, costs: Readonly<Record<string, Cost>>][] = [
  [
    'String',
    String.prototype,
    {
      indexOf: upTo,
      lastIndexOf: downTo,
      includes: whole,
      split: whole,
      replace: whole,
      replaceAll: whole,
      normalize: whole,
      toLowerCase: whole,
      toUpperCase: whole,
      trim: (self, _, result) => self.length - result.length,
      trimStart: (self, _, result) => self.length - result.length,
      trimEnd: (self, _, result) => self.length - result.length,
      repeat: resultLength,
    },
  ],
  [
    'Array',
    Array.prototype,
    {
      indexOf: upTo,
      lastIndexOf: downTo,
      includes: whole,
      slice: resultLength,
      splice: (self, [from], removed) => self.length - from + removed.length,
      shift: whole,
      unshift: whole,
      concat: resultLength,
      join: resultLength,
      fill: whole,
      reverse: whole,
    },
  ],
  ['TypedArray', Object.getPrototypeOf(Uint8Array.prototype), { fill: whole, slice: resultLength, set: whole }],
  ['JSON', JSON, { parse: (_, [text]) => String(text).length, stringify: (_, _args, result) => String(result).length }],
]

/** Puts a counting function before each built-in that takes time in proportion to a text or list; the result undoes it. */
function watchBuiltIns(add: (name: string, steps: number) => void): () => void {
  const undo: (() => void)[] = []
  const watch = (owner: string, on: object, key: string, cost: Cost, before?: (self: RegExp) => number) => {
    const own = Object.getOwnPropertyDescriptor(on, key)!
    const builtIn = own.value as BuiltIn
    const value: BuiltIn = function (...args) {
      const from = before?.(this) ?? 0
      const result = builtIn.apply(this, args)
      add(`${owner}.${key}`, 1 + Math.max(0, cost(this, args, result) - from))
      return result
    }
    Object.defineProperty(on, key, { ...own, value })
    undo.push(() => Object.defineProperty(on, key, own))
  }
  for (const [owner, on, costs] of BUILT_INS)
    for (const [key, cost] of Object.entries(costs)) watch(owner, on, key, cost)
  watch(
    'RegExp',
    RegExp.prototype,
    'exec',
    (_, [text], match) => (match === null ? text.length : match.index + match[0].length),
    (self) => (self.global || self.sticky ? self.lastIndex : 0),
  )
  return () => {
    for (const restore of undo) restore()
  }
}

/** The functions, with their steps before and after, that took more than `times` as many as before, and more than `few`. */
export function grownBeyond(times: number, few: number, before: Steps, after: Steps): string[] {
  const grown = [...after].filter(([name, steps]) => steps > times * Math.max(before.get(name) ?? 0, few))
  return grown.map(([name, steps]) => `${name}: ${before.get(name) ?? 0} steps became ${steps}`)
}
