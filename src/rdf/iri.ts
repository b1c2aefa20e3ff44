import type { Quad, Term } from '@rdfjs/types'
import type { Finding } from '../kernel/finding.ts'
import type { Position } from './parse-problem.ts'

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/
// RDF 1.1 Turtle, production IRIREF: these characters may not stand in an IRI.
const forbidden = /[\u0000-\u0020<>"{}|^`\\]/

export const isAbsolute = (iri: string): boolean => scheme.test(iri)

// A parser whose grammar stops at a bad IRI is given this instead, so that reading can go on; `badIriIn` recovers the original.
const stand = 'allmanning-unusable-iri:'
export const standIn = (written: string): string => stand + encodeURIComponent(written)

// Properties, themes and licences come back in every record: remembering the good ones took a tenth off the writers.
const remembered = 20_000
const good = new Set<string>()

export function isIri(iri: string): boolean {
  if (good.has(iri)) return true
  if (!scheme.test(iri) || forbidden.test(iri) || iri.startsWith(stand)) return false
  if (good.size >= remembered) good.clear()
  good.add(iri)
  return true
}

const written = (iri: string): string => (iri.startsWith(stand) ? decodeURIComponent(iri.slice(stand.length)) : iri)

/** The first IRI of the quad that is relative or malformed, as it was written. */
export function badIriIn({ subject, predicate, object, graph }: Quad): string | undefined {
  return bad(subject) ?? bad(predicate) ?? bad(object) ?? bad(graph)
}

function bad(term: Term): string | undefined {
  if (term.termType === 'Literal') return bad(term.datatype)
  if (term.termType !== 'NamedNode') return undefined
  return isIri(term.value) ? undefined : written(term.value)
}

const asWhole = {
  sv: 'Skriv hela adressen, med https:// först, eller ange filens basadress (@base, xml:base).',
  en: 'Write the whole address, starting with https://, or state the base address of the file (@base, xml:base).',
}
// The commonest relative address there is: 153 of them in Bremen's catalogue.
const asMail = (address: string) => ({
  sv: `Skriv e-postadressen som mailto:${address}.`,
  en: `Write the e-mail address as mailto:${address}.`,
})

/** One finding for a quad that was left out because of an IRI in it. */
export function badIri(iri: string, { subject, predicate }: Quad, position: Position = {}): Finding {
  const focus = subject.termType === 'NamedNode' ? { focus: written(subject.value) } : {}
  const where = {
    sv: `Uppgiften (${written(predicate.value)}) är utelämnad.`,
    en: `The statement (${written(predicate.value)}) is left out.`,
  }
  const shown = iri.length > 300 ? `${iri.slice(0, 300)}…` : iri
  const place = { ...focus, ...(position.line === undefined ? {} : { line: position.line }) }
  if (!isAbsolute(iri))
    return {
      severity: 'violation',
      code: 'iri-relative',
      message: { sv: `Adressen «${shown}» är inte fullständig. ${where.sv}`, en: `The address “${shown}” is relative. ${where.en}` },
      fix: /^[^\s/@]+@[^\s/@]+$/.test(iri) ? asMail(iri) : asWhole,
      ...place,
    }
  return {
    severity: 'violation',
    code: 'iri-invalid',
    message: {
      sv: `Adressen «${shown}» innehåller tecken som inte får stå i en adress. ${where.sv}`,
      en: `The address “${shown}” contains characters that an address may not contain. ${where.en}`,
    },
    fix: {
      sv: 'Koda tecknen (mellanslag skrivs %20), eller dela upp värdet om det är flera adresser.',
      en: 'Encode the characters (a space is written %20), or split the value if it holds several addresses.',
    },
    ...place,
  }
}
