import assert from 'node:assert/strict'
import test from 'node:test'
import { testNode } from '../../../test/node.ts'
import { type FormFields, sendForm } from '../../../test/send-form.ts'
import { system } from '../../kernel/actor.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { keepSample } from './fixtures.ts'

const { url, db } = await testNode({ DEMO: 'false' })
const closed = await testNode({ DEMO: 'false', BASE_URL: 'https://noden.example' })

const get = async (path: string, base = url) => {
  const answer = await fetch(base + path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') ?? '' }
}
const post = async (path: string, fields: FormFields, base = url) => {
  const answer = await sendForm(base + path, fields)
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

const mine = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Provköpings kommun' }, code: '2596' })
const other = await addOrganisation(db, system, { kind: 'region', name: { sv: 'Region Prov' } })
const mail = await keepSample(db, {
  title: 'Digital post',
  organisation: mine,
  npv: 9_000_000,
  investment: 5_000_000,
  kind: 'join',
  urgency: 'high',
  probability: 0.95,
  parties: { [mine]: { npv: -1_000_000, costs: 4_000_000 }, [other]: { npv: 10_000_000, costs: 1_000_000 } },
  goal: 'Snabbare besked',
  recommendations: [3, 4],
  risks: [{ likelihood: 4, impact: 4 }],
})
const archive = await keepSample(db, {
  title: 'E-arkiv',
  organisation: mine,
  npv: 4_000_000,
  investment: 3_000_000,
  urgency: 'statutory',
  segment: 'A1',
})
const permits = await keepSample(db, {
  title: 'Bygglov',
  organisation: mine,
  npv: 2_000_000,
  investment: 4_000_000,
  kind: 'develop',
  probability: 0.6,
  urgency: 'normal',
})
const maps = await keepSample(db, { title: 'Karttjänst', organisation: mine, npv: 0, investment: 0, withoutCase: true })

const made = await post('/portfolios/new', {
  organisation: String(mine),
  title: 'Digitalisering 2027',
  description: 'Det nästa år.',
  budget: '8 000 000',
})
const path = made.to.replace('?saved=1', '')

const byHand = ['users', 'feasibility', 'strategy']
/** Scores by hand, each with its reason. */
const scores = (score: string): Record<string, string> =>
  Object.fromEntries(
    byHand.flatMap((key) => [
      [`score-${key}`, score],
      [`why-${key}`, 'Bedömt av styrgruppen'],
    ]),
  )

test('a portfolio is made with the suggested criteria, and tells that it is empty', async () => {
  assert.equal(made.status, 303)
  const { text } = await get(path)
  assert.match(text, /Portföljen är tom/)
  for (const name of ['Samhällsnytta', 'Användarnas behov', 'Angelägenhet'])
    assert.match((await get(`${path}/criteria`)).text, new RegExp(name))
  assert.match((await get('/portfolios')).text, /Digitalisering 2027.*8\u202f000\u202f000\u202fkr/s)
  assert.match((await get('/portfolios.csv')).text, /Digitalisering 2027;Provköpings kommun;0;8000000/)
})

test('a portfolio with something wrong comes back with what was typed', async () => {
  const wrong = await post('/portfolios/new', { organisation: String(mine), title: '', budget: 'mycket' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="mycket"/)
  assert.match(wrong.text, /Skriv beloppet i kronor/)
  assert.equal((await post('/portfolios/new', { organisation: String(mine), title: 'X', budget: '-5' })).status, 422)
})

test('initiatives are added, and those that lack scores say on which criteria', async () => {
  assert.match((await get(`${path}/initiatives`)).text, /Digital post/)
  assert.equal((await post(`${path}/initiatives`, {})).status, 422)
  const chosen = [mail, archive, permits, maps].map((id): [string, string] => ['initiative', String(id)])
  assert.equal((await post(`${path}/initiatives`, chosen)).status, 303)
  assert.doesNotMatch((await get(`${path}/initiatives`)).text, /Digital post/)
  const { text } = await get(path)
  assert.match(text, /Kan inte rangordnas än/)
  assert.match(text, /Karttjänst.*Samhällsnytta, Användarnas behov/s)
})

test('scores by hand take a reason, and then the initiatives are ranked', async () => {
  const wrong = await post(`${path}/initiatives/${mail}`, {
    version: '1',
    gate: 'must',
    gateWhy: '',
    'score-users': 'bra',
    'score-strategy': '3',
  })
  assert.equal(wrong.status, 422)
  for (const told of ['Skriv vilket krav det är', 'Skriv ett tal', 'Skriv varför ni gör en egen bedömning'])
    assert.match(wrong.text, new RegExp(told))
  assert.match(wrong.text, /name="score-users" [^>]*value="bra"/)
  assert.match((await get(`${path}/initiatives/${archive}`)).text, /Ett av behoven är krav i lag\. Det behövs senast 2027-06-30/)
  for (const [initiative, score] of [
    [mail, '4'],
    [archive, '5'],
    [permits, '2'],
  ] as const)
    assert.equal((await post(`${path}/initiatives/${initiative}`, { version: '1', gate: 'open', ...scores(score) })).status, 303)
  const { text } = await get(path)
  const order = ['Digital post', 'E-arkiv', 'Bygglov'].map((title) => text.indexOf(`>${title}<`))
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  )
  // Benefit 100·100/420, users 75·80/420, reuse 100·60/420, feasibility 75·60/420, strategy 75·40/420, certainty 90·40/420, urgency 67·40/420.
  assert.match(text, /<strong>85,2<\/strong>/)
  assert.match(text, /Bygglov.*är minst lika bra på allt/s)
  assert.match(text, /Belopp är nuvärden i 2026 års priser, med räntan 3,5/)
  const csv = await get(`${path}/ranking.csv`)
  assert.match(csv.text, /1;Digital post;Provköpings kommun;85,19/)
})

test('the second of two who score the same is shown both', async () => {
  const second = await post(`${path}/initiatives/${mail}`, { version: '1', gate: 'open', ...scores('1') })
  assert.equal(second.status, 409)
  assert.match(second.text, /Någon annan har sparat före dig/)
  assert.match(second.text, /Egen bedömning: Användarnas behov<\/th><td>4<\/td><td>1<\/td>/)
  assert.match(second.text, /name="version" value="2"/)
})

test('the budget is filled with the best choice and by ratio, side by side, with the difference in kronor', async () => {
  // 8 million: mail and archive make 13. By ratio: mail 1.8, archive 1.33, permits 0.5.
  const { text } = await get(`${path}/budget`)
  assert.match(text, /Urvalet är bevisat bäst\. Tumregeln ger samma/)
  assert.match(text, /13\u202f000\u202f000\u202fkr/)
  assert.match(text, /Har ingen kalkyl i kronor.*Karttjänst/s)
  // 7 million: by ratio mail alone, 9; archive and permits, 6, are no better.
  const tried = await get(`${path}/budget?budget=7%20000%20000`)
  assert.match(tried.text, /Räknat med budgeten 7\u202f000\u202f000\u202fkr\. Den är inte sparad/)
  assert.equal((await get(`${path}/budget?budget=-1`)).status, 422)
  assert.match(text, /<svg viewBox="0 0 640 400" role="img" aria-labelledby="bubbles-title/)
  assert.match(text, /frontier-title/)
})

test('where the rule of thumb misses the best choice the difference is told', async () => {
  const small = await keepSample(db, { title: 'Liten sak', organisation: mine, npv: 400_000, investment: 1_600_000 })
  const large = await keepSample(db, { title: 'Stor sak', organisation: mine, npv: 500_000, investment: 2_500_000 })
  const { to } = await post('/portfolios/new', { organisation: String(mine), title: 'Två', budget: '2500000' })
  const two = to.replace('?saved=1', '')
  await post(
    `${two}/initiatives`,
    [small, large].map((id): [string, string] => ['initiative', String(id)]),
  )
  assert.match((await get(`${two}/budget`)).text, /Det bästa urvalet ger 100\u202f000\u202fkr mer än tumregeln/)
})

test('what must be done is in whatever it gives, and what is excluded is told with its reason', async () => {
  const must = { version: '2', gate: 'must', gateWhy: 'Arkivlagen', ...scores('5') }
  assert.equal((await post(`${path}/initiatives/${archive}`, must)).status, 303)
  assert.equal(
    (await post(`${path}/initiatives/${maps}`, { version: '1', gate: 'excluded', gateWhy: 'Avtalet löper till 2029' })).status,
    303,
  )
  const { text } = await get(path)
  assert.match(text, /E-arkiv.*ska göras/s)
  assert.match(text, /Prövas inte.*Karttjänst.*Avtalet löper till 2029/s)
  assert.match((await get(`${path}/budget?budget=1000000`)).text, /Det som ska göras kostar 2\u202f000\u202f000\u202fkr mer än budgeten/)
})

test('sensitivity says in words who is first when, and where places change', async () => {
  const { text } = await get(`${path}/sensitivity`)
  assert.match(text, /Digital post är först så länge vikten är/)
  assert.match(text, /går E-arkiv förbi Digital post/)
  assert.doesNotMatch(text, /NaN|undefined|Infinity/)
})

test('what is best for the whole stands against what each party would choose, in kronor', async () => {
  const { text } = await get(`${path}/parties`)
  // Without anybody looking to the whole the municipality leaves the mail, and the sector loses 9 million less what else it has money for.
  assert.match(text, /När var och en ser till sitt går sektorn miste om/)
  assert.match(text, /Digital post.*Skulle inte väljas av|Skulle inte väljas av.*Digital post/s)
  assert.match(text, /Region Prov/)
  assert.match(text, /Provköpings kommun/)
})

test('the balance is by goal, segment, recommendation and risk', async () => {
  const { text } = await get(`${path}/balance`)
  for (const told of ['Snabbare besked', 'A1', 'Rekommendation 4', 'Hög', 'Inget mål angivet']) assert.match(text, new RegExp(told))
})

test('a scenario shows what changes, and every part can be seen under it', async () => {
  const wrong = await post(`${path}/scenarios`, { title: '', budget: 'x', 'points-users': '-1' })
  assert.equal(wrong.status, 422)
  const kept = await post(`${path}/scenarios`, [
    ['title', ''],
    ['excluded', String(mail)],
    ['excluded', String(archive)],
  ])
  assert.equal(kept.text.match(/name="excluded" [^>]*checked/g)?.length, 2)
  const zero = Object.fromEntries(
    ['benefit', 'users', 'reuse', 'feasibility', 'strategy', 'risk', 'urgency'].map((key) => [`points-${key}`, '0']),
  )
  assert.match((await post(`${path}/scenarios`, { title: 'Inget', ...zero })).text, /Minst ett kriterium behöver mer än 0/)
  const fields: [string, string][] = [
    ['title', 'Utan posten'],
    ['budget', '3 500 000'],
    ['points-benefit', '0'],
    ['excluded', String(mail)],
  ]
  assert.equal((await post(`${path}/scenarios`, fields)).status, 303)
  const { text } = await get(`${path}/scenarios`)
  assert.match(text, /Utan posten/)
  assert.match(text, /-9\u202f000\u202f000\u202fkr|−9\u202f000\u202f000\u202fkr/)
  const scenario = /scenario=(\d+)/.exec(text)![1]
  assert.match((await get(`${path}?scenario=${scenario}`)).text, /Det här visas enligt scenariot Utan posten/)
  for (const part of ['budget', 'sensitivity', 'parties', 'balance']) {
    const shown = await get(`${path}/${part}?scenario=${scenario}`)
    assert.equal(shown.status, 200)
    assert.doesNotMatch(shown.text, /NaN|undefined|Infinity/)
  }
  assert.equal((await post(`${path}/scenarios/${scenario}/remove`, {})).status, 303)
  assert.match((await get(`${path}/scenarios`)).text, /Inget scenario än/)
})

test('weights are given as points or as places, and can never all be nought', async () => {
  const keys = ['benefit', 'users', 'reuse', 'feasibility', 'strategy', 'risk', 'urgency']
  const points = (value: string) => Object.fromEntries(keys.map((key) => [`points-${key}`, value]))
  const version = async () => /name="version" value="(\d+)"/.exec((await get(`${path}/criteria`)).text)![1]!
  assert.match(
    (await post(`${path}/criteria`, { version: await version(), weighting: 'points', ...points('0') })).text,
    /Minst ett kriterium behöver mer än 0/,
  )
  assert.equal((await post(`${path}/criteria`, { version: await version(), weighting: 'points', ...points('många') })).status, 422)
  const ranks = Object.fromEntries(keys.map((key, at) => [`points-${key}`, String(at + 1)]))
  const before = await version()
  assert.equal((await post(`${path}/criteria`, { version: before, weighting: 'ranks', ...ranks })).status, 303)
  assert.match((await get(`${path}/criteria`)).text, /37(,0)?\u202f?\u00a0?%/)
  const second = await post(`${path}/criteria`, { version: before, weighting: 'points', ...points('10') })
  assert.deepEqual([second.status, /Någon annan har sparat före dig/.test(second.text)], [409, true])
})

test('a criterion is added, changed and removed, and a scale that cannot be is refused', async () => {
  const version = async () => /name="version" value="(\d+)"/.exec((await get(`${path}/criteria`)).text)![1]!
  const fields = { criterionName: 'Tillgänglighet', points: '30', measure: 'hand', scaleKind: 'categories', table: 'god = 100\ndålig = 0' }
  const wrong = await post(`${path}/criteria/new`, { ...fields, version: await version(), table: 'god' })
  assert.deepEqual([wrong.status, /Skriv minst två rader/.test(wrong.text)], [422, true])
  const same = await post(`${path}/criteria/new`, { ...fields, version: await version(), scaleKind: 'linear', worst: '1', best: '1' })
  assert.match(same.text, /två olika tal/)
  const words = await post(`${path}/criteria/new`, { ...fields, version: await version(), measure: 'urgency', scaleKind: 'spread-more' })
  assert.match(words.text, /Det måttet har klasser i ord/)
  assert.equal((await post(`${path}/criteria/new`, { ...fields, version: await version() })).status, 303)
  assert.match((await get(`${path}/criteria/c8`)).text, /god = 100/)
  assert.match((await get(`${path}/initiatives/${mail}`)).text, /<option value="god"/)
  assert.match((await get(path)).text, /Inget initiativ är bedömt på alla kriterier/)
  assert.equal((await post(`${path}/criteria/c8/remove`, { version: await version() })).status, 303)
  assert.equal((await get(`${path}/criteria/c8`)).status, 404)
})

test('two change the portfolio, and the second sees both', async () => {
  const version = /name="version" value="(\d+)"/.exec((await get(`${path}/change`)).text)![1]!
  assert.equal((await post(`${path}/change`, { version, title: 'Digitalisering 2028', budget: '9 000 000' })).status, 303)
  const second = await post(`${path}/change`, { version, title: 'Något annat', budget: '8 000 000' })
  assert.deepEqual([second.status, /Digitalisering 2028<\/td><td>Något annat/.test(second.text)], [409, true])
  assert.equal(
    (await post(`/en${path}/change`, { version: String(Number(version) + 1), title: 'Digitalisation', budget: '9,000,000' })).status,
    303,
  )
  assert.match((await get(path)).text, /Digitalisering 2028/)
  assert.match((await get(`/en${path}`)).text, /<h1><span>Digitalisation/)
})

test('history tells what was done in words', async () => {
  const { text } = await get(`${path}/history`)
  for (const told of ['Bedömdes', 'Initiativ lades till', 'Scenario togs bort', 'Hårt krav', 'ska göras', 'Arkivlagen'])
    assert.match(text, new RegExp(told))
  for (const named of ['Digital post', 'Användarnas behov, skäl', 'Utan posten']) assert.ok(text.includes(named), named)
  assert.doesNotMatch(text, /\[object|undefined|null/)
})

test('nobody without the role makes or sees portfolios that are not published', async () => {
  const organisation = await addOrganisation(closed.db, system, { kind: 'other', name: { sv: 'Prov' } })
  const secret = await keepSample(closed.db, { title: 'Hemligt', organisation, npv: 1, investment: 1, published: false })
  const open = await keepSample(closed.db, { title: 'Öppet', organisation, npv: 1, investment: 1 })
  const { addPortfolio, publishPortfolio } = await import('./keep.ts')
  const { addToPortfolio } = await import('./items.ts')
  const id = await addPortfolio(closed.db, system, { organisation, title: { sv: 'Sluten' } })
  await addToPortfolio(closed.db, system, id, [secret, open])
  assert.equal((await get(`/portfolios/${id}`, closed.url)).status, 404)
  assert.match((await get('/portfolios', closed.url)).text, /Ingen portfölj än/)
  assert.ok([401, 403].includes((await get('/portfolios/new', closed.url)).status))
  await publishPortfolio(closed.db, system, id, true)
  const { text, status } = await get(`/portfolios/${id}`, closed.url)
  assert.equal(status, 200)
  assert.match(text, /Ett initiativ i portföljen får du inte läsa/)
  assert.match(text, /Öppet/)
  assert.doesNotMatch(text, /Hemligt|Bedöm Öppet/)
  const past = (await get(`/portfolios/${id}/history`, closed.url)).text
  assert.deepEqual([/Öppet/.test(past), /Hemligt/.test(past), past.match(/Initiativ lades till/g)?.length], [true, false, 1])
  assert.ok([401, 403].includes((await get(`/portfolios/${id}/criteria`, closed.url)).status))
})

test('cases made in different prices are told apart, and a portfolio that is removed is gone', async () => {
  const old = await keepSample(db, { title: 'Gammal', organisation: mine, npv: 1, investment: 1, priceYear: 2024 })
  await post(`${path}/initiatives`, { initiative: String(old) })
  assert.match((await get(`${path}/budget`)).text, /Kalkylerna är inte gjorda lika.*2024, 2026/s)
  assert.equal((await post(`${path}/publish`, { published: 'yes' })).status, 303)
  assert.equal((await post(`${path}/end`, {})).status, 303)
  assert.equal((await get(path)).status, 404)
})
