// What runs in each of the other threads: bytes in, results out.
import { parentPort } from 'node:worker_threads'
import { type Jobs, jobs } from './jobs.ts'

parentPort!.on('message', async ({ number, name, input }: { number: number; name: keyof Jobs; input: never }) => {
  try {
    parentPort!.postMessage({ number, answer: await jobs[name](input) })
  } catch (error) {
    parentPort!.postMessage({ number, error })
  }
})
