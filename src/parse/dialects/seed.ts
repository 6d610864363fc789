import type { Span } from '../../base/parsed'
import {
  CAMERA_BOX_FIELDS,
  cameraToMap,
  complainOfCameraBox,
  IMAGE_DETAIL,
  looksLikeImage,
  outlineOfCameraBox,
} from './camera-box'
import { openLedger } from './ledger'
import { splitFields } from './numbers'
import { nextTagged } from './tagged'
import type { DialectOptions, DialectReading, Passage, TextDialect } from './text-dialect'

/**
 * Seed1.5-VL: `<3dbbox>x y z sx sy sz pitch yaw roll</3dbbox>`, camera frame (x right, y down, z forward), meters,
 * angles about x, y, z in units of 180 degrees. Boxes have no names. Source: the 3D part of the Seed1.5-VL cookbook.
 */
export const seed3d: TextDialect = {
  name: 'seed-3d',
  origin: 'observer',
  assumptions: [
    'boxes are in the camera’s frame: x right, y down, z forward, meters; the camera is the observer',
    'pitch, yaw and roll turn about the camera’s x, y and z axes in this order and are in units of 180 degrees',
    'the format has no names, so every box gets the same label',
  ],
  recognise: (text, start, end) => {
    const at = text.indexOf('<3dbbox>', start)
    return at < end ? at : -1
  },
  read,
}

function read(passage: Passage, { camera = {}, unnamed = 'object' }: DialectOptions): DialectReading {
  const { text, start, end } = passage
  const ledger = openLedger(passage)
  const toMap = cameraToMap(camera, 'right-down-forward')
  for (let tag = nextTagged(text, '3dbbox', start, end); tag; tag = nextTagged(text, '3dbbox', tag.end, end)) {
    const span: Span = [tag.start, tag.end]
    if (!ledger.begin(span)) break
    const fields = splitFields(text, tag.contentStart, tag.contentEnd, ' ')
    if (!tag.closed && tag.contentEnd === end) ledger.about('unfinished-object', span)
    else if (!tag.closed) ledger.about('broken-object', span, 'its <3dbbox> is not closed')
    else if (fields.length !== CAMERA_BOX_FIELDS)
      ledger.about('bad-box', span, `nine numbers stand in a <3dbbox>, and here ${fields.length}`)
    else {
      const numbers = ledger.numbers(fields)
      if (numbers && ledger.isFirst() && looksLikeImage(numbers.slice(0, 6))) {
        ledger.about('image-boxes', span, IMAGE_DETAIL)
        break
      }
      const complaint = numbers && complainOfCameraBox(numbers, 180)
      if (complaint) ledger.about('bad-box', span, complaint)
      else if (numbers) ledger.add(unnamed, outlineOfCameraBox(numbers, 180, toMap), span)
    }
  }
  return ledger.reading()
}
