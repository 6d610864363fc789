import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/benchmark/evaluate/evaluate'
import { evaluationDocument } from '../../../src/benchmark/report/evaluation'
import { formatHtml } from '../../../src/benchmark/report/html'
import { simulateResponses } from '../../../src/benchmark/simulate/simulate'
import { chromiumPath, startChromium } from '../../support/chromium'
import { temporaryFolder } from '../../support/temporary-folder'
import { observedStudy } from './study'

const path = chromiumPath()

describe.skipIf(path === undefined)('the page of a report in a browser', () => {
  const file = join(temporaryFolder(), 'report.html')
  let browser: Browser
  beforeAll(async () => {
    const { items, benchmark } = observedStudy(6)
    const baseline = { name: 'grid', predictions: simulateResponses(items, { seed: 1, form: 'grid' }) }
    const run = simulateResponses(items, { seed: 1, centerNoise: 0.6, miss: 0.1, slip: 0.1 })
    writeFileSync(file, formatHtml(evaluationDocument(await evaluate(benchmark, run, { baseline, draws: 100 }))))
    browser = await startChromium(path!)
  }, 120_000)
  afterAll(() => browser?.close())

  const views = (['light', 'dark'] as const).flatMap((scheme) =>
    [375, 800, 1600].map((width) => [scheme, width] as const),
  )

  it.each(views)(
    '%s, %i px: nothing clipped, nothing over another, no message, no request',
    async (colorScheme, width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      page.on('pageerror', (error) => said.push(String(error)))
      page.on('request', (request) => request.url().startsWith('file:') || said.push(request.url()))
      await page.goto(`file://${file}`)
      const found = await page.evaluate(() => {
        // biome-ignore lint/suspicious/noExplicitAny: runs in the page
        const root = (globalThis as any).document
        const wide = root.documentElement.clientWidth
        const wrong: string[] = []
        if (root.documentElement.scrollWidth > wide)
          wrong.push(`the page is ${root.documentElement.scrollWidth} px wide`)
        let charts = 0
        for (const svg of root.querySelectorAll('figure svg')) {
          const frame = svg.getBoundingClientRect()
          if (frame.width === 0) continue
          charts++
          const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '')
          const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
          for (const [i, { text, box }] of boxes.entries()) {
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
              wrong.push(`clipped: ${text}`)
            for (const other of boxes.slice(0, i)) {
              const apart =
                box.left >= other.box.right - 0.5 ||
                other.box.left >= box.right - 0.5 ||
                box.top >= other.box.bottom - 0.5 ||
                other.box.top >= box.bottom - 0.5
              if (!apart) wrong.push(`${text} over ${other.text}`)
            }
          }
        }
        for (const node of root.querySelectorAll('h1,h2,h3,p,nav,figure,article'))
          if (node.getBoundingClientRect().right > wide + 1) wrong.push(`too wide: ${node.textContent.slice(0, 40)}`)
        return { wrong, charts }
      })
      expect(found.wrong).toEqual([])
      expect(found.charts).toBe(5)
      expect(said).toEqual([])
      await page.close()
    },
    60_000,
  )

  it('prints light, whatever the reader prefers', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' })
    await page.goto(`file://${file}`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const colors = await page.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: runs in the page
      const w = globalThis as any
      const fill = w.getComputedStyle(w.document.querySelector('.failure .paper')).fill
      return [w.getComputedStyle(w.document.body).backgroundColor, fill]
    })
    expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)'])
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.close()
  }, 60_000)
})
