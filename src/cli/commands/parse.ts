import type { Diagnostic } from '../../base/parsed'
import { aabbCenter } from '../../layout/aabb'
import type { Layout } from '../../layout/layout'
import { parseAnswer } from '../../parse/answer'
import { parseLayout } from '../../parse/layout'
import { parseResponse } from '../../parse/response'
import { renderCharacters } from '../../render/characters'
import { sizeOf } from '../../solve/size'
import type { Command } from '../command'
import { formatDiagnostics } from '../diagnostics'
import { present, readInput } from '../io'
import { formatTable } from '../table'

const help = `v2lo-map parse [FILE] [--json]

Reads the map and the answer in a model's response, or a bare map text, from FILE or standard input.
Writes { layout, answer, dialect, assumptions, diagnostics } as JSON to standard output; a table of the
objects and the diagnostics go to standard error. Exit code 1 where no map could be read.

  --json   only the JSON (a terminal shows only the table otherwise)

Example:
  echo '<map>[{"object_name": "sofa", "bbox": [0, 1, 2, 2]}]</map><answer>B</answer>' | v2lo-map parse
`

export const parseCommand: Command = {
  name: 'parse',
  summary: 'read the map and the answer in a response',
  help,
  options: { json: { type: 'boolean' } },
  maxWords: 1,
  async run({ options, words }, io) {
    const text = await readInput(words[0], io)
    const read = parseLayout(text)
    const sections = parseResponse(text)
    const answered = sections.ok && sections.value.answer ? parseAnswer(text) : undefined
    const result = {
      layout: read.ok ? read.value : null,
      answer: answered?.ok ? answered.value : null,
      dialect: read.dialect ?? null,
      assumptions: read.assumptions ?? [],
      diagnostics: mergeDiagnostics(read.diagnostics, answered?.diagnostics ?? []),
    }
    const words_ = [
      read.ok ? describeLayout(read.value) : 'no map could be read\n',
      answered?.ok ? `answer: ${text.slice(...answered.value.span)}\n` : '',
      result.diagnostics.length > 0
        ? `\n${formatDiagnostics(text, words[0] ?? 'standard input', result.diagnostics)}`
        : '',
    ].join('')
    await present(io, result, words_, options.json === true)
    return read.ok ? 0 : 1
  },
}

/** The same place is reported once, also where both readers passed it. */
function mergeDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(a.map((d) => `${d.code} ${d.span}`))
  return [...a, ...b.filter((d) => !known.has(`${d.code} ${d.span}`))].sort(
    (x, y) => (x.span?.[0] ?? 0) - (y.span?.[0] ?? 0),
  )
}

function describeLayout(layout: Layout): string {
  const rows = layout.objects.map((object) => {
    const [x, y] = aabbCenter(object.box)
    const { extentX, extentY } = sizeOf(object)
    return [object.id, round(x), round(y), round(extentX), round(extentY)]
  })
  const table = formatTable(['object', 'centre x', 'centre y', 'width', 'depth'], rows)
  return `${table}\n${renderCharacters(layout)}\n`
}

const round = (metres: number) => Number(metres.toFixed(3))
