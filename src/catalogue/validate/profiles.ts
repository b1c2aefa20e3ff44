import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quad } from '@rdfjs/types'
import { Parser } from 'n3'
import { profilesFolder } from '../../config.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { ns } from '../../rdf/namespaces.ts'
import { type Kind, kinds } from '../kind.ts'

/** A profile in profiles/: its header tells all of this, so that a new profile is a new file and nothing else (profiles/README.md). */
export type Profile = {
  /** The file's name without its ending. */
  id: string
  iri: string
  title: LanguageText
  version: string
  issued: string
  /** The specification that it was written from. */
  source: string
  /** The kinds of records it is for. */
  kinds: readonly Kind[]
  /** What a record may say in dcterms:conformsTo to be checked by it. */
  conformsTo: readonly string[]
  /** The profiles that it narrows down: it is used instead of them. */
  narrows: readonly string[]
  /** Two letters: it is meant for records of this country. */
  country?: string
  /** It is used beside the others, and only for records that name one of these. */
  onlyWhen: readonly string[]
  /** The kinds that it is used for without being asked for: all of them, unless the header says less. */
  byDefault: readonly Kind[]
}

type Loaded = { profile: Profile; shapes: readonly Quad[]; text: string }
let loaded: ReadonlyMap<string, Loaded> | undefined

/** Every profile that comes with the product, by id. */
export function profiles(): readonly Profile[] {
  return [...load().values()].map(({ profile }) => profile)
}

export const profileOf = (id: string): Profile | undefined => load().get(id)?.profile

export function existingProfile(id: string): Profile {
  const profile = profileOf(id)
  if (!profile)
    throw new Problem('not-found', {
      sv: `Det finns ingen profil ${id}. Se listan över profiler.`,
      en: `There is no profile ${id}. See the list of profiles.`,
    })
  return profile
}

/** The profile's triples: shapes, texts and header. */
export const shapesOf = (id: string): readonly Quad[] => load().get(id)?.shapes ?? []

/** Each profile's file, as it is written. */
export const profileTexts = (): readonly { id: string; text: string }[] => [...load()].map(([id, { text }]) => ({ id, text }))

function load(): ReadonlyMap<string, Loaded> {
  loaded ??= new Map(
    readdirSync(profilesFolder)
      .filter((name) => name.endsWith('.ttl'))
      .sort()
      .map((name) => {
        const text = readFileSync(join(profilesFolder, name), 'utf8')
        const shapes = new Parser().parse(text) as Quad[]
        const id = name.slice(0, -'.ttl'.length)
        return [id, { profile: header(id, shapes), shapes, text }]
      }),
  )
  return loaded
}

function header(id: string, quads: readonly Quad[]): Profile {
  const iri = quads.find((quad) => quad.predicate.value === ns.rdf('type') && quad.object.value === ns.allm('ValidationProfile'))?.subject
    .value
  if (iri === undefined) throw new Error(`profiles/${id}.ttl has no header: an allm:ValidationProfile.`)
  const own = quads.filter((quad) => quad.subject.value === iri)
  const objects = (property: string) => own.filter((quad) => quad.predicate.value === property).map((quad) => quad.object)
  const values = (property: string) => objects(property).map((object) => object.value)
  const one = (property: string) => {
    const value = values(property)[0]
    if (value === undefined) throw new Error(`profiles/${id}.ttl does not state ${property} in its header.`)
    return value
  }
  const appliesTo = values(ns.allm('appliesTo'))
  for (const kind of appliesTo)
    if (!(kinds as readonly string[]).includes(kind)) throw new Error(`profiles/${id}.ttl applies to “${kind}”, which is not a kind.`)
  const country = values(ns.allm('country'))[0]
  const byDefault = values(ns.allm('byDefault'))
  return {
    id,
    iri,
    title: Object.fromEntries(
      objects(ns.dcterms('title')).map((object) => [object.termType === 'Literal' ? object.language : '', object.value]),
    ),
    version: one(ns.owl('versionInfo')),
    issued: one(ns.dcterms('issued')),
    source: one(ns.dcterms('source')),
    kinds: appliesTo as Kind[],
    conformsTo: values(ns.dcterms('conformsTo')),
    narrows: values(ns.prof('isProfileOf')),
    ...(country === undefined ? {} : { country }),
    onlyWhen: values(ns.allm('onlyWhen')),
    byDefault: byDefault.length === 0 ? (appliesTo as Kind[]) : (appliesTo as Kind[]).filter((kind) => byDefault.includes(kind)),
  }
}
