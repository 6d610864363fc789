import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pictures } from '../../examples/pictures'
import { pages, root } from './checkout'
import { SCREENSHOTS } from './screenshots'

describe('the pictures of the documentation', () => {
  it.each(Object.entries(pictures))('%s is what the code draws (npm run docs:images)', async (file, draw) => {
    const stored = readFileSync(`${root}docs/images/${file}`)
    const drawn = await draw()
    if (typeof drawn === 'string') expect(stored.toString('utf8')).toBe(drawn)
    else expect(stored.equals(drawn)).toBe(true)
  })
  it('say what was asked, so none is of an unsolved question', async () => {
    for (const [file, draw] of Object.entries(pictures))
      expect(String(await draw()), file).not.toMatch(/text fits no|on the map;/)
  })
  it('are all there are, and each is shown on a page', () => {
    // Screens are taken by a browser, whose letters differ from machine to machine: that they are there is all that holds.
    const known = [...Object.keys(pictures), ...Object.keys(SCREENSHOTS)]
    expect(readdirSync(`${root}docs/images`).sort()).toEqual(known.sort())
    const shown = pages.map((page) => readFileSync(root + page, 'utf8')).join('\n')
    for (const file of known) expect(shown).toMatch(new RegExp(`!\\[[^\\]]+\\]\\((docs/)?images/${file}\\)`))
  })
})
