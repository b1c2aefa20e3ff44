import { type Transferable, Worker } from 'node:worker_threads'
import type { Jobs } from './jobs.ts'

// In the bundle all stands in one folder, and this thread's program has a name of its own there (scripts/build.mjs).
const program = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './validate-thread.js', import.meta.url)

type Waiting = { resolve: (answer: never) => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; failure?: unknown }

/** Other threads that check records. */
export class Threads {
  readonly #threads: Thread[]
  #number = 0

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => started())
  }

  get count(): number {
    return this.#threads.length
  }

  /** Done by the thread that has least to do. What is in `transfer` is handed over. */
  ask<Name extends keyof Jobs>(
    name: Name,
    input: Parameters<Jobs[Name]>[0],
    transfer: Transferable[] = [],
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    const thread = this.#threads.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least))
    if (thread.failure !== undefined) return Promise.reject(thread.failure)
    const number = this.#number++
    return new Promise((resolve, reject) => {
      thread.waiting.set(number, { resolve, reject })
      thread.worker.postMessage({ number, name, input }, transfer)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

function started(): Thread {
  const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: 24 } })
  const waiting: Thread['waiting'] = new Map()
  const thread: Thread = { worker, waiting }
  worker.on('message', ({ number, answer, error }) => {
    const { resolve, reject } = waiting.get(number)!
    waiting.delete(number)
    if (error === undefined) resolve(answer as never)
    else reject(error)
  })
  worker.on('error', (error) => {
    thread.failure = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return thread
}
