import type { Vec2 } from '../base/vec2'

/**
 * The unit vector that looks `yawDeg` degrees clockwise from +y, with the same digits in every engine: `Math.sin` and
 * `Math.cos` may differ in the last place from one version of Node to the next, sums and products may not. Exact for
 * multiples of 90.
 */
export function stableForward(yawDeg: number): Vec2 {
  const turned = ((yawDeg % 360) + 360) % 360
  const quarters = Math.floor((turned + 45) / 90)
  const rest = ((turned - quarters * 90) * Math.PI) / 180
  const [sin, cos] = [sineOf(rest), cosineOf(rest)]
  switch (quarters % 4) {
    case 0:
      return [sin, cos]
    case 1:
      return [cos, 0 - sin]
    case 2:
      return [0 - sin, 0 - cos]
    default:
      return [0 - cos, sin]
  }
}

// Taylor series: for |x| <= pi / 4 the first term left out is below 1e-16.
function sineOf(x: number): number {
  const square = x * x
  let sum = 0
  for (let n = 15; n >= 3; n -= 2) sum = ((1 + sum) * -square) / (n * (n - 1))
  return x * (1 + sum)
}

function cosineOf(x: number): number {
  const square = x * x
  let sum = 0
  for (let n = 16; n >= 2; n -= 2) sum = ((1 + sum) * -square) / (n * (n - 1))
  return 1 + sum
}
