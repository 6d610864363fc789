import { appendFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { staticPage } from '../../src/inspect/api/static-page'
import { chromiumPath } from '../support/chromium'
import { temporaryFolder } from '../support/temporary-folder'
import { type Browsing, rowCount, shows, useBrowser, violationsOf } from './browse'
import { buildPlayground } from './build-page'

const path = chromiumPath()
const HOSTILE = ['<script>globalThis.hacked = 1</script>', '"><img src=x onerror="globalThis.hacked = 1">']
const response = (label: string, answer = 'B') =>
  `<map>${JSON.stringify([{ object_name: label, bbox: [0, 0, 2, 1] }])}</map><think>2 - 0 = 3 m</think><answer>${answer}</answer>`
const line = (row: object) => `${JSON.stringify(row)}\n`

describe.skipIf(path === undefined)('the inspector in a browser', () => {
  const used = useBrowser(path)
  const serve: Browsing['serve'] = (paths, more) => used().serve(paths, more)
  const open: Browsing['open'] = (url, words, options) => used().open(url, words, options)

  it('opens, filters by flag and step, and shows the hack', async () => {
    const page = await open(await serve([used().demo]))
    await rowCount(page, '300 rows')
    await page.getByRole('checkbox', { name: /empty-map/ }).check()
    await rowCount(page, '57 rows')
    await page
      .getByRole('group', { name: /Flags over the steps.*choose a step/ })
      .getByRole('button', { name: '5' })
      .click()
    await rowCount(page, '19 rows')
    expect(new URL(page.url()).searchParams.toString()).toBe('flag=empty-map&step=5')
    await page.keyboard.press('Escape')
    await page.locator('.scroll').focus()
    await page.keyboard.press('Enter')
    await shows(page, '.response', '<map>[]</map>')
    await shows(page, '.one-head .flag', 'empty-map')
    await page.goBack()
    await rowCount(page, '19 rows')
    await page.reload()
    await rowCount(page, '19 rows')
    await page.close()
  })

  it('filters by a bar of a histogram', async () => {
    const page = await open(await serve([used().demo]))
    await rowCount(page, '300 rows')
    const bars = page.getByRole('toolbar', { name: 'accuracy, bars' }).getByRole('button')
    const told = (await bars.last().getAttribute('aria-label'))!
    await bars.last().click()
    await rowCount(page, `${/: (\d+) rows/.exec(told)![1]} rows`)
    await page.close()
  })

  it('steps through rows and to the group by keys alone', async () => {
    const page = await open(await serve([used().demo]))
    await rowCount(page, '300 rows')
    for (const key of ['j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
    await shows(page, '.steps-between .count', '2 of 300')
    await page.keyboard.press('j')
    await shows(page, '.steps-between .count', '3 of 300')
    await page.keyboard.press('g')
    await page.locator('.card.here').waitFor()
    expect(await page.locator('.card').count()).toBe(6)
    await page.keyboard.press('Escape')
    await shows(page, '.steps-between .count', '3 of 300')
    await page.keyboard.press('Escape')
    await rowCount(page, '300 rows')
    await page.keyboard.press(']')
    await rowCount(page, '50 rows')
    await page.keyboard.press('c')
    await shows(page, '.facts', '50 rows compared')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.locator('#search:focus').waitFor()
    await page.keyboard.type('It follows from the map')
    await page.keyboard.press('Enter')
    await shows(page, '.found', '0 hits')
    await page.close()
  })

  it('shows rows within 2 s of being written, and goes on when the log is truncated', async () => {
    const file = join(temporaryFolder(), 'live.jsonl')
    const first = line({ id: 'first', response: response('sofa'), ground_truth: 'B' })
    writeFileSync(file, first)
    const page = await open(await serve([file]))
    await rowCount(page, '1 row')
    const written = Date.now()
    appendFileSync(file, line({ id: 'second', response: response('lamp'), ground_truth: 'B' }))
    await rowCount(page, '2 rows')
    expect(Date.now() - written).toBeLessThan(2000)
    await shows(page, '.row', 'second')
    truncateSync(file, first.length)
    await rowCount(page, '1 row')
    await page.locator('.row').first().click()
    await shows(page, '.response', 'sofa')
    await page.close()
  })

  it('shows a malformed row as broken, with its bytes', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(file, `${line({ id: 'a', response: 'x', ground_truth: 'B' })}{"half <b>bold</b>\n`)
    const page = await open(await serve([file]))
    await rowCount(page, '2 rows')
    await page.getByRole('button', { name: '1 broken' }).click()
    await rowCount(page, '1 row')
    await page.locator('.row').first().click()
    await shows(page, '.broken pre', '{"half <b>bold</b>')
    await page.close()
  })

  it('shows hostile text everywhere as text', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    const rows = HOSTILE.map((text) => ({
      ...{
        id: text,
        prompt: text,
        question: `Is the ${text} wider than the ${text}?`,
        choices: [text, 'b'],
        task: text,
      },
      ...{
        response: response(text, text),
        ground_truth: text,
        true_layout: [{ object_name: text, bbox: [0, 0, 2, 1] }],
      },
      ...{ [text]: 0.5, images: [`${text}.png`] },
    }))
    writeFileSync(file, rows.map(line).join(''))
    const url = await serve([file])
    for (const words of ['', '?screen=row&at=0', '?screen=row&at=1', '?screen=group&at=1', '?screen=compare']) {
      const page = await open(url, words)
      await page.locator('main h2, .row').first().waitFor()
      await page.waitForTimeout(300)
      const found = await page.evaluate(() => {
        const { document, hacked } = globalThis as unknown as { document: Document; hacked: unknown }
        return { hacked, scripts: document.scripts.length, images: document.querySelectorAll('img[src=x]').length }
      })
      expect(found, words).toEqual({ hacked: undefined, scripts: 1, images: 0 })
      await page.close()
    }
  })

  it('shows a response of 1 MB', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(
      file,
      line({ id: 'long', response: `${response('sofa')}${' word'.repeat(200_000)} end`, ground_truth: 'B' }),
    )
    const page = await open(await serve([file]), '?screen=row&at=0')
    await shows(page, '.response', '1,000,')
    await shows(page, '.score', 'too-long')
    await page.getByRole('button', { name: /Show all/ }).click()
    await expect
      .poll(async () => (await page.locator('.response pre').textContent())!.slice(-10), { timeout: 20_000 })
      .toMatch(/ word end1?$/)
    await page.close()
  })

  it('keeps a note', async () => {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(file, line({ id: 'a', response: response('sofa'), ground_truth: 'B' }))
    const page = await open(await serve([file]), '?screen=row&at=0')
    await page.getByLabel('Label').fill('odd')
    await page.getByRole('button', { name: 'Keep' }).click()
    await shows(page, '.notes', /kept$/)
    expect(used().running[0]!.logs.notes()).toMatchObject([{ label: 'odd', line: 1 }])
    await page.close()
  })

  it('moves nothing while it fills', async () => {
    for (const words of ['', '?screen=row&at=209', '?screen=group&at=209', '?screen=compare']) {
      const url = await serve([used().demo])
      const page = await open('about:blank')
      await page.addInitScript(() => {
        const shared = globalThis as unknown as { shift: number }
        shared.shift = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
            if (!entry.hadRecentInput) shared.shift += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(`${url}/${words}`)
      await page.locator('.row, .one-body, .card, .pairs').first().waitFor()
      await page.waitForTimeout(1500)
      expect(await page.evaluate(() => (globalThis as unknown as { shift: number }).shift), words).toBeLessThan(0.05)
      await page.close()
    }
  })

  const SCREENS = { rows: '', row: '?screen=row&at=140', group: '?screen=group&at=209', compare: '?screen=compare' }
  for (const [screen, words] of Object.entries(SCREENS))
    for (const colorScheme of ['light', 'dark'] as const)
      it(`axe-core finds nothing on ${screen}, ${colorScheme}`, async () => {
        for (const width of [375, 1280]) {
          const page = await open(await serve([used().demo]), words, {
            colorScheme,
            bypassCSP: true,
            viewport: { width, height: 900 },
          })
          await page.locator('.row, .one-body, .card, .pairs').first().waitFor()
          await page.waitForTimeout(500)
          expect(await violationsOf(page)).toEqual([])
          await page.close()
        }
      })

  it('opens from disk as one file', async () => {
    await serve([used().demo])
    const folder = temporaryFolder()
    const file = join(folder, 'step5.html')
    const parts = { script: used().built.alone, style: used().built.style, version: 'test' }
    writeFileSync(file, await staticPage(used().running[0]!.logs, new URLSearchParams('step=5&flag=empty-map'), parts))
    const page = await used().browser.newPage()
    page.on('pageerror', ({ message }) => used().faults.push(message))
    await page.goto(pathToFileURL(file).href)
    await rowCount(page, '19 rows')
    await page.locator('.row').first().click()
    await shows(page, '.response', '<map>[]</map>')
    await page.close()
  })

  it('saves a row as one HTML file that opens from disk, and from there again', async () => {
    const saved = async (page: Page) => {
      const wait = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save HTML' }).click()
      const file = join(temporaryFolder(), 'row.html')
      await (await wait).saveAs(file)
      return file
    }
    const page = await open(await serve([used().demo]), '?screen=row&at=140')
    await shows(page, '.derivations', 'On the true map')
    const texts = (of: Page) => of.locator('.asked, .response, .score, .derivations').allInnerTexts()
    const told = await texts(page)
    expect(told).toHaveLength(4)
    let file = await saved(page)
    await page.close()
    for (const again of [true, false]) {
      const alone = await open(pathToFileURL(file).href)
      await shows(alone, '.derivations', 'On the true map')
      expect(await texts(alone)).toEqual(told)
      if (again) file = await saved(alone)
      await alone.close()
    }
  })

  it('scrolls more rows than the longest element of a browser holds', async () => {
    const file = join(temporaryFolder(), 'many.jsonl')
    const many = 300_000
    writeFileSync(file, Array.from({ length: many }, (_, i) => line({ id: `row-${i}`, response: 'x' })).join(''))
    const page = await open(await serve([file]))
    await rowCount(page, '300,000 rows')
    await page.locator('.scroll').evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await shows(page, '.row', 'row-299999')
    expect(await page.locator('.row', { hasText: 'row-299999' }).isVisible()).toBe(true)
    await page.close()
  })

  it('the playground scores what is typed, and a link brings it back', async () => {
    const file = join(temporaryFolder(), 'playground.html')
    writeFileSync(file, await buildPlayground())
    const page = await used().browser.newPage()
    page.on('pageerror', ({ message }) => used().faults.push(message))
    await page.goto(pathToFileURL(file).href)
    await shows(page, '.derivations', 'On the stated map')
    await page.getByLabel('Response').fill(response(HOSTILE[0]!, '2'))
    await page.getByLabel('Truth', { exact: true }).fill('2')
    await shows(page, '.response pre', HOSTILE[0]!)
    await shows(page, '.findings', 'false claim: 2 - 0 is 2')
    const again = await used().browser.newPage()
    await again.goto(page.url())
    await shows(again, '.response pre', HOSTILE[0]!)
    await page.close()
    await again.close()
  })
})
