import { save } from './format'
import type { PageState } from './state'

/** Offers a file for saving once it is there; tells why where it cannot be had. */
export async function offer(page: PageState, blob: Promise<Blob>, name: string): Promise<void> {
  try {
    save(await blob, name)
  } catch (error) {
    page.problem.value = (error as Error).message
  }
}
