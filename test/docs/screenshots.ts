import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInspectServer } from '../../src/inspect/api/server'
import { demoFiles } from '../../src/inspect/demo/rollouts'
import { openLogs } from '../../src/inspect/index/open-logs'
import { buildPage } from '../inspect/build-page'
import { chromiumPath, startChromium } from '../support/chromium'

/** The screens of the inspector that docs/inspector.md shows, by their files: the words of their addresses. */
export const SCREENSHOTS: { readonly [file: string]: string } = {
  'inspector-rows.png': '',
  'inspector-row.png': '?screen=row&at=140',
  'inspector-group.png': '?screen=group&at=209',
  'inspector-compare.png': '?screen=compare&step=5..6',
}

/** Takes the screens of the demo with the browser of the system. Says so and takes none where there is no browser. */
export async function takeScreenshots(folder: string): Promise<number> {
  const path = chromiumPath()
  if (path === undefined) return 0
  const demo = mkdtempSync(join(tmpdir(), 'v2lo-map-demo-'))
  for (const { name, text } of demoFiles()) writeFileSync(join(demo, name), text)
  const logs = openLogs({ paths: [demo], presets: ['strict', 'v2lo'], reading: {} })
  const server = await startInspectServer({ logs, page: await buildPage(), port: 0, version: '' })
  const browser = await startChromium(path)
  try {
    await logs.whenScored
    for (const [file, words] of Object.entries(SCREENSHOTS)) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
      await page.goto(`${server.url}/${words}`)
      await page.locator('.row, .one-body, .card, .pairs').first().waitFor()
      await page.waitForTimeout(1000)
      await page.screenshot({ path: folder + file })
      await page.close()
    }
    return Object.keys(SCREENSHOTS).length
  } finally {
    await browser.close()
    await server.close(100)
    await logs.close()
    rmSync(demo, { recursive: true, force: true })
  }
}
