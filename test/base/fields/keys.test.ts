import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isV2loError } from '../../../src/base/error'
import { fieldOf, readKeys } from '../../../src/base/fields/keys'
import { PART_ALIASES, USUAL_NAMES } from '../../../src/base/fields/names'

const PARTS = ['id', 'response', 'ground_truth', 'choices', 'scene'] as const

describe('readKeys', () => {
  it.each([
    ['response=output', { response: 'output' }],
    [
      ' response = output , ground_truth=reward_model.ground_truth,',
      { response: 'output', ground_truth: 'reward_model.ground_truth' },
    ],
    ['response=a=b', { response: 'a=b' }],
    ['answer=gold,cluster=room,options=A', { ground_truth: 'gold', scene: 'room', choices: 'A' }],
    ['truth=gold', { ground_truth: 'gold' }],
    ['{"response": "a,b", "truth": "c"}', { response: 'a,b', ground_truth: 'c' }],
    [{ response: 'x.0.-1' }, { response: 'x.0.-1' }],
    ['', {}],
    ['id=__proto__,response=constructor', { id: '__proto__', response: 'constructor' }],
  ])('reads %j', (given, keys) => {
    expect(readKeys(given, PARTS)).toEqual(keys)
  })

  it.each([
    [
      'respnse=output',
      'expected the name of a part: id, response, ground_truth, choices, scene, received "respnse"; write response',
    ],
    ['anwser=output', 'received "anwser"; write ground_truth'],
    ['prompt=x', 'received "prompt"; name one of these parts'],
    ['__proto__=x', 'received "__proto__"; name one of these parts'],
    ['constructor=x', 'received "constructor"'],
    ['response=a,response=b', 'expected one field for response, received ["a","b"]; leave one of them out'],
    ['truth=a,answer=b', 'expected one field for ground_truth, received ["a","b"]'],
    ['response', 'expected keys NAME=FIELD,..., received "response"; write response=output,'],
    ['=output', 'expected keys NAME=FIELD'],
    ['response=', 'expected a field for response, received ""'],
    ['{"response": 3}', 'expected a field for response, received 3'],
    ['{"response": ', 'expected keys NAME=FIELD'],
    [['response'], 'expected keys NAME=FIELD'],
    [null, 'expected keys NAME=FIELD'],
    [5, 'expected keys NAME=FIELD'],
  ])('refuses %j', (given, message) => {
    expect(() => readKeys(given, PARTS)).toThrow(message)
  })

  it('always gives what it is given, or a V2loError', () => {
    const name = fc.oneof(fc.constantFrom(...PARTS, '__proto__', 'constructor', 'toString'), fc.string())
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (given) => {
        try {
          const read = readKeys(given, PARTS)
          for (const [part, field] of Object.entries(read)) expect(Object.values(given)).toContain(field ?? part)
        } catch (error) {
          expect(isV2loError(error)).toBe(true)
        }
      }),
    )
    fc.assert(
      fc.property(fc.string(), (given) => {
        try {
          readKeys(given, PARTS)
        } catch (error) {
          expect(isV2loError(error)).toBe(true)
        }
      }),
    )
  })
})

describe('fieldOf', () => {
  it('takes the field that is named, by any word for the part, before the usual ones', () => {
    const row = { ground_truth: 'A', gold: 'B', meta: { gold: 'C' } }
    expect(fieldOf(row, 'ground_truth', USUAL_NAMES.ground_truth, {})).toBe('A')
    expect(fieldOf(row, 'ground_truth', USUAL_NAMES.ground_truth, { answer: 'gold' })).toBe('B')
    expect(fieldOf(row, 'ground_truth', USUAL_NAMES.ground_truth, { truth: 'meta.gold' })).toBe('C')
    expect(fieldOf(row, 'ground_truth', USUAL_NAMES.ground_truth, { ground_truth: 'none' })).toBeUndefined()
    expect(fieldOf({ gts: 'D', ground_truth: null }, 'ground_truth', USUAL_NAMES.ground_truth, {})).toBe('D')
  })

  it('has every other word once, and none that is a part itself', () => {
    for (const [alias, part] of Object.entries(PART_ALIASES)) {
      expect(Object.keys(USUAL_NAMES)).toContain(part)
      expect(Object.keys(USUAL_NAMES)).not.toContain(alias)
    }
  })
})
