import type { Layout } from '../../layout/layout'

/** A cell of a table; numbers are set to the right. */
export type TableCell = string | number

/** A table with a line above it. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** A value with its interval, to be drawn. Shares from 0 to 1, or differences of shares. */
export interface ChartMark {
  readonly name: string
  /** A share from 0 to 1, or a difference of shares. */
  readonly value: number
  readonly interval: readonly [number, number] | null
  /** A tick beside the bar: what chance gives. */
  readonly tick?: number
}

/** What a chart shows; the numbers stand in the table beside it. */
export type ReportChart =
  /** Bars from 0 with intervals. */
  | { readonly kind: 'bars'; readonly label: string; readonly marks: readonly ChartMark[]; readonly signed?: boolean }
  /** Lines over a number, one a series. */
  | {
      readonly kind: 'lines'
      readonly label: string
      readonly across: string
      readonly series: readonly {
        readonly name: string
        readonly points: readonly {
          readonly at: number
          readonly value: number
          readonly interval: ChartMark['interval']
        }[]
      }[]
      /** Whether the number across is a share. */
      readonly shares?: boolean
    }
  /** One bar cut into parts that sum to 1. */
  | {
      readonly kind: 'stack'
      readonly label: string
      readonly parts: readonly { readonly name: string; readonly share: number; readonly color: number }[]
    }

/** A part of a document: what it says in words, a table, and a chart of the same numbers. */
export interface ReportSection {
  readonly id: string
  readonly title: string
  readonly text: readonly string[]
  readonly tables: readonly Table[]
  /** Drawn from numbers of the first table; absent where a table is enough. */
  readonly chart?: ReportChart
}

/** A wrong answer with the maps to draw. */
export interface Failure {
  readonly id: string
  readonly lines: readonly string[]
  readonly predicted: Layout
  readonly truth: Layout
}

/** A report as its writers take it: Markdown and HTML say the same. */
export interface ReportDocument {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly failures: readonly Failure[]
}
