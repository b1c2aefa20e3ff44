import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { calculationFactors } from './calculation-factors.ts'

const { app, get } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const anyone = apiCaller(app)
const plain = (html: string) => html.replaceAll(/\s/g, ' ')

test('anyone can read the factors, with their sources, in both languages', async () => {
  const [sv, en] = [await get('/calculation-factors'), await get('/en/calculation-factors')]
  for (const { id, name, source } of [...calculationFactors().rates, ...calculationFactors().hourlyCosts]) {
    assert.ok(sv.text.includes(name.sv.replaceAll("'", '&#39;')) && en.text.includes(name.en.replaceAll("'", '&#39;')), id)
    assert.ok(sv.text.includes(source.title), id)
  }
  assert.match(plain(sv.text), /3,5 ?%/)
  assert.match(plain(en.text), /3\.5%/)
})

test('TIME-1: the page works out what an hour costs, and shows how', async () => {
  const { status, text } = await get('/calculation-factors?calculate=hour&formula=inera-hour&salary=40+000')
  assert.equal(status, 200)
  assert.match(plain(text), /433,80 kronor i timmen/)
  assert.match(plain(text), /40 000 kr × 1 ÷ 142 × 1,54 = 433,80 kr/)
})

test('SCM-1: the page works out what a demand for information costs', async () => {
  const asked = 'calculate=burden&hours=3&hourlyCost=10&external=0&population=100+000&timesAYear=2'
  assert.match(plain((await get(`/calculation-factors?${asked}`)).text), /6 000 000 kronor om året/)
  assert.match(plain((await get(`/en/calculation-factors?${asked}`)).text), /6,000,000 kronor a year/)
})

test('what is not a number is kept and said, and nothing is worked out', async () => {
  const { status, text } = await get('/calculation-factors?calculate=burden&hours=tre&hourlyCost=10&population=-5&timesAYear=2')
  assert.equal(status, 422)
  assert.match(text, /value="tre"/)
  assert.equal(text.match(/: skriv ett tal som är noll eller mer/g)!.length, 4) // in the summary and by each field
  assert.doesNotMatch(text, /NaN|kronor om året/)
})

test('the factors are a spreadsheet and data', async () => {
  const sheet = await get('/calculation-factors.csv')
  assert.match(sheet.type, /text\/csv/)
  assert.match(sheet.text, /Kalkylräntor;inera-3;Ränta i Ineras nyttokalkyl;0,03;real;/)
  const { status, body } = await anyone('GET', '/calculation-factors')
  assert.equal(status, 200)
  assert.deepEqual(body, calculationFactors())
})
