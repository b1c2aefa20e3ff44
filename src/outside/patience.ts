import { alarm } from './alarm.ts'

/** A trickle that keeps a connection formally alive is no answer: this much must come within each idle time. */
const leastBytes = 1_024

export type Limits = { idleTimeoutMs: number; totalTimeoutMs: number }
export type Reason = 'outside-too-slow' | 'outside-too-long' | 'outside-abandoned'

/**
 * How long we wait for one answer. Only time spent waiting for the server counts against it: while our own side is busy with
 * what has come, the clock of the server stands still, and another one runs that frees the connection if nobody reads on.
 * One byte a minute is ended after one idle time, since it brings less than `leastBytes`.
 */
export function patience({ idleTimeoutMs, totalTimeoutMs }: Limits, end: (reason: Reason, ms: number) => void) {
  let idleLeft = idleTimeoutMs
  let totalLeft = totalTimeoutMs
  let bytes = 0
  let stopped = false
  const abandoned = () => alarm(totalTimeoutMs, () => end('outside-abandoned', totalTimeoutMs))
  let silence = abandoned()
  return {
    /** Waits for the server: `next` is the next piece of its answer. */
    async during<T>(next: Promise<T>): Promise<T> {
      silence()
      const from = performance.now()
      silence =
        totalLeft < idleLeft
          ? alarm(totalLeft, () => end('outside-too-long', totalTimeoutMs))
          : alarm(idleLeft, () => end('outside-too-slow', idleTimeoutMs))
      try {
        return await next
      } finally {
        silence()
        if (!stopped) silence = abandoned()
        const waited = performance.now() - from
        idleLeft -= waited
        totalLeft -= waited
      }
    },
    received(more: number) {
      bytes += more
      if (bytes < leastBytes) return
      bytes = 0
      idleLeft = idleTimeoutMs
    },
    stop() {
      stopped = true
      silence()
    },
  }
}
