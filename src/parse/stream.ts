import { V2loError } from '../base/error'
import type { BevObject } from '../layout/layout'
import { finishLayout, type ParsedLayout, type ParseLayoutOptions, startLayout } from './layout'
import { forget, readOn, recall } from './reading'

/** The map of a text that arrives in pieces. */
export interface LayoutStream {
  /** Takes the next piece, cut anywhere, and gives the objects it completes, with their final ids. */
  push(chunk: string | Uint8Array): readonly BevObject[]
  /** What `parseLayout` gives for the whole text. */
  end(): ParsedLayout
}

/** Below this much unread text every piece that may complete something is looked at. */
const SMALL = 1024

/** What an object, a list or a block may end or begin with; other text completes nothing. */
const COMPLETES = /[{}[\])>]/

/**
 * Reads a map while its text arrives: an object is given as soon as its closing brace is there. Only what is unread
 * is kept, so the work grows with the length of the text whatever the pieces are. An object of more than a kilobyte
 * may come a little later than its brace, and a dialect that is not a list of objects comes at the end.
 *
 * @example
 * const stream = createLayoutStream()
 * stream.push('<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"obj').length // 1
 * stream.end().ok // true
 */
export function createLayoutStream(options: ParseLayoutOptions = {}): LayoutStream {
  const reading = startLayout(options)
  const { c, to } = reading
  const { objects } = to.collector
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let pieces: string[] = []
  /** The length of what is unread, of what came in, and how much must be unread for another look. */
  let unread = 0
  let length = 0
  let enough = 0
  let given = 0
  let ended: ParsedLayout | undefined
  /** Everything, for the dialects that are not lists of objects, until an object shows that it is none of them. */
  let whole: string[] | undefined = []

  function look(final: boolean): void {
    const text = pieces.length === 1 ? pieces[0]! : pieces.join('')
    const at = final ? recall(reading, text) : text
    readOn(reading, at, at.length, final)
    if (final) return
    const rest = forget(reading)
    pieces = rest === '' ? [] : [rest]
    unread = rest.length
    enough = unread < SMALL ? 0 : unread + (unread >> 2)
    if (objects.length > 0 || to.collector.stopped) whole = undefined
  }

  function take(chunk: string): void {
    // What is beyond the limit is counted, not read.
    const room = c.limits.characters - Math.min(length, c.limits.characters)
    const part = chunk.length > room ? chunk.slice(0, room) : chunk
    length += chunk.length
    if (part === '') return
    whole?.push(part)
    if (to.collector.stopped) return
    pieces.push(part)
    unread += part.length
    if (unread >= enough && (COMPLETES.test(part) || unread >= SMALL)) look(false)
  }

  return {
    push(chunk) {
      if (ended) throw closed()
      if (typeof chunk === 'string') {
        // A character cut in bytes and continued in a string was never whole.
        const cut = decoder.decode()
        take(cut === '' ? chunk : cut + chunk)
      } else take(decoder.decode(chunk, { stream: true }))
      // Objects that may be a list stated again wait until that is known.
      const sure = to.collector.held ?? objects.length
      const fresh = objects.slice(given, sure)
      given = sure
      return fresh
    },
    end() {
      if (ended) return ended
      take(decoder.decode())
      look(true)
      ended = finishLayout(reading, options, length, () => whole?.join('') ?? '')
      return ended
    },
  }
}

function closed(): V2loError {
  return new V2loError({
    code: 'bad-option',
    expected: 'push before end',
    received: 'push after end',
    remedy: 'create a new stream for a new text',
  })
}
