import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface MenuProps {
  readonly title: string
  readonly kind?: string
  readonly children: ComponentChildren
}

/** A list that opens below its title, and closes with Escape or a click anywhere else. */
export function Menu({ title, kind = 'menu', children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (details.current?.open && !details.current.contains(target as Node)) details.current.open = false
    }
    addEventListener('pointerdown', closeOutside)
    return () => removeEventListener('pointerdown', closeOutside)
  }, [])
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return
    event.stopPropagation()
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={details} class={kind} onKeyDown={closeByKey}>
      <summary>{title}</summary>
      <div class="menu-body">{children}</div>
    </details>
  )
}
