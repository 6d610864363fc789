import { auditRows } from '../../../dataset/audit/audit'
import { FOREIGN_PARTS } from '../../../dataset/audit/foreign-keys'
import type { AuditReport } from '../../../dataset/audit/report'
import { type AuditFile, readAuditFile } from '../../audit/file'
import { auditTable } from '../../audit/table'
import type { Command } from '../../command'
import { readCount } from '../../flags'
import { present } from '../../io'
import { readKeysFlag } from '../../row-flags/keys'
import { withoutControls } from '../../table'

const help = `v2lo-map audit [FILE] [--keys scene=KEY,...] [--folds N] [--seed S] [--json]

Says how much of a data set or benchmark can be answered without seeing a frame. FILE (or standard input) holds items of
v2lo-map, or rows of VSI-Bench, ReVSI or any other set: JSON Lines, or a JSON list in a file named .json. The rooms are
dealt into parts; the items of each part are guessed by what the others teach: by the position and the length of the
options, by the form of the question, by the names in it, and by pairs of names. Numbers are scored by MRA "vsi", and
their chance is the best constant. A table goes to standard error, the same as JSON to standard output. Exit code 1 where a row could not
be read, or a task misses its aim: directions at most 3, nearest at most 5 points over chance, by the lower end of the
interval of 95 % over rooms.

  --keys NAME=KEY,...  the keys of other files (docs/rows.md); NAME is one of
                       ${FOREIGN_PARTS.join(', ')}
  --folds N            parts of the rooms, 2 to 20; default 5
  --seed S             another deal of the rooms; default 1
  --json               only the JSON

Example:
  echo '{"id": 1, "scene_name": "a", "question_type": "count", "question": "How many chairs are in this room?", "ground_truth": "4"}' | v2lo-map audit
`

export const auditCommand: Command = {
  name: 'audit',
  summary: 'say how much of a data set can be answered blind',
  help,
  options: {
    keys: { type: 'string' },
    folds: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
  maxWords: 1,
  async run({ options, words }, io) {
    const keys = readKeysFlag(options.keys, FOREIGN_PARTS)
    const folds = readCount('--folds', options.folds, 5, 2)
    const seed = readCount('--seed', options.seed, 1, 0)
    const file = await readAuditFile(words[0], io, keys)
    const report = auditRows(file.rows, file.unread.length, { folds, seed })
    await present(io, report, describe(report, file), options.json === true)
    return file.unread.length > 0 || report.tasks.some(({ aim }) => aim?.met === false) ? 1 : 0
  },
}

function describe(report: AuditReport, { unread }: AuditFile): string {
  const { items, scenes, folds, tasks } = report
  const lines = [`${items} items of ${scenes} rooms in ${folds} parts`]
  if (report.unread > 0)
    lines.push(`${report.unread} with a question in unknown words: judged by their task and options alone`)
  if (unread.length > 0) {
    const first = unread.slice(0, 5).map(({ place, why }) => `${place}: ${why}`)
    lines.push(`${unread.length} rows could not be read: ${first.join('; ')}`)
  }
  return [lines.map(withoutControls).join('\n'), ...(tasks.length > 0 ? ['', auditTable(report)] : [])].join('\n')
}
