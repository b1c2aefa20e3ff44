import type { Quad } from '@rdfjs/types'
import { ns } from '../../../rdf/namespaces.ts'
import { type CodeListName, type Concept, codeList } from '../../code-lists.ts'
import type { Fault, Patcher } from '../patches.ts'
import { address, replacement, statementOf, statementsOf } from './statements.ts'

const lists: { readonly [property: string]: CodeListName } = {
  [ns.dcat('theme')]: 'themes',
  [ns.dcterms('accessRights')]: 'access-rights',
  [ns.dcterms('accrualPeriodicity')]: 'frequencies',
  [ns.dcterms('language')]: 'languages',
  [ns.adms('status')]: 'distribution-status',
  [ns.dcatap('availability')]: 'planned-availability',
  [ns.dcatap('hvdCategory')]: 'high-value-categories',
  [ns.dcterms('type')]: 'publisher-types',
}

/** A code written as its label, its short name, or an address with https becomes the code's address in its table. */
export const codePatch: Patcher = (fault) => {
  const list = fault.path === undefined ? undefined : lists[fault.path]
  if (list === undefined) return undefined
  const statement = fault.value ? statementOf(fault) : onlyMistaken(fault, list)
  if (!statement || statement.object.termType === 'BlankNode') return undefined
  const concept = conceptMeant(list, statement.object.value)
  return (
    concept &&
    replacement(statement, address(concept.uri), {
      sv: `«${statement.object.value}» är ${concept.uri} (${concept.sv}) i listan.`,
      en: `“${statement.object.value}” is ${concept.uri} (${concept.en}) in the list.`,
    })
  )
}

// A rule about the whole record («no theme from the list») has no value to show: the one that can be read as a code is meant.
function onlyMistaken(fault: Fault, list: CodeListName): Quad | undefined {
  const mistaken = statementsOf(fault, fault.path!).filter(
    ({ object }) => object.termType !== 'BlankNode' && conceptMeant(list, object.value) !== undefined,
  )
  return mistaken.length === 1 ? mistaken[0] : undefined
}

const known = new Map<CodeListName, ReadonlyMap<string, Concept>>()

function conceptMeant(list: CodeListName, value: string): Concept | undefined {
  let byText = known.get(list)
  if (!byText) {
    const made = new Map<string, Concept>()
    for (const concept of codeList(list).concepts)
      for (const text of [
        concept.uri,
        concept.code,
        concept.tag,
        concept.sv,
        concept.en,
        ...(concept.variants ?? []),
        ...(concept.sameAs ?? []),
      ])
        if (text !== undefined && !made.has(keyOf(text))) made.set(keyOf(text), concept)
    byText = made
    known.set(list, byText)
  }
  return byText.get(keyOf(value)) ?? (list === 'languages' ? byText.get(languageCode(value) ?? '') : undefined)
}

// Languages are also named by the Library of Congress and by Lexvo, and the EU's table itself by the address of its page.
const languageElsewhere =
  /^(?:https?:\/\/(?:id\.loc\.gov\/vocabulary\/iso639-[12]\/|(?:www\.)?lexvo\.org\/(?:id|page)\/iso639-[13]\/|publications\.europa\.eu\/resource\/dataset\/language\/))?([a-z]{2,3})[./]?$/i

// ISO 639-2 has two codes for twenty languages; the EU's table has those that ISO 639-3 kept.
const bibliographic: { readonly [code: string]: string } = {
  alb: 'sqi',
  arm: 'hye',
  baq: 'eus',
  bur: 'mya',
  chi: 'zho',
  cze: 'ces',
  dut: 'nld',
  fre: 'fra',
  geo: 'kat',
  ger: 'deu',
  gre: 'ell',
  ice: 'isl',
  mac: 'mkd',
  mao: 'mri',
  may: 'msa',
  per: 'fas',
  rum: 'ron',
  slo: 'slk',
  tib: 'bod',
  wel: 'cym',
}

function languageCode(value: string): string | undefined {
  const code = languageElsewhere.exec(value.trim())?.[1]?.toLowerCase()
  return code === undefined ? undefined : (bibliographic[code] ?? code)
}

const keyOf = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/\/$/, '')
