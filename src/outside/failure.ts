import type { Finding } from '../kernel/finding.ts'
import { finding, type OutsideCode, shown } from './findings.ts'
import { RefusedName } from './lookup.ts'

/** Our own reason for ending a connection, on its way through Node's streams. */
export class Ended extends Error {
  readonly finding: Finding
  constructor(found: Finding) {
    super(found.message.en)
    this.finding = found
  }
}

/** Error codes of Node, libuv and DNS. TLS has too many to list and is told by its form below. */
const byCode: Record<string, OutsideCode> = {
  ENOTFOUND: 'outside-name-not-found',
  ENODATA: 'outside-name-not-found',
  EAI_AGAIN: 'outside-name-unanswered',
  EAI_FAIL: 'outside-name-unanswered',
  ECONNREFUSED: 'outside-connection-refused',
  EHOSTUNREACH: 'outside-unreachable',
  ENETUNREACH: 'outside-unreachable',
  EADDRNOTAVAIL: 'outside-unreachable',
  ETIMEDOUT: 'outside-unreachable',
  EPROTO: 'outside-tls',
}

// ERR_TLS_…, ERR_SSL_… and OpenSSL's verification names: CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT, UNABLE_TO_GET_ISSUER_CERT …
const tls = /^ERR_(TLS|SSL)_|CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^CRL_/

/** What a failed connection means, for a person. */
export function findingOf(error: Error, url: URL): Finding {
  if (error instanceof Ended) return error.finding
  if (error instanceof RefusedName) return finding('outside-address-refused', { url: shown(url), address: error.address })
  // Several addresses tried, each with its own failure: the last is as good as any.
  if (error instanceof AggregateError && error.errors.length > 0) return findingOf(error.errors.at(-1), url)
  const { code = '', message } = error as NodeJS.ErrnoException
  const known = byCode[code] ?? (tls.test(code) ? 'outside-tls' : code.startsWith('HPE_') ? 'outside-not-http' : 'outside-connection-lost')
  return finding(known, {
    url: shown(url),
    host: url.hostname,
    detail: known === 'outside-tls' ? `${code}, ${firstLine(message)}` : code || message,
  })
}

const firstLine = (text: string) => text.split('\n')[0]!.slice(0, 200)
