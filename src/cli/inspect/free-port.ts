import { isV2loError } from '../../base/error'

/** Ports that are tried one after another. */
const MOST_PORTS = 50

/** Starts something on a port, or on the next free one where that may be. */
export async function startOnFreePort<T>(
  { port, takesNextPort }: { readonly port: number; readonly takesNextPort: boolean },
  start: (port: number) => Promise<T>,
): Promise<T> {
  for (let next = port; ; next++) {
    try {
      return await start(next)
    } catch (error) {
      const taken = isV2loError(error) && error.received.includes('EADDRINUSE')
      if (!taken || !takesNextPort || next - port >= MOST_PORTS) throw error
    }
  }
}
