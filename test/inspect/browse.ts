import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startInspectServer } from '../../src/inspect/api/server'
import { demoFiles } from '../../src/inspect/demo/rollouts'
import { type LogsOptions, type OpenLogs, openLogs } from '../../src/inspect/index/open-logs'
import { startChromium } from '../support/chromium'
import { temporaryFolder } from '../support/temporary-folder'
import { buildPage } from './build-page'

/** A browser with inspectors to look at. */
async function startBrowsing(path: string) {
  const browser = await startChromium(path)
  const built = await buildPage()
  const demo = temporaryFolder()
  for (const { name, text } of demoFiles()) writeFileSync(join(demo, name), text)
  const running: { url: string; logs: OpenLogs; close(): Promise<void> }[] = []
  /** Errors of pages and in their consoles, and what their policy had to stop. */
  const faults: string[] = []

  async function serve(paths: readonly string[], more: Partial<LogsOptions> = {}): Promise<string> {
    const logs = openLogs({ paths, presets: ['strict', 'v2lo'], reading: {}, pollMs: 100, ...more })
    const server = await startInspectServer({ logs, page: built, port: 0, version: 'test' })
    const close = async () => {
      await server.close(100)
      await logs.close()
    }
    running.push({ url: server.url, logs, close })
    await logs.whenScored
    return server.url
  }

  async function open(url: string, words = '', options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options })
    page.setDefaultTimeout(20_000)
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(url.startsWith('file:') ? url : `${url}/${words}`)
    return page
  }

  async function closeAll(): Promise<void> {
    // The pages first: one whose server is gone says so in its console.
    for (const context of browser.contexts()) await context.close()
    for (const { close } of running.splice(0)) await close()
  }

  return { browser, built, demo, running, faults, serve, open, closeAll }
}

export type Browsing = Awaited<ReturnType<typeof startBrowsing>>

/** The same for the tests of one block: opened before them, and closed with no fault after each. */
export function useBrowser(path: string | undefined): () => Browsing {
  let used: Browsing | undefined
  beforeAll(async () => {
    used = await startBrowsing(path!)
  }, 120_000)
  afterEach(async () => {
    await used!.closeAll()
    expect(used!.faults.splice(0)).toEqual([])
  })
  afterAll(() => used?.browser.close())
  return () => used!
}

export const rowCount = (page: Page, count: string) => page.locator('.bar .count', { hasText: count }).waitFor()

export const shows = (page: Page, selector: string, text: string | RegExp) =>
  page.locator(selector, { hasText: text }).first().waitFor()

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What an accessibility checker objects to. It is put into the page, which the page's own policy would not let in. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE })
  return page.evaluate(async () => {
    const found = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`)
  })
}
