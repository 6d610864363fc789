import type { RowReport } from '../../dataset/write/row-report'

/** What the files of a format hold, and what they do not, in lines for a terminal. */
export function describeRows(report: RowReport): string[] {
  const { format, rows, leftOut, missingImages, tokens, tooLong, notes } = report
  const counts = Object.entries(rows).map(([split, count]) => `${count} ${split}`)
  return [
    `${format}: ${counts.join(', ') || 'no rows'}; at most about ${tokens.row} tokens a row, pictures not counted`,
    ...Object.entries(leftOut).map(([why, { count, first }]) => `${format}: ${count} left out by ${why}: ${first[0]}`),
    ...(missingImages.count > 0
      ? [`${format}: ${missingImages.count} pictures are missing: ${missingImages.first.join(', ')}`]
      : []),
    ...(tooLong && tooLong.count > 0
      ? [`${format}: ${tooLong.count} rows are over the limit of tokens, the longest ${tokens.longest} (${tokens.row})`]
      : []),
    ...notes.map((note) => `${format}: ${note}`),
  ]
}
