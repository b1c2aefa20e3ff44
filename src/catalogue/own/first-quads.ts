import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { dataPortalAddress } from '../../organisations/number.ts'
import type { Organisation, OrganisationKind } from '../../organisations/organisation.ts'
import { ns } from '../../rdf/namespaces.ts'
import { type Field, formOf } from './fields.ts'
import { guideFor, type OwnKind, startOf } from './kind-forms.ts'

const { namedNode, literal } = DataFactory

/** What we know before anybody has written a word: what it is, its code, and who answers for it. */
export function firstQuads(uri: string, kind: OwnKind, id: number, owner: Organisation): Quad[] {
  const { types, sort } = startOf(kind)
  const start = [
    ...types.map((type) => triple(uri, ns.rdf('type'), namedNode(type))),
    ...(sort === undefined ? [] : [triple(uri, ns.dcterms('type'), namedNode(sort))]),
  ]
  const { form, profiles } = guideFor({ uri, kind, quads: start })
  return [
    ...start,
    ...form.fields
      .filter(({ need }) => need === 'mandatory')
      .flatMap((field) => {
        if (field.path === ns.dcterms('identifier')) return [triple(uri, field.path, literal(`${kind}-${id}`))]
        const of = field.takes.kind === 'thing' && field.takes.entries === 'publisher' ? field.takes.class : undefined
        return of === undefined || kind === 'publisher' ? [] : byOwner(uri, field, of, owner, profiles)
      }),
  ]
}

/** The organisation by the address that the data portal recommends (rule HV-8), with what its own form asks for and we know. */
function byOwner(uri: string, { path }: Field, of: string, owner: Organisation, profiles: readonly string[]): Quad[] {
  const agent = owner.number === null ? `${uri}#publisher` : dataPortalAddress(owner.number)
  const known: { readonly [path: string]: () => Quad[] } = {
    [ns.foaf('name')]: () => names(ns.foaf('name')),
    [ns.skos('prefLabel')]: () => names(ns.skos('prefLabel')),
    [ns.dcterms('title')]: () => names(ns.dcterms('title')),
    [ns.dcterms('type')]: () =>
      publisherTypes[owner.kind].map((code) => triple(agent, ns.dcterms('type'), namedNode(publisherType + code))),
    [ns.dcterms('identifier')]: () => (owner.number === null ? [] : [triple(agent, ns.dcterms('identifier'), literal(owner.number))]),
    [ns.dcterms('spatial')]: () => [triple(agent, ns.dcterms('spatial'), namedNode(sweden))],
  }
  const names = (property: string) =>
    Object.entries(owner.name).map(([language, text]) => triple(agent, property, language === '' ? literal(text) : literal(text, language)))
  return [
    triple(uri, path, namedNode(agent)),
    triple(agent, ns.rdf('type'), namedNode(of)),
    ...(formOf(profiles, of)?.fields ?? []).flatMap((field) => known[field.path]?.() ?? []),
  ]
}

const sweden = 'http://publications.europa.eu/resource/authority/country/SWE'
const publisherType = 'http://purl.org/adms/publishertype/'
const publisherTypes: { readonly [kind in OrganisationKind]: readonly string[] } = {
  agency: ['NationalAuthority'],
  region: ['RegionalAuthority'],
  municipality: ['LocalAuthority'],
  association: ['LocalAuthority'],
  company: ['Company'],
  other: [],
}

const triple = (subject: string, predicate: string, object: ReturnType<typeof namedNode> | ReturnType<typeof literal>): Quad =>
  DataFactory.quad(namedNode(subject), namedNode(predicate), object) as unknown as Quad
