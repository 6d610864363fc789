import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildPage } from './build-page'

describe('the page of the inspector', () => {
  it('is under 80 kB gzipped, with one request for the script and one for the style', async () => {
    const { html, script, style } = await buildPage()
    const zipped = [html, script, style].reduce((sum, text) => sum + gzipSync(text).length, 0)
    expect(zipped).toBeLessThan(80_000)
    expect(html.match(/(?:src|href)="(?!data:)[^"]+"/g)).toEqual(['href="page.css"', 'src="page.js"'])
    // Nothing of a row may become markup: no component writes HTML by itself.
    expect(script).not.toContain('<script>')
  })
})
