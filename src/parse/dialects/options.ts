import { badOption, showReceived, V2loError } from '../../base/error'
import { cameraToLevel } from '../../layout/from-boxes'
import { foldLabel } from '../../layout/label'
import { CAMERA_AXES, type DialectOptions } from './text-dialect'

/** Throws a `V2loError` on an impossible camera pose, and on an invalid label for unnamed boxes. */
export function checkDialectOptions({ camera, unnamed }: DialectOptions): void {
  if (camera !== undefined) {
    cameraToLevel(camera)
    if (camera.axes !== undefined && !CAMERA_AXES.includes(camera.axes))
      throw badOption(
        `camera.axes ${CAMERA_AXES.map((axes) => `'${axes}'`).join(' or ')}`,
        camera.axes,
        'leave it out for the axes of the dialect',
      )
  }
  if (unnamed !== undefined && (typeof unnamed !== 'string' || foldLabel(unnamed) === ''))
    throw new V2loError({
      code: 'bad-label',
      expected: 'unnamed: a label for boxes that stand in the text without a name',
      received: showReceived(unnamed),
      remedy: "leave it out for 'object'",
    })
}
