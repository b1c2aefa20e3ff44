import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { CaseDocument } from './case-document.ts'
import type { CaseResult } from './case-result.ts'
import { demandCalculable } from './check-case.ts'

// In the bundle all stands in one folder, and this thread's program has a name of its own there (scripts/build.mjs).
const program = new URL(import.meta.url.endsWith('.ts') ? './thread/thread.ts' : './case-thread.js', import.meta.url)

/** One core is left for requests. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1))
/** The largest takes some two seconds: whoever is last waits half a minute at the very most. */
const mostWaiting = 16

type Asked = { document: CaseDocument; resolve: (result: CaseResult) => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; doing: Asked | undefined }

const threads: Thread[] = []
const waiting: Asked[] = []

/** The same as `calculate`, in another thread, so that nobody else waits for it. With too many at once it is refused. */
export async function calculateApart(document: CaseDocument): Promise<CaseResult> {
  demandCalculable(document)
  if (waiting.length >= mostWaiting) throw tooMany()
  return new Promise((resolve, reject) => {
    waiting.push({ document, resolve, reject })
    next()
  })
}

function next(): void {
  if (waiting.length === 0) return
  let free = threads.find(({ doing }) => !doing)
  if (!free && threads.length < mostThreads) {
    free = started()
    threads.push(free)
  }
  if (!free) return
  free.doing = waiting.shift()!
  free.worker.ref()
  free.worker.postMessage({ document: free.doing.document })
}

/** A thread is kept for the next calculation, and holds no process that has nothing else to do. */
function started(): Thread {
  const thread: Thread = { worker: new Worker(program), doing: undefined }
  const { worker } = thread
  worker.unref()
  worker.on('message', ({ result, error }: { result?: CaseResult; error?: unknown }) => {
    const asked = thread.doing
    thread.doing = undefined
    worker.unref()
    if (result) asked?.resolve(result)
    else asked?.reject(error)
    next()
  })
  const lost = (error: unknown) => {
    threads.splice(threads.indexOf(thread), 1)
    thread.doing?.reject(error)
    thread.doing = undefined
    next()
  }
  worker.on('error', lost)
  worker.on('exit', () => threads.includes(thread) && lost(new Error('The thread that calculates has ended')))
  return thread
}

const tooMany = () =>
  new Problem(
    'too-many-requests',
    {
      sv: 'Många kalkyler räknas just nu. Försök igen om en halv minut.',
      en: 'Many calculations are being made. Try again in half a minute.',
    },
    { retryAfterSeconds: 30 },
  )
