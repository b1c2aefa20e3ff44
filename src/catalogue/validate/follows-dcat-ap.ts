import type { Quad } from '@rdfjs/types'
import type { Kind } from '../kind.ts'
import type { RecordResult } from './result.ts'
import { validateRecord } from './validate-record.ts'

/** Whether a record has no error by DCAT-AP, whatever profiles it was checked by: that is what the EU's points count. */
export function followsDcatAp(
  record: { uri: string; kind: Kind; quads: readonly Quad[] },
  profiles: readonly string[],
  results: readonly RecordResult[],
): boolean {
  const found = profiles.includes('dcat-ap') ? results.filter(({ profile }) => profile === 'dcat-ap') : validateRecord(record, ['dcat-ap'])
  return !found.some(({ severity }) => severity === 'violation')
}
