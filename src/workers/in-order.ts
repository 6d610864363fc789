/**
 * Works on items as they come, up to `width` at once, and gives the results in the order of the items. A result that is
 * there is given before more items are waited for; no item is asked for while `width` results are waited for.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const source = items[Symbol.asyncIterator]()
  const waiting: Promise<Result>[] = []
  let asked: Promise<IteratorResult<Item>> | undefined
  let ended = false
  try {
    while (!ended || waiting.length > 0) {
      if (!ended && waiting.length < width) {
        asked ??= source.next()
        const first = waiting[0]
        const came = await (first === undefined ? asked : Promise.race([first.then(() => undefined), asked]))
        if (came !== undefined) {
          asked = undefined
          if (came.done) ended = true
          else waiting.push(handled(work(came.value)))
          continue
        }
      }
      yield await waiting.shift()!
    }
  } finally {
    // What is left when the reader goes or something fails is dropped; a source that waits is not waited for.
    if (!ended) void Promise.resolve(source.return?.()).catch(() => undefined)
  }
}

/** A promise whose failure is told where it is awaited, in its turn. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
