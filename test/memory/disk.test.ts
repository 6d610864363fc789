import * as fs from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openMemoryFile } from '../../src/mcp/memory-file'
import { readMemoryLines } from '../../src/mcp/memory-lines'
import { temporaryFolder } from '../support/temporary-folder'
import { look } from './look'

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return { ...real, writeSync: vi.fn(real.writeSync), fsyncSync: vi.fn(real.fsyncSync) }
})
const real = await vi.importActual<typeof fs>('node:fs')
const { existsSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } = real
const writeSync = vi.mocked(fs.writeSync)
const fsyncSync = vi.mocked(fs.fsyncSync)
afterEach(() => {
  writeSync.mockImplementation(real.writeSync)
  fsyncSync.mockImplementation(real.fsyncSync)
  vi.useRealTimers()
})

const folder = temporaryFolder()
let files = 0
const newFile = () => `${folder}/memory-${++files}.jsonl`
const timesOf = (path: string) => {
  const memory = openMemoryFile(path)
  const times = memory.entries().map(({ entry }) => entry.at)
  memory.close()
  return { times, diagnostics: memory.diagnostics }
}
/** A disk that takes so many bytes and is full then. */
function fillUp(bytes: number) {
  let left = bytes
  writeSync.mockImplementation(((file: number, data: Uint8Array, at = 0) => {
    if (left === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const count = Math.min(left, data.length - at)
    left -= count
    return real.writeSync(file, data, at, count)
  }) as never)
}

describe('a disk that is full', () => {
  it.each([0, 1, 40])('after %d bytes of a line loses that observation alone', (bytes) => {
    const path = newFile()
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    fillUp(bytes)
    expect(() => memory.observe(look(1))).toThrow('ENOSPC')
    expect(memory.entries()).toHaveLength(1)
    writeSync.mockImplementation(real.writeSync)
    memory.observe(look(2))
    memory.close()
    expect(timesOf(path)).toEqual({ times: [0, 2], diagnostics: [] })
  })

  it('or cannot be synced takes back what was written', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    fsyncSync.mockImplementation(() => {
      throw new Error('EIO: i/o error, fsync')
    })
    expect(() => memory.observe(look(1))).toThrow('EIO')
    fsyncSync.mockImplementation(real.fsyncSync)
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2)
    memory.close()
    expect(timesOf(path).times).toEqual([0])
  })

  it('while the file is written anew leaves the old one, and the next change writes all', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    const { hash } = memory.observe(look(0))
    memory.observe(look(1))
    const before = readFileSync(path, 'utf8')
    fillUp(30)
    expect(() => memory.undo({ hash })).toThrow('ENOSPC')
    writeSync.mockImplementation(real.writeSync)
    expect(readFileSync(path, 'utf8')).toBe(before)
    expect(existsSync(`${path}.new`)).toBe(false)
    expect(memory.entries().map(({ entry }) => entry.at)).toEqual([1])
    memory.observe(look(2))
    memory.close()
    expect(timesOf(path).times).toEqual([1, 2])
  })
})

