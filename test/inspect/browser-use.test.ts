import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium'
import { temporaryFolder } from '../support/temporary-folder'
import { rowCount, shows, useBrowser, violationsOf } from './browse'
import { buildPlayground } from './build-page'

const path = chromiumPath()
const line = (row: object) => `${JSON.stringify(row)}\n`

describe.skipIf(path === undefined)('whoever uses the inspector', () => {
  const used = useBrowser(path)

  function logOf(rows: readonly object[]): string {
    const file = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(file, rows.map(line).join(''))
    return file
  }

  it('finds the hack by what is on the screen alone', async () => {
    const page = await used().open(await used().serve([used().demo]))
    const flags = page.locator('.step-chart', { hasText: 'Flags over the steps' })
    // A click into the chart, above step 5. The steps around it stay.
    await flags.locator('svg .hit').nth(4).click()
    await rowCount(page, '50 rows')
    expect(await flags.locator('svg .hit').count()).toBe(6)
    await flags.locator('.legend button', { hasText: 'empty-map' }).click()
    await rowCount(page, '19 rows')
    await page.locator('.row').first().click()
    await shows(page, '.flag-list', 'a map without objects')
    await shows(page, '.response', '<map>[]</map>')
    await page.locator('.one-head .steps-between button', { hasText: 'Group' }).click()
    await shows(page, '.card.here', 'no map')
    // By the reward that was logged it is as good as any; by the map's part it is the last.
    await page.getByLabel('Reward').selectOption({ label: 'map' })
    await shows(page, '.card:last-child', 'no map')
    expect(new URL(page.url()).searchParams.get('by')).toBe('map')
  })

  it('goes on by keys after a click on a filter, and to the same prompt at the next step', async () => {
    const page = await used().open(await used().serve([used().demo]))
    await rowCount(page, '300 rows')
    await page.getByRole('checkbox', { name: /text-outside/ }).check()
    await rowCount(page, '18 rows')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await shows(page, '.steps-between .count', '2 of 18')
    await page.goto(`${new URL(page.url()).origin}/?screen=row&at=52&step=2`)
    await shows(page, '.facts', 'step 2')
    const id = await page.locator('.one-head h2').textContent()
    await page.keyboard.press(']')
    await shows(page, '.facts', 'step 3')
    expect(await page.locator('.one-head h2').textContent()).toBe(id)
    expect(new URL(page.url()).searchParams.get('step')).toBe('3')
    await shows(page, '.steps-between .count', '3 of 50')
    for (const key of ['[', '[', ']', '[']) await page.keyboard.press(key)
    await shows(page, '.facts', 'step 1')
  })

  it('comes back to where a row was opened', async () => {
    const page = await used().open(await used().serve([used().demo]), '?screen=compare')
    await page.locator('.pairs button').first().click()
    await shows(page, '.score', 'overall')
    expect(await page.title()).toMatch(/^Row \d+ – v2lo-map inspect$/)
    await page.keyboard.press('Escape')
    await page.locator('.pairs').waitFor()
    expect(await page.title()).toBe('Compare – v2lo-map inspect')
    // From outside there is nothing to come back to but the table.
    const linked = await used().open(new URL(page.url()).origin, '?screen=row&at=3')
    await shows(linked, '.score', 'overall')
    await linked.keyboard.press('Escape')
    await rowCount(linked, '300 rows')
  })

  it('types a range of any number, beside the bars', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ id: `row-${i}`, response: 'x', ...parts(i) }))
    const page = await used().open(await used().serve([logOf(rows)]))
    await rowCount(page, '12 rows')
    await page.getByLabel('Of which number').selectOption('part_11')
    await page.getByRole('group', { name: 'Range' }).getByLabel('from').fill('0.5')
    await page.keyboard.press('Enter')
    await rowCount(page, '6 rows')
    await page.getByRole('group', { name: 'Range' }).getByLabel('to').fill('0.8')
    await page.keyboard.press('Enter')
    await rowCount(page, '4 rows')
    expect(new URL(page.url()).searchParams.getAll('range')).toEqual(['part_11:0.5..0.8'])
    await page.getByRole('button', { name: 'Remove part_11 0.5 to 0.8' }).click()
    await rowCount(page, '12 rows')
  })

  const parts = (row: number) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, part) => [`part_${part}`, part === 11 ? row / 12 : 0.1]))

  it('closes a menu with Escape or a click beside it', async () => {
    const page = await used().open(await used().serve([used().demo]))
    await rowCount(page, '300 rows')
    const menu = page.locator('.menu')
    for (const close of [() => page.keyboard.press('Escape'), () => page.locator('.charts').click()]) {
      await page.getByText('Columns', { exact: true }).click()
      expect(await menu.getAttribute('open')).not.toBeNull()
      await close()
      await expect.poll(() => menu.getAttribute('open')).toBeNull()
    }
    await rowCount(page, '300 rows')
  })

  it('loses no note: not one that is begun, nor one that another tab keeps meanwhile', async () => {
    const file = logOf(['a', 'b'].map((id) => ({ id, response: '<answer>B</answer>', ground_truth: 'B' })))
    const url = await used().serve([file])
    const [one, two] = [await used().open(url, '?screen=row&at=0'), await used().open(url, '?screen=row&at=0')]
    await one.getByLabel('Text').fill('begun')
    await one.keyboard.press('Escape')
    await one.keyboard.press('j')
    await shows(one, '.one-head h2', 'b')
    await expect.poll(() => one.getByLabel('Text').inputValue()).toBe('')
    await one.keyboard.press('k')
    await shows(one, '.notes', 'not kept yet')
    expect(await one.getByLabel('Text').inputValue()).toBe('begun')
    await two.getByLabel('Label').fill('other')
    await two.getByRole('button', { name: 'Keep' }).click()
    await shows(two, '.notes', /kept$/)
    await one.getByRole('button', { name: 'Keep' }).click()
    await shows(one, '.notes', 'changed to "other" meanwhile')
    // The browser puts the refusal into the console itself.
    used().faults.splice(0, used().faults.length, ...used().faults.filter((fault) => !fault.includes('409')))
    await one.getByRole('button', { name: 'Keep' }).click()
    await shows(one, '.notes', /kept$/)
    const notes = readFileSync(file.replace('.jsonl', '.notes.jsonl'), 'utf8').trimEnd().split('\n')
    expect(notes.map((note) => JSON.parse(note))).toMatchObject([{ label: 'other' }, { label: '', text: 'begun' }])
  })

  it('sees where a response was cut off, and what turns its direction', async () => {
    const file = logOf([
      { id: 'cut', response: '<map>[]</map><think>The sofa is', ground_truth: 'B' },
      { id: 'turned', question: 'a\u202Etxt.exe?', response: '<answer>\u2067B</answer>', ground_truth: 'B' },
    ])
    const url = await used().serve([file])
    const cut = await used().open(url, '?screen=row&at=0')
    await shows(cut, '.response pre', 'cut off: <think> is not closed')
    const turned = await used().open(url, '?screen=row&at=1')
    await shows(turned, '.response pre', '<answer>U+2067B</answer>')
    await shows(turned, '.question', 'aU+202Etxt.exe?')
    expect(await turned.locator('.cut').count()).toBe(0)
  })

  it('finds nothing that an accessibility checker objects to, in what is open or long', async () => {
    const demo = await used().serve([used().demo])
    const long = await used().serve([
      logOf([{ id: 'i'.repeat(600), question: 'q', response: 'y'.repeat(3000), ground_truth: 'z'.repeat(900) }]),
    ])
    const playground = join(temporaryFolder(), 'playground.html')
    writeFileSync(playground, await buildPlayground())
    const cases = [
      [demo, '?step=5&flag=empty-map&range=reward:0.5..1', '.active, .charts .chosen'],
      [long, '?screen=row&at=0', '.one-body'],
      [pathToFileURL(playground).href, '', '.one-body'],
    ] as const
    for (const [url, words, there] of cases)
      for (const width of [375, 1280]) {
        const page = await used().open(url, words, { bypassCSP: true, viewport: { width, height: 900 } })
        await page.locator(there).first().waitFor({ state: 'attached' })
        await page.waitForTimeout(500)
        expect(await violationsOf(page), `${url}${words}`).toEqual([])
        await page.close()
      }
  })

  it('is told of frames that are not there, without an error in the console', async () => {
    const [file, images] = [logOf([{ id: 'a', response: 'x', images: ['here.png', 'gone.png'] }]), temporaryFolder()]
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    writeFileSync(join(images, 'here.png'), Buffer.from(pixel, 'base64'))
    const page = await used().open(await used().serve([file], { images }), '?screen=row&at=0')
    await shows(page, '.images', 'gone.png is not under --images')
    await page.locator('.images img[alt="here.png"]').waitFor()
  })

  it('is told what a folder without a log lacks, and sees rows as soon as there are some', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'table.csv'), 'a,b\n')
    const page = await used().open(await used().serve([folder]))
    await shows(page, '.nothing', 'No file here has the name of a log: .jsonl, .ndjson, .json or .parquet.')
    appendFileSync(join(folder, '1.jsonl'), line({ id: 'a', response: 'x' }))
    await rowCount(page, '1 row')
  })

  it('scrolls the whole page on a narrow screen, and reads a reason as a sentence', async () => {
    const viewport = { width: 375, height: 800 }
    const page = await used().open(await used().serve([used().demo]), '', { viewport })
    await rowCount(page, '300 rows')
    const { scroll, client } = await page
      .locator('.charts')
      .evaluate(({ scrollHeight: scroll, clientHeight: client }) => ({ scroll, client }))
    expect(scroll).toBeLessThanOrEqual(client + 1)
    await page.goto(`${new URL(page.url()).origin}/?screen=row&at=105`)
    await page.locator('.parts .why').first().waitFor()
    const width = await page
      .locator('.parts .why')
      .nth(2)
      .evaluate((element) => element.getBoundingClientRect().width)
    expect(width).toBeGreaterThan(300)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  })
})
