import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { root } from './checkout'
import { SAMPLES_PAGE, samplesPage } from './samples'

it('the page of samples is what npm run docs:samples writes, thirty of them', () => {
  const page = readFileSync(root + SAMPLES_PAGE, 'utf8')
  expect(page).toBe(samplesPage())
  expect(page.match(/^Answer: /gm)).toHaveLength(30)
})
