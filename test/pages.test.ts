import assert from 'node:assert/strict'
import test from 'node:test'
import { startDraft } from '../src/catalogue/own/drafts.ts'
import { draftDecision } from '../src/decisions/draft.ts'
import { publishPosition } from '../src/decisions/publish.ts'
import { takeDecision } from '../src/decisions/take.ts'
import { evidenceKinds } from '../src/evidence.ts'
import { defineIndicator } from '../src/indicators/define.ts'
import { reportValues } from '../src/indicators/report.ts'
import { addInitiative } from '../src/initiatives/add-initiative.ts'
import { addAlternative } from '../src/initiatives/alternatives/add-alternative.ts'
import { asToday, initiativeWith, jointService } from '../src/initiatives/business-case/case.fixture.ts'
import { saveCase } from '../src/initiatives/business-case/save-case.ts'
import { addStep } from '../src/initiatives/chain/edit-chain.ts'
import { proposeCommonNeed } from '../src/initiatives/needs/join.ts'
import { addNeed, publishNeed } from '../src/initiatives/needs/keep.ts'
import { keepSample } from '../src/initiatives/portfolio/fixtures.ts'
import { addToPortfolio } from '../src/initiatives/portfolio/items.ts'
import { addPortfolio } from '../src/initiatives/portfolio/keep.ts'
import { addScenario } from '../src/initiatives/portfolio/scenarios.ts'
import { runReuseCheck } from '../src/initiatives/reuse/run.ts'
import { dayOf } from '../src/organisations/find.ts'
import { notify } from '../src/organisations/notices/notify.ts'
import { expectAccessible, expectNoConsoleErrors, expectNoSidewaysScroll, testBrowser } from './browser.ts'
import { testNode } from './node.ts'
import { followedInitiative } from './their-follow-up.ts'

const browser = await testBrowser()
const skip = browser.missing
const { url, db } = await testNode()

const entry = await db
  .selectFrom('entry')
  .select(['id', 'source_id'])
  .where('kind', '=', 'dataset')
  .where('version', '>', 1)
  .orderBy('id')
  .executeTakeFirstOrThrow()
const run = await db
  .selectFrom('harvest_run')
  .select('id')
  .where('source_id', '=', entry.source_id)
  .orderBy('id', 'desc')
  .executeTakeFirstOrThrow()

const assessed = await waitForChecks()
const problem = await db
  .selectFrom('source_problem')
  .select(['source_id', 'key'])
  .where('source_id', '=', assessed)
  .orderBy('key')
  .executeTakeFirstOrThrow()

