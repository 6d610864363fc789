import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/base/parsed'
import { formatDiagnostics } from '../../src/cli/diagnostics'

const at = (start: number, end: number): Diagnostic => ({
  code: 'no-comma',
  severity: 'repair',
  message: 'a comma was missing',
  span: [start, end],
})

describe('formatDiagnostics', () => {
  it('puts a caret under the place, with file, line and column', () => {
    expect(formatDiagnostics('ab\r\ncd ef\n', 'map.txt', [at(7, 9)])).toBe(
      'repair no-comma: a comma was missing\n  ┌ map.txt:2:4\n2 │ cd ef\n  │    ^^\n',
    )
  })
  it('counts wide characters as two columns and shows control characters as a dot', () => {
    const [, , line, carets] = formatDiagnostics('冰箱\u001b x', 'm', [at(4, 5)]).split('\n')
    expect(line).toBe('1 │ 冰箱· x')
    expect(carets).toBe('  │       ^')
  })
  it('shows a long line around the place only', () => {
    const text = `${'a'.repeat(500)}X${'b'.repeat(500)}`
    const [, , line, carets] = formatDiagnostics(text, 'm', [at(500, 501)]).split('\n')
    expect(line!.length).toBeLessThan(110)
    expect(line![carets!.indexOf('^')]).toBe('X')
    expect(line).toMatch(/^1 │ …a+Xb+…$/)
  })
  it('points past the end of a text, and needs no place', () => {
    expect(formatDiagnostics('ab', 'm', [at(2, 2)])).toContain('1 │ ab\n  │   ^')
    expect(formatDiagnostics('', 'm', [at(0, 0)])).toContain('1 │ \n  │ ^')
    expect(formatDiagnostics('', 'm', [{ code: 'no-map', severity: 'error', message: 'there is none' }])).toBe(
      'error no-map: there is none\n',
    )
  })
})
