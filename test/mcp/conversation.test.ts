import { describe, expect, it } from 'vitest'
import { runExample } from '../docs/checkout'

describe('the conversation of the example', () => {
  it('reads a map, asks, shifts the perspective, and checks an answer', async () => {
    const turns = (await runExample('examples/mcp-conversation.ts')).trim().split('\n\n')
    const told = turns.map((turn) => {
      const [asked = '', answer = ''] = turn.split('\n')
      return [asked.split(' ')[1], answer.trim()] as const
    })
    expect(told.map(([tool]) => tool)).toEqual([
      'read_map',
      'ask',
      'direction',
      'what_is_around',
      'distance',
      'distance',
      'check_answer',
      'check_answer',
    ])
    const answers = told.map(([, answer]) => answer)
    expect(answers[0]).toMatch(/6 objects/)
    // By hand: the centres are (-2.8, 3.7) and (0.1, 5.0).
    expect(answers[1]).toContain(`${Math.hypot(2.9, 1.3).toFixed(2)} m`)
    // By angles: from the television to the box, and from it to the armchair, against the clock from east.
    const toBox = Math.atan2(0.7 - 5, 0.5 - 0.1)
    const toArmchair = Math.atan2(3.7 - 5, -2.8 - 0.1)
    const bearing = (((toBox - toArmchair) * 180) / Math.PI + 360) % 360
    expect(answers[2]).toContain(`right (bearing ${bearing.toFixed(2)} degrees`)
    expect(answers[3]).toMatch(/3 objects within 4 m.*"armchair"/)
    // Two chairs: the tool names both and picks none.
    expect(answers[4]).toMatch(/^failed: .*"chair#1".*"chair#2"/)
    // By hand: from the corner (2.5, 2.5) of the second chair to the corner (0.8, 4.9) of the television.
    expect(answers[5]).toContain(`${Math.hypot(1.7, 2.4).toFixed(2)} m`)
    expect(answers[6]).toMatch(/does not follow.*"right"/)
    expect(answers[7]).toMatch(/"right" follows/)
  })
})
