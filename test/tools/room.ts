import { createMapTools } from '../../src/tools/map-tools'
import { createLayoutStore, type LayoutStore } from '../../src/tools/store'
import type { Tool } from '../../src/tools/tool'

/** A room whose distances and angles can be checked by hand; two chairs. */
export const ROOM = `<map>[
  {"object_name": "tv", "bbox": [-0.5, 4, 0.5, 5]}, {"object_name": "sofa", "bbox": [-1, -1, 1, 1]},
  {"object_name": "lamp", "bbox": [3, 4, 4, 5]},
  {"object_name": "chair", "bbox": [-4, 0, -3, 1]}, {"object_name": "chair", "bbox": [3, -4, 4, -3]}
]</map>`

export interface Session {
  readonly store: LayoutStore
  readonly tools: readonly Tool[]
  /** Calls a tool by name, as a host does. */
  readonly call: (name: string, input: unknown) => Promise<Record<string, unknown>>
  /** The message of the refusal of a call. */
  readonly refused: (name: string, input: unknown) => Promise<string>
}

/** The tools of one session with a store of its own, and the room read as `map-1`. */
export async function openSession(store = createLayoutStore()): Promise<Session> {
  const session = sessionOf(createMapTools({ store }), store)
  await session.call('read_map', { text: ROOM })
  return session
}

export function sessionOf(tools: readonly Tool[], store = createLayoutStore()): Session {
  const call = async (name: string, input: unknown) => toolOf(tools, name).execute(input)
  const refused = (name: string, input: unknown) =>
    call(name, input).then(
      (output) => Promise.reject(new Error(`${name} answered: ${JSON.stringify(output)}`)),
      (error: Error) => error.message,
    )
  return { store, tools, call, refused }
}

export function toolOf(tools: readonly Tool[], name: string): Tool {
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`there is no tool ${name}`)
  return tool
}
