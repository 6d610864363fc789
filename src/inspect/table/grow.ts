/** Rows that one piece of a column holds. Pieces are given back one by one. */
export const PIECE_ROWS = 4096

/** A list of numbers that grows piece by piece, in typed arrays: a tenth of the memory of a plain one. */
export interface NumberColumn {
  get(at: number): number
  set(at: number, value: number): void
  /** Gives back a piece: its rows are missing from then on. */
  release(piece: number): void
}

type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array
type NumbersType = new (length: number) => Numbers

/** A column that is `missing` wherever nothing was set. */
export function createColumn(type: NumbersType, missing: number): NumberColumn {
  const pieces: (Numbers | undefined)[] = []
  return {
    get(at) {
      const piece = pieces[Math.floor(at / PIECE_ROWS)]
      return piece === undefined ? missing : piece[at % PIECE_ROWS]!
    },
    set(at, value) {
      const number = Math.floor(at / PIECE_ROWS)
      let piece = pieces[number]
      if (piece === undefined) {
        piece = new type(PIECE_ROWS).fill(missing)
        while (pieces.length < number) pieces.push(undefined)
        pieces[number] = piece
      }
      piece[at % PIECE_ROWS] = value
    },
    release(piece) {
      if (piece < pieces.length) pieces[piece] = undefined
    },
  }
}

/** Texts of rows, where they have one. */
export interface TextColumn {
  get(at: number): string | undefined
  set(at: number, value: string | undefined): void
  release(piece: number): void
}

/** A column of texts. */
export function createTextColumn(): TextColumn {
  const pieces: ((string | undefined)[] | undefined)[] = []
  return {
    get: (at) => pieces[Math.floor(at / PIECE_ROWS)]?.[at % PIECE_ROWS],
    set(at, value) {
      const number = Math.floor(at / PIECE_ROWS)
      while (pieces.length <= number) pieces.push(undefined)
      const piece = (pieces[number] ??= [])
      while (piece.length < at % PIECE_ROWS) piece.push(undefined)
      piece[at % PIECE_ROWS] = value
    },
    release(piece) {
      if (piece < pieces.length) pieces[piece] = undefined
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
