import { useEffect, useState } from 'preact/hooks'
import type { RowReply } from '../answers/rows'
import type { PageState } from './state'

/** A label and a remark on a row, kept in a file beside the log. */
export function Notes({ page, reply: { at, notes } }: { page: PageState; reply: RowReply }) {
  const [label, setLabel] = useState('')
  const [text, setText] = useState('')
  const [told, setTold] = useState('')
  const known = notes[0]
  useEffect(() => {
    setLabel(known?.label ?? '')
    setText(known?.text ?? '')
    setTold('')
  }, [at, known])
  const write = page.source.note
  if (write === undefined) return null
  const keep = async (event: Event) => {
    event.preventDefault()
    try {
      await write(at, label, text)
      setTold(label === '' && text === '' ? 'taken away' : 'kept')
    } catch (error) {
      setTold((error as Error).message)
    }
  }
  return (
    <form class="notes" onSubmit={keep}>
      <h3>Note</h3>
      <label>
        Label
        <input value={label} maxLength={60} onInput={({ currentTarget }) => setLabel(currentTarget.value)} />
      </label>
      <label>
        Text
        <textarea
          rows={2}
          value={text}
          maxLength={10_000}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="submit">Keep</button>
      <span role="status">{told}</span>
    </form>
  )
}
