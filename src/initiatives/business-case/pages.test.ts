import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '../../../test/app.ts'
import { historyOf } from '../../history/read.ts'
import { startSession } from '../../identity/session/login-session.ts'
import { inOrganisation, system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { giveRole } from '../../organisations/give-role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { calculate } from './calculate.ts'
import { asToday, initiativeWith, jointService } from './case.fixture.ts'
import { caseVersion } from './cases.ts'
import { valuesOf } from './form/values.ts'
import { saveCase } from './save-case.ts'
import { workbookOf } from './spreadsheet/workbook.ts'
import { writeWorkbook } from './spreadsheet/write.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date('2026-11-25T12:00:00Z')
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const party = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const stranger = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } })

async function cookieOf(organisation: number, role: Role): Promise<string> {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'https://logga-in.example', subject: `${organisation} ${role}`, name: role })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role, scope: inOrganisation(organisation) })
  return `allmanning=${await startSession(db, { person: id, provider: 'https://logga-in.example', browser: 'Firefox' }, new Date())}`
}
const [editor, reader, partyReader, foreign] = await Promise.all([
  cookieOf(own, 'editor'),
  cookieOf(own, 'reader'),
  cookieOf(party, 'reader'),
  cookieOf(stranger, 'editor'),
])
const origin = 'http://localhost:3000'
const get = async (path: string, cookie = editor) => {
  const answer = await app.request(path, { headers: { cookie } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: new TextDecoder().decode(bytes), bytes }
}
const post = async (path: string, fields: Record<string, string> | FormData, cookie = editor) => {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
  const answer = await app.request(path, { method: 'POST', body, headers: { cookie, origin } })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const started = (more: { published?: boolean; parties?: number[] } = {}) =>
  initiativeWith(db, { organisation: own, parties: [party], ...more })
const fieldValue = (text: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1]

test('without alternatives, and without cases, the page says what to do next', async () => {
  const { id } = await db
    .insertInto('initiative')
    .values({ organisation_id: own, title: JSON.stringify({ sv: 'Tomt' }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  assert.match((await get(`/initiatives/${id}/cases`)).text, /Det finns inga alternativ än/)
  const { initiative, develop } = await started()
  const { text } = await get(`/initiatives/${initiative}/cases`)
  assert.match(text, /Det finns inga kalkyler än/)
  assert.match(text, new RegExp(`/initiatives/${initiative}/cases/${develop}/edit`))
  assert.match((await get(`/initiatives/${initiative}/cases/${develop}`)).text, /Alternativet har ingen kalkyl än/)
  const forReader = await get(`/initiatives/${initiative}/cases/${develop}`, reader)
  assert.match(forReader.text, /har inte gjort någon kalkyl/)
  assert.doesNotMatch(forReader.text, /\/edit/)
})

test('a case is written in the form, row by row, calculated without being saved, and then saved', async () => {
  const { initiative, develop } = await started()
  const home = `/initiatives/${initiative}/cases/${develop}`
  const opened = await get(`${home}/edit`)
  assert.equal(fieldValue(opened.text, 'p0-name'), 'Älvbacka kommun')
  assert.equal(fieldValue(opened.text, 'p1-name'), 'Tallmo kommun')
  const fields: Record<string, string> = {
    version: '0',
    baseYear: '2026',
    lastYear: '2028',
    priceYear: '2026',
    rateFactor: '',
    rate: '0',
    'p0-name': 'Älvbacka kommun',
    'i0-label': 'Bygga',
    'i0-sort': 'cost:investment',
    'i0-whose': 'p0',
    'i0-2026': '1 000',
    'i1-label': 'Spara tid',
    'i1-sort': 'benefit:redistribution',
    'i1-whose': 'p0',
    'i1-2027': '800,50',
  }
  const filled = await post(`${home}/edit`, { ...fields, do: 'fill item 1' })
  assert.equal(filled.status, 200)
  assert.equal(fieldValue(filled.text, 'i1-2028'), '800,50')
  const more = await post(`${home}/edit`, { ...fields, do: 'add cost' })
  assert.match(more.text, /name="i2-label"/)
  assert.equal(fieldValue(more.text, 'i0-2026'), '1 000', 'what was typed stands')
  const tried = await post(`${home}/edit`, { ...fields, do: 'calculate' })
  assert.equal(tried.status, 200)
  assert.match(tried.text, /Inget är sparat än/)
  assert.match(tried.text, /−199\u00a0kr/)
  assert.match((await get(home)).text, /ingen kalkyl än/)
  const saved = await post(`${home}/edit`, { ...fields, 'i1-2028': '800,50', do: 'save', reason: 'Första' })
  assert.deepEqual([saved.status, saved.to], [303, `${home}?saved=1`])
  const { text } = await get(`${home}?saved=1`)
  assert.match(text, /sparad som en ny version/)
  assert.match(text, /601\u00a0kr/)
  assert.match(text, /Första/)
})

test('what is wrong comes back on the form at its field, with all that was typed', async () => {
  const { initiative, develop } = await started()
  const fields = { ...valuesOf(jointService, 'sv'), version: '0', do: 'save' }
  const typed = await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, 'i1-2028': 'mycket', 'i3-probability': '150' })
  assert.equal(typed.status, 422)
  assert.match(typed.text, /href="#i1-2028">Drift och förvaltning, 2028: Skriv ett tal/)
  assert.equal(fieldValue(typed.text, 'i1-2028'), 'mycket')
  assert.equal(fieldValue(typed.text, 'i0-source'), 'Offertförfrågan, tre svar')
  const engine = await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, 'i3-probability': '150' })
  assert.equal(engine.status, 422)
  assert.match(engine.text, /href="#i3-probability"/)
  const rate = await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, rateFactor: '', rate: '−150' })
  assert.deepEqual([rate.status, /href="#rate"/.test(rate.text)], [422, true])
  const english = await post(`/en/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, baseYear: 'soon' })
  assert.match(english.text, /Write a year with four digits/)
})

test('two who save at the same time: the second sees what the first saved, and loses nothing', async () => {
  const { initiative, develop } = await started()
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  const fields = { ...valuesOf(jointService, 'sv'), version: '1', do: 'save' }
  assert.equal((await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, 'i2-2027': '111' })).status, 303)
  const second = await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, 'i4-2027': '222' })
  assert.equal(second.status, 409)
  assert.match(second.text, /sparades version 2/)
  assert.match(second.text, /Utbildning av handläggare, 2027: 111\u00a0kr/)
  assert.equal(fieldValue(second.text, 'i4-2027'), '222')
  assert.equal(fieldValue(second.text, 'version'), '2')
  const again = await post(`/initiatives/${initiative}/cases/${develop}/edit`, { ...fields, 'i4-2027': '222', version: '2' })
  assert.equal(again.status, 303)
})

test('each version stands as it was saved, the list says what changed, and history keeps who', async () => {
  const { initiative, develop } = await started()
  const home = `/initiatives/${initiative}/cases/${develop}`
  const first = await saveCase(db, system, develop, jointService, { version: 0, reason: 'Första' }, now)
  const changed = structuredClone(jointService)
  changed.items[2]!.values['2027'] = 99_000
  await saveCase(db, system, develop, changed, { version: 1, reason: 'Billigare kurs' }, now)
  const same = await saveCase(db, system, develop, changed, { version: 2 }, now)
  assert.equal(same.version, 2, 'the same once more is no new version')
  const { text } = await get(home)
  assert.match(text, /<del>Utbildning av handläggare, 2027: 180\u202f000\u00a0kr<\/del>/)
  assert.match(text, /<ins>Utbildning av handläggare, 2027: 99\u202f000\u00a0kr<\/ins>/)
  const old = await get(`${home}/versions/1`)
  assert.match(old.text, /Det här är version 1, så som den sparades/)
  assert.match(old.text, /Utbildning av handläggare, 2027: 180/)
  assert.equal((await get(`${home}/versions/3`)).status, 404)
  const kept = await caseVersion(db, system, first.id, 1)
  assert.equal(kept.document.items[2]!.values['2027'], 180_000)
  assert.equal(kept.result.simulation!.seed, 7)
  const [latest, start] = await historyOf(db, 'business-case', first.id)
  assert.deepEqual([latest!.action, latest!.reason, start!.before], ['saved', 'Billigare kurs', null])
  assert.ok((latest!.after as { npv: number }).npv > (latest!.before as { npv: number }).npv)
})

test('alternatives stand side by side: against doing nothing, with ranges, by party, and as CSV', async () => {
  const { initiative, nothing, develop } = await started()
  await saveCase(db, system, nothing, asToday, { version: 0 }, now)
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  const { text } = await get(`/initiatives/${initiative}/cases`)
  for (const told of [
    '”Fortsätta som i dag” är det som de andra jämförs med',
    'Högst nettonuvärde har ”Bygga tillsammans”',
    'role="img"',
    'Nytta per krona',
    'betalar',
    'Ersättning så att ingen förlorar',
    'Älvbacka kommun ger',
  ])
    assert.ok(text.includes(told), told)
  assert.doesNotMatch(text, /NaN|Infinity|null|undefined/)
  const csv = await get(`/initiatives/${initiative}/cases.csv`)
  assert.match(csv.type, /^text\/csv/)
  assert.match(csv.text, /Mått;Fortsätta som i dag;Bygga tillsammans/)
  const english = await get(`/en/initiatives/${initiative}/cases`)
  assert.match(english.text, /Compare the alternatives/)
})

test('cases that are made in different ways are said not to be comparable', async () => {
  const { initiative, nothing, develop } = await started()
  await saveCase(db, system, nothing, { ...asToday, rate: 0.03, rateFactor: undefined, priceYear: 2024 }, { version: 0 }, now)
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  const { text } = await get(`/initiatives/${initiative}/cases`)
  assert.match(text, /Räntan är olika: 3\s?%, 3,5\s?%/)
  assert.match(text, /Prisåret är olika: 2024, 2026/)
})

test('a version is taken away as Excel, Word, a page to print and JSON, in the reader’s language', async () => {
  const { initiative, nothing, develop } = await started()
  await saveCase(db, system, nothing, asToday, { version: 0 }, now)
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  const version = `/initiatives/${initiative}/cases/${develop}/versions/1`
  const excel = await get(`${version}/case.xlsx`)
  assert.match(excel.type, /spreadsheetml/)
  const word = await get(`${version}/report.docx`)
  assert.match(word.type, /wordprocessingml/)
  for (const { bytes } of [excel, word]) assert.deepEqual([...bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4])
  const report = await get(`${version}/report`)
  for (const told of ['Sammanfattning', 'Alternativen', 'Källor', 'Portoavtalet', 'kontrollsumma', 'slumpfröet 7'])
    assert.ok(report.text.includes(told), told)
  assert.equal(report.text.match(/<h1/g)!.length, 1)
  assert.match((await get(`/initiatives/${initiative}/cases/${develop}/report`)).text, /Sammanfattning/)
  assert.match((await get(`/en${version}/report`)).text, /Summary/)
  const json = JSON.parse((await get(`${version}/case.json`)).text)
  assert.deepEqual(json, jointService, 'what the command reads')
  assert.equal((await get(`/initiatives/${initiative}/cases/${nothing}/versions/2/case.xlsx`)).status, 404)
})

test('a spreadsheet is read in: what each row gives is shown, and nothing is saved before somebody says so', async () => {
  const { initiative, develop } = await started()
  const home = `/initiatives/${initiative}/cases/${develop}`
  const template = await get(`${home}/import/template.csv`)
  assert.match(template.text, /Id;Post;Sort;Slag;Part/)
  const bytes = await writeWorkbook(workbookOf({ document: asToday, result: calculate(asToday), language: 'sv' }))
  const upload = new FormData()
  upload.set('file', new File([bytes as Uint8Array<ArrayBuffer>], 'kalkyl.xlsx'))
  const preview = await post(`${home}/import`, upload)
  assert.equal(preview.status, 200)
  assert.match(preview.text, /Så läses kalkyl\.xlsx/)
  assert.match(preview.text, /Kostnad: drift, Älvbacka kommun, 2026–2031, 540\u202f000\u00a0kr/)
  assert.match((await get(home)).text, /ingen kalkyl än/)
  const document = fieldValue(preview.text, 'document')!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const saved = await post(`${home}/import/save`, { version: '0', document, reason: 'kalkyl.xlsx' })
  assert.deepEqual([saved.status, saved.to], [303, `${home}?saved=1`])
  const late = await post(`${home}/import/save`, { version: '0', document: document.replace('60000', '70000') })
  assert.deepEqual([late.status, /Någon annan har sparat/.test(late.text)], [422, true])
  assert.equal((await post(`${home}/import/save`, { version: '1', document: 'x' })).status, 422)
})

test('a file with faults is shown with what to correct, and cannot be saved', async () => {
  const { initiative, develop } = await started()
  const home = `/initiatives/${initiative}/cases/${develop}`
  const upload = (text: string) => {
    const form = new FormData()
    form.set('file', new File([text], 'fel.csv'))
    return post(`${home}/import`, form)
  }
  const faulty = await upload('Post;Sort;Part;2026\nBygga;Kostnad;Älvbacka kommun;mycket\nTid;Nytta;Älvbacka kommun;5\n')
  assert.equal(faulty.status, 422)
  assert.match(faulty.text, /”mycket” är inget tal/)
  assert.doesNotMatch(faulty.text, /import\/save/)
  const tooEarly = await upload('Post;Sort;Part;1999\nBygga;Kostnad;Älvbacka kommun;5\n')
  assert.match(tooEarly.text, /Rad 2, Bygga/)
  assert.match((await upload('Post;Sort;2026\n')).text, /inga rader med poster/)
  assert.equal((await post(`${home}/import`, {})).status, 422)
})

test('drafts are for those who take part, and only those who write for the organisation may save', async () => {
  const { initiative, develop } = await started({ published: false })
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  const home = `/initiatives/${initiative}/cases/${develop}`
  for (const path of [`/initiatives/${initiative}/cases`, home, `${home}/versions/1`, `${home}/versions/1/case.xlsx`, `${home}/report`]) {
    assert.equal((await get(path, partyReader)).status, 200, path)
    assert.equal((await get(path, foreign)).status, 404, path)
    assert.equal((await get(path, '')).status, 404, path)
  }
  const fields = { ...valuesOf(jointService, 'sv'), version: '1', do: 'save' }
  for (const [cookie, status] of [
    [foreign, 404],
    [partyReader, 403],
    [reader, 403],
    ['', 404],
  ] as const) {
    assert.equal((await get(`${home}/edit`, cookie)).status, status)
    assert.equal((await post(`${home}/edit`, fields, cookie)).status, status)
    assert.equal((await post(`${home}/import/save`, { version: '1', document: '{}' }, cookie)).status, status)
  }
  const open = await started()
  assert.equal((await get(`/initiatives/${open.initiative}/cases/${open.develop}/edit`, '')).status, 401)
  assert.equal((await get(`/initiatives/${open.initiative}/cases/${develop}`)).status, 404, 'the alternative of another initiative')
})

test('an alternative that has been taken away still has its versions, since decisions refer to them', async () => {
  const { initiative, develop } = await started()
  await saveCase(db, system, develop, jointService, { version: 0 }, now)
  await db.updateTable('alternative').set({ ended_at: now }).where('id', '=', develop).execute()
  assert.equal((await get(`/initiatives/${initiative}/cases/${develop}`)).status, 404)
  assert.equal((await get(`/initiatives/${initiative}/cases/${develop}/versions/1`)).status, 200)
  await assert.rejects(saveCase(db, system, develop, jointService, { version: 1 }, now), /no alternative/)
})

test('a case too large for the form leads to the spreadsheet', async () => {
  const { initiative, develop } = await started()
  const items = Array.from({ length: 201 }, (_, n) => ({ ...asToday.items[0]!, id: `post ${n}` }))
  await saveCase(db, system, develop, { ...asToday, items, draws: 100 }, { version: 0 }, now)
  const { status, text } = await get(`/initiatives/${initiative}/cases/${develop}/edit`)
  assert.deepEqual([status, /Ta ut den som Excel/.test(text)], [422, true])
})
