import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { answerRow, answerRows } from '../../../src/inspect/answers/rows'
import { type OpenLogs, openLogs } from '../../../src/inspect/index/open-logs'
import { readFilters } from '../../../src/inspect/table/filters'
import { temporaryFolder } from '../../support/temporary-folder'
import { until } from '../until'

const row = (id: string) => `${JSON.stringify({ id, response: '<answer>B</answer>', ground_truth: 'B' })}\n`

let open: OpenLogs | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

async function logsOf(path: string) {
  open = openLogs({ paths: [path], presets: ['strict', 'v2lo'], reading: {}, pollMs: 20 })
  await open.whenScored
  return open
}

function logOf(ids: readonly string[]): { readonly folder: string; readonly file: string; readonly notes: string } {
  const folder = temporaryFolder()
  const [file, notes] = [join(folder, 'a.jsonl'), join(folder, 'a.notes.jsonl')]
  writeFileSync(file, ids.map(row).join(''))
  return { folder, file, notes }
}

describe('notes', () => {
  it('lie beside the log and never touch it', async () => {
    const { file } = logOf(['a', 'b'])
    const before = { text: readFileSync(file, 'utf8'), time: statSync(file).mtimeMs }
    const logs = await logsOf(file)
    await logs.addNote(1, { label: 'hack', text: 'an <b>empty</b> map' })
    await logs.addNote(1, { label: 'hack', text: 'again' })
    expect(logs.notes()).toMatchObject([{ file: 'a.jsonl', line: 2, label: 'hack', text: 'again' }])
    expect({ text: readFileSync(file, 'utf8'), time: statSync(file).mtimeMs }).toEqual(before)
    await logs.close()
    const again = await logsOf(file)
    expect(again.notes()).toHaveLength(1)
    await again.addNote(1, { label: '', text: '' })
    expect(again.notes()).toEqual([])
  })

  it('stand on a line of their own after half a line that a killed program left', async () => {
    const { file, notes } = logOf(['a', 'b'])
    writeFileSync(notes, '{"log":"a.jsonl","line":1,"samp')
    const logs = await logsOf(file)
    await logs.addNote(1, { label: 'whole', text: '' })
    await logs.addNote(0, { label: 'too', text: '' })
    expect(logs.notes().map(({ label }) => label)).toEqual(['whole', 'too'])
    expect(readFileSync(notes, 'utf8').split('\n')).toHaveLength(4)
  })

  it('are written one after the other, and none over one that its writer has not seen', async () => {
    const { file, notes } = logOf(['a'])
    const logs = await logsOf(file)
    const empty = { label: '', text: '' }
    const kept = await Promise.all(['x', 'y'].map((label) => logs.addNote(0, { label, text: '' }, empty)))
    expect(kept.map(({ label }) => label)).toEqual(['x', 'x'])
    expect(logs.notes()).toMatchObject([{ label: 'x' }])
    // Another inspector on the same log.
    appendFileSync(notes, `${JSON.stringify({ log: 'a.jsonl', line: 1, sample: 0, id: 'a', label: 'z', text: '' })}\n`)
    expect(await logs.addNote(0, { label: 'y', text: '' }, { label: 'x', text: '' })).toMatchObject({ label: 'z' })
    expect(await logs.addNote(0, { label: 'y', text: '' }, { label: 'z', text: '' })).toMatchObject({ label: 'y' })
    expect(logs.notes()).toMatchObject([{ label: 'y' }])
  })

  it('are of the row they were made on, not of another in its place', async () => {
    const { file } = logOf(['a', 'b'])
    const logs = await logsOf(file)
    await logs.addNote(1, { label: 'hack', text: '' })
    const noted = () => {
      const all = new URLSearchParams()
      return answerRows(logs, readFilters(all), all).rows.flatMap((one) => (one.noted ? [one.id] : []))
    }
    expect(noted()).toEqual(['b'])
    writeFileSync(`${file}.new`, row('c') + row('d') + row('e'))
    renameSync(`${file}.new`, file)
    await until(() => logs.table.id(logs.table.next(0)) === 'c')
    expect(noted()).toEqual([])
    expect((await answerRow(logs, logs.table.next(0) + 1))!.notes).toEqual([])
  })

  it('of a log whose name differs in its ending are not its own', async () => {
    const { file, notes } = logOf(['a'])
    writeFileSync(
      notes,
      `${JSON.stringify({ log: 'a.json', line: 1, sample: 0, id: 'a', label: 'other', text: '' })}\n`,
    )
    expect((await logsOf(file)).notes()).toEqual([])
  })

  it('in a pipe or behind a link are not waited for, read or written', async () => {
    const { folder, file, notes } = logOf(['a'])
    execFileSync('mkfifo', [notes])
    const logs = await logsOf(file)
    expect(logs.notes()).toEqual([])
    await expect(logs.addNote(0, { label: 'x', text: '' })).rejects.toThrow()
    await logs.close()
    const secret = join(folder, 'secret')
    writeFileSync(secret, `${JSON.stringify({ line: 1, sample: 0, id: 'a', label: 'secret', text: '' })}\n`)
    writeFileSync(join(folder, 'b.jsonl'), row('a'))
    symlinkSync(secret, join(folder, 'b.notes.jsonl'))
    const linked = await logsOf(join(folder, 'b.jsonl'))
    expect(linked.notes()).toEqual([])
    await expect(linked.addNote(0, { label: 'x', text: '' })).rejects.toThrow('ELOOP')
    expect(readFileSync(secret, 'utf8').split('\n')).toHaveLength(2)
  })
})
