import { spawnSync } from 'node:child_process'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { renderSvg } from '../../src/render/svg'
import { samples } from './samples'

const isHere = spawnSync('rsvg-convert', ['--version']).status === 0
if (!isHere) console.warn('skipped: librsvg was not found (Debian: apt-get install librsvg2-bin)')

/** The pixels of a drawing by resvg, which knows neither custom properties nor @supports. */
const resvg = (svg: string) => Buffer.from(new Resvg(svg, { font: { loadSystemFonts: true } }).render().pixels)

/** The PNG of a drawing by librsvg. */
function librsvg(svg: string): Buffer {
  const ran = spawnSync('rsvg-convert', [], { input: svg })
  expect(ran.status, String(ran.stderr)).toBe(0)
  return ran.stdout
}

const drawn = Object.entries(samples).filter(([name]) => name !== 'crowd')
const viewers = [['resvg', resvg] as const, ...(isHere ? [['librsvg', librsvg] as const] : [])]

describe.each(viewers)('in %s', (_, draw) => {
  it.each(drawn)('%s: auto looks like light', (_, { what, options }) => {
    const picture = (theme: 'light' | 'auto' | 'dark') => draw(renderSvg(what, { ...options, width: 300, theme }))
    const light = picture('light')
    expect(picture('auto').equals(light)).toBe(true)
    expect(picture('dark').equals(light)).toBe(false)
  })
  it.each(['light', 'dark'] as const)('%s looks the same without its style sheet', (theme) => {
    for (const [name, { what, options }] of drawn) {
      const svg = renderSvg(what, { ...options, width: 300, theme })
      expect(draw(svg.replace(/<style>[\s\S]*?<\/style>/, '')).equals(draw(svg)), name).toBe(true)
    }
  })
})
