import { DataFactory } from 'n3'
import type { LanguageText } from '../../kernel/language-text.ts'
import { entryFromQuads } from '../dcat.ts'
import type { Contact } from '../entry.ts'
import { nameOf } from '../validate/part.ts'
import type { RecordResult } from '../validate/result.ts'
import type { Cut } from './cut.ts'
import type { Arriving } from './store.ts'
import type { Subjects } from './subjects.ts'

/** One error in a refused record, in words for whoever keeps the record. */
export type Fault = Pick<RecordResult, 'part' | 'label' | 'value' | 'message' | 'fix' | 'example' | 'rule'>
/** The first errors of a record, and how many there are. `stays`: a version that came earlier still serves. */
export type Faults = { total: number; first: Fault[]; stays: boolean }

/** A record that was not taken in: what to call it, and whom to tell. */
export type Refused = { title?: LanguageText; contact?: string; faults?: Faults }

// Enough to see what sort of work it is. Whoever corrects these and has more is told of the others next time.
const mostFaults = 5
const longestText = 300

export function refusedFor(
  errors: readonly RecordResult[],
  { record, subjects, stays }: { record: Arriving; subjects: Subjects; stays: boolean },
): Refused & { faults: Faults } {
  const { title, contacts } = entryFromQuads(record.uri, record.kind, record.quads)
  const contact = contacts.map((one) => emailOf(one, subjects)).find((email) => email !== undefined)
  return {
    ...named(title),
    ...(contact !== undefined && { contact }),
    faults: { total: errors.length, first: errors.slice(0, mostFaults).map(asFault), stays },
  }
}

/** What a record is called that is too large or too entangled to be understood. */
export function refusedUnread({ parts }: Pick<Cut, 'parts'>, subjects: Subjects): Refused {
  const id = parts[0]
  if (id === undefined) return {}
  return named(nameOf(DataFactory.namedNode(id.replace(/^_:/, '')), subjects.quadsOf(id)) ?? {})
}

const named = (title: LanguageText): { title?: LanguageText } =>
  Object.keys(title).length === 0 ? {} : { title: Object.fromEntries(Object.entries(title).map(([tag, text]) => [tag, plain(text ?? '')])) }

const asFault = ({ part, label, value, message, fix, example, rule }: RecordResult): Fault => ({
  ...(part && { part }),
  ...(label && { label }),
  ...(value !== undefined && { value: plain(value) }),
  message,
  fix,
  ...(example !== undefined && { example }),
  ...(rule !== undefined && { rule }),
})

// PostgreSQL's jsonb holds no U+0000.
const plain = (text: string) =>
  (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text).replaceAll('\0', '').toWellFormed()

/** Also where the contact is a record of its own in the same file. */
function emailOf({ uri, email }: Contact, subjects: Subjects): string | undefined {
  const found = email ?? (uri === undefined ? undefined : entryFromQuads(uri, 'contact', subjects.quadsOf(uri)).contacts[0]?.email)
  return found !== undefined && /^[^\s@<>"]+@[^\s@<>"]+$/.test(found) && found.length <= 254 ? found : undefined
}
