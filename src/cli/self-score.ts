import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { scoreAll } from '../score/score'
import type { PresetChoice } from '../serve/rows/request'

/** One way to the scorer, tried: what it managed, or why it did not work. */
export type Trial =
  | { readonly way: string; readonly ok: true; readonly itemsPerSecond: number }
  | { readonly way: string; readonly ok: false; readonly reason: string }

/** The rows of a self-score and what they must score. */
export interface SelfScore {
  readonly preset: PresetChoice
  readonly items: readonly { readonly response: string; readonly ground_truth: string }[]
  readonly expected: readonly number[]
}

/** Responses with maps of a dozen objects, right and wrong answers and a broken one, about 1.5 kB each. */
export function makeSelfScore(preset: PresetChoice, count: number): SelfScore {
  const items = Array.from({ length: count }, (_, i) => {
    const objects = Array.from({ length: 12 }, (_, k) => ({
      object_name: `object ${k}`,
      bbox: [k, i % 7, k + 1, (i % 7) + 0.5],
    }))
    const think = Array.from({ length: 8 }, (_, k) => `The center of object ${k} is (${k + 0.5}, ${(i % 7) + 0.25}).`)
    const answer = i % 10 === 9 ? '<answer>' : `<answer>${(i % 5) + 0.5}</answer>`
    return {
      response: `<map>${JSON.stringify(objects)}</map><think>${think.join(' ')}</think>${answer}`,
      ground_truth: '2.5',
    }
  })
  const scored = scoreAll(
    items.map(({ response, ground_truth }) => ({ response, groundTruth: ground_truth })),
    { preset },
  )
  return { preset, items, expected: scored.map((result) => (result.error ? Number.NaN : result.overall)) }
}

/** An open way to the scorer: started once, asked as often as needed. */
export interface Way {
  score(self: SelfScore): Promise<readonly number[]>
  close(): Promise<void> | void
}

/** Opens a way, scores the rows twice and times the second run; a wrong number is a failure like any other. */
export async function tryWay(way: string, self: SelfScore, open: () => Promise<Way>): Promise<Trial> {
  try {
    const opened = await open()
    try {
      let seconds = 0
      for (let round = 0; round < 2; round++) {
        const started = performance.now()
        const overall = await opened.score(self)
        seconds = (performance.now() - started) / 1000
        if (!isDeepStrictEqual(overall, self.expected)) throw new Error('the scores differ from those of this process')
      }
      return { way, ok: true, itemsPerSecond: Math.round(self.items.length / seconds) }
    } finally {
      await opened.close()
    }
  } catch (error) {
    return { way, ok: false, reason: (error as Error).message.split('\n')[0]! }
  }
}

/** Runs a program on an input; its standard output, or an error with its last words. */
export async function runProgram(command: string, args: readonly string[], input: string): Promise<string> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.on('error', () => undefined)
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
    child.stdin.end(input)
  }).finally(() => clearTimeout(timer))
  if (code === 0) return out
  throw new Error(err.trim().split('\n').at(-1) || `${command} ended with code ${code}`)
}
