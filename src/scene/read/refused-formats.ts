import { isFields } from '../draft/json-values'

/** A format that is known and cannot be read: what it is, what it lacks, and the way out. */
export interface RefusedFormat {
  readonly received: string
  readonly remedy: string
}

const RECIPES = 'docs/scenes.md has a recipe that writes a scene.jsonl of it'

/** The opcode that a pickle begins with; the version, 2 to 5, follows. */
const PICKLE_PROTOCOL = 128

/** Refused by their first bytes: pickles and binary USD layers. */
export function refusedBytes(bytes: Uint8Array): RefusedFormat | undefined {
  if (bytes[0] === PICKLE_PROTOCOL && bytes[1]! >= 2 && bytes[1]! <= 5)
    return {
      received: 'a Python pickle, which runs code when it is read',
      remedy: `dump it from Python as JSON; ${RECIPES} (EmbodiedScan)`,
    }
  if (startsWith(bytes, 'PXR-USDC')) return BINARY_USD
  return undefined
}

export const BINARY_USD: RefusedFormat = {
  received: 'a binary USD layer (.usdc)',
  remedy: 'export the room as text (usdcat -o room.usda room.usdz), or its CapturedRoom as JSON',
}

/** Whether the bytes start with the text. */
export const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, at) => bytes[at] === character.charCodeAt(0))

/** Refused by their shape: rooms without furniture, and furniture without sizes. */
export function refusedShape(value: unknown): RefusedFormat | undefined {
  if (!isFields(value)) return undefined
  if (Array.isArray(value.junctions) && Array.isArray(value.planes) && 'semantics' in value)
    return {
      received: 'an annotation of Structured3D, which has walls and no furniture',
      remedy: `take the boxes from its bbox_3d.json; ${RECIPES} (boxes of your own)`,
    }
  if (Array.isArray(value.furniture) && isFields(value.scene))
    return {
      received: 'a house of 3D-FRONT, which places models and leaves their sizes to 3D-FUTURE',
      remedy: `join model_info.json and its meshes; ${RECIPES} (boxes of your own)`,
    }
  if (Array.isArray(value.object_instances))
    return {
      received: 'a scene of HSSD or Habitat, which places templates and leaves their sizes to their meshes',
      remedy: `measure the meshes of its templates; ${RECIPES} (boxes of your own)`,
    }
  return undefined
}
