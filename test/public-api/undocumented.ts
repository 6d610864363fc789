export interface Bare {
  readonly size: number
  readonly sides?: readonly number[] | undefined
  /** With a comment. */
  readonly told: string
}

export const measure = (bare: Bare): number => bare.size
