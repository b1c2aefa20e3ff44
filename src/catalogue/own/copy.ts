import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { ns } from '../../rdf/namespaces.ts'
import { demand } from '../access.ts'
import { findEntry } from '../find.ts'
import { ownedTypes } from '../kind.ts'
import { startDraft } from './drafts.ts'
import { draftAt, findOwn } from './find.ts'
import { isOwnKind } from './kind-forms.ts'

/** A new draft that says what an entry says, published here or harvested, or what a draft of ours says; at an address of its own. */
export async function copyEntry(
  db: Db,
  actor: Actor,
  { from, organisation, baseUrl, draft = false }: { from: number; organisation: number; baseUrl: string; draft?: boolean },
): Promise<number> {
  demand(actor, 'editEntries', organisation)
  const { uri, kind, quads } = draft ? await draftToCopy(db, actor, from) : await findEntry(db, from)
  if (!isOwnKind(kind))
    throw new Problem('conflict', {
      sv: 'Vi känner inte igen vad posten beskriver, så den går inte att skriva här.',
      en: 'We do not recognise what the entry describes, so it cannot be written here.',
    })
  return startDraft(db, actor, { organisation, kind, baseUrl, quads: (own) => renamed(uri, own, quads), copiedFrom: uri })
}

async function draftToCopy(db: Db, actor: Actor, id: number) {
  const own = await findOwn(db, actor, id)
  return { ...own, quads: (await draftAt(db, id, own.version)).quads }
}

const identifying: ReadonlySet<string> = new Set([ns.dcterms('identifier'), ns.adms('identifier'), ns.owl('sameAs')])

/** A record of its own: what told the old one from others is left out. */
export const renamed = (from: string, to: string, quads: readonly Quad[]): Quad[] =>
  moved(
    from,
    to,
    quads.filter(({ subject, predicate }) => subject.value !== from || !identifying.has(predicate.value)),
  )

/**
 * The record at another address. What belongs to it gets new addresses below its own, so that two records never describe one distribution.
 * What others share, such as a publisher, keeps its address.
 */
export function moved(from: string, to: string, quads: readonly Quad[]): Quad[] {
  const names = new Map([[from, to]])
  for (const { subject, predicate, object } of quads) {
    if (subject.termType !== 'NamedNode' || names.has(subject.value)) continue
    if (predicate.value !== ns.rdf('type') || !ownedTypes.has(object.value)) continue
    const name = object.value.slice(Math.max(object.value.lastIndexOf('#'), object.value.lastIndexOf('/')) + 1).toLowerCase()
    let number = 1
    while ([...names.values()].includes(`${to}#${name}-${number}`)) number++
    names.set(subject.value, `${to}#${name}-${number}`)
  }
  const named = <T extends Term>(term: T): T => {
    const name = term.termType === 'NamedNode' ? names.get(term.value) : undefined
    return name === undefined ? term : (DataFactory.namedNode(name) as unknown as T)
  }
  return quads.map(
    (quad) => DataFactory.quad(named(quad.subject) as never, quad.predicate as never, named(quad.object) as never) as unknown as Quad,
  )
}
