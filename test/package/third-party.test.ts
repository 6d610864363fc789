import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { manifest } from '../public-api/entries'
import { bundledPackages } from './third-party-licenses'

const installed = join(inject('packed').consumer, 'node_modules/v2lo-map')

describe('what the package brings along', () => {
  it('has the licence text of every package whose code is in its files', () => {
    const text = readFileSync(join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
    const names = bundledPackages()
    expect(names).toContain('get-east-asian-width')
    for (const name of names) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
    expect(
      text.match(/Permission is hereby granted|Permission to use|Apache License|Redistribution and use/g)?.length,
    ).toBeGreaterThanOrEqual(names.length)
  })

  it('runs no script when it is installed', () => {
    const { scripts = {} } = manifest as { scripts?: Record<string, string> }
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name)
  })

  it('has its security page', () => expect(existsSync(join(installed, 'SECURITY.md'))).toBe(true))
})
