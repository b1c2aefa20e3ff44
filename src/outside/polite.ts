/** Waits, unless ended by the signal. An argument of what uses it, so that tests need not wait. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

export type Politeness = {
  /** Connections at one time to one host from this process. Other processes have their own: a source is harvested by one at a time. */
  connections: number
  /** A host that asks for a longer pause than this is not waited for: the caller is told, and comes back another time. */
  longestPauseMs: number
  now: () => number
  sleep: Sleep
}

type Line = { busy: number; waiting: (() => void)[]; nextAt: number; pausedUntil: number }

// More hosts than this are remembered only while something is going on there.
const remembered = 1_000

/** Turns per host: so many at once, and so long between the start of one and the next. */
export function openTurns({ connections, longestPauseMs, now, sleep }: Politeness) {
  const lines = new Map<string, Line>()

  const forgetQuiet = (except: string) => {
    for (const [host, line] of lines)
      if (host !== except && line.busy === 0 && Math.max(line.nextAt, line.pausedUntil) <= now()) lines.delete(host)
  }

  const lineOf = (host: string) => {
    const line = lines.get(host) ?? { busy: 0, waiting: [], nextAt: 0, pausedUntil: 0 }
    lines.set(host, line)
    if (lines.size > remembered) forgetQuiet(host)
    return line
  }

  async function place(line: Line, signal?: AbortSignal) {
    if (line.busy < connections) {
      line.busy++
      return
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const abort = () => {
      line.waiting = line.waiting.filter((other) => other !== resolve)
      reject(signal?.reason)
    }
    line.waiting.push(resolve)
    signal?.addEventListener('abort', abort)
    await promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  // The place goes from hand to hand, so `busy` counts down only when nobody waits.
  const leave = (line: Line) => {
    const next = line.waiting.shift()
    if (next) next()
    else line.busy--
  }

  return {
    /** Waits for a turn at a host. `release` is called when the answer has been read or dropped; more than once does no harm. */
    async take(host: string, intervalMs: number, signal?: AbortSignal): Promise<{ release: () => void } | { pausedMs: number }> {
      signal?.throwIfAborted()
      const line = lineOf(host)
      await place(line, signal)
      let held = true
      const release = () => {
        if (held) leave(line)
        held = false
      }
      const pausedMs = line.pausedUntil - now()
      if (pausedMs > longestPauseMs) {
        release()
        return { pausedMs }
      }
      try {
        const at = Math.max(now(), line.nextAt, line.pausedUntil)
        line.nextAt = at + intervalMs
        if (at > now()) await sleep(at - now(), signal)
        return { release }
      } catch (error) {
        release()
        throw signal?.aborted ? signal.reason : error
      }
    },
    /** The host has said that it is busy: nobody here asks it again before then. */
    pause(host: string, ms: number) {
      const line = lineOf(host)
      line.pausedUntil = Math.max(line.pausedUntil, now() + ms)
    },
  }
}

export type Turns = ReturnType<typeof openTurns>
