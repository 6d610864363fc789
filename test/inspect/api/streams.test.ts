import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startInspectServer } from '../../../src/inspect/api/server'
import { openLogs } from '../../../src/inspect/index/open-logs'
import { temporaryFolder } from '../../support/temporary-folder'
import { until } from '../until'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('searches and exports', () => {
  it('that nobody reads do not pile up: a few are kept waiting, and the next is told', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    const row = `${JSON.stringify({ response: 'x'.repeat(1_000_000) })}\n`
    writeFileSync(file, row.repeat(20))
    const logs = openLogs({ paths: [file], presets: ['strict', 'v2lo'], reading: {} })
    closing.push(() => logs.close())
    await logs.whenScored
    const page = { html: '', script: '', style: '', alone: '' }
    const server = await startInspectServer({ logs, page, port: 0, version: '' })
    closing.push(() => server.close(100))
    const slow = Array.from({ length: 8 }, () => {
      const socket = connect(server.port, '127.0.0.1').pause()
      socket.write(`GET /api/export HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`)
      return socket
    })
    closing.push(() => {
      for (const socket of slow) socket.destroy()
    })
    const ask = async (path: string) => {
      const reply = await fetch(`${server.url}/api/${path}`)
      await reply.body?.cancel()
      return reply.status
    }
    await until(async () => (await ask('search?text=y')) === 503)
    expect(await ask('rows')).toBe(200)
    slow.pop()!.destroy()
    await until(async () => (await ask('search?text=y')) === 200)
  })
})
