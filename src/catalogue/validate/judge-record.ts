import { DataFactory } from 'n3'
import type { LanguageText } from '../../kernel/language-text.ts'
import { type Choosing, profilesFor } from './choose.ts'
import { nameOf } from './part.ts'
import type { RecordResult } from './result.ts'
import { type TypesOf, withCodeLists } from './types-of.ts'
import { type CheckedRecord, validateRecord } from './validate-record.ts'

export type Verdict = { title?: LanguageText; profiles: string[]; results: RecordResult[] }

/** One record by the profiles that fit it: the same in whichever thread it is done. `typesHere` is what its own file says of others. */
export function judgeRecord(record: CheckedRecord, choosing: Choosing, typesHere: TypesOf): Verdict {
  const profiles = profilesFor(record, choosing)
  const title = nameOf(DataFactory.namedNode(record.uri), record.quads)
  return { ...(title && { title }), profiles, results: validateRecord(record, profiles, withCodeLists(typesHere)) }
}
