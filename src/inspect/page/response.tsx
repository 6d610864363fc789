import { useState } from 'preact/hooks'
import type { ResponseMark, TextPart } from '../view/response-marks'
import { withControls } from './controls'

interface ResponseProps {
  readonly response: string
  readonly parts: readonly TextPart[]
  readonly marks: readonly ResponseMark[]
  readonly findings: readonly string[]
  /** The block that is not closed; `null` if all are. */
  readonly openBlock: string | null
}

/** Characters that are shown at first; a browser lays out a megabyte slowly. */
const FIRST = 60_000

/** What the model wrote, its blocks colored, and every finding underlined in its place with its sentence below. */
export function ResponseText({ response, parts, marks, findings, openBlock }: ResponseProps) {
  const [whole, setWhole] = useState(false)
  const end = whole ? response.length : Math.min(FIRST, response.length)
  const pieces = piecesOf(parts, marks, end)
  return (
    <section class="response">
      <h3>
        Response <span class="of">{response.length.toLocaleString('en')} characters</span>
      </h3>
      <pre tabIndex={0}>
        {pieces.map(({ start, end: until, part, mark }) => {
          const text = response.slice(start, until)
          if (mark === undefined)
            return (
              <span key={start} class={`part-${part}`}>
                {withControls(text)}
              </span>
            )
          const { kind, message } = marks[mark]!
          return (
            <mark key={start} id={`mark-${start}`} class={`part-${part} mark-${kind}`} title={message}>
              {withControls(text)}
              {until === Math.min(end, marks[mark]!.end) && <sup>{mark + 1}</sup>}
            </mark>
          )
        })}
        {openBlock !== null && end === response.length && (
          <span class="cut">cut off: &lt;{openBlock}&gt; is not closed</span>
        )}
      </pre>
      {end < response.length && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all {response.length.toLocaleString('en')} characters
        </button>
      )}
      {(marks.length > 0 || findings.length > 0) && (
        <ol class="findings" aria-label="Findings">
          {marks.map(({ start, kind, message }, i) => (
            <li key={i} class={`mark-${kind}`}>
              <button type="button" class="link" onClick={() => show(start, () => setWhole(true))}>
                {message}
              </button>
            </li>
          ))}
          {findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

function show(start: number, showAll: () => void): void {
  if (document.getElementById(`mark-${start}`) === null) showAll()
  requestAnimationFrame(() => document.getElementById(`mark-${start}`)?.scrollIntoView({ block: 'center' }))
}

interface TextPiece {
  readonly start: number
  readonly end: number
  readonly part: TextPart['kind']
  /** The first of the marks here. */
  readonly mark: number | undefined
}

/** The text cut wherever a part or a mark begins or ends. */
function piecesOf(parts: readonly TextPart[], marks: readonly ResponseMark[], end: number): readonly TextPiece[] {
  const cuts = new Set([0, end])
  for (const { start, end: until } of [...parts, ...marks]) {
    // A mark without width is shown at the character before it.
    if (start < end) cuts.add(start)
    if (until < end) cuts.add(until)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  let part = 0
  return sorted.slice(0, -1).map((start, i) => {
    while (part < parts.length - 1 && parts[part]!.end <= start) part++
    const until = sorted[i + 1]!
    const mark = marks.findIndex(
      (one) => one.start <= start && Math.max(one.end, one.start + 1) >= until && one.end > start,
    )
    return { start, end: until, part: parts[part]?.kind ?? 'outside', mark: mark < 0 ? undefined : mark }
  })
}
