import { ns } from '../../../rdf/namespaces.ts'
import { codeList } from '../../code-lists.ts'
import type { Patcher } from '../patches.ts'
import { address, replacement, statementOf } from './statements.ts'

const creativeCommons =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2}))?(?:\/(?:deed(?:\.[a-z_-]+)?|legalcode(?:\.[a-z_-]+)?)?)?$/i
const zero = 'http://creativecommons.org/publicdomain/zero/1.0/'

/** A licence whose address has https, no last slash or a language becomes the address that the data portal knows. */
export const licencePatch: Patcher = (fault) => {
  const { path, value, record, focus } = fault
  if (path !== ns.dcterms('license') || !value || value.termType === 'BlankNode') return undefined
  const right = knownAddress(value.value.trim())
  // A catalogue's licence is for its descriptions and can only be CC0; another licence is its owner's to reconsider.
  if (right === undefined || (record.kind === 'catalogue' && focus.value === record.uri && right !== zero)) return undefined
  return replacement(statementOf(fault), address(right), {
    sv: `Licensens adress skrivs ${right}. Det är samma licens.`,
    en: `The licence’s address is written ${right}. It is the same licence.`,
  })
}

let byAddress: ReadonlyMap<string, string> | undefined

export function knownAddress(value: string): string | undefined {
  const [, section, name, version, country] = creativeCommons.exec(value) ?? []
  if (section)
    return `http://creativecommons.org/${section.toLowerCase()}/${name!.toLowerCase()}/${version}/${country ? `${country.toLowerCase()}/` : ''}`
  byAddress ??= new Map(
    codeList('licences').concepts.flatMap(({ uri, code, variants = [], sameAs = [] }) =>
      [uri, code, ...variants, ...sameAs].map((each) => [keyOf(each), uri] as const),
    ),
  )
  return byAddress.get(keyOf(value))
}

const keyOf = (value: string) =>
  value
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/\/$/, '')
