import { isV2loError } from '../base/error'
import type { Layout } from '../layout/layout'
import { parseLayout } from '../parse/layout'
import { readStoredLayout } from '../parse/stored-layout'
import { type Io, UsageError } from './command'
import { readInput } from './io'

/**
 * The layout a file holds: a layout as JSON, the output of `v2lo-map parse`, or any text a map can be read from.
 * A file without a map is a mistake of the call.
 */
export async function readLayoutFile(file: string, io: Io): Promise<Layout> {
  const text = await readInput(file, io)
  const stored = storedIn(text, file)
  if (stored) return stored
  const read = parseLayout(text)
  if (!read.ok) throw new UsageError(`${file}: no map could be read: ${read.diagnostics[0].message}`)
  return read.value
}

function storedIn(text: string, file: string): Layout | undefined {
  try {
    return readStoredLayout(text)
  } catch (error) {
    throw isV2loError(error) ? new UsageError(`${file}: ${error.message}`) : error
  }
}
