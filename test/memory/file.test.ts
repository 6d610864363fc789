import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openMemoryFile } from '../../src/mcp/memory-file'
import { temporaryFolder } from '../support/temporary-folder'
import { look } from './look'

const folder = temporaryFolder()
let files = 0
const newFile = () => `${folder}/memory-${++files}.jsonl`

describe('a memory in a file', () => {
  it('is there again after a restart, edits and undone observations too', () => {
    const path = newFile()
    const first = openMemoryFile(path)
    const reports = [0, 1, 2, 3].map((at) => first.observe(look(at)))
    first.undo({ hash: reports[1]!.hash })
    first.correct('sofa', { label: 'bench' })
    const before = JSON.stringify(first.belief())
    first.close()
    const again = openMemoryFile(path)
    expect(JSON.stringify(again.belief())).toBe(before)
    expect(again.diagnostics).toEqual([])
    expect(again.forget({ label: 'bench' })).toEqual(['sofa'])
    again.close()
    const third = openMemoryFile(path)
    expect(third.belief().objects).toEqual([])
    third.close()
    expect(() => third.observe(look(9))).toThrow('closed')
  })

  it('has each observation on the disk before it is acknowledged, as one line', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    for (let at = 0; at < 5; at++) {
      memory.observe(look(at))
      expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(at + 2)
    }
    memory.observe(look(2))
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(6)
    memory.close()
  })

  it('drops a torn last line, says so, and goes on', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    memory.observe(look(0))
    memory.observe(look(1))
    memory.close()
    const whole = readFileSync(path, 'utf8')
    for (const cut of [2, 10, 60]) {
      writeFileSync(path, whole.slice(0, -cut))
      const back = openMemoryFile(path)
      expect(back.diagnostics.map(({ code }) => code)).toEqual(['torn-line'])
      expect(back.entries()).toHaveLength(1)
      back.observe(look(1))
      back.close()
      expect(readFileSync(path, 'utf8')).toBe(whole)
    }
  })

  it('is written anew, whole, when old entries become a checkpoint', () => {
    const path = newFile()
    const memory = openMemoryFile(path, { maxObservations: 10 })
    for (let at = 0; at < 25; at++) memory.observe(look(at))
    const before = JSON.stringify(memory.belief())
    memory.close()
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(11)
    const back = openMemoryFile(path, { maxObservations: 10 })
    expect(JSON.stringify(back.belief())).toBe(before)
    expect(existsSync(`${path}.new`)).toBe(false)
    back.close()
  })

  it('leaves a file that is not a memory as it is', () => {
    const path = newFile()
    for (const text of ['{"a":1}\n', '{"v2lo_map_memory":99}\n']) {
      writeFileSync(path, text)
      expect(() => openMemoryFile(path)).toThrow('left as it is')
      expect(readFileSync(path, 'utf8')).toBe(text)
      expect(existsSync(`${path}.lock`)).toBe(false)
    }
  })

  it('is refused to a second holder, and free once it is closed', () => {
    const path = newFile()
    const memory = openMemoryFile(path)
    expect(() => openMemoryFile(path)).toThrow(`process ${process.pid}`)
    memory.close()
    openMemoryFile(path).close()
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  it('is free after a crash: a lock of a process that is gone, or whose number another has now, does not count', () => {
    const path = newFile()
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    for (const lock of [
      { pid: gone, started: '1' },
      { pid: process.pid, started: 'another start' },
    ]) {
      writeFileSync(`${path}.lock`, JSON.stringify(lock))
      openMemoryFile(path).close()
    }
    writeFileSync(`${path}.lock`, '')
    openMemoryFile(path).close()
  })
})
