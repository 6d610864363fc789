/// <reference path="./transform-gl-matrix.d.ts" />
import type { mat4, vec3 } from 'gl-matrix'
// Not from the root of the package, which brings every function of every type along.
import { identity, multiply, rotateX, rotateY, rotateZ } from 'gl-matrix/esm/mat4.js'
import { transformMat4 } from 'gl-matrix/esm/vec3.js'

/** A point or a vector in space. */
export type Vec3 = readonly [x: number, y: number, z: number]

/**
 * A rotation or a change of axes: a 4 x 4 matrix of sixteen numbers, column by column, plain data in float64. Make one
 * with {@link rotationFromEuler} or {@link frameFromAxes}; apply it with {@link transformPoint}.
 */
export type Transform = readonly number[]

// gl-matrix makes Float32Arrays of its own accord; a plain array as `out` keeps float64.
const plainMat4 = (): number[] & mat4 => new Array<number>(16).fill(0) as number[] & mat4

/**
 * The rotation about the fixed axes x, then y, then z, by angles in radians, right-handed: the matrix
 * `Rz(z) * Ry(y) * Rx(x)`. Qwen3-VL and Seed list the three as pitch, yaw, roll (their y axis is vertical), Gemini as
 * roll, pitch, yaw (its z axis is vertical).
 */
export function rotationFromEuler(x: number, y: number, z: number): Transform {
  const out = identity(plainMat4())
  // gl-matrix multiplies from the right, so the last axis comes first.
  rotateZ(out, out, z)
  rotateY(out, out, y)
  rotateX(out, out, x)
  return out as number[]
}

/** The transform that takes (1, 0, 0), (0, 1, 0), (0, 0, 1) to the three axes; a rotation where they are right-handed. */
export function frameFromAxes(x: Vec3, y: Vec3, z: Vec3): Transform {
  return [...x, 0, ...y, 0, ...z, 0, 0, 0, 0, 1]
}

/** `second` after `first`. */
export function composeTransforms(second: Transform, first: Transform): Transform {
  return multiply(plainMat4(), asMat4(second), asMat4(first)) as number[]
}

/** The point carried along. */
export function transformPoint(transform: Transform, point: Vec3): Vec3 {
  const [x, y, z] = transformMat4(plainVec3(), point, asMat4(transform)) as [number, number, number]
  return [x + 0, y + 0, z + 0]
}

/** The eight corners of a box of full lengths `size` about its center, turned by `rotation` about that center. */
export function orientedBoxCorners(center: Vec3, size: Vec3, rotation: Transform): readonly Vec3[] {
  const corners: Vec3[] = []
  for (const sx of [-0.5, 0.5])
    for (const sy of [-0.5, 0.5])
      for (const sz of [-0.5, 0.5]) {
        const [x, y, z] = transformPoint(rotation, [sx * size[0], sy * size[1], sz * size[2]])
        corners.push([center[0] + x, center[1] + y, center[2] + z])
      }
  return corners
}

const plainVec3 = (): number[] & vec3 => [0, 0, 0] as number[] & vec3
const asMat4 = (transform: Transform): mat4 => transform as number[] & mat4
