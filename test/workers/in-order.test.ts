import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/workers/in-order'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function* numbers(count: number) {
  for (let i = 0; i < count; i++) yield i
}

describe('inOrder', () => {
  it('keeps the order however long each takes, and never more at once than it may', async () => {
    let [atOnce, most] = [0, 0]
    const results: number[] = []
    const work = async (n: number) => {
      most = Math.max(most, ++atOnce)
      await pause((n * 7) % 5)
      atOnce--
      return n * n
    }
    for await (const result of inOrder(numbers(40), 4, work)) results.push(result)
    expect(results).toEqual(Array.from({ length: 40 }, (_, n) => n * n))
    expect(most).toBe(4)
  })

  it('gives a result before it waits for more', async () => {
    async function* stuck() {
      yield 1
      await new Promise(() => undefined)
    }
    const results = inOrder(stuck(), 8, async (n) => n)
    expect(await results.next()).toEqual({ done: false, value: 1 })
    await results.return()
  })

  it('fails where the failed item stands, after those before it', async () => {
    const results: number[] = []
    const run = async () => {
      for await (const result of inOrder(numbers(10), 4, async (n) => {
        if (n === 3) throw new Error('three')
        return n
      }))
        results.push(result)
    }
    await expect(run()).rejects.toThrow('three')
    expect(results).toEqual([0, 1, 2])
  })

  it('passes on the failure of its source', async () => {
    async function* broken() {
      yield 1
      throw new Error('source')
    }
    const run = async () => {
      for await (const _ of inOrder(broken(), 4, async (n) => n)) await pause(1)
    }
    await expect(run()).rejects.toThrow('source')
  })
})
