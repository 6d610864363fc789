import type { ObjectInput } from '../../../src/layout/layout'
import type { Scene } from '../../../src/scene/scene'
import { sharedJson } from '../../support/shared'
import { sceneOf } from './rooms'

/** What these tests read of an object as AI2-THOR writes it: Unity axes, y up, metres. */
export interface ThorObject {
  readonly objectId: string
  readonly objectType: string
  readonly axisAlignedBoundingBox: { readonly center: ThorPoint; readonly size: ThorPoint }
}

export interface ThorPoint {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface ThorPose {
  readonly rotation: ThorPoint
  readonly cameraHorizon: number
  readonly cameraPosition: ThorPoint
  readonly fov: number
  readonly screenWidth: number
  readonly screenHeight: number
}

/** Ten rooms of AI2-THOR by number, or `undefined` without the shared data. */
export function thorRooms(): Record<string, readonly ThorObject[]> | undefined {
  return sharedJson('data/ai2thor-objects/objects.json')
}

/** Every object of a room with an extent, none filtered away, with its axis-aligned box. */
export function thorScene(room: string, objects: readonly ThorObject[]): Scene {
  const inputs = objects.map(({ objectId, objectType, axisAlignedBoundingBox: { center, size } }): ObjectInput => {
    const { x, y, z } = center
    return {
      id: objectId,
      label: objectType,
      bbox: [x - size.x / 2, z - size.z / 2, x + size.x / 2, z + size.z / 2],
      zRange: [y - size.y / 2, y + size.y / 2],
    }
  })
  return sceneOf(inputs, { id: room, source: 'ai2thor' })
}
