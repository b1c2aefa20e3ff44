// What runs in the other thread: a checked document in, its result out.
import { parentPort } from 'node:worker_threads'
import { calculate } from '../calculate.ts'

parentPort!.on('message', ({ document }) => {
  try {
    parentPort!.postMessage({ result: calculate(document) })
  } catch (error) {
    parentPort!.postMessage({ error })
  }
})
