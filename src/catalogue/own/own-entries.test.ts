import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { testDatabase } from '../../../test/database.ts'
import { historyOf } from '../../history/read.ts'
import { type Actor, inOrganisation } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { ns } from '../../rdf/namespaces.ts'
import { assessSource } from '../assess.ts'
import { search } from '../search/search.ts'
import { endSource } from '../source.ts'
import { copyEntry } from './copy.ts'
import { discardDraft, restoreDraft, saveDraft, startDraft, takeBackDraft } from './drafts.ts'
import { draftAt, findOwn, listOwn } from './find.ts'
import { guideFor, ownKinds } from './kind-forms.ts'
import { clashes, merged } from './merge.ts'
import { endOwnEntry, entriesKind, publishEntry } from './publish.ts'
import { readRecord } from './read-record.ts'

const { db } = await testDatabase()
const operator: Actor = { kind: 'operator', name: 'operator' }
const baseUrl = 'https://nod.example'
const own = await addOrganisation(db, operator, { kind: 'municipality', name: { sv: 'Tallviks kommun' }, number: '212000-0142' })
const other = await addOrganisation(db, operator, { kind: 'region', name: { sv: 'Region Norrskog' } })
const person = (role: Role, organisation = own): Actor => ({
  kind: 'person',
  person: 7,
  grants: [{ role, scope: inOrganisation(organisation) }],
})
const editor = person('editor')

const kindOfProblem = async (work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error.kind
    throw error
  }
}

const { namedNode, literal } = DataFactory
const say = (uri: string, property: string, text: string, language = 'sv'): Quad =>
  DataFactory.quad(namedNode(uri), namedNode(property), literal(text, language)) as unknown as Quad

/** A draft with all that DCAT-AP-SE demands. */
async function writtenDataset(title: string, actor: Actor = editor): Promise<number> {
  const id = await startDraft(db, actor, { organisation: own, kind: 'dataset', baseUrl })
  const { uri, version } = await findOwn(db, actor, id)
  const { quads } = await draftAt(db, id, version)
  const more = [say(uri, ns.dcterms('title'), title), say(uri, ns.dcterms('description'), `${title} i kommunen.`)]
  await saveDraft(db, actor, id, { version, quads: [...quads, ...more] })
  return id
}

