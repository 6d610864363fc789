import { useEffect, useState } from 'preact/hooks'
import type { PageState } from './state'

/** The frames that a row names, where they lie under the folder of images. */
export function Images({ page, at, images }: { page: PageState; at: number; images: readonly string[] }) {
  if (images.length === 0) return null
  return (
    <section class="images">
      <h3>Frames</h3>
      <ul>
        {images.slice(0, 64).map((name, i) => (
          <li key={name}>
            <Frame page={page} at={at} number={i} name={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Frame({ page, at, number, name }: { page: PageState; at: number; number: number; name: string }) {
  const [address, setAddress] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let made: string | undefined
    let current = true
    page.source.image(at, number).then((blob) => {
      if (!current) return
      made = blob && URL.createObjectURL(blob)
      setAddress(made ?? null)
    })
    return () => {
      current = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [page, at, number])
  if (typeof address === 'string') return <img src={address} alt={name} />
  return <span class="missing">{address === null ? `${name} is not under --images` : name}</span>
}
