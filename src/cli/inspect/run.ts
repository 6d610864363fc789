import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chosenRows } from '../../inspect/answers/rows'
import { type PageFiles, startInspectServer } from '../../inspect/api/server'
import { staticPage } from '../../inspect/api/static-page'
import { demoFiles } from '../../inspect/demo/rollouts'
import { keepHeapSmall } from '../../inspect/index/heap'
import { type LogsOptions, openLogs } from '../../inspect/index/open-logs'
import { readFilters } from '../../inspect/table/filters'
import { UsageError } from '../command'
import { createPooledJudge } from '../jobs/judge-rows'
import { packageRoot } from '../package-root'
import { startOnFreePort } from './free-port'

/** What the command was told. */
export interface InspectRun extends Omit<LogsOptions, 'elsewhere'> {
  /** How many workers score rows. */
  readonly jobs: number
  readonly demo: boolean
  readonly port: number
  /** Whether the next port is tried when this one is taken. */
  readonly takesNextPort: boolean
  readonly host: string
  readonly token: string | undefined
  readonly opensBrowser: boolean
}

/** Opens the logs and listens. */
export async function startInspect(run: InspectRun, version: string) {
  keepHeapSmall()
  const page = readPage()
  const demo = run.demo ? writeDemo() : undefined
  const { logs, close } = open(run, demo)
  try {
    const server = await startOnFreePort(run, (port) =>
      startInspectServer({ logs, page, host: run.host, port, token: run.token, version }),
    )
    return {
      // The fragment stays in the browser: no server, and no log of one, ever sees it.
      url: run.token === undefined ? `${server.url}/` : `${server.url}/#${run.token}`,
      async close() {
        await server.close(1000)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens the logs, or those of the demo, with workers to score them where more than one is asked for. */
function open(run: InspectRun, demo: string | undefined) {
  const pooled = createPooledJudge(run.presets, run.jobs)
  const logs = openLogs({ ...run, elsewhere: pooled, ...(demo !== undefined && { paths: [demo] }) })
  return {
    logs,
    async close() {
      // What is being scored is not waited for.
      await Promise.all([logs.close(), pooled?.close()])
      if (demo !== undefined) rmSync(demo, { recursive: true, force: true })
    },
  }
}

function readPage(): PageFiles {
  const folder = join(packageRoot(), 'dist', 'inspect')
  try {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { html: read('page.html'), script: read('page.js'), style: read('page.css'), alone: read('static.js') }
  } catch {
    throw new UsageError('inspect: the page is not built; run npm run build in the checkout')
  }
}

/** Writes the rows that a filter leaves as one file that opens from disk, and gives how many there are. */
export async function writeStatic(run: InspectRun, file: string, filter: string, version: string): Promise<number> {
  const { style, alone: script } = readPage()
  const demo = run.demo ? writeDemo() : undefined
  const { logs, close } = open(run, demo)
  try {
    // Flags and parts of the score may be what is filtered by.
    await logs.whenScored
    const query = new URLSearchParams(filter)
    writeFileSync(file, await staticPage(logs, query, { script, style, version }))
    return chosenRows(logs.table, readFilters(query), query).length
  } finally {
    await close()
  }
}

function writeDemo(): string {
  const folder = mkdtempSync(join(tmpdir(), 'v2lo-map-demo-'))
  for (const { name, text } of demoFiles()) writeFileSync(join(folder, name), text)
  return folder
}
