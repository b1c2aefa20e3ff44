import type { Quad } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import type { Kind } from '../kind.ts'
import { profilesFor } from '../validate/choose.ts'
import { type Form, formOf } from './fields.ts'

/** The kinds that people can write here: all but what we do not recognise. */
export type OwnKind = Exclude<Kind, 'other'>

type Start = {
  /** What a new record is said to be. */
  types: readonly string[]
  /** The same by dcterms:type, where rdf:type is shared with other kinds. */
  sort?: string
  /** The class that its form is made for, and the profiles that have it where none is chosen for the kind. */
  form: string
  profiles?: readonly string[]
}

const asset = ns.dcat('Dataset') // what ADMS-AP has its shape of assets on
const starts: { readonly [kind in OwnKind]: Start } = {
  dataset: { types: [ns.dcat('Dataset')], form: ns.dcat('Dataset') },
  'data-service': { types: [ns.dcat('DataService')], form: ns.dcat('DataService') },
  'dataset-series': { types: [ns.dcat('DatasetSeries')], form: ns.dcat('DatasetSeries') },
  catalogue: { types: [ns.dcat('Catalog')], form: ns.dcat('Catalog') },
  'public-service': { types: [ns.cpsv('PublicService')], form: ns.cpsv('PublicService') },
  software: { types: [ns.schema('SoftwareSourceCode'), ns.adms('Asset')], form: asset, profiles: ['adms-ap'] },
  standard: { types: [ns.dcterms('Standard')], form: asset, profiles: ['adms-ap'] },
  register: { types: [ns.dcat('Dataset')], sort: ns.allm('Register'), form: ns.dcat('Dataset') },
  'building-block': { types: [ns.adms('Asset')], sort: ns.allm('BuildingBlock'), form: asset },
  pattern: { types: [ns.adms('Asset')], sort: ns.allm('Pattern'), form: asset },
  position: { types: [ns.allm('Position')], form: ns.allm('Position') },
  publisher: { types: [ns.foaf('Agent')], form: ns.foaf('Agent'), profiles: ['dcat-ap-se'] },
  contact: { types: [ns.vcard('Organization')], form: ns.vcard('Kind') },
}

export const ownKinds = Object.keys(starts) as OwnKind[]
export const isOwnKind = (kind: string): kind is OwnKind => kind in starts
export const startOf = (kind: OwnKind): Start => starts[kind]

export type Guide = {
  /** The profiles that it is checked by. */
  checked: readonly string[]
  /** Those that its form is made from. */
  profiles: readonly string[]
  form: Form
}

/** What a record of a kind is written and checked by: what it says that it follows, else what its kind suggests here. */
export function guideFor(record: { uri: string; kind: OwnKind; quads: readonly Quad[] }): Guide {
  const checked = profilesFor(record, { country: 'SE' })
  const { form: of, profiles: given } = starts[record.kind]
  for (const profiles of [given ?? [], checked, ['adms-ap']]) {
    const form = profiles.length > 0 ? formOf(profiles, of) : undefined
    if (form) return { checked, profiles, form }
  }
  throw new Error(`No profile describes ${of}.`)
}
