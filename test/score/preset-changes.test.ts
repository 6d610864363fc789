import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../src/base/error'
import { presetSchema } from '../../src/schema/score'
import { changePreset, readPreset } from '../../src/score/preset-changes'
import { presetHash } from '../../src/score/preset-hash'
import { presetFields } from '../../src/score/preset-rules'
import { resolvePreset } from '../../src/score/presets'

const strict = resolvePreset('strict')

describe('readPreset', () => {
  it('takes a name, a whole preset, and a base with what differs', () => {
    expect(readPreset('v2lo')).toBe(resolvePreset('v2lo'))
    expect(readPreset(JSON.parse(JSON.stringify(strict)))).toEqual(strict)
    expect(readPreset({ base: 'strict', weights: { map: 0.4 }, maxClaims: 2 })).toEqual({
      ...strict,
      name: 'strict (changed)',
      weights: { format: 0.1, accuracy: 0.6, map: 0.4, consistency: 0.05, reasoning: 0.05 },
      maxClaims: 2,
    })
    expect(readPreset({ base: 'v2lo', name: 'half', weights: { format: 0.5, accuracy: 0.5 } }).name).toBe('half')
    expect(readPreset({ base: 'strict' })).toBe(strict)
  })

  it.each([
    ['strickt', "expected a preset: 'strict', 'v2lo'"],
    [{ base: 'strickt' }, `expected "base" to be 'strict' or 'v2lo', received "strickt"`],
    [{ base: { base: 'strict' } }, 'expected "base" to be'],
    [{ ...strict, maxClaim: 2 }, 'received "maxClaim"; write maxClaims'],
    [{ base: 'strict', weights: { mpa: 1 } }, 'received "weights.mpa"; write weights.map'],
    [{ base: 'strict', weights: 1 }, 'expected weights of a preset to be an object, received 1'],
    [
      { base: 'strict', weights: { map: 2 } },
      'expected a preset whose weights.map is a number from 0 to 1, received 2',
    ],
    [{ base: 'v2lo', weights: { map: 0.5 } }, 'expected a field of the preset: name, weights.format, weights.accuracy'],
    [{ base: 'strict', reading: 'v2lo' }, 'received "reading"'],
    [JSON.parse('{"base": "strict", "__proto__": {"lenient": true}}'), 'received "__proto__"'],
    [{ base: 'strict', maxClaims: '3' }, 'maxClaims is a number from 1 up, received "3"'],
    [null, 'expected a preset'],
    [[], 'expected a preset'],
  ])('refuses %j', (given, message) => {
    expect(() => readPreset(given)).toThrow(message)
  })
})

describe('changePreset', () => {
  it('takes dotted paths and objects alike, and leaves the base as it is', () => {
    const before = JSON.stringify(strict)
    const nested = changePreset(strict, { weights: { map: 0.4 }, gates: { format: false } })
    expect(changePreset(strict, { 'weights.map': 0.4, 'gates.format': false })).toEqual(nested)
    expect(JSON.stringify(strict)).toBe(before)
  })

  it('is the base itself, by name and hash, where nothing differs', () => {
    expect(changePreset(strict, { 'weights.map': 0.2 })).toBe(strict)
    expect(changePreset(strict, undefined)).toBe(strict)
    const once = changePreset(strict, { maxClaims: 2 })
    expect(changePreset(once, { 'weights.map': 0.1 }).name).toBe('strict (changed)')
    expect(presetHash(once)).not.toBe(presetHash(strict))
  })

  it('can set a field that a preset left out', () => {
    const { maxClaims: _, ...rest } = strict as typeof strict & { maxClaims?: number }
    expect(changePreset(rest, { maxClaims: 2 })).toMatchObject({ maxClaims: 2 })
  })

  it('refuses a value that is nested too deeply for JSON as any other', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    expect(() => changePreset(strict, { endTokens: deep })).toThrow(/endTokens is a list of texts/)
    expect(() => changePreset(strict, { weights: deep })).toThrow(/weights of a preset/)
  })

  it('always gives a preset that its schema takes, or a V2loError', () => {
    const path = fc.oneof(
      fc.constantFrom(...presetFields('strict')!),
      fc.string(),
      fc.constantFrom('__proto__', 'weights'),
    )
    const value = fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('vsi', 'first', 'map', null, true))
    fc.assert(
      fc.property(fc.dictionary(path, value), (changes) => {
        try {
          presetSchema.parse(changePreset(strict, changes))
        } catch (error) {
          expect(isV2loError(error)).toBe(true)
        }
      }),
    )
    expect(({} as { lenient?: unknown }).lenient).toBeUndefined()
  })
})
