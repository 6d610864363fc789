import { describe, expect, it } from 'vitest'
import { formatTable } from '../../src/cli/table'

describe('formatTable', () => {
  it('aligns text to the left and numbers to the right, wide characters counted as two columns', () => {
    expect(
      formatTable(
        ['object', 'x'],
        [
          ['sofa', 1.25],
          ['冰箱', 10],
        ],
      ),
    ).toBe('object     x\n──────  ────\nsofa    1.25\n冰箱      10\n')
  })
  it('lets no control character reach a terminal', () => {
    expect(formatTable(['object'], [['a\u001b[2Jb\n']])).toBe('object\n───────\na?[2Jb?\n')
  })
})
