import type { RowsFile } from './rows-file'

/** What came of reading a file. */
export interface FileReport {
  readonly name: string
  readonly kind: RowsFile['kind']
  readonly rows: number
  /** Rows that could not be read; the first twenty are listed. */
  readonly broken: {
    readonly count: number
    readonly listed: readonly { readonly place: string; readonly why: string }[]
  }
  readonly sha256: string
}

const LISTED = 20

/** Counts the rows of a file as they are read. */
export function fileReport(file: RowsFile) {
  const listed: { place: string; why: string }[] = []
  let [rows, count] = [0, 0]
  return {
    row(): void {
      rows++
    },
    broken(place: string, why: string): void {
      count++
      if (listed.length < LISTED) listed.push({ place, why })
    },
    /** Why a file has none of what it should hold. */
    whyEmpty(what: string): string {
      const [first] = listed
      return first === undefined ? `it holds no ${what}` : `no ${what} could be read: ${first.place}: ${first.why}`
    },
    done: (): FileReport => ({
      ...{ name: file.name, kind: file.kind, rows, broken: { count, listed }, sha256: file.sha256() },
    }),
  }
}
