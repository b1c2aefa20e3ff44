import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { approvables } from '../src/approvals.ts'
import { startDraft } from '../src/catalogue/own/drafts.ts'
import { draftDecision } from '../src/decisions/draft.ts'
import { publishPosition } from '../src/decisions/publish.ts'
import { takeDecision } from '../src/decisions/take.ts'
import { evidenceKinds } from '../src/evidence.ts'
import { defineIndicator } from '../src/indicators/define.ts'
import { reportValues } from '../src/indicators/report.ts'
import { addInitiative } from '../src/initiatives/add-initiative.ts'
import { alternativesOf } from '../src/initiatives/alternatives/find.ts'
import { asToday } from '../src/initiatives/business-case/case.fixture.ts'
import { saveCase } from '../src/initiatives/business-case/save-case.ts'
import { addStep } from '../src/initiatives/chain/edit-chain.ts'
import { proposeCommonNeed } from '../src/initiatives/needs/join.ts'
import { addNeed, publishNeed } from '../src/initiatives/needs/keep.ts'
import { keepSample } from '../src/initiatives/portfolio/fixtures.ts'
import { addToPortfolio } from '../src/initiatives/portfolio/items.ts'
import { addPortfolio, publishPortfolio } from '../src/initiatives/portfolio/keep.ts'
import { publishInitiative } from '../src/initiatives/publish-initiative.ts'
import { runReuseCheck } from '../src/initiatives/reuse/run.ts'
import { type Actor, inOrganisation, system } from '../src/kernel/actor.ts'
import { setApproval } from '../src/organisations/approval/settings.ts'
import { addOrganisation, changeOrganisation } from '../src/organisations/keep.ts'
import { makeKey } from '../src/organisations/keys/make-key.ts'
import { notify } from '../src/organisations/notices/notify.ts'
import { testNode } from './node.ts'
import { documentRules } from './rest-profile/document-rules.ts'
import { misfits } from './rest-profile/fits.ts'
import { judge } from './rest-profile/judge.ts'
import { liveRules } from './rest-profile/live-rules.ts'
import { followedInitiative } from './their-follow-up.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at piece by piece
type Json = any

const { url, db } = await testNode({ BASE_URL: '', CONTACT: 'digital@tallvik.example' })
const api = `${url}/allmanning/v1`
const documents = new Map(
  await Promise.all(
    (['sv', 'en'] as const).map(
      async (language) =>
        [language, await (await fetch(`${api}/openapi.json`, { headers: { 'Accept-Language': language } })).json()] as const,
    ),
  ),
)

for (const [language, document] of documents) {
  const found = await judge(document as object, documentRules)
  for (const { id, level, text } of documentRules)
    test(`${id} (${level}) ${text}, in the document in ${language}`, () => assert.deepEqual(found.get(id) ?? [], []))
}

for (const { id, level, text, holds } of liveRules) test(`${id} (${level}) ${text}`, () => holds(api))

/** Addresses for every GET of the document; the numbers are those of the demonstration. */
const dataset = (await (await fetch(`${api}/entries?kind=dataset&limit=1`)).json()) as { items: { id: number; source: { id: number } }[] }
const [{ id: entry, source }] = dataset.items as [{ id: number; source: { id: number } }]
const run = (await (await fetch(`${api}/sources/${source.id}/runs`)).json()) as { items: { id: number }[] }
const organisation = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Prov kommun' }, code: '2598' })
const ownEntry = await startDraft(db, system, { organisation, kind: 'dataset', baseUrl: url })
const { id: key } = await makeKey(db, system, { organisation, name: 'System', roles: ['steward'] }, new Date())
await setApproval(db, system, approvables, { organisation, kinds: ['organisation'] })
const asKey: Actor = { kind: 'key', key, grants: [{ role: 'administrator', scope: inOrganisation(organisation) }] }
const proposed = await changeOrganisation(db, asKey, organisation, { kind: 'municipality', name: { sv: 'Prov' }, code: '2598' }, 1)
const initiative = await addInitiative(db, system, { organisation, title: { sv: 'En väg in' } })
await publishInitiative(db, system, initiative)
const indicator = await defineIndicator(db, system, { organisation, name: { sv: 'Väntetid' }, unit: 'dagar', source: 'Diariet' })
await reportValues(db, system, indicator, [{ organisation: null, period: '2025', value: 9 }])
await notify(db, {
  organisation,
  key: 'drift',
  kind: 'evidence-moved',
  subject: { kind: 'indicator', id: indicator },
  path: `/indicators/${indicator}`,
  says: { sv: 'Underlaget har ändrats.', en: 'The evidence has moved.' },
})
const { id: notice } = await db.selectFrom('notice').select('id').where('organisation_id', '=', organisation).executeTakeFirstOrThrow()
const decision = await decidedBy(organisation)
const weighed = await keepSample(db, { title: 'Digital post', organisation, npv: 500_000, investment: 400_000 })
const portfolio = await addPortfolio(db, system, { organisation, title: { sv: 'Prov' }, budget: 1_000_000 })
await addToPortfolio(db, system, portfolio, [weighed, initiative])
await publishPortfolio(db, system, portfolio, true)
await addStep(db, system, initiative, { kind: 'benefit', title: { sv: 'Kortare väntan' }, benefit: { stakeholder: 'Invånare' } })
const need = await addNeed(db, system, organisation, {
  title: { sv: 'Badvattnet' },
  problem: { sv: 'Ingen vet om vattnet går att bada i.' },
})
await publishNeed(db, system, need, 1)
const other = await addNeed(db, system, organisation, { title: { sv: 'Badplatser' }, problem: { sv: 'Vi vill varna den som ska bada.' } })
await publishNeed(db, system, other, 1)
const commonNeed = await proposeCommonNeed(db, system, { need, others: [other] })
await runReuseCheck(db, system, initiative, 'Badvattnets kvalitet vid kommunens badplatser')
const alternative = (await alternativesOf(db, initiative))[0]!.id
const { version } = await saveCase(db, system, alternative, asToday, { version: 0 }, new Date())
const numbers: Record<string, string | number> = {
  decision,
  portfolio,
  alternative,
  version,
  ...(await followedInitiative(db, organisation, { published: true })),
  initiative,
  entry,
  source: source.id,
  run: run.items[0]!.id,
  profile: 'dcat-ap-se',
  organisation,
  ownEntry,
  key,
  need,
  commonNeed,
  approval: 'waiting' in proposed ? proposed.waiting : 0,
  indicator,
  notice,
}
const english = documents.get('en') as Json

