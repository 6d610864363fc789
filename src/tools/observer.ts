import { aabbCenter } from '../layout/aabb'
import { nameOf } from '../layout/find'
import { frameFacing, type ObserverFrame, observerFrame } from '../layout/frame'
import type { BevObject, Layout } from '../layout/layout'
import type { ToolContext } from './context'
import { objectNamed } from './names'
import { quoted, spoken } from './text'
import { refusal } from './tool'

/** How a call says where an observer stands and looks. */
export interface ObserverFields {
  readonly at?: string | null | undefined
  readonly facing?: string | null | undefined
  readonly yaw_deg?: number | null | undefined
}

/** Where an observer stands and looks, and how a sentence says it. */
export interface Observer {
  readonly frame: ObserverFrame
  /** The object whose center it stands on; absent for the camera. */
  readonly standsOn?: BevObject
  /** `from the camera`, `standing at "tv" and facing "sofa"`. */
  readonly said: string
  /** What was taken for granted: the way it looks, where a call does not say it. */
  readonly assumed: readonly string[]
}

/** The camera in a sentence and in a result. */
export const CAMERA = 'the camera'

/** The observer of a call. Throws a `V2loError` where it is not said, or where the map does not know its camera. */
export function observerOf(context: ToolContext, layout: Layout, fields: ObserverFields): Observer {
  if (fields.at != null && fields.facing == null && fields.yaw_deg == null)
    throw refusal(
      'bad-option',
      'facing or yaw_deg beside at: which way the observer looks',
      `only at: ${quoted(fields.at)}`,
      'name the object it faces; leave out at too for the view of the camera',
    )
  return observerWithFront(context, layout, fields)
}

/** The observer of a call, who looks along the map's +y where only its place is said. Throws as {@link observerOf}. */
export function observerWithFront(
  context: ToolContext,
  layout: Layout,
  { at, facing, yaw_deg: yawDeg }: ObserverFields,
): Observer {
  if (facing != null && yawDeg != null)
    throw refusal('bad-option', 'facing or yaw_deg, not both', 'both', 'leave one of them out')
  const stands = at == null ? undefined : objectNamed(layout, at, 'at')
  if (stands === undefined) checkCamera(context, layout, 'at')
  const position = stands ? aabbCenter(stands.box) : ([0, 0] as const)
  const place = stands ? `standing at ${quoted(nameOf(layout, stands))}` : `from ${CAMERA}`
  const on = stands && { standsOn: stands }
  if (facing == null) {
    const frame = observerFrame({ position, yawDeg: yawDeg ?? 0 })
    if (yawDeg != null) return { frame, ...on, said: `${place} with a yaw of ${spoken(yawDeg)} degrees`, assumed: [] }
    if (stands === undefined) return { frame, said: place, assumed: [] }
    const ahead = layout.origin === 'observer' ? `the way ${CAMERA} looks` : 'the +y axis of the map'
    return {
      frame,
      ...on,
      said: `${place}, with ${ahead} as the front`,
      assumed: [`no facing was given: the front is ${ahead}, and bearings are degrees clockwise from it`],
    }
  }
  const faced = objectNamed(layout, facing, 'facing')
  const frame = frameFacing(position, faced)
  if (frame === undefined)
    throw refusal(
      'no-answer',
      'facing: an object somewhere else than the observer',
      `${quoted(facing)}, whose center is where the observer stands`,
      'name another object, or give yaw_deg',
    )
  return { frame, ...on, said: `${place} and facing ${quoted(nameOf(layout, faced))}`, assumed: [] }
}

/** Throws a `V2loError` where a map does not say where its camera is. */
export function checkCamera({ store }: ToolContext, layout: Layout, field: string): void {
  if (layout.origin === 'observer') return
  throw refusal(
    'no-answer',
    `${field}: the name of an object, as the map does not say where the camera is`,
    `none, on a map whose origin is '${layout.origin}'`,
    store === undefined
      ? 'name an object'
      : 'name an object, or read the map again with origin "observer" if (0, 0) is the camera',
  )
}
