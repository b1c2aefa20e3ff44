import { testDatabase } from './database.ts'

/** Other servers of a test file, closed after the node that speaks to them. Call it before `testNode`. */
export async function closeLast(...things: { close(): Promise<unknown> }[]): Promise<void> {
  const { alsoClose } = await testDatabase()
  for (const thing of things) alsoClose(thing)
}
