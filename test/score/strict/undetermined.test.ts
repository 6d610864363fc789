import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/layout/layout'
import { saysCannotTell } from '../../../src/question/read/cannot-tell'
import type { Score, ScoreInput } from '../../../src/score/result'
import { score } from '../../../src/score/score'

describe('an answer that says there is no telling', () => {
  it.each([
    'cannot be determined',
    'Cannot be determined.',
    'It cannot be determined from the map',
    'cannot be determined from these frames',
    'Cannot determine',
    'can not be answered based on the images',
    "can't tell",
    'I can’t tell from the video',
    "can't be told from this map",
    'not enough information',
    'There is not enough information to answer the question',
    'insufficient information',
    'unanswerable',
    'The question is unanswerable',
    'impossible to tell',
    'It is not possible to determine',
    'indeterminate',
  ])('%s', (text) => expect(saysCannotTell(text)).toBe(true))
  it.each([
    'B',
    'front-left',
    'the sofa',
    'none of the above',
    'no',
    'it can be determined',
    'tell me',
    'unknown object',
    '',
  ])('not: %s', (text) => expect(saysCannotTell(text)).toBe(false))
  it('takes linear time', () => expect(saysCannotTell(`cannot be determined from${' a'.repeat(100_000)}`)).toBe(false))
})

describe('where the truth is that the question cannot be answered', () => {
  const choices = ['front-left', 'front-right', 'back-left', 'Cannot be determined']
  const question = 'Standing at the sofa and facing the tv, where is the microwave?'
  const sofa = '{"object_name": "sofa", "bbox": [0, 0, 2, 1]}'
  const tv = '{"object_name": "tv", "bbox": [0, 4, 2, 4.2]}'
  const microwave = '{"object_name": "microwave", "bbox": [3, 3, 3.5, 3.4]}'
  const shown = createLayout(
    [
      { label: 'sofa', bbox: [0, 0, 2, 1] },
      { label: 'tv', bbox: [0, 4, 2, 4.2] },
    ],
    { origin: 'observer' },
  )
  const whole = createLayout([...shown.objects, { label: 'microwave', bbox: [3, 3, 3.5, 3.4] }], { origin: 'observer' })
  const row = (objects: readonly string[], answer: string, more: Partial<ScoreInput> = {}): Score =>
    score({
      response: `<map>[${objects.join(', ')}]</map><think>I look for it.</think><answer>${answer}</answer>`,
      groundTruth: 'D',
      question,
      choices,
      trueLayout: shown,
      ...more,
    }) as Score

  it('to say so follows from a map that lacks what is named, and no map of it is asked for', () => {
    const result = row([sofa, tv], 'D')
    expect(result).toMatchObject({ format: 1, accuracy: 1, map: 1, consistency: 1, overall: 1, flags: [] })
    expect(result.measured).toEqual(['format', 'accuracy', 'map', 'consistency'])
    expect(row([sofa, tv], 'Cannot be determined')).toMatchObject({ consistency: 1, overall: 1 })
  })
  it('to say so does not follow from a map that has it all', () => {
    const result = row([sofa, tv, microwave], 'D')
    expect(result).toMatchObject({ format: 1, accuracy: 1, consistency: 0 })
    expect(result.flags).toContain('inconsistent-answer')
  })
  it('another answer does not follow from a map that lacks something', () => {
    const result = row([sofa, tv], 'B')
    expect(result).toMatchObject({ format: 1, accuracy: 0, consistency: 0 })
    expect(result.flags).toContain('inconsistent-answer')
  })
  it('another answer follows from an invented object, and pays as much as that map', () => {
    const result = row([sofa, tv, microwave], 'B')
    expect(result).toMatchObject({ accuracy: 0, consistency: result.map })
    expect(result.map).toBeLessThan(1)
  })
  it('reads choices with letters, and a truth in words without choices', () => {
    const lettered = choices.map((text, i) => `${'ABCD'[i]}. ${text}`)
    expect(row([sofa, tv], 'D', { choices: lettered })).toMatchObject({ consistency: 1, overall: 1 })
    const open = { choices: null, groundTruth: 'cannot be determined' }
    expect(row([sofa, tv], 'cannot be determined', open)).toMatchObject({ accuracy: 1, consistency: 1, overall: 1 })
    expect(row([sofa, tv, microwave], 'cannot be determined', open)).toMatchObject({ consistency: 0 })
  })
  it('is measured without a true layout, and not where the true layout has everything', () => {
    expect(row([sofa, tv], 'D', { trueLayout: null })).toMatchObject({ format: 1, consistency: 1 })
    expect(row([sofa, tv], 'D', { trueLayout: whole }).measured).not.toContain('consistency')
  })
  it('asks for what is chosen from, and for what is counted', () => {
    const nearest = {
      question: 'Which of these objects is closest to the sofa?',
      choices: ['tv', 'microwave', 'not enough information'],
      groundTruth: 'C',
    }
    expect(row([sofa, tv], 'C', nearest)).toMatchObject({ consistency: 1, overall: 1 })
    expect(row([sofa, tv, microwave], 'C', nearest)).toMatchObject({ consistency: 0 })
    const count = {
      question: 'How many microwaves are in this room?',
      choices: ['1', '2', "Can't tell"],
      groundTruth: 'C',
    }
    expect(row([sofa, tv], 'C', count)).toMatchObject({ consistency: 1 })
    expect(row([sofa, tv, microwave], 'C', count)).toMatchObject({ consistency: 0 })
  })
  it('a map is still asked for, and one of an absent object still costs precision', () => {
    expect(row([], 'D')).toMatchObject({ format: 0, overall: 0 })
    expect(row([sofa, tv, microwave], 'D').map).toBeLessThan(1)
  })
})

describe('where another choice is the truth', () => {
  const sofa = '{"object_name": "sofa", "bbox": [0, 0, 2, 1]}'
  const tv = '{"object_name": "tv", "bbox": [0, 4, 2, 4.2]}'
  const lamp = '{"object_name": "lamp", "bbox": [-3, 2, -2.5, 2.4]}'
  const row = (objects: readonly string[], answer: string): Score =>
    score({
      response: `<map>[${objects.join(', ')}]</map><think>.</think><answer>${answer}</answer>`,
      groundTruth: 'A',
      question: 'Standing at the sofa and facing the tv, where is the lamp?',
      choices: ['left', 'right', 'Cannot be determined'],
    }) as Score
  it('the choice that there is no telling fixes no scheme and excuses no map', () => {
    expect(row([sofa, tv, lamp], 'A')).toMatchObject({ format: 1, consistency: 1 })
    expect(row([sofa, tv, lamp], 'C')).toMatchObject({ format: 1, accuracy: 0, consistency: 0 })
    expect(row([sofa, tv], 'C')).toMatchObject({ format: 0, consistency: 0 })
  })
})
