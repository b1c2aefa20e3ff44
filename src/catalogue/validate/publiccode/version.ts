import { publiccodeFacts } from './facts.ts'
import type { TextFault } from './text.ts'
import { words } from './words.ts'

/** Whether one version came before another: 0.2.1 before 0.3, 0.7.0 and 0.7 the same. */
export function older(version: string, other: string): boolean {
  const [a, b] = [numbers(version), numbers(other)]
  for (let place = 0; place < 3; place++) if ((a[place] ?? 0) !== (b[place] ?? 0)) return (a[place] ?? 0) < (b[place] ?? 0)
  return false
}

const numbers = (version: string) => version.split('.').map(Number)

/** The version to check by, and what is to be said of the one that the file states. «0» means the latest that begins with 0. */
export function readVersion(stated: string | undefined): { version: string; fault?: TextFault } {
  const { versions, latest } = publiccodeFacts().standard
  if (stated === undefined || stated === '' || stated === '0') return { version: latest }
  if (!versions.includes(stated))
    return {
      version: latest,
      fault: { severity: 'violation', code: 'unknown-version', ...words.unknownVersion(stated, latest), value: stated },
    }
  if (!older(stated, latest)) return { version: stated }
  return { version: stated, fault: { severity: 'warning', code: 'older-version', ...words.olderVersion(stated, latest), value: stated } }
}
