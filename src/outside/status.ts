import type { OutsideCode } from './findings.ts'

/** The statuses that bring something to read. */
export const readable = new Set([200, 203])

const byStatus: Record<number, OutsideCode> = {
  401: 'outside-access-denied',
  403: 'outside-access-denied',
  404: 'outside-not-found',
  406: 'outside-not-offered',
  407: 'outside-access-denied',
  410: 'outside-gone',
  429: 'outside-busy',
  451: 'outside-access-denied',
  503: 'outside-busy',
}

/** What a status that brings nothing means to us. */
export function codeOfStatus(status: number): OutsideCode {
  return byStatus[status] ?? (status >= 500 ? 'outside-server-error' : 'outside-unexpected-status')
}
