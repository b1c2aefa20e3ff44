import { wrongInput } from '../../api/issues.ts'
import { CaseDocument } from './case-document.ts'
import { demandCalculable } from './check-case.ts'

/** A document that can be calculated. Anything else is refused with what to correct, each fault at its place. */
export function readCase(json: unknown): CaseDocument {
  const read = CaseDocument.strict().safeParse(json)
  if (!read.success) throw wrongInput(read.error, 'body', Object.keys(CaseDocument.shape))
  demandCalculable(read.data)
  return read.data
}
