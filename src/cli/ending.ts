/** How long a process that was told to end may take to finish what it has begun, in milliseconds. */
export const GRACE_MS = 10_000

/** How often a process looks whether its parent is still there, in milliseconds. */
const PARENT_CHECK_MS = 500

/** What a process learns of its end: the signal, the exit code that says it, and how to stop listening for it. */
export interface Ending {
  readonly signal: AbortSignal
  /** As a shell has it: 130 after Ctrl-C (SIGINT), 143 otherwise. */
  readonly exitCode: () => 130 | 143
  release(): void
}

/**
 * A signal that is aborted when the process is told to end (SIGTERM, SIGINT, SIGHUP) or, where `parent` is given, when
 * the process of that id is no longer its parent. What has begun is then finished; after the grace, or at a second
 * signal, the process ends at once with its exit code.
 */
export function awaitEnding(parent?: number): Ending {
  const ending = new AbortController()
  const exitCode = () => (ending.signal.reason === 'SIGINT' ? 130 : 143)
  const end = (name?: NodeJS.Signals) => {
    if (ending.signal.aborted) process.exit(exitCode())
    ending.abort(name)
    setTimeout(() => process.exit(exitCode()), GRACE_MS).unref()
  }
  for (const name of SIGNALS) process.on(name, end)
  // A pipe that a forked sibling holds open tells nothing of the parent's end; its process id does.
  const timer = setInterval(() => {
    if (parent === undefined || process.ppid === parent) return
    clearInterval(timer)
    end()
  }, PARENT_CHECK_MS)
  timer.unref()
  return {
    signal: ending.signal,
    exitCode,
    release() {
      for (const name of SIGNALS) process.off(name, end)
      clearInterval(timer)
    },
  }
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
