/**
 * Rings once after a time, unless silenced. It first lets the event loop see what has arrived: when our own work has held the loop longer
 * than the limit, timers come before sockets, and a server would be blamed for our slowness.
 */
export function alarm(ms: number, ring: () => void): () => void {
  let silenced = false
  const timer = setTimeout(() => setImmediate(() => silenced || ring()), ms)
  return () => {
    silenced = true
    clearTimeout(timer)
  }
}
