import {
  type ParseLayoutInput,
  type ParseLayoutOutput,
  parseLayoutInput,
  parseLayoutOutput,
} from '../schema/parse-layout'
import { readMap } from './context'
import { defineTool, type Tool } from './tool'

/**
 * Reads a map for a program, which keeps it and gives it back with its questions: whole, where read_map gives a model a
 * page of names and boxes.
 */
export const parseLayoutTool: Tool<ParseLayoutInput, ParseLayoutOutput> = defineTool({
  name: 'parse_layout',
  title: 'Parse a layout',
  description: 'Reads a metric map from text and gives it whole, with every diagnostic.',
  inputSchema: parseLayoutInput,
  outputSchema: parseLayoutOutput,
  answer({ text, dialect, origin }) {
    const read = readMap({}, text, { dialect: dialect ?? undefined, origin: origin ?? undefined })
    const { layout, assumed, diagnostics, dialect: found } = read
    return { layout, ...(found !== undefined && { dialect: found }), diagnostics, assumed }
  },
})
