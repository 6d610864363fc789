import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Described, diagnoseScene, SCENE_DIAGNOSTICS } from '../../../src/scene/draft/diagnostics'

const page = readFileSync(fileURLToPath(new URL('../../../docs/scenes.md', import.meta.url)), 'utf8')

describe('docs/scenes.md', () => {
  it('lists every code with its severity and sentence, and no other', () => {
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (error|warning|repair) \| (.*) \|$/gm)].map(
      ([, code, severity, sentence]) => [code, severity, sentence],
    )
    expect(listed).toEqual(
      Object.entries(SCENE_DIAGNOSTICS).map(([code, [severity, sentence]]) => [code, severity, sentence]),
    )
  })
})

describe('a diagnostic of a scene', () => {
  it('says where, what was expected, what was received and what to do', () => {
    for (const [code, [, sentence]] of Object.entries(SCENE_DIAGNOSTICS)) {
      expect(sentence, code).toMatch(/expected .*, received .*; \S/)
    }
    const place = { file: 'a.json', line: 3, scene: 'den', object: 'sofa', field: 'box' }
    expect(diagnoseScene('bad-object', place, { expected: 'a box', received: [1] })).toEqual({
      code: 'bad-object',
      severity: 'error',
      message:
        'a.json, line 3, den, sofa, box: object dropped: expected a box, received [1]; mend its record or leave it out',
      ...place,
    })
  })
  it('takes words of a file literally', () => {
    const { message } = diagnoseScene('bad-json', {}, { received: new Described('$& {remedy}') })
    expect(message).toBe('expected JSON, received $& {remedy}; write the file with a JSON library')
  })
})
