import { isIri } from '../../../rdf/iri.ts'
import { ns } from '../../../rdf/namespaces.ts'
import type { Patcher } from '../patches.ts'
import { address, replacement, statementOf } from './statements.ts'

// Also at the end of an address: a relative one was completed with the file's own when it was read.
const email = /^(?:mailto:|https?:\/\/(?:[^\s@]*\/)?)?\s*([^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[a-z]{2,})$/i

/** An e-mail address without mailto:, or as text, becomes an address with it. */
export const emailPatch: Patcher = (fault) => {
  if (fault.path !== ns.vcard('hasEmail') && fault.path !== ns.foaf('mbox')) return undefined
  const found = fault.value?.termType === 'BlankNode' ? undefined : email.exec(fault.value?.value.trim() ?? '')?.[1]
  return found === undefined
    ? undefined
    : replacement(statementOf(fault), address(`mailto:${found}`), {
        sv: `E-postadressen skrivs mailto:${found}.`,
        en: `The e-mail address is written mailto:${found}.`,
      })
}

/** A telephone number as text becomes an address with tel:, RFC 3966: digits, and hyphens for the spaces. */
export const telephonePatch: Patcher = (fault) => {
  if (fault.path !== ns.vcard('hasValue') || fault.value?.termType !== 'Literal') return undefined
  const text = fault.value.value.trim().replace(/^tel:/i, '')
  if (!/^\+?[\d\s()/-]{5,25}$/.test(text)) return undefined
  const number = text.replace(/[\s()/-]+/g, '-').replace(/^-|-$/g, '')
  return replacement(statementOf(fault), address(`tel:${number}`), {
    sv: `Telefonnumret skrivs tel:${number}.`,
    en: `The telephone number is written tel:${number}.`,
  })
}

const addressFaults: ReadonlySet<string> = new Set([
  ns.sh('NodeKindConstraintComponent'),
  ns.sh('PatternConstraintComponent'),
  ns.sh('InConstraintComponent'),
])

/** A web address that is written as text becomes an address. */
export const addressPatch: Patcher = (fault) => {
  const { value, component, rule, path, record } = fault
  // An identifier may look like an address and still be a text.
  if (path === ns.adms('identifier') || value?.termType !== 'Literal' || !addressFaults.has(component)) return undefined
  const written = value.value.trim().replaceAll(' ', '%20')
  if (!/^https?:\/\/[^/]+/.test(written) || !isIri(written) || !rule?.example?.startsWith('http')) return undefined
  // As an address it would lead to what is described here: the record itself as its own web page, which is another fault.
  if (record.quads.some(({ subject }) => subject.value === written)) return undefined
  return replacement(statementOf(fault), address(written), {
    sv: 'Samma adress, skriven som adress i stället för som text.',
    en: 'The same address, written as an address instead of as text.',
  })
}
