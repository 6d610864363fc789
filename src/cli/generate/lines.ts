import { createReadStream } from 'node:fs'
import { LINE_FEED } from '../../base/characters'

/** A whole line of a file and where it ends, bytes from the start, its line end included. */
export interface WholeLine {
  readonly text: string
  readonly end: number
}

/** The lines of a file of our own; what comes after the last line end, a line cut short by a kill, is left out. */
export async function* wholeLines(path: string): AsyncGenerator<WholeLine> {
  let rest: Buffer[] = []
  let end = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)])
      rest = []
      end += line.length + 1
      from = at + 1
      yield { text: line.toString('utf8'), end }
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
}
