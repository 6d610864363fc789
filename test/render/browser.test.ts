import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBoxes } from '../../src/layout/from-boxes'
import { SCENE_FRAME, sceneRows } from '../../src/layout/scan-rows'
import { renderSvg } from '../../src/render/svg'
import { chromiumPath, startChromium } from '../support/chromium'
import { sharedJson } from '../support/shared'
import { samples } from './samples'

interface Found {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const path = chromiumPath()
describe.skipIf(path === undefined)('pictures in a browser', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await startChromium(path!)
    page = await browser.newPage()
  }, 60_000)
  afterAll(() => browser?.close())

  /** Where the browser puts every text of a drawing, and how large the drawing is. */
  async function textBoxes(svg: string): Promise<{ width: number; height: number; texts: Found[] }> {
    await page.setContent(`<!doctype html><body style="margin:0">${svg}`)
    return page.evaluate(() => {
      // Runs in the page; the types of this project know no DOM.
      // biome-ignore lint/suspicious/noExplicitAny: as said
      const root = (globalThis as any).document.querySelector('svg')
      const texts = [...root.querySelectorAll('text')].map((node) => {
        const box = node.getBBox()
        return { text: node.textContent, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
      })
      const [, , width, height] = root.getAttribute('viewBox').split(' ').map(Number)
      return { width, height, texts }
    })
  }

  async function expectClear(svg: string): Promise<void> {
    const { width, height, texts } = await textBoxes(svg)
    expect(texts.length).toBeGreaterThan(0)
    for (const [i, a] of texts.entries()) {
      const place = `${a.text} at ${a.left}, ${a.top}`
      expect(a.left >= 0 && a.top >= 0 && a.right <= width && a.bottom <= height, `${place} is outside`).toBe(true)
      for (const b of texts.slice(0, i)) {
        // Half a pixel of the rounding of places.
        const apart =
          a.left >= b.right - 0.5 || b.left >= a.right - 0.5 || a.top >= b.bottom - 0.5 || b.top >= a.bottom - 0.5
        expect(apart, `${place} overlaps ${b.text} at ${b.left}, ${b.top}`).toBe(true)
      }
    }
  }

  for (const [name, { what, options }] of Object.entries(samples))
    it(`${name}: no text outside, no text over another`, async () => {
      for (const width of [320, 800]) await expectClear(renderSvg(what, { ...options, width }))
    }, 60_000)

  it('auto is light or dark as the reader asks', async () => {
    const svg = renderSvg(samples.layout!.what)
    const paper = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme })
      await page.setContent(svg)
      return page.evaluate(
        // biome-ignore lint/suspicious/noExplicitAny: the types of this project know no DOM
        () => (globalThis as any).getComputedStyle((globalThis as any).document.querySelector('.paper')).fill,
      )
    }
    expect([await paper('light'), await paper('dark')]).toEqual(['rgb(255, 255, 255)', 'rgb(13, 17, 23)'])
  })

  it.each([':root', 'div', 'svg'])('a page sets a colour on %s', async (selector) => {
    const svg = renderSvg(samples.layout!.what)
    await page.setContent(`<style>${selector}{--v2lo-paper:rgb(1, 2, 3)}</style><div>${svg}</div>`)
    const colors = await page.evaluate(() =>
      ['.paper', '.label'].map(
        (one) =>
          // biome-ignore lint/suspicious/noExplicitAny: the types of this project know no DOM
          (globalThis as any).getComputedStyle((globalThis as any).document.querySelector(one)).fill,
      ),
    )
    await page.emulateMedia({ colorScheme: null })
    expect(colors[0]).toBe('rgb(1, 2, 3)')
    expect(['rgb(31, 35, 40)', 'rgb(230, 237, 243)']).toContain(colors[1])
  })

  const scans = sharedJson<{ [scene: string]: unknown }>('data/vsi-bench-scans/arkitscenes_12scenes.json')
  it.skipIf(scans === undefined)(
    'scanned rooms',
    async () => {
      for (const scene of Object.keys(scans!).slice(0, 6))
        await expectClear(renderSvg(fromBoxes(sceneRows(scans, scene), SCENE_FRAME)))
    },
    60_000,
  )
})