async function decidedBy(organisation: number): Promise<number> {
  const text = { sv: 'Prov' }
  const evidence = [{ kind: 'entry', subject: String(entry) }]
  const id = await draftDecision(db, system, { organisation, title: text, question: text, evidence }, evidenceKinds)
  const taking = { version: 1, conclusion: text, reasons: text, decidedBy: 'Styrelsen', decidedOn: '2026-01-01' }
  await takeDecision(db, system, id, taking, { kinds: evidenceKinds, recalculate: async () => undefined, carryOut: {} })
  await publishPosition(db, system, id, { version: 2, appliesTo: text })
  return id
}

for (const [path, { get }] of Object.entries<Json>(english.paths).filter(([, item]) => item.get))
  test(`what comes from ${path} is what is described, and so is its example`, async () => {
    const { schema, example } = get.responses['200'].content['application/json']
    assert.deepEqual(misfits(english, schema, example), [])
    const address = `${api}${path.replaceAll(/\{(\w+)\}/g, (_, name) => String(numbers[name]))}`
    let answer = await fetch(address, { headers: { Accept: 'application/json' } })
    // Checks and points are made in the background after the harvest.
    for (let tries = 0; answer.status === 404 && tries < 100; tries++) {
      await sleep(200)
      answer = await fetch(address)
    }
    assert.equal(answer.status, 200)
    assert.deepEqual(misfits(english, schema, await answer.json()), [])
  })

test('examples of what is sent and of refusals are as they are described', () => {
  const contents = [
    ...Object.values<Json>(english.paths).flatMap((item) =>
      ['post', 'put', 'patch', 'delete'].flatMap((method) => [
        item[method]?.requestBody,
        ...Object.values<Json>(item[method]?.responses ?? {}),
      ]),
    ),
    ...Object.values<Json>(english.components.responses),
  ].flatMap((piece) =>
    Object.entries<Json>(piece?.content ?? {}).filter(
      ([type]) => type.endsWith('json') && !type.includes('ld+json') && !type.includes('sarif'),
    ),
  )
  assert.ok(contents.length > 20)
  for (const [type, { schema, example }] of contents)
    assert.deepEqual(misfits(english, schema, example), [], `${type} ${JSON.stringify(example)}`)
})

test('a misfit would be noticed', () => {
  const { schema, example } = english.paths['/sources/{source}'].get.responses['200'].content['application/json']
  for (const spoilt of [
    { ...example, id: 'three' },
    { ...example, more: 1 },
    { ...example, name: undefined },
    { ...example, addedAt: 'yesterday' },
  ])
    assert.notDeepEqual(misfits(english, schema, spoilt), [])
})

// Last, since judging keeps the process busy and an idle connection may be closed meanwhile.
for (const { id, text, spoil } of documentRules)
  test(`${id} would be noticed: ${text}`, async () => {
    const spoilt = structuredClone(documents.get('en')) as never
    spoil(spoilt)
    assert.ok(
      (
        await judge(
          spoilt,
          documentRules.filter((rule) => rule.id === id),
        )
      ).has(id),
    )
  })
