import { CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, GREATER_THAN } from '../base/characters'
import { V2loError } from '../base/error'
import type { BevObject } from '../layout/layout'
import { finishLayout, type ParsedLayout, type ParseLayoutOptions, startLayout } from './layout'
import { forget, readOn, recall } from './reading'

/** The map of a text that arrives in pieces. */
export interface LayoutStream {
  /** Takes the next piece, cut anywhere, and returns the objects it completes, with their final ids. */
  push(chunk: string | Uint8Array): readonly BevObject[]
  /** The same result that `parseLayout` gives for the whole text. */
  end(): ParsedLayout
}

/** Below this much unread text, every piece that may complete something is looked at. */
const SMALL = 1024

/** The end of the last bracket or tag in a text that may complete an object, a list or a block, or 0. */
function lastCompleting(text: string): number {
  for (let at = text.length; at > 0; at--) {
    const code = text.charCodeAt(at - 1)
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN || code === GREATER_THAN) return at
  }
  return 0
}

/**
 * Reads a map while its text arrives: an object is emitted as soon as its closing brace is there. Only unread text is
 * kept, so the work grows with the length of the text, however it is cut. An object of more than a kilobyte, or one whose
 * brace is missing, may be emitted a little later, and a dialect that is not a list of objects comes at the end.
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
  /** The length of the unread text and of all input, and how much must be unread for another look. */
  let unread = 0
  let length = 0
  let enough = 0
  let given = 0
  /** The last piece was bytes, which may end inside a character. */
  let inBytes = false
  let ended: ParsedLayout | undefined
  /** The whole text, for dialects that are not lists of objects, until an object shows that the text is not in one of them. */
  let whole: string[] | undefined = []

  /** Reads all but the last `left` characters, which complete nothing. */
  function look(left: number): void {
    const text = pieces.length === 1 ? pieces[0]! : pieces.join('')
    readOn(reading, text, text.length - left, false)
    const rest = forget(reading)
    pieces = rest === '' ? [] : [rest]
    unread = rest.length
    enough = unread < SMALL ? 0 : unread + (unread >> 2)
    if (objects.length > 0 || to.collector.stopped) whole = undefined
  }

  function take(chunk: string): void {
    // Text beyond the limit is counted, not read.
    const room = c.limits.characters - Math.min(length, c.limits.characters)
    const part = chunk.length > room ? chunk.slice(0, room) : chunk
    length += chunk.length
    if (part === '') return
    whole?.push(part)
    if (to.collector.stopped) return
    pieces.push(part)
    unread += part.length
    if (unread < enough) return
    // In a block that is passed over, and after the map, only tags matter.
    const completed =
      reading.mode === 'skip' || reading.mode === 'rest' ? part.lastIndexOf('>') + 1 : lastCompleting(part)
    if (completed > 0) look(part.length - completed)
    else if (unread >= SMALL) look(0)
  }

  return {
    push(chunk) {
      if (ended) throw closed()
      if (typeof chunk === 'string') {
        // A character that starts in bytes and continues in a string was never whole.
        take(inBytes ? decoder.decode() + chunk : chunk)
        inBytes = false
      } else {
        take(decoder.decode(chunk, { stream: true }))
        inBytes = true
      }
      // Objects that may be a restated list wait until that is known.
      const sure = to.collector.held ?? objects.length
      const fresh = objects.slice(given, sure)
      given = sure
      return fresh
    },
    end() {
      if (ended) return ended
      take(decoder.decode())
      const rest = recall(reading, pieces.join(''))
      readOn(reading, rest, rest.length, true)
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
