import { describe, expect, it } from 'vitest'
import { createMapTools } from '../../src/tools/map-tools'

const map =
  '<map>[{"object_name":"sofa","bbox":[-1,2,1,3]},{"object_name":"tv","bbox":[3,2,3.1,3]},{"object_name":"lamp","bbox":[0,6,1,7]}]</map>'
const call = (name: string, input: object) =>
  createMapTools()
    .find((tool) => tool.name === name)!
    .execute({ map, ...input })

describe('arguments that arrive as their JSON text', () => {
  it.each([
    ['ask', { question: 'Which is closest to the sofa?', choices: '["tv","lamp"]' }, { choices: ['tv', 'lamp'] }],
    ['ask', { question: 'How far is the sofa from the tv?', explain: 'true' }, { explain: true }],
    ['ask', { question: 'How many lamps are there?', choices: '[1, 2]' }, { choices: ['1', '2'] }],
    ['ask', { question: 'How many lamps are there?', choices: [1, 2] }, { choices: ['1', '2'] }],
    [
      'ask',
      { question: 'How far is the sofa from the tv?', choices: 'null', explain: 'false' },
      { choices: null, explain: false },
    ],
    ['what_is_around', { at: 'sofa', facing: 'tv', max_range: '4' }, { max_range: 4 }],
    ['what_is_around', { at: 'sofa', yaw_deg: '-90.5', limit: '2' }, { yaw_deg: -90.5, limit: 2 }],
    ['nearest', { to: 'sofa', candidates: '["tv", "lamp"]', offset: '1' }, { candidates: ['tv', 'lamp'], offset: 1 }],
  ])('%s %j', async (tool, input, as) => {
    expect(await call(tool, input)).toEqual(await call(tool, { ...input, ...as }))
  })

  it.each([
    ['ask', { question: 'Which is closest to the sofa?', choices: 'tv, lamp' }, 'choices'],
    ['what_is_around', { at: 'sofa', facing: 'tv', max_range: 'four' }, 'max_range'],
    ['what_is_around', { at: 'sofa', facing: 'tv', max_range: '-4' }, 'max_range'],
    ['ask', { question: 'How far is the sofa from the tv?', explain: '1' }, 'explain'],
  ])('%s %j is refused by its field', async (tool, input, field) => {
    await expect(call(tool, input)).rejects.toThrow(`received one with ${field}: `)
  })

  it('a name that looks like a number stays a text', async () => {
    await expect(call('size', { object: '4' })).rejects.toThrow('"4"')
  })
})
