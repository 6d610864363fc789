import { setImmediate as turn } from 'node:timers/promises'
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import type { Layout } from '../layout/layout'
import { renderSvg } from '../render/svg'
import type { LayoutStore, StoredLayout } from '../tools/store'
import { CONVENTIONS } from './conventions'
import { safeJson, safeSentence } from './text'

const LAYOUTS = 'v2lo-map://layouts/'
const DRAWINGS = 'v2lo-map://drawings/'

/** Offers the conventions, and every map of the session as JSON and as a drawing. */
export function registerResources(server: McpServer, store: LayoutStore): void {
  server.registerResource(
    'conventions',
    'v2lo-map://conventions',
    {
      title: 'Conventions of maps',
      description: 'Frame, units, angles, names and directions: what the answers of the tools mean',
      mimeType: 'text/markdown',
    },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text: CONVENTIONS }] }),
  )
  offerEach(server, store, {
    name: 'layout',
    prefix: LAYOUTS,
    title: 'A map of this session',
    description: 'A map that read_map read, as JSON: its objects with their boxes in meters',
    mimeType: JSON_TYPE,
    listed,
    write: safeJson,
  })
  offerEach(server, store, {
    name: 'drawing',
    prefix: DRAWINGS,
    title: 'A drawing of a map of this session',
    description: 'A map that read_map read, seen from above, as SVG with axes in meters',
    mimeType: SVG_TYPE,
    listed: listedDrawing,
    write: (layout) => renderSvg(layout),
  })
}

/** A form in which every map of the session can be read. */
interface Form {
  readonly name: string
  readonly prefix: string
  readonly title: string
  readonly description: string
  readonly mimeType: string
  readonly listed: (stored: StoredLayout) => ReturnType<typeof listed>
  readonly write: (layout: Layout) => string
}

function offerEach(server: McpServer, store: LayoutStore, { name, prefix, listed, write, ...about }: Form): void {
  const template = new ResourceTemplate(`${prefix}{handle}`, {
    list: () => ({ resources: store.list().map(listed) }),
    complete: { handle: (typed) => handlesOf(store).filter((handle) => handle.startsWith(typed)) },
  })
  server.registerResource(name, template, about, async (uri, { handle }) => {
    // Calls of tools wait a turn too: a map that was to be read before is then there.
    await turn()
    const text = bounded(write(layoutOf(store, String(handle), uri)), uri)
    return { contents: [{ uri: uri.href, mimeType: about.mimeType, text }] }
  })
}

const JSON_TYPE = 'application/json'
const SVG_TYPE = 'image/svg+xml'

const listed = ({ handle, objects }: StoredLayout) => ({
  uri: `${LAYOUTS}${handle}`,
  name: handle,
  title: `The map ${handle}, ${objects} ${objects === 1 ? 'object' : 'objects'}`,
  mimeType: JSON_TYPE,
})

const listedDrawing = ({ handle }: StoredLayout) => ({
  uri: `${DRAWINGS}${handle}`,
  name: `${handle}.svg`,
  title: `A drawing of the map ${handle}`,
  mimeType: SVG_TYPE,
})

/** Longest resource, characters: as much as a tool gives at most. */
const MAX_RESOURCE_CHARS = 1_000_000

function bounded(text: string, uri: URL): string {
  if (text.length <= MAX_RESOURCE_CHARS) return text
  const received = `a resource of ${text.length} characters, more than ${MAX_RESOURCE_CHARS}`
  throw new ResourceNotFoundError(uri.href, safeSentence(`${received}; use describe_map, which gives it page by page`))
}

/** The handles of a session's maps. */
export const handlesOf = (store: LayoutStore): readonly string[] => store.list().map(({ handle }) => handle)

function layoutOf(store: LayoutStore, handle: string, uri: URL) {
  const layout = store.get(handle)
  if (layout !== undefined) return layout
  const known = handlesOf(store).slice(0, 20).join(', ')
  const expected = `expected a map of this session (${known || 'there is none yet'}), received ${handle}`
  throw new ResourceNotFoundError(uri.href, safeSentence(`${expected}; read it again with read_map`))
}
