import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { run } from '../cli/harness'
import { root } from './checkout'

const page = readFileSync(`${root}docs/agents.md`, 'utf8')
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

it('sets a host up with what can be installed today, and promises the registry in one sentence alone', async () => {
  expect([...page.matchAll(/npm install \S.*?`/g)].map(([line]) => line)).toEqual([
    `npm install -g ./${name}-${version}.tgz\``,
  ])
  const ofTheRegistry = page.split('\n').filter((line) => line.includes('npx'))
  expect(ofTheRegistry).toEqual([expect.stringMatching(/^Once it is published: /)])
  const { out: help } = await run(['mcp', '--help'])
  const entry = /^```json\n(\{ "mcpServers".*)\n```$/m.exec(page)?.[1] ?? ''
  expect(JSON.parse(entry)).toEqual(JSON.parse(/\{"mcpServers.*\}/.exec(help)?.[0] ?? ''))
})