describe('a file that is not a memory', () => {
  it.each([
    ['a text without line end', 'my diary'],
    ['a text', 'my diary\nof two lines\n'],
    ['a picture', Buffer.from([137, 80, 78, 71, 1, 2, 3, 255, 0])],
    ['a list', '[]\n'],
    ['an object without line end', '{"a":1}'],
  ])('such as %s is refused and left as it is', (_, content) => {
    const path = newFile()
    writeFileSync(path, content)
    expect(() => openMemoryFile(path)).toThrow('left as it is')
    expect(readFileSync(path)).toEqual(Buffer.from(content))
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  it('nor a file at all is refused by a sentence', () => {
    expect(() => openMemoryFile(folder)).toThrow('which is a folder; name another file')
    expect(() => openMemoryFile('/dev/null')).toThrow('which is a device, pipe or socket')
    expect(() => openMemoryFile('')).toThrow('expected the path of a file')
    expect(() => openMemoryFile(`${folder}/none/memory.jsonl`)).toThrow('ENOENT')
  })
})

describe('a file that somebody edited', () => {
  it.each([
    '',
    '\n\n',
    '\ufeff{"v2lo_map_memory":1}\n',
    '{"v2lo_map_memory":1}\r\n',
    '{"v2lo_map_memory":1}',
    '{"v2lo_',
  ])('that begins with %j is a memory', (content) => {
    const path = newFile()
    writeFileSync(path, content)
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    memory.close()
    expect(timesOf(path)).toEqual({ times: [0], diagnostics: [] })
  })

  it('keeps a last line that is whole but for its end', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    memory.close()
    writeFileSync(path, readFileSync(path, 'utf8').trimEnd())
    const back = openMemoryFile(path)
    back.observe(look(1))
    back.close()
    expect(timesOf(path)).toEqual({ times: [0, 1], diagnostics: [] })
  })

  it('is copied before it is written anew, if lines of it cannot be read', () => {
    const path = newFile()
    const first = openMemoryFile(path)
    first.observe(look(0))
    first.close()
    for (const [i, bad] of [Buffer.from('precious\n'), Buffer.from([255, 10])].entries()) {
      writeFileSync(path, bad, { flag: 'a' })
      const before = readFileSync(path)
      const memory = openMemoryFile(path)
      expect(memory.diagnostics.map(({ code }) => code)).toEqual(['unreadable-line'])
      for (const at of [1, 2]) expect(memory.undo({ hash: memory.observe(look(at)).hash })).toBe(1)
      memory.close()
      const aside = readFileSync(`${path}.damaged${i === 0 ? '' : '-2'}`)
      expect(aside.subarray(0, before.length)).toEqual(before)
      expect(timesOf(path)).toEqual({ times: [0], diagnostics: [] })
    }
    expect(existsSync(`${path}.damaged-3`)).toBe(false)
  })

  it('is read line by line, and a line that no memory has is passed over', () => {
    const path = newFile()
    const long = 'x'.repeat(3_000_000)
    writeFileSync(path, `first\n${long}\nlast\ntail`)
    expect(readMemoryLines(path, 2_000_000)).toEqual({
      lines: ['first', '?', 'last'],
      tail: 'tail',
      end: 3_000_012,
      size: 3_000_016,
    })
    expect(readMemoryLines(path).lines[1]).toBe(long)
  })
})

describe('the file of a memory', () => {
  it('is one, by whatever link it is named, and a link stays a link', () => {
    const [path, link, dangling] = [newFile(), newFile(), newFile()]
    writeFileSync(path, '')
    symlinkSync(path, link)
    const memory = openMemoryFile(link, { maxObservations: 10 })
    expect(() => openMemoryFile(path)).toThrow(`process ${process.pid}`)
    for (let at = 0; at < 15; at++) memory.observe(look(at))
    memory.close()
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(timesOf(path).times.at(-1)).toBe(14)
    symlinkSync(`${path}.later`, dangling)
    openMemoryFile(dangling).close()
    expect(existsSync(`${path}.later`)).toBe(true)
  })

  it('keeps its rights when it is written anew', () => {
    const path = newFile()
    writeFileSync(path, '', { mode: 0o600 })
    const memory = openMemoryFile(path)
    memory.undo({ hash: memory.observe(look(0)).hash })
    memory.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('the lock', () => {
  const elsewhere = JSON.stringify({ pid: 1, started: '5', home: 'another-machine', nonce: 'x' })

  it('of another machine counts while it is touched, and not for ever', () => {
    const path = newFile()
    writeFileSync(`${path}.lock`, elsewhere)
    expect(() => openMemoryFile(path)).toThrow('process 1 of "another-machine"')
    const old = new Date(Date.now() - 120_000)
    utimesSync(`${path}.lock`, old, old)
    openMemoryFile(path).close()
  })

  it('is touched while it is held', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const path = newFile()
    const memory = openMemoryFile(path)
    const old = new Date(Date.now() - 50_000)
    utimesSync(`${path}.lock`, old, old)
    vi.advanceTimersByTime(15_000)
    expect(Date.now() - statSync(`${path}.lock`).mtimeMs).toBeLessThan(10_000)
    memory.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that another process took over stops the first one from writing', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    const before = readFileSync(path, 'utf8')
    writeFileSync(`${path}.lock`, elsewhere)
    expect(() => memory.observe(look(1))).toThrow('no other process has open')
    expect(readFileSync(path, 'utf8')).toBe(before)
    memory.close()
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(elsewhere)
  })

  it('that somebody removed is taken again', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    rmSync(`${path}.lock`)
    memory.observe(look(0))
    expect(() => openMemoryFile(path)).toThrow(`process ${process.pid}`)
    memory.close()
    expect(existsSync(`${path}.lock`)).toBe(false)
  })
})
