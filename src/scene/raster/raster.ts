/** A face of a prism: one of its sides, by the index of the edge it stands on, its top or its underside. */
export const TOP = -1
export const UNDERSIDE = -2

/** A picture of faces with a depth buffer. */
export interface Raster {
  readonly width: number
  readonly height: number
  /** One over the depth of what a pixel shows, 1/m; 0 for nothing. */
  readonly nearness: Float64Array
  /** What a pixel shows: 0 for nothing, else one more than the face's index in `owners` and `sides`. */
  readonly faces: Int32Array
  /** The prism of each face drawn. */
  readonly owners: number[]
  /** Which side of its prism each face is: the index of an edge, {@link TOP} or {@link UNDERSIDE}. */
  readonly sides: number[]
  /** Where the polygon being filled begins and ends in each row. */
  readonly starts: Float64Array
  readonly ends: Float64Array
}

export function createRaster(width: number, height: number): Raster {
  return {
    width,
    height,
    nearness: new Float64Array(width * height),
    faces: new Int32Array(width * height),
    owners: [],
    sides: [],
    starts: new Float64Array(height),
    ends: new Float64Array(height),
  }
}

/** Makes a raster empty again, so that the next frame needs no new one. */
export function clearRaster(raster: Raster): void {
  raster.nearness.fill(0)
  raster.faces.fill(0)
  raster.owners.length = 0
  raster.sides.length = 0
}
