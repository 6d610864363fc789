/** A list of numbers that grows, in a typed array: a tenth of the memory of a plain one. */
export interface NumberColumn {
  readonly length: number
  get(at: number): number
  set(at: number, value: number): void
}

type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array
type NumbersType = new (length: number) => Numbers

/** A column that is `missing` wherever nothing was set. */
export function createColumn(type: NumbersType, missing: number): NumberColumn {
  let values = new type(256).fill(missing)
  let length = 0
  return {
    get length() {
      return length
    },
    get: (at) => (at < values.length ? values[at]! : missing),
    set(at, value) {
      if (at >= values.length) {
        const larger = new type(Math.max(at + 1, Math.ceil(values.length * 1.5))).fill(missing)
        larger.set(values)
        values = larger
      }
      values[at] = value
      if (at >= length) length = at + 1
    },
  }
}

/** Texts by small numbers from 1 on, each kept once; 0 where the text is missing. */
export interface TextCodes {
  codeOf(text: string): number
  textOf(code: number): string | undefined
  /** All texts, in the order they came. */
  all(): readonly string[]
}

/** Codes for at most `most` texts; what comes later shares the last code, named `other`. */
export function createTextCodes(most: number): TextCodes {
  const codes = new Map<string, number>()
  const texts: string[] = []
  return {
    codeOf(text) {
      const known = codes.get(text)
      if (known !== undefined) return known
      if (texts.length >= most) return texts.length
      texts.push(texts.length === most - 1 ? 'other' : text)
      codes.set(texts.at(-1)!, texts.length)
      return texts.length
    },
    textOf: (code) => texts[code - 1],
    all: () => texts,
  }
}
