/** A value that is made when it is first asked for, and kept: a cache, so that importing the library pays nothing. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
