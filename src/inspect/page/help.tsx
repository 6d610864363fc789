import { useEffect, useRef } from 'preact/hooks'
import type { PageState } from './state'

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['j  k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['Escape', 'back to where one came from'],
  ['[  ]', 'previous and next training step; in a row, of the same prompt'],
  ['g', 'the group: all rollouts of the prompt'],
  ['c', 'compare two files or two presets'],
  ['/', 'search in the texts'],
  ['f', 'go to the filters'],
  ['?', 'this list'],
]

/** The keys, in a dialog. */
export function Help({ page }: { page: PageState }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = page.help.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} aria-label="Keys" onClose={() => (page.help.value = false)}>
      <h2>Keys</h2>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => (page.help.value = false)}>
        Close
      </button>
    </dialog>
  )
}
