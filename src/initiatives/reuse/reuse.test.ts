import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import { harvestNode } from '../../../test/harvest.ts'
import { loadDemonstration, loadFacts } from '../../catalogue/shipped.ts'
import { type Actor, anyone, inOrganisation, system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { answerReuse } from './answer.ts'
import { reuseEvidence } from './evidence.ts'
import { earlierAnswers, hitsOf, reuseState, runsOf } from './find.ts'
import { lookForReuse } from './look.ts'
import { lookForNewMatches } from './look-again.ts'
import { reusesOf } from './reuses.ts'
import { runReuseCheck } from './run.ts'

const { db, tools, take } = await harvestNode()
const organisation = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Prov kommun' }, code: '2597' })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Andra kommun' }, code: '2596' })
const as = (id: number, role: Role = 'editor'): Actor => ({ kind: 'key', key: id, grants: [{ role, scope: inOrganisation(id) }] })
const editor = as(organisation)
const refusal = (kind: string) => (error: unknown) => error instanceof Problem && error.kind === kind

before(async () => {
  await loadFacts(tools)
  await loadDemonstration(tools)
})

async function initiative(title: string, { of = organisation, published = true } = {}): Promise<number> {
  const { id } = await db
    .insertInto('initiative')
    .values({ organisation_id: of, title: JSON.stringify({ sv: title }), published_at: published ? new Date() : null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A need in plain Swedish, what it is called that somebody who knows the catalogue would think of, and what nobody would. */
const expected: { text: string; first?: string; close: string[]; never?: string[] }[] = [
  {
    text: 'Invånare får brev på papper från kommunen. Vi vill skicka dem till en digital brevlåda.',
    first: 'Digital post',
    close: ['Digital post'],
    never: ['Kommunens vägnät', 'Badplatser'],
  },
  { text: 'Den som har sökt bygglov vill kunna följa sitt ärende.', first: 'Mina ärenden', close: ['Mina ärenden', 'Söka bygglov'] },
  { text: 'Vi behöver skriva under avtal elektroniskt.', close: ['eSignature – elektronisk underskrift'] },
  {
    text: 'Badgäster undrar om vattnet går att bada i. Vi vill visa läget vid varje badplats.',
    close: ['Badvattenkvalitet', 'Badplatser'],
    never: ['Luftkvalitet vid Storgatan', 'Kommunens budget'],
  },
  {
    text: 'Vi behöver översätta information till andra språk.',
    first: 'eTranslation – maskinöversättning',
    close: ['eTranslation – maskinöversättning'],
  },
  { text: 'Leverantörer skickar fakturor på papper.', close: ['eInvoicing – elektronisk fakturering'] },
  { text: 'Föräldrar vill se var skolskjutsen går.', close: ['Skolskjutsens linjer'], never: ['Digital post'] },
  { text: 'Vi köper skruvar.', close: [] },
  { text: 'Vi behöver det, och det ska vara enkelt att använda för alla.', close: [] },
]
for (const { text, first, close, never = [] } of expected)
  test(`«${text}» finds ${close.join(', ') || 'nothing'}`, async () => {
    const looked = await lookForReuse(db, text)
    assert.deepEqual(
      looked.map(({ step }) => step),
      ['building-blocks', 'services', 'solutions', 'data', 'positions'],
    )
    const hits = looked.flatMap(({ hits }) => hits)
    const named = hits.filter(({ demanded }) => demanded).map(({ title }) => title.sv)
    for (const title of close) assert.ok(named.includes(title), `${title} is not among ${named.join(', ')}`)
    for (const title of never) assert.ok(!named.includes(title), `${title} is among ${named.join(', ')}`)
    if (close.length === 0) assert.deepEqual(named, [])
    if (first) assert.equal(looked[0]!.hits[0]?.title.sv, first)
  })

const letters = 'Brev på papper ska komma i en digital brevlåda.'

test('a check is open until everything that is close has been answered', async () => {
  const id = await initiative('Brev')
  assert.deepEqual(await reuseState(db, id), { kind: 'none' })
  await runReuseCheck(db, editor, id, letters)
  const close = (await hitsOf(db, id)).filter(({ demanded }) => demanded)
  assert.ok(close.some(({ title }) => title.sv === 'Digital post'))
  assert.deepEqual(await reuseState(db, id), { kind: 'open', unanswered: close.length })
  await assert.rejects(answerReuse(db, editor, id, close[0]!.id, { verdict: 'not-suitable' }), refusal('invalid'))
  for (const hit of close)
    await answerReuse(db, editor, id, hit.id, { verdict: 'not-suitable', reason: 'need', says: { sv: 'Räcker inte.' } })
  assert.equal((await reuseState(db, id)).kind, 'answered')

  await runReuseCheck(db, editor, id, letters)
  assert.equal((await reuseState(db, id)).kind, 'answered', 'an answer holds when the same is found again')
  const runs = await runsOf(db, id)
  assert.equal(runs.length, 2)
  assert.equal(runs[0]!.words, letters)
  assert.ok(runs[1]!.found.some(({ title }) => title.sv === 'Digital post'))
})

test('where nothing is close the check is answered by having been made', async () => {
  const id = await initiative('Skruvar')
  await runReuseCheck(db, editor, id, 'Vi köper skruvar.')
  assert.equal((await reuseState(db, id)).kind, 'answered')
})

test('only those who edit for the organisation search and answer, and a draft of others is not there', async () => {
  const [open, hidden] = [await initiative('Öppet'), await initiative('Dolt', { published: false })]
  await assert.rejects(runReuseCheck(db, as(other), open, letters), refusal('forbidden'))
  await assert.rejects(runReuseCheck(db, as(organisation, 'reader'), open, letters), refusal('forbidden'))
  await assert.rejects(runReuseCheck(db, anyone, open, letters), refusal('unauthenticated'))
  await assert.rejects(runReuseCheck(db, as(other), hidden, letters), refusal('not-found'))
  await runReuseCheck(db, editor, open, letters)
  const [hit] = await hitsOf(db, open)
  await assert.rejects(answerReuse(db, editor, hidden, hit!.id, { verdict: 'use' }), refusal('not-found'))
})

test('what others have answered about the same thing can be used again, but not what is hidden', async () => {
  const [first, hidden, second] = [
    await initiative('Först'),
    await initiative('Hemligt', { published: false }),
    await initiative('Sedan', { of: other }),
  ]
  for (const id of [first, hidden]) await runReuseCheck(db, editor, id, letters)
  await runReuseCheck(db, as(other), second, letters)
  for (const id of [first, hidden]) {
    const hit = (await hitsOf(db, id)).find(({ title }) => title.sv === 'Digital post')!
    await answerReuse(db, editor, id, hit.id, { verdict: 'not-suitable', reason: 'legal', says: { sv: 'Sekretess.' } })
  }
  const earlier = (await earlierAnswers(db, second)).map(({ initiative, reason, says }) => [initiative.id, reason, says.sv])
  assert.ok(earlier.some(([id, reason, says]) => id === first && reason === 'legal' && says === 'Sekretess.'))
  assert.ok(!earlier.some(([id]) => id === hidden))
})

test('reuse is counted on the entry: those that are published are named', async () => {
  const [open, hidden] = [await initiative('Namngivet'), await initiative('Onämnt', { published: false })]
  let entry = 0
  for (const id of [open, hidden]) {
    await runReuseCheck(db, editor, id, letters)
    const hit = (await hitsOf(db, id)).find(({ title }) => title.sv === 'Digital post')!
    entry = hit.thingId
    await answerReuse(db, editor, id, hit.id, { verdict: id === open ? 'adapt' : 'use' })
  }
  const reuses = (await reusesOf(db, [entry])).get(entry)!
  assert.equal(reuses.count, 2)
  assert.deepEqual(
    reuses.named.map(({ id, adapted }) => [id, adapted]),
    [[open, true]],
  )
})

test('something new that comes close opens the check again and tells the owner; what was there, or is far off, does not', async () => {
  const id = await initiative('Snöskotrar')
  const words = 'Vi behöver se var skoterlederna går och om de är preparerade.'
  const started = new Date()
  await runReuseCheck(db, editor, id, words, started)
  assert.equal((await reuseState(db, id)).kind, 'answered')
  const later = (minutes: number) => new Date(started.getTime() + minutes * 60_000)
  assert.equal((await lookForNewMatches(db, later(1))).reopened, 0)

  await take(`<https://ny.example/skoter> a dcat:Dataset ; dcterms:title "Skoterleder"@sv ; dcterms:description "Skoterleder med läge."@sv .
<https://ny.example/annat> a dcat:Dataset ; dcterms:title "Livbojar"@sv ; dcterms:description "Var de hänger."@sv .`)
  assert.equal((await lookForNewMatches(db, later(2))).reopened, 1)
  assert.deepEqual(await reuseState(db, id), { kind: 'open', unanswered: 1 })
  const hit = (await hitsOf(db, id)).find(({ demanded }) => demanded)!
  assert.deepEqual([hit.title.sv, hit.late], ['Skoterleder', true])
  assert.equal((await runsOf(db, id))[0]!.why, 'new-entries')
  const waiting = () =>
    db
      .selectFrom('notice')
      .select(['path'])
      .where('kind', '=', 'reuse-reopened')
      .where('organisation_id', '=', organisation)
      .where('done_at', 'is', null)
      .execute()
  assert.deepEqual(await waiting(), [{ path: `/initiatives/${id}/reuse` }])
  assert.equal((await lookForNewMatches(db, later(3))).reopened, 0, 'it is told once')

  await answerReuse(db, editor, id, hit.id, { verdict: 'use' })
  assert.equal((await reuseState(db, id)).kind, 'answered')
  assert.deepEqual(await waiting(), [])
  assert.equal((await lookForNewMatches(db, later(4))).reopened, 0)
})

test('as evidence the check drifts when an answer changes', async () => {
  const id = await initiative('Underlag')
  await runReuseCheck(db, editor, id, letters)
  const before = (await reuseEvidence.observe(db, [String(id), '999999'])).get(String(id))!
  assert.equal((before.value as { state: string }).state, 'open')
  for (const hit of (await hitsOf(db, id)).filter(({ demanded }) => demanded)) await answerReuse(db, editor, id, hit.id, { verdict: 'use' })
  const after = (await reuseEvidence.observe(db, [String(id)])).get(String(id))!
  assert.equal((after.value as { state: string }).state, 'answered')
  assert.notEqual(after.hash, before.hash)
  assert.equal((await reuseEvidence.observe(db, [String(id)])).get(String(id))!.hash, after.hash)
  assert.ok((await reuseEvidence.look(db, 'underl')).some(({ subject }) => subject === String(id)))
})
