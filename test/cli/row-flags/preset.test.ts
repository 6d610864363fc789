import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { changePreset } from '../../../src/score/preset-changes'
import { presetHash } from '../../../src/score/preset-hash'
import { resolvePreset } from '../../../src/score/presets'
import { run } from '../harness'

const folder = mkdtempSync(join(tmpdir(), 'v2lo-preset-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const response = '<map>[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}]</map><think>t</think><answer>B</answer>'
const row = `${JSON.stringify({ response, ground_truth: 'B' })}\n`
const half = { name: 'half', reading: 'v2lo', weights: { format: 0.5, accuracy: 0.5 } }
const lowFormat = { base: 'strict', weights: { format: 0, accuracy: 1 }, name: 'answers' }
const wrong = `${JSON.stringify({ response: response.replace('>B<', '>C<'), ground_truth: 'B' })}\n`

describe('--preset FILE and --set', () => {
  it('score by a preset in a file, whole or by its difference from a base', async () => {
    expect(JSON.parse((await run(['score', '--preset', file('half.json', half)], wrong)).out).overall).toBe(0.5)
    const ran = await run(['score', '--preset', file('answers.json', lowFormat)], wrong)
    expect(JSON.parse(ran.out).overall).toBe(0)
    expect(ran.err).toMatch(/^1 scored by answers [0-9a-f]{16}, 0 failed/)
  })

  it('set fields of a preset, several and texts without quotes among them', async () => {
    const ran = await run(
      ['score', '--set', 'weights.accuracy=0', '--set', 'weights={"reasoning": 0}', '--set', 'mra=vsi'],
      wrong,
    )
    expect(JSON.parse(ran.out).overall).toBe(1)
    const preset = changePreset(resolvePreset('strict'), { weights: { accuracy: 0, reasoning: 0 }, mra: 'vsi' })
    expect(ran.err).toContain(`scored by strict (changed) ${presetHash(preset)}, `)
    const same = await run(['score', '--set', 'weights.map=0.2'], row)
    expect(same.err).toContain(`scored by strict ${presetHash('strict')}, `)
  })

  it('explain and replay by them', async () => {
    const explained = await run([
      'explain',
      response,
      '--truth',
      'C',
      '--preset',
      'v2lo',
      '--set',
      'weights.format=0.3',
    ])
    expect(JSON.parse(explained.out).result.overall).toBeCloseTo(0.3)
    const replayed = await run(['replay', '--preset', 'strict,strict', '--set', 'weights.format=1', '--json'], wrong)
    const { presets } = JSON.parse(replayed.out)
    expect(presets.map(({ name }: { name: string }) => name)).toEqual(['strict (changed)', 'strict'])
    expect(presets[0].mean).toBeGreaterThan(presets[1].mean)
  })

  it('score requests of rpc that name no preset', async () => {
    const request = `${JSON.stringify({ items: [{ response: response.replace('>B<', '>C<'), ground_truth: 'B' }] })}\n`
    const ran = await run(['rpc', '--preset', file('half.json', half)], request)
    expect(JSON.parse(ran.out).results[0].overall).toBe(0.5)
    const inLine = request.replace('{', '{"preset": {"base": "v2lo", "weights": {"format": 0.25}}, ')
    expect(JSON.parse((await run(['rpc'], inLine)).out).results[0].overall).toBe(0.25)
    const options = request.replace('{', '{"preset": "v2lo", "options": {"weights": {"format": 0.25}}, ')
    expect(JSON.parse((await run(['rpc'], options)).out).results[0].overall).toBe(0.25)
  })

  it.each([
    [
      ['--preset', 'stirct'],
      /--preset: expected strict or v2lo, or a file .*, received "stirct"; write --preset strict/,
    ],
    [['--preset', file('text.json', '{"base": ')], /text\.json: expected one JSON value; the text stops being JSON at/],
    [
      ['--preset', file('typo.json', { base: 'strict', maxClaim: 1 })],
      /typo\.json: .* received "maxClaim"; write maxClaims/,
    ],
    [['--preset', folder], /it cannot be read \(EISDIR\)/],
    [['--set', 'weights.mpa=1'], /--set: expected a field of the preset: .* received "weights.mpa"; write weights.map/],
    [['--set', 'weights.map=2'], /--set: expected a preset whose weights.map is a number from 0 to 1, received 2/],
    [['--set', 'weights.map'], /--set: expected PATH=VALUE, received "weights.map"; write --set weights.map=0.4/],
    [['--set', 'maxClaims=1', '--set', 'maxClaims=2'], /--set maxClaims: expected each field once/],
    [['--set', '__proto__.x=1'], /received "__proto__.x"/],
    [
      ['--preset', 'v2lo', '--set', 'mra=vsi'],
      /expected a field of the preset: name, weights.format, weights.accuracy, /,
    ],
  ])('refuses %j', async (argv, message) => {
    const ran = await run(['score', ...argv], row)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(message)
  })
})
