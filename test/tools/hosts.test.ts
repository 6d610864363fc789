import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { recipes, root } from '../docs/checkout'

/** What each recipe needs besides this package. */
const NEEDS: { readonly [path: string]: string } = {
  'examples/hosts/langchain.js': '@langchain/core/tools',
  'examples/hosts/mastra.js': '@mastra/core/tools',
}

const isThere = (specifier: string): boolean => {
  try {
    createRequire(`${root}package.json`).resolve(specifier)
    return true
  } catch {
    console.warn(`skipped: the recipe for ${specifier}, which is not installed`)
    return false
  }
}

describe('the recipes for hosts', () => {
  it('are all known to this test', () => {
    expect(recipes).toEqual(Object.keys(NEEDS))
  })
  // They import the package by its own name, so its build.
  const isBuilt = existsSync(`${root}dist/tools.js`)
  it.each(Object.entries(NEEDS).filter(([, needed]) => isBuilt && isThere(needed)))(
    '%s gets an answer',
    async (path) => {
      const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: root, timeout: 60_000 })
      expect(stdout).toBe('The closest points of "sofa" and "lamp" are 1 m apart, and their centers 2.5 m.\n')
    },
  )
})
