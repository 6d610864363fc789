// The package describes only its root, through which no bundler can leave out the functions that nobody calls.
declare module 'gl-matrix/esm/mat4.js' {
  import type { mat4 } from 'gl-matrix'
  export const identity: typeof mat4.identity
  export const multiply: typeof mat4.multiply
  export const rotateX: typeof mat4.rotateX
  export const rotateY: typeof mat4.rotateY
  export const rotateZ: typeof mat4.rotateZ
}

declare module 'gl-matrix/esm/vec3.js' {
  import type { vec3 } from 'gl-matrix'
  export const transformMat4: typeof vec3.transformMat4
}
