import type { OutputFolder } from '../../../src/dataset/write/writer'

/** A folder in memory: what was written, by path. */
export interface MemoryFolder extends OutputFolder {
  readonly files: ReadonlyMap<string, string | Uint8Array>
  text(path: string): string
  lines(path: string): readonly Record<string, unknown>[]
}

/** An empty folder, which takes each path once. */
export function memoryFolder(): MemoryFolder {
  const chunks = new Map<string, (string | Uint8Array)[]>()
  const joined = (path: string) => Buffer.concat((chunks.get(path) ?? []).map((chunk) => Buffer.from(chunk)))
  const text = (path: string) => {
    if (!chunks.has(path)) throw new Error(`${path} was not written; there are ${[...chunks.keys()].join(', ')}`)
    return joined(path).toString('utf8')
  }
  return {
    async create(path) {
      if (chunks.has(path)) throw new Error(`${path} was opened twice`)
      const parts: (string | Uint8Array)[] = []
      chunks.set(path, parts)
      return { write: async (data) => void parts.push(data) }
    },
    get files() {
      return new Map([...chunks.keys()].map((path) => [path, new Uint8Array(joined(path))]))
    },
    text,
    lines: (path) =>
      text(path)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  }
}
