import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { hash64 } from '../../base/checksum'
import { auditRows } from '../../dataset/audit/audit'
import type { TaskDebias } from '../../dataset/audit/debias'
import { type AuditRow, auditRowOf, foreignItemOf } from '../../dataset/audit/row'
import type { Item } from '../../dataset/item'
import { SOURCES } from '../../dataset/sources'
import { datasetCard } from '../../dataset/write/card'
import { type Datasheet, datasheetOf } from '../../dataset/write/datasheet'
import type { RowReport } from '../../dataset/write/row-report'
import { createTally } from '../../dataset/write/tally'
import type { OutputFolder } from '../../dataset/write/writer'
import { SCENE_SOURCES } from '../../scene/scene'
import type { GenerateRun } from './flags'
import type { RunReport } from './report'

/** The name of the datasheet in the folder of a set. */
export const SHEET_FILE = 'datasheet.json'

/** At most about so many items are audited; of a larger set, all items of some of its rooms. */
const AUDITED = 100_000

/** Gathers what the datasheet says of the items, one by one. */
export interface SheetMaker {
  add(item: Item): void
  /** Writes `datasheet.json` and the card beside the items. */
  write(facts: SheetFacts, output: OutputFolder): Promise<Datasheet>
}

/** What the datasheet is told when all items are written. */
export interface SheetFacts {
  readonly run: GenerateRun
  readonly counts: Pick<RunReport, 'scenes' | 'sources' | 'problems' | 'ledger'>
  readonly quotas: RunReport['quotas']
  readonly debias: readonly TaskDebias[] | undefined
  readonly reports: readonly RowReport[]
  readonly version: string
  /** The path of `items.jsonl`. */
  readonly items: string
}

/** A maker of a datasheet for so many items. */
export function createSheet(count: number): SheetMaker {
  const tally = createTally()
  const rows: AuditRow[] = []
  let unreadable = 0
  const isAudited = ({ scene_id }: Item) => count <= AUDITED || hash64(scene_id).high / 2 ** 32 < AUDITED / count
  return {
    add(item) {
      tally.add(item)
      if (!isAudited(item)) return
      const row = auditRowOf(foreignItemOf(item))
      if (row) rows.push(row)
      else unreadable++
    },
    async write({ run, counts, quotas, debias, reports, version, items }, output) {
      const { shard } = run
      const facts = {
        version,
        command: run.command,
        settings: run.settings,
        sources: SCENE_SOURCES.filter((name) => counts.sources.includes(name)).map((name) => SOURCES[name]),
        scenesRead: counts.scenes,
        problems: counts.problems,
        ledger: counts.ledger,
        ...(quotas && { quotas }),
        ...(shard && { shard: `${shard.index + 1}/${shard.of}` }),
        sha256: await sha256Of(items),
        ...(debias && { debias }),
      }
      const sheet = datasheetOf(facts, tally.result(), auditRows(rows, unreadable))
      await (await output.create(SHEET_FILE)).write(`${JSON.stringify(sheet, null, 2)}\n`)
      await (await output.create('README.md')).write(datasetCard(sheet, shownFiles(reports)))
      return sheet
    },
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The files a hub's viewer can show: those of the first format with one type for every column. */
function shownFiles(reports: readonly RowReport[]): Readonly<Record<string, string>> {
  const shown = reports.find(({ format }) => format !== 'lmms-eval' && format !== 'openai-batch')
  const splits = Object.keys(shown?.rows ?? {})
  return Object.fromEntries(
    splits.flatMap((split) => {
      const path = shown!.files.find((file) => file.includes(`.${split}.`))
      return path === undefined ? [] : [[split, path]]
    }),
  )
}