test('a draft has its address from the first, says who answers for it, and is seen by nobody else', async () => {
  const id = await startDraft(db, editor, { organisation: own, kind: 'dataset', baseUrl })
  const draft = await findOwn(db, editor, id)
  assert.equal(draft.uri, `https://nod.example/id/dataset/${id}`)
  assert.equal(draft.state, 'draft')
  const { triples } = await draftAt(db, id, 1)
  assert.match(triples, /dcat#Dataset/)
  assert.match(triples, /dataportal\.se\/organisation\/SE2120000142/)
  assert.equal((await search(db, { text: 'tallviks' })).total, 0)
})

test('every kind has a form of its own from a profile', () => {
  for (const kind of ownKinds) {
    const { form, profiles } = guideFor({ uri: 'https://nod.example/x', kind, quads: [] })
    assert.ok(form.fields.length > 3 && profiles.length > 0, kind)
    assert.ok(
      form.fields.some(({ need }) => need === 'mandatory'),
      `${kind} has something that must be there`,
    )
  }
})

test('what is mandatory stops publishing and nothing else', async () => {
  const id = await startDraft(db, editor, { organisation: own, kind: 'dataset', baseUrl })
  const refused = await publishEntry(db, editor, id, { version: 1 }).catch((error) => error)
  assert.ok(refused instanceof Problem && refused.kind === 'invalid')
  assert.ok(refused.findings.some(({ message }) => message.sv === 'Datamängden saknar titel.'))
  assert.equal((await findOwn(db, editor, id)).state, 'draft')
})

test('what is published is found, checked and scored as if it had been harvested, at the address that was promised', async () => {
  const id = await writtenDataset('Badvattenkvalitet')
  const { source, run } = done(await publishEntry(db, editor, id, { version: 2 }))
  const entry = await db
    .selectFrom('entry')
    .select(['id', 'uri', 'kind', 'version', 'source_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(entry, { id, uri: `https://nod.example/id/dataset/${id}`, kind: 'dataset', version: 1, source_id: source })
  assert.deepEqual(
    (await search(db, { text: 'badvatten' })).hits.map((hit) => hit.id),
    [id],
  )
  assert.deepEqual(
    await db.selectFrom('harvest_run').select(['state', 'added', 'records']).where('id', '=', run).executeTakeFirstOrThrow(),
    {
      state: 'done',
      added: 1,
      records: 1,
    },
  )
  await assessSource(db, source, new Date())
  const check = await db.selectFrom('entry_check').select(['profiles', 'violations']).where('entry_id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual(check, { profiles: ['dcat-ap-se'], violations: 0 })
  assert.ok(await db.selectFrom('record_quality').select('points').where('entry_id', '=', id).executeTakeFirst())
  assert.equal((await findOwn(db, editor, id)).state, 'published')
})

test('a change is a draft until it is published; then the entry has a new version', async () => {
  const id = await writtenDataset('Cykelvägar')
  await publishEntry(db, editor, id, { version: 2 })
  const { quads } = await draftAt(db, id, 2)
  const { uri } = await findOwn(db, editor, id)
  await saveDraft(db, editor, id, { version: 2, quads: [...quads, say(uri, ns.dcat('keyword'), 'cykel')] })
  assert.equal((await findOwn(db, editor, id)).state, 'changed')
  assert.equal((await db.selectFrom('entry').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version, 1)
  assert.equal(await kindOfProblem(() => publishEntry(db, editor, id, { version: 2 })), 'conflict', 'not the draft that was looked at')
  await publishEntry(db, editor, id, { version: 3 })
  assert.equal((await db.selectFrom('entry').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version, 2)
  await restoreDraft(db, editor, id, { version: 3, from: 2 })
  assert.equal((await findOwn(db, editor, id)).version, 4)
})

test('what ends leaves search and keeps its versions, and may be published again', async () => {
  const id = await writtenDataset('Skridskobanor')
  assert.equal(await kindOfProblem(() => endOwnEntry(db, editor, id)), 'conflict', 'a draft does not end')
  await publishEntry(db, editor, id, { version: 2 })
  await endOwnEntry(db, editor, id, { reason: 'Isen är borta' })
  assert.equal((await findOwn(db, editor, id)).state, 'ended')
  assert.equal((await search(db, { text: 'skridskobanor' })).total, 0)
  const [last] = await historyOf(db, 'own-entry', id)
  assert.equal(last?.action, 'ended')
  assert.equal(last?.reason, 'Isen är borta')
  assert.deepEqual(last?.actor, { kind: 'person', person: 7 })
  await publishEntry(db, editor, id, { version: 2 })
  assert.equal((await findOwn(db, editor, id)).state, 'published')
  const versions = await db.selectFrom('entry_version').select('change').where('entry_id', '=', id).orderBy('version').execute()
  assert.deepEqual(
    versions.map(({ change }) => change),
    ['added', 'removed', 'added'],
  )
})

test('two who write at once: the second is told, sees what differs, and what both wrote can be kept', async () => {
  const id = await writtenDataset('Lekplatser')
  const { uri } = await findOwn(db, editor, id)
  const { quads: base } = await draftAt(db, id, 2)
  const without = base.filter(({ predicate }) => predicate.value !== ns.dcterms('title'))
  const first = [...without, say(uri, ns.dcterms('title'), 'Lekplatser och parker'), say(uri, ns.dcat('keyword'), 'park')]
  const second = [...without, say(uri, ns.dcterms('title'), 'Alla lekplatser'), say(uri, ns.dcterms('title'), 'Playgrounds', 'en')]
  assert.deepEqual(await saveDraft(db, editor, id, { version: 2, quads: first }), { kind: 'saved', version: 3 })
  assert.deepEqual(await saveDraft(db, person('steward'), id, { version: 2, quads: second }), { kind: 'conflict', version: 3 })
  const versions = { base, mine: second, theirs: first }
  const differing = clashes(uri, versions)
  assert.deepEqual(
    differing.map(({ property, both }) => [property, both]),
    [
      [ns.dcterms('title'), true],
      [ns.dcat('keyword'), false],
    ],
  )
  const both = merged(uri, versions, new Map([[ns.dcterms('title'), 'both']]))
  assert.deepEqual(
    both
      .filter(({ predicate }) => predicate.value === ns.dcterms('title'))
      .map(({ object }) => object.value)
      .sort(),
    ['Alla lekplatser', 'Lekplatser och parker', 'Playgrounds'],
  )
  assert.ok(
    both.some(({ object }) => object.value === 'park'),
    'what only the other changed is kept',
  )
  assert.deepEqual(await saveDraft(db, editor, id, { version: 3, quads: both }), { kind: 'saved', version: 4 })
})

function done<T>(outcome: { done: T } | { waiting: number }): T {
  assert.ok('done' in outcome)
  return outcome.done
}

test('whoever saves without a change writes no version', async () => {
  const id = await writtenDataset('Papperskorgar')
  const { quads } = await draftAt(db, id, 2)
  assert.deepEqual(await saveDraft(db, editor, id, { version: 2, quads: [...quads].reverse() }), { kind: 'unchanged', version: 2 })
})

test('each role may do its part in its own organisation, and nothing in another', async () => {
  const id = await writtenDataset('Rollprov')
  const deeds: Record<string, (actor: Actor) => Promise<unknown>> = {
    read: (actor) => findOwn(db, actor, id),
    list: (actor) => listOwn(db, actor, own),
    save: async (actor) => saveDraft(db, actor, id, { version: 2, quads: (await draftAt(db, id, 2)).quads }),
    start: (actor) => startDraft(db, actor, { organisation: own, kind: 'contact', baseUrl }),
    publish: (actor) => publishEntry(db, actor, id, { version: 2 }),
  }
  const may = async (actor: Actor) => {
    const allowed = []
    for (const [name, deed] of Object.entries(deeds)) if ((await kindOfProblem(() => deed(actor))) === undefined) allowed.push(name)
    return allowed
  }
  assert.deepEqual(await may(person('reader')), ['read', 'list'])
  assert.deepEqual(await may(person('assessor')), [])
  assert.deepEqual(await may(person('administrator')), ['read', 'list'])
  for (const role of ['reader', 'editor', 'steward', 'administrator'] as const)
    assert.deepEqual(await may(person(role, other)), [], `${role} elsewhere`)
  assert.deepEqual(await may({ kind: 'anyone' }), [])
  assert.deepEqual(await may(editor), ['read', 'list', 'save', 'start', 'publish'])
  assert.deepEqual(await may(person('steward')), ['read', 'list', 'save', 'start', 'publish'])
})

test('where the organisation wants a second person, a publication and an ending wait', async () => {
  const id = await writtenDataset('Godkännande')
  await db
    .updateTable('organisation')
    .set({ approval: [entriesKind] })
    .where('id', '=', own)
    .execute()
  try {
    const published = await publishEntry(db, editor, id, { version: 2 })
    assert.ok('waiting' in published)
    assert.equal((await findOwn(db, editor, id)).state, 'draft')
    assert.equal(await kindOfProblem(() => publishEntry(db, person('steward'), id, { version: 2 })), 'conflict', 'one at a time')
  } finally {
    await db.updateTable('organisation').set({ approval: [] }).where('id', '=', own).execute()
  }
})

test('a copy has an address of its own, parts of its own, and no identifier of the original', async () => {
  const id = await writtenDataset('Original')
  const { uri } = await findOwn(db, editor, id)
  const { quads } = await draftAt(db, id, 2)
  const distribution = `${uri}#distribution-1`
  const link = DataFactory.quad(namedNode(uri), namedNode(ns.dcat('distribution')), namedNode(distribution)) as unknown as Quad
  const type = DataFactory.quad(namedNode(distribution), namedNode(ns.rdf('type')), namedNode(ns.dcat('Distribution'))) as unknown as Quad
  const access = DataFactory.quad(
    namedNode(distribution),
    namedNode(ns.dcat('accessURL')),
    namedNode('https://data.example/x'),
  ) as unknown as Quad
  const code = DataFactory.quad(namedNode(uri), namedNode(ns.dcterms('identifier')), literal('A-1')) as unknown as Quad
  await saveDraft(db, editor, id, { version: 2, quads: [...quads, link, type, access, code] })
  await publishEntry(db, editor, id, { version: 3 })
  const copy = await copyEntry(db, person('editor', other), { from: id, organisation: other, baseUrl })
  const made = await findOwn(db, person('editor', other), copy)
  const { triples } = await draftAt(db, copy, 1)
  assert.equal(made.copiedFrom, uri)
  assert.ok(triples.includes(`<${made.uri}#distribution-1> <http://www.w3.org/ns/dcat#accessURL> <https://data.example/x>`))
  assert.ok(!triples.includes(`<${uri}`), 'nothing is said of the original')
  assert.ok(!triples.includes('A-1'))
})

test('a draft is thrown away and taken back; what is published is not thrown away', async () => {
  const id = await writtenDataset('Kastas')
  await discardDraft(db, editor, id, new Date())
  assert.equal((await findOwn(db, editor, id)).state, 'discarded')
  assert.equal(await kindOfProblem(() => publishEntry(db, editor, id, { version: 2 })), 'conflict')
  await takeBackDraft(db, editor, id)
  await publishEntry(db, editor, id, { version: 2 })
  assert.equal(await kindOfProblem(() => discardDraft(db, editor, id, new Date())), 'conflict')
})

test('the source of own entries is not ended as a whole: its entries end one by one', async () => {
  const { id } = await db
    .selectFrom('source')
    .select('id')
    .where('kind', '=', 'own')
    .where('organisation_id', '=', own)
    .executeTakeFirstOrThrow()
  assert.equal(await kindOfProblem(() => endSource(db, operator, id, new Date())), 'conflict')
})

test('many publish at once, and each entry is stored once', async () => {
  const ids = await Promise.all(['Ett', 'Två', 'Tre', 'Fyra'].map((title) => writtenDataset(`${title} samtidigt`)))
  await Promise.all(ids.map((id) => publishEntry(db, editor, id, { version: 2 })))
  assert.equal((await search(db, { text: 'samtidigt' })).total, 4)
  const sources = await db.selectFrom('source').select('id').where('kind', '=', 'own').where('organisation_id', '=', own).execute()
  assert.equal(sources.length, 1)
})

test('RDF by hand is kept when all of it belongs to the record, and else says why not', async () => {
  const uri = 'https://nod.example/id/dataset/1'
  const whole = await readRecord(
    `<${uri}> a <http://www.w3.org/ns/dcat#Dataset> ; <https://annan.example/p> [ <https://annan.example/q> "1" ] .`,
    uri,
  )
  assert.ok('quads' in whole && whole.quads.length === 3)
  assert.ok('wrong' in (await readRecord(`<${uri}> a <http://www.w3.org/ns/dcat#Dataset>`, uri)))
  assert.ok('empty' in (await readRecord('<https://annan.example/x> a <https://annan.example/Y> .', uri)))
  assert.ok(
    'loose' in (await readRecord(`<${uri}> a <https://annan.example/Y> . <https://annan.example/x> a <https://annan.example/Y> .`, uri)),
  )
})
