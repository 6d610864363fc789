/** One kind of work that workers do: how a task that ends its worker is taken apart until the harm is a single row. */
export interface Work<Task, Result> {
  /** What the workers' script knows it by. */
  readonly name: string
  /** What every worker is told once; plain data. */
  readonly settings: unknown
  /** The two halves of a task; `undefined` for one that holds a single row. */
  halves(task: Task): readonly [Task, Task] | undefined
  /** The results of two halves as the result of the whole. */
  joined(first: Result, second: Result): Result
  /** The result of a single row that ended its worker again and again. */
  lost(task: Task): Result
}

/** The halves of a list of rows; `undefined` for one that cannot be halved. */
export function halvesOf<T>(list: readonly T[]): readonly [readonly T[], readonly T[]] | undefined {
  const middle = list.length >> 1
  return middle === 0 ? undefined : [list.slice(0, middle), list.slice(middle)]
}

/** The results of two lists of rows, one for each row. */
export const bothLists = <T>(first: readonly T[], second: readonly T[]): readonly T[] => [...first, ...second]

/** What a worker does with one task. What `transfer` names is handed over, not copied. */
export interface Done<Result> {
  readonly result: Result
  readonly transfer?: readonly ArrayBuffer[]
}

/** A task on its way to a worker. */
export interface TaskMessage {
  readonly id: number
  readonly task: unknown
}

/** What a worker says: that it is there, or what became of a task. */
export type WorkerMessage =
  | 'ready'
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: string }
