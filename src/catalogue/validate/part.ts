import type { Quad, Term } from '@rdfjs/types'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { ns } from '../../rdf/namespaces.ts'
import { propertyLabel } from '../properties.ts'

const names = [
  ns.dcterms('title'),
  ns.foaf('name'),
  ns.vcard('fn'),
  ns.skos('prefLabel'),
  ns.rdfs('label'),
  ns.schema('name'),
  ns.vcard('organization-name'),
]
const addresses = [
  ns.dcat('downloadURL'),
  ns.dcat('accessURL'),
  ns.dcat('endpointURL'),
  ns.vcard('hasEmail'),
  ns.foaf('homepage'),
  ns.foaf('mbox'),
]
const longest = 80

/** What to call something inside a record, for a person who never saw its blank node: «Distribution CSV-fil», or its address, or its place in the row. */
export function partName(node: Term, record: string, quads: readonly Quad[]): LanguageText {
  const link = quads.find(
    ({ object, subject }) => object.termType === node.termType && object.value === node.value && subject.value !== node.value,
  )
  const own = nameOf(node, quads)
  const name = own ?? (node.termType === 'NamedNode' ? { '': node.value } : (addressOf(node, quads) ?? placeOf(link, quads)))
  const outer = link && link.subject.value !== record && link.subject.termType === 'BlankNode' ? link.subject : undefined
  const within = outer && partName(outer, record, quads)
  const text = (language: 'sv' | 'en') => {
    const role = link ? roleOf(link, quads, language) : ''
    const said = say(name, language)?.text ?? ''
    const quoted = language === 'sv' ? `«${shortened(said)}»` : `“${shortened(said)}”`
    const inside = within ? (language === 'sv' ? ` i ${lower(within.sv!)}` : ` of ${lower(within.en!)}`) : ''
    return `${[role, said && (/^\d+$/.test(said) ? said : quoted)].filter((part) => part !== '').join(' ')}${inside}`
  }
  return { sv: text('sv'), en: text('en') }
}

/** The name that a thing goes by, in the languages it has. */
export function nameOf(node: Term, quads: readonly Quad[]): LanguageText | undefined {
  let best: LanguageText | undefined
  let rank = names.length
  const found = new Map<number, Record<string, string>>()
  for (const { subject, predicate, object } of quads) {
    if (object.termType !== 'Literal' || subject.value !== node.value) continue
    const place = names.indexOf(predicate.value)
    if (place < 0 || place > rank) continue
    const text = found.get(place) ?? {}
    found.set(place, text)
    text[object.language] ??= object.value.trim().replace(/\s+/g, ' ')
    if (text[object.language] === '') continue
    best = text
    rank = place
  }
  return best
}

// A property that has no label of ours says nothing to its reader; what sort of thing it is does.
function roleOf({ predicate, object }: Quad, quads: readonly Quad[], language: Language): string {
  const label = propertyLabel(predicate.value, language)
  if (!label.includes(':')) return label
  const types = quads
    .filter(({ subject, predicate }) => subject.value === object.value && predicate.value === ns.rdf('type'))
    .map((quad) => quad.object.value)
  return (
    sorts.find(([, type]) => types.some((each) => type.includes(each)))?.[0][language] ??
    label.slice(Math.max(label.lastIndexOf('/'), label.lastIndexOf('#'), label.lastIndexOf(':')) + 1)
  )
}

const sorts: readonly (readonly [{ sv: string; en: string }, readonly string[]])[] = [
  [{ sv: 'Distribution', en: 'Distribution' }, [ns.dcat('Distribution')]],
  [{ sv: 'Aktör', en: 'Agent' }, [ns.foaf('Agent'), ns.foaf('Organization'), ns.foaf('Person'), ns.org('Organization')]],
  [{ sv: 'Kontaktuppgift', en: 'Contact' }, [ns.vcard('Kind'), ns.vcard('Organization'), ns.vcard('Individual')]],
  [{ sv: 'Område', en: 'Area' }, [ns.dcterms('Location')]],
  [{ sv: 'Tidsperiod', en: 'Time period' }, [ns.dcterms('PeriodOfTime')]],
  [{ sv: 'Dokument', en: 'Document' }, [ns.foaf('Document')]],
]

function addressOf(node: Term, quads: readonly Quad[]): LanguageText | undefined {
  const found = addresses
    .map((property) => quads.find((quad) => quad.subject.value === node.value && quad.predicate.value === property))
    .find((quad) => quad !== undefined && quad.object.termType !== 'BlankNode')
  return found && { '': found.object.value.replace(/^mailto:/, '') }
}

// The second of three, when nothing else tells them apart; alone it needs no number.
function placeOf(link: Quad | undefined, quads: readonly Quad[]): LanguageText {
  if (!link) return {}
  const row = quads.filter((quad) => quad.subject.value === link.subject.value && quad.predicate.value === link.predicate.value)
  return row.length < 2 ? {} : { '': String(row.indexOf(link) + 1) }
}

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)
