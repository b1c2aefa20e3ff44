import robotsParser from 'robots-parser'
import type { Finding } from '../kernel/finding.ts'
import { Problem } from '../kernel/problem.ts'
import { clientName, finding, shown } from './findings.ts'

/** What came of asking for /robots.txt. */
export type RobotsAnswer = { kind: 'text'; text: string } | { kind: 'status'; status: number } | { kind: 'refused'; finding: Finding }

export type Welcome = { refusal: Finding } | { /** At least so long between two questions to that host. */ intervalMs: number }

type Robot = { isDisallowed(url: string, client: string): boolean | undefined; getCrawlDelay(client: string): number | undefined }
type Rules = { robot: Robot } | { unreachable: number } | { refusal: Finding }
type Kept = { rules: Rules; until: number }

const day = 24 * 60 * 60 * 1000
// RFC 9309 §2.4: not older than 24 hours. A server that could not answer is asked again sooner, so that a mended one is not kept waiting.
const keptMs = (rules: Rules) => ('robot' in rules ? day : 10 * 60 * 1000)

// Crawl-delay is not in RFC 9309; the common default in CKAN is 10 s. Longer ones would make a paged harvest endless, so we wait this at most.
const longestCrawlDelayMs = 30_000

// RFC 9309 §2.5: at least 500 KiB must be read, and the rest may be ignored.
const robotsBytes = 500 * 1024

// The package's types claim a default export inside itself; what Node gives for this CommonJS module is the function.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robot

// The parser's time grows with wildcards × length of the URL: 500 KiB of them held it for 6.6 s on a long URL (2026-11), this many for 0.1 s.
// Lines after them are not read, as after the 500 KiB.
const mostWildcards = 2_000
const withoutFlood = (text: string) => {
  const read = text.split('*', mostWildcards).join('*')
  return read.length === text.length ? text : read.slice(0, read.lastIndexOf('\n') + 1)
}

const rulesOf = (url: string, answer: RobotsAnswer): Rules => {
  if (answer.kind === 'refused') return { refusal: answer.finding }
  if (answer.kind === 'text') return { robot: parseRobots(url, withoutFlood(answer.text)) }
  // §2.3.1.4: server errors mean complete disallow. §2.3.1.3: 400–499 mean there are no rules. Redirects that lead nowhere (§2.3.1.2) likewise.
  return answer.status >= 500 ? { unreachable: answer.status } : { robot: parseRobots(url, '') }
}

/**
 * RFC 9309 for our client: may this URL be fetched, and how slowly? A harvest is asked for by a person, but runs every night without one, so we
 * keep to it. `read` asks for one /robots.txt through the same guard as everything else.
 */
export function openRobots({ read, now }: { read: (url: URL, signal?: AbortSignal) => Promise<RobotsAnswer>; now: () => number }) {
  const kept = new Map<string, Kept>()

  async function rulesFor(origin: string, signal?: AbortSignal): Promise<Rules> {
    const old = kept.get(origin)
    if (old && old.until > now()) return old.rules
    const address = new URL('/robots.txt', origin)
    let rules = rulesOf(address.href, await read(address, signal))
    // §2.4: old rules hold while new ones cannot be had.
    if ('unreachable' in rules && old && 'robot' in old.rules) rules = old.rules
    // A refusal is the server's own failure, told as such; it says nothing about robots and is not kept.
    if (!('refusal' in rules)) {
      kept.delete(origin)
      kept.set(origin, { rules, until: now() + keptMs(rules) })
      if (kept.size > 1_000) kept.delete(kept.keys().next().value!)
    }
    return rules
  }

  return async function welcome(url: URL, signal?: AbortSignal): Promise<Welcome> {
    const rules = await rulesFor(url.origin, signal)
    const facts = { url: shown(url), detail: new URL('/robots.txt', url).href }
    if ('refusal' in rules) return rules
    if ('unreachable' in rules) return { refusal: finding('outside-robots-unreachable', { ...facts, status: rules.unreachable }) }
    // §2.3.1.2: after redirects the rules still hold for the host that was first asked, which is how the parser was told.
    if (rules.robot.isDisallowed(url.href, clientName)) return { refusal: finding('outside-robots-forbid', facts) }
    return { intervalMs: Math.min(Math.max(rules.robot.getCrawlDelay(clientName) ?? 0, 0) * 1000, longestCrawlDelayMs) }
  }
}

/** As much of a robots.txt as counts. What breaks off on the way has not been read, and says why. */
export async function beginningOf(bytes: AsyncIterable<Uint8Array>): Promise<RobotsAnswer> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of bytes) {
      pieces.push(piece)
      size += piece.length
      if (size >= robotsBytes) break
    }
  } catch (error) {
    const found = error instanceof Problem ? error.findings[0] : undefined
    if (!found) throw error
    return { kind: 'refused', finding: found }
  }
  return { kind: 'text', text: new TextDecoder().decode(Buffer.concat(pieces).subarray(0, robotsBytes)) }
}
