import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { fateOf, type LinkAnswer } from './link-state.ts'

const accept = '*/*'

/** Whether an address answers: HEAD, and where that is refused GET, of which nothing but the beginning is read. */
export async function askLink(outside: Pick<Outside, 'get' | 'head'>, url: string, signal?: AbortSignal): Promise<LinkAnswer> {
  const head = await outside.head(url, { accept, ...(signal && { signal }) })
  if (head.kind === 'ok') return { status: head.status }
  const told: LinkAnswer = {
    finding: head.finding,
    ...(head.status !== undefined && { status: head.status }),
    ...(head.retryAfterSeconds !== undefined && { retryAfterSeconds: head.retryAfterSeconds }),
  }
  // Without a status there was no server to ask; with 429 and 503 it wants to be left alone; and what may not be asked is not asked.
  if (head.status === undefined || head.status === 429 || head.status === 503 || fateOf(told) === 'never-asked') return told
  const answer = await outside.get(url, { accept, ...(signal && { signal }) })
  if (answer.kind === 'not-modified') return { status: 304 }
  if (answer.kind === 'ok') {
    await begin(answer.bytes)
    return { status: answer.status }
  }
  const { status, finding, retryAfterSeconds } = answer
  // 204, 206, or a file larger than we would read: it is there.
  if (status !== undefined && status >= 200 && status < 300) return { status }
  return { finding, ...(status !== undefined && { status }), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}

/** Reads the first bytes and closes the connection. A body that breaks off has been there all the same. */
async function begin(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _ of bytes) break
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}
