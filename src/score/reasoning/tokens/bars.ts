import { emit, type Lexer, lastToken, take } from './lexer-state'
import { endsOperand } from './token'

/**
 * A bar of `|x|`, `|(3, 4)|`, `||v||`, spelled in `length` characters. After an operand it closes the bars that are
 * open; elsewhere it opens new ones. In a row of a table it is a column.
 */
export function lexBar(lx: Lexer, length = 1): undefined {
  if (lx.tableRow) return take(lx, 'sep', '|', length)
  const before = lastToken(lx)
  const operand = endsOperand(before) || before?.kind === 'name'
  if (lx.bars > 0 && operand) {
    lx.bars--
    return take(lx, 'close', ')', length)
  }
  if (endsOperand(before)) return take(lx, 'bad', '|', length)
  emit(lx, 'name', 'abs', lx.at)
  lx.bars++
  take(lx, 'open', '(', length)
}
