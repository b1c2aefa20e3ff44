import type { Finding } from '../kernel/finding.ts'
import { readUrl } from './address.ts'
import { finding, shown } from './findings.ts'

/** RFC 9110 §15.4. All are followed with GET, since we ask nothing else; 300 and 305 lead nowhere by themselves. */
const redirects = new Set([301, 302, 303, 307, 308])
const lasting = new Set([301, 308])

// RFC 9110 §15.4 leaves the number to us; RFC 9309 §2.3.1.2 wants at least five for robots.txt.
export const mostRedirects = 5

/** Where an answer sends us, or why not there; undefined when it is no redirect. `visited` holds all URLs asked so far, the first one first. */
export function redirectOf(
  status: number,
  location: string | undefined,
  visited: readonly URL[],
): { to: URL; notes: Finding[] } | { refusal: Finding } | undefined {
  if (!redirects.has(status)) return undefined
  const first = visited[0]!
  const from = visited.at(-1)!
  const target = location ? readUrl(asWritten(location), from) : undefined
  if (!target || 'refusal' in target)
    return { refusal: finding('outside-redirect-broken', { url: shown(from), detail: shown(location ?? '') }) }
  const to = target.url
  if (visited.some((url) => url.href === to.href))
    return { refusal: finding('outside-redirect-loop', { url: shown(first), to: shown(to) }) }
  if (visited.length > mostRedirects)
    return { refusal: finding('outside-redirects-too-many', { url: shown(first), detail: String(mostRedirects) }) }
  const facts = { url: shown(from), to: shown(to) }
  const notes: Finding[] = []
  if (from.protocol === 'https:' && to.protocol === 'http:') notes.push(finding('outside-downgraded', facts))
  // Only the first step is the source's own address; what others do behind it is theirs.
  if (lasting.has(status) && visited.length === 1) notes.push(finding('outside-moved', facts))
  return { to, notes }
}

/** Node reads headers byte for byte as Latin-1, and some servers write a path with å, ä, ö as it is, in UTF-8. Browsers read it so, too. */
function asWritten(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? header : text
}
