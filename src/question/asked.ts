/** What every question may carry besides its own fields. */
export interface Asked {
  /** The texts of the choices in order A, B, ... */
  readonly choices?: readonly string[]
  /** The wording it was read from, a name of the table in `docs/questions.md`; it decides how it is phrased again. */
  readonly wording?: string
}

/** The observer's own place, if a question names the camera instead of an object. */
export interface Camera {
  readonly kind: 'camera'
}

/** An object by label, id, or label and number (`chair#2`), as the question names it. */
export type ObjectName = string
