import type { GridMap } from './grid-map'

const GLYPHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The first line of a picture; what follows it can be read back. */
export const ASCII_HEAD = 'grid'

/**
 * A grid map as a picture for people: the grid with its top row first, `.` for an empty cell, `*` for one with several
 * objects; below it a legend with every object, its cell and its facing. `parseGridMap` with dialect `ascii` reads it
 * back.
 */
export function drawAscii(grid: GridMap): string {
  const { yAxis, objects, views = [] } = grid
  const size = grid.size ?? sizeFor(grid)
  const side = Math.min(size, 100)
  const marks = new Map<string, string>()
  const put = (cell: readonly [number, number], glyph: string) => {
    const key = `${Math.floor(cell[0])},${Math.floor(cell[1])}`
    marks.set(key, marks.has(key) ? '*' : glyph)
  }
  const glyphOf = (i: number) => GLYPHS[i] ?? '#'
  objects.forEach(({ cell }, i) => {
    put(cell, glyphOf(i))
  })
  views.forEach(({ cell }) => {
    put(cell, '@')
  })
  const rows = Array.from({ length: side }, (_, k) => (yAxis === 'up' ? side - 1 - k : k))
  const picture = rows.map((row) =>
    Array.from({ length: side }, (_, column) => marks.get(`${column},${row}`) ?? '.').join(' '),
  )
  const legend = [
    ...objects.map(({ label, cell, facing }, i) => legendLine(glyphOf(i), label, cell, facing)),
    ...views.map(({ name, cell, facing }) => legendLine('@', name, cell, facing)),
  ]
  return [`${ASCII_HEAD} ${size} x ${size}, y ${yAxis}`, ...picture, ...legend].join('\n')
}

function legendLine(
  glyph: string,
  name: string,
  [x, y]: readonly [number, number],
  facing: string | undefined,
): string {
  return `${glyph} ${JSON.stringify(name)} (${x}, ${y})${facing === undefined ? '' : ` facing ${facing}`}`
}

function sizeFor({ objects, views = [] }: GridMap): number {
  return [...objects, ...views].reduce((most, { cell }) => Math.max(most, Math.floor(Math.max(...cell)) + 1), 1)
}
