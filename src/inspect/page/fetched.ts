import { useEffect, useState } from 'preact/hooks'
import type { PageState } from './state'

/** An answer of the server, fetched anew when what is asked changes; what was shown stays until the new one is there. */
export function useFetched<T>(page: PageState, path: string, words: string): { value?: T; problem?: string } {
  const [state, setState] = useState<{ value?: T; problem?: string }>({})
  useEffect(() => {
    let current = true
    page.source.get<T>(path, new URLSearchParams(words)).then(
      (value) => current && setState({ value }),
      (error: Error) => current && setState({ problem: error.message }),
    )
    return () => {
      current = false
    }
  }, [page, path, words])
  return state
}