/** A source that the node's own worker has checked and scored. */
async function waitForChecks(): Promise<number> {
  for (;;) {
    const scored = await db
      .selectFrom('node_quality')
      .innerJoin('source_problem', (join) => join.onTrue())
      .select('source_id')
      .where('source_problem.source_id', '=', entry.source_id)
      .where('node_quality.records', '>', 0)
      .limit(1)
      .executeTakeFirst()
    if (scored) return scored.source_id
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
const organisation = await db
  .selectFrom('organisation_relation')
  .select('other_id as id')
  .where('kind', '=', 'successor')
  .executeTakeFirstOrThrow()
const file = new FormData()
file.set('file', new File(['kind;name_sv;code\nmunicipality;Luleå stad;2580\nother;Fel;x\n'], 'prov.csv'))
const { headers } = await fetch(`${url}/organisations/import`, { method: 'POST', body: file, redirect: 'manual', headers: { Origin: url } })
const preview = headers.get('location')!
const person = await db.selectFrom('person').select('id').where('forgotten_at', 'is', null).executeTakeFirstOrThrow()
const operator = { kind: 'operator', name: 'operator' } as const
const indicator = await defineIndicator(db, operator, {
  organisation: organisation.id,
  name: { sv: 'Väntetid', en: 'Waiting time' },
  unit: 'dagar',
  source: 'Diariet',
})
await reportValues(db, operator, indicator, [
  { organisation: null, period: '2024', value: 12 },
  { organisation: null, period: '2025', value: 9 },
])
await notify(db, {
  organisation: organisation.id,
  key: 'drift',
  kind: 'evidence-moved',
  subject: { kind: 'indicator', id: indicator },
  path: `/indicators/${indicator}`,
  says: { sv: 'Underlaget har ändrats.', en: 'The evidence has moved.' },
})
const initiative = await addInitiative(db, operator, { organisation: organisation.id, title: { sv: 'En väg in till bygglov' } })
const benefit = await addStep(db, operator, initiative, {
  kind: 'benefit',
  title: { sv: 'Kortare väntan', en: 'Shorter wait' },
  benefit: { stakeholder: 'Invånare', indicatorId: indicator },
})
const own = await startDraft(db, operator, { organisation: organisation.id, kind: 'dataset', baseUrl: url })
const cases = await initiativeWith(db, { organisation: organisation.id })
for (const [alternative, document] of [[cases.nothing, asToday] as const, [cases.develop, jointService] as const])
  await saveCase(db, operator, alternative, document, { version: 0 }, new Date())

const draft = await draftDecision(db, operator, { organisation: organisation.id, title: { sv: 'Prov' }, question: { sv: 'Ska vi?' } })
const decided = await takenDecision()

async function takenDecision(): Promise<number> {
  const text = { sv: 'Prov' }
  const evidence = [{ kind: 'entry', subject: String(entry.id) }]
  const alternatives = [{ key: 'do', title: text }]
  const id = await draftDecision(
    db,
    operator,
    { organisation: organisation.id, title: text, question: text, alternatives, evidence },
    evidenceKinds,
  )
  const taking = {
    version: 1,
    chosen: 'do',
    conclusion: text,
    reasons: text,
    decidedBy: 'Styrelsen',
    decidedOn: '2026-01-01',
    reviewOn: '2026-02-01',
  }
  await takeDecision(db, operator, id, taking, { kinds: evidenceKinds, recalculate: async () => undefined, carryOut: {} })
  await publishPosition(db, operator, id, { version: 2, appliesTo: text })
  return id
}
const inPortfolio = await Promise.all(
  [900, 400, 100].map((npv) =>
    keepSample(db, { title: `Initiativ ${npv}`, organisation: organisation.id, npv: npv * 1000, investment: 500_000, urgency: 'high' }),
  ),
)
const portfolio = await addPortfolio(db, operator, { organisation: organisation.id, title: { sv: 'Digitalisering' }, budget: 1_000_000 })
const emptyPortfolio = await addPortfolio(db, operator, { organisation: organisation.id, title: { sv: 'Tom' } })
await addToPortfolio(db, operator, portfolio, inPortfolio)
await addScenario(db, operator, portfolio, { title: { sv: 'Halva' }, budget: 500_000, points: { users: 0, feasibility: 0, strategy: 0 } })

const need = await addNeed(db, operator, organisation.id, {
  title: { sv: 'Invånare vill veta om det går att bada' },
  problem: { sv: 'Provsvaren från badplatserna når inte ut.' },
})
await publishNeed(db, operator, need, 1)
const similar = await addNeed(db, operator, organisation.id, {
  title: { sv: 'Badvarning' },
  problem: { sv: 'Varna vid dåligt badvatten.' },
})
await publishNeed(db, operator, similar, 1)
const common = await proposeCommonNeed(db, operator, { need, others: [similar] })
await runReuseCheck(db, operator, initiative, 'Provsvar om badvatten vid badplatser')

const alternative = await addAlternative(db, operator, initiative, {
  kind: 'innovation',
  innovation: 'first-customer',
  title: { sv: 'Bli första kund' },
  reuses: [entry.id],
  risks: [{ what: { sv: 'Försening' }, likelihood: 3, impact: 5 }],
  noReturn: [{ what: { sv: 'Blanketten tas bort' }, safeguard: { sv: 'Rutinen arkiveras' } }],
})

const followed = await followedInitiative(db, organisation.id, { published: true })
const { token } = await db.selectFrom('pulse').select('token').where('id', '=', followed.pulse).executeTakeFirstOrThrow()
const realisation = `/initiatives/${followed.initiative}/realisation`
const change = `/initiatives/${followed.initiative}/change`

/** Every page a visitor can come to, and the refusals. */
const paths = [
  '/initiatives',
  '/initiatives?q=ingen+heter+s%C3%A5',
  '/initiatives/new',
  `/initiatives/${initiative}`,
  `/initiatives/${initiative}?on=${dayOf(new Date())}`,
  `/initiatives/${initiative}/edit`,
  `/initiatives/${initiative}/history`,
  `/initiatives/${initiative}/decision`,
  `/initiatives/${initiative}/alternatives`,
  `/initiatives/${initiative}/alternatives/compare`,
  `/initiatives/${initiative}/alternatives/new`,
  `/initiatives/${initiative}/alternatives/new?kind=join`,
  `/initiatives/${initiative}/alternatives/${alternative.id}`,
  `/initiatives/${initiative}/alternatives/${alternative.id}/edit`,
  '/',
  '/search',
  '/search?q=vatten',
  '/search?q=vatten&kind=dataset&theme=ENVI',
  '/search?q=ingetfinnsh%C3%A4r',
  '/search/synonyms',
  `/entries/${entry.id}`,
  `/entries/${entry.id}/history`,
  '/sources',
  '/sources/new',
  `/sources/${entry.source_id}`,
  `/sources/${entry.source_id}/runs/${run.id}`,
  '/organisations',
  '/organisations?q=ingen+heter+s%C3%A5',
  '/organisations/new',
  '/organisations/import',
  preview,
  '/organisations/people',
  `/organisations/people/${person.id}/forget`,
  '/account/forgotten',
  `/organisations/${organisation.id}`,
  `/organisations/${organisation.id}/change`,
  `/organisations/${organisation.id}/succession`,
  `/organisations/${organisation.id}/people`,
  `/organisations/${organisation.id}/history`,
  `/organisations/${organisation.id}/notices`,
  '/benefits',
  `/initiatives/${initiative}/benefits`,
  `/initiatives/${initiative}/benefits/new?kind=benefit`,
  `/initiatives/${initiative}/benefits/${benefit}`,
  '/indicators',
  '/indicators/new',
  '/indicators/import',
  `/indicators/${indicator}`,
  `/indicators/${indicator}/change`,
  '/publishers',
  '/decisions',
  '/decisions?q=ingetfinnsh%C3%A4r',
  '/decisions/new',
  `/decisions/${draft}`,
  `/decisions/${draft}/change`,
  `/decisions/${draft}/evidence?kind=entry&q=vatten`,
  `/decisions/${draft}/take`,
  `/decisions/${draft}/withdraw`,
  `/decisions/${decided}`,
  `/decisions/${decided}/publish`,
  `/decisions/${decided}/adopt`,
  '/positions',
  '/needs',
  '/needs?q=ingen+har+det',
  '/needs/explore',
  '/needs/explore?text=Brev+till+en+digital+brevl%C3%A5da',
  '/needs/new',
  `/needs/${need}`,
  `/needs/${need}/change`,
  `/needs/${need}/history`,
  `/needs/common/${common}`,
  `/initiatives/${initiative}/reuse`,
  '/quality',
  '/quality?method=digg',
  '/quality/publishers',
  '/quality/fixes/add-temporal?method=digg',
  `/quality/fixes/add-temporal?source=${entry.source_id}`,
  `/sources/${entry.source_id}/quality`,
  `/sources/${entry.source_id}/quality?method=digg`,
  `/sources/${assessed}/checks`,
  `/sources/${assessed}/checks?severity=info`,
  `/sources/${problem.source_id}/checks/${problem.key}`,
  `/entries/${entry.id}/quality`,
  '/entries/new',
  `/entries/${entry.id}/copy`,
  `/organisations/${organisation.id}/entries`,
  `/organisations/${organisation.id}/entries/import`,
  `/own/${own}?check=1`,
  `/own/${own}/preview`,
  `/own/${own}/difference`,
  `/own/${own}/history`,
  `/own/${own}/rdf`,
  '/portfolios',
  '/portfolios/new',
  `/portfolios/${emptyPortfolio}`,
  `/portfolios/${portfolio}?scenario=1`,
  ...['', '/budget', '/sensitivity?scenario=1', '/parties', '/balance', '/scenarios', '/history'].map(
    (part) => `/portfolios/${portfolio}${part}`,
  ),
  ...['/change', '/criteria', '/criteria/urgency', '/criteria/new', '/initiatives'].map((part) => `/portfolios/${portfolio}${part}`),
  `/portfolios/${portfolio}/initiatives/${inPortfolio[0]}`,
  `/initiatives/${cases.initiative}/cases`,
  `/initiatives/${cases.initiative}/cases/${cases.develop}`,
  `/initiatives/${cases.initiative}/cases/${cases.develop}/edit`,
  `/initiatives/${cases.initiative}/cases/${cases.develop}/import`,
  `/initiatives/${cases.initiative}/cases/${cases.develop}/report`,
  `/initiatives/${cases.initiative}/cases/${cases.develop}/versions/1`,
  `/initiatives/${cases.initiative}/cases/${cases.procure}`,
  realisation,
  `${realisation}/${followed.benefit}`,
  `${realisation}/${followed.benefit}/plan`,
  `${realisation}/evaluations/new`,
  `${realisation}/evaluations/${followed.evaluation}`,
  '/follow-up',
  '/lessons',
  change,
  `${change}/groups/new`,
  `${change}/groups/${followed.affectedGroup}`,
  `${change}/entries/new?kind=acceptance`,
  `${change}/entries/${followed.changeEntry}`,
  `${change}/pulses/new`,
  `/pulse/${token}`,
  '/pulse/thanks',
  '/validate',
  '/profiles',
  '/profiles/dcat-ap-se',
  '/profiles/dcat-ap-se?text=licens&level=violation',
  '/profiles/dcat-ap-se?with=dcat-ap',
  '/profiles/cpsv-ap-3.1?with=cpsv-ap&show=all',
  '/calculation-factors',
  '/calculation-factors?calculate=hour&salary=40000',
  '/calculation-factors?calculate=burden&hours=x',
  '/framework',
  '/framework/5',
  '/framework/segmentation',
  '/about',
  '/about/data',
  '/api',
  '/accessibility',
  '/sign-in',
  '/sign-in?problem=unreachable',
  '/signed-out',
  '/account',
  '/admin/sign-ins',
  '/admin/keys',
  '/no-such-page',
  '/entries/999999999',
]

for (const path of paths) {
  test(`${path} is a whole page in both languages, and accessible`, { skip }, async () => {
    // Two visits show both of everything: language, light and dark, wide and narrow. A third would cost half as much again.
    for (const [prefix, language, visitor] of [
      ['', 'sv', { width: 320 }],
      ['/en', 'en', { dark: true }],
    ] as const) {
      const page = await browser.visit(`${url}${prefix}${path === '/' && prefix ? '' : path}`, visitor)
      assert.equal(await page.locator('h1').count(), 1)
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.equal(await page.locator('main').count(), 1)
      assert.match(await page.title(), / – Allmänning$|^Allmänning$/)
      const folds = page.locator('main details')
      for (const fold of await folds.all()) await fold.evaluate((element) => element.setAttribute('open', ''))
      await expectAccessible(page)
      if ('width' in visitor) await expectNoSidewaysScroll(page)
      if (!/no-such|99999/.test(path)) expectNoConsoleErrors(page)
      await page.context().close()
    }
  })
}

test('every link on the pages leads somewhere', async () => {
  const seen = new Set<string>()
  const broken: string[] = []
  const queue = ['/', '/en', ...paths.filter((path) => !/no-such|99999|hours=x/.test(path))]
  for (const path of queue) {
    if (seen.has(path) || seen.size > 250) continue
    seen.add(path)
    const answer = await fetch(url + path)
    if (answer.status !== 200) broken.push(`${path} answered ${answer.status}`)
    const text = await answer.text()
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&')
      // One entry, source and run stand for all; every combination of facets would be endless.
      if (!seen.has(next) && !/[?&]|\/(entries|sources|runs|organisations)\/\d|^\/catalog|\/datasets/.test(next)) queue.push(next)
    }
  }
  assert.deepEqual(broken, [])
  assert.ok(seen.size > paths.length)
})

test('no English stands in the Swedish pages, nor Swedish in the English', async () => {
  const typical = { sv: /\b(search|sources|publisher|download|the|and|of)\b/i, en: /\b(och|att|för|källor|utgivare|hämta|som)\b/i }
  for (const path of [
    '/sources/new',
    '/sign-in',
    '/admin/keys',
    '/admin/sign-ins',
    '/account',
    '/organisations/new',
    '/organisations/import',
    '/organisations/people',
    '/about',
    '/about/data',
    '/api',
    '/accessibility',
    '/framework',
    '/framework/8',
    '/no-such-page',
  ]) {
    for (const [language, prefix] of [
      ['sv', ''],
      ['en', '/en'],
    ] as const) {
      const text = (await (await fetch(url + prefix + path)).text())
        .replace(/<head>.*?<\/head>/s, '')
        .replace(/<(code|script)\b.*?<\/\1>/gs, '')
        .replace(/<a [^>]*hreflang.*?<\/a>/gs, '')
        // A name in the only language it has, marked as such.
        .replace(/<option [^>]*\blang=.*?<\/option>/gs, '')
        .replace(/<[^>]+>/g, ' ')
      assert.doesNotMatch(text, typical[language], `${prefix}${path}`)
    }
  }
})
