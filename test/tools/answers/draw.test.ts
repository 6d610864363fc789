import { describe, expect, it } from 'vitest'
import { parseSvg, textsOf } from '../../render/read-svg'
import { openSession } from '../room'

const session = await openSession()
const draw = (input: Record<string, unknown>) => session.call('draw', { map: 'map-1', ...input })
const textsIn = (svg: unknown) => textsOf(parseSvg(String(svg)), 'text').join('\n')

describe('draw', () => {
  it('draws the map, with every object named', async () => {
    const { svg, shows, characters, sentence, assumed } = await draw({})
    expect(textsOf(parseSvg(String(svg)), 'text', 'label').sort()).toEqual(['chair', 'chair#2', 'lamp', 'sofa', 'tv'])
    expect([shows, characters, assumed]).toEqual(['map', String(svg).length, []])
    expect(sentence).toBe('A drawing of a map of 5 objects, as SVG.')
  })
  it('draws a question, the map over the true one, and the room as somebody has it', async () => {
    const question = 'Standing at the sofa and facing the tv, is the lamp to the left or to the right?'
    expect(textsIn((await draw({ question })).svg)).toContain('Lamp seen from sofa: right')
    expect(textsIn((await draw({ truth: 'map-1' })).svg)).toContain('5 objects matched, 0 missed, 0 invented')
    const view = await draw({ at: 'sofa', facing: 'tv' })
    expect(view).toMatchObject({
      shows: 'perspective',
      sentence: 'A drawing of 5 objects standing at "sofa" and facing "tv", as SVG.',
    })
    expect(textsIn(view.svg)).toContain('to the right and forward of the observer')
  })
  it('leaves out a drawing that is too long, and says how to get it', async () => {
    const short = await draw({ max_characters: 100 })
    expect(short.svg).toBeNull()
    const needed = Number(/ask with max_characters (\d+)/.exec(String(short.sentence))![1])
    expect(String((await draw({ max_characters: needed })).svg).length).toBe(needed)
  })
  it('refuses several things at once, and a question without an answer', async () => {
    const both = await session.refused('draw', { map: 'map-1', question: 'How many chairs are there?', truth: 'map-1' })
    expect(both).toContain('one of question, truth, and at with facing')
    const none = await session.refused('draw', { map: 'map-1', question: 'How far is the piano from the sofa?' })
    expect(none).toContain('missing-object')
  })
})
