import { useEffect, useState } from 'preact/hooks'
import type { NoteWords } from '../answers/inspector'
import type { RowReply } from '../answers/rows'
import type { PageState } from './state'

const NOTHING: NoteWords = { label: '', text: '' }
const isSame = (a: NoteWords, b: NoteWords) => a.label === b.label && a.text === b.text

/** A label and a remark on a row, kept in a file beside the log. What is not kept yet waits while other rows are looked at. */
export function Notes({ page, reply: { at, notes } }: { page: PageState; reply: RowReply }) {
  const { drafts } = page
  const [words, setWords] = useState(NOTHING)
  const [known, setKnown] = useState(NOTHING)
  const [told, setTold] = useState('')
  const logged = notes[0]
  useEffect(() => {
    const before = logged ? { label: logged.label, text: logged.text } : NOTHING
    const draft = drafts.get(at)
    setKnown(before)
    setWords(draft ?? before)
    setTold(draft ? 'not kept yet' : '')
  }, [drafts, at, logged])
  const write = page.source.note
  if (write === undefined) return null
  const change = (part: Partial<NoteWords>) => {
    const next = { ...words, ...part }
    setWords(next)
    if (isSame(next, known)) drafts.delete(at)
    else drafts.set(at, next)
    setTold(isSame(next, known) ? '' : 'not kept yet')
  }
  const keep = async (event: Event) => {
    event.preventDefault()
    try {
      await write(at, words, known)
      drafts.delete(at)
      setKnown(words)
      setTold(isSame(words, NOTHING) ? 'taken away' : 'kept')
    } catch (error) {
      setTold((error as Error).message)
      // Somebody may have kept another meanwhile, which the next one is written over.
      const now = await page.source.get<RowReply>('row', new URLSearchParams({ at: String(at) })).catch(() => undefined)
      if (now) setKnown({ label: now.notes[0]?.label ?? '', text: now.notes[0]?.text ?? '' })
    }
  }
  return (
    <form class="notes" onSubmit={keep}>
      <h3>Note</h3>
      <label>
        Label
        <input
          value={words.label}
          maxLength={60}
          onInput={({ currentTarget }) => change({ label: currentTarget.value })}
        />
      </label>
      <label>
        Text
        <textarea
          rows={2}
          value={words.text}
          maxLength={10_000}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
      </label>
      <button type="submit">Keep</button>
      <span role="status">{told}</span>
    </form>
  )
}
