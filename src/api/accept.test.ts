import assert from 'node:assert/strict'
import test from 'node:test'
import { bestOf } from './accept.ts'
import { acceptedLanguage } from './language.ts'
import { continued } from './trace.ts'

const offers = ['application/json', 'text/csv']
const accepts: [accept: string | undefined, best: string | undefined][] = [
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['text/*', 'text/csv'],
  ['application/json;q=0.5, text/csv', 'text/csv'],
  ['application/json;q=0, */*', 'text/csv'],
  ['text/html, application/xhtml+xml', undefined],
  ['application/json;q=0', undefined],
  [';;,,', undefined],
]
for (const [accept, best] of accepts) test(`Accept: ${accept} → ${best}`, () => assert.equal(bestOf(offers, accept), best))

const languages: [header: string | undefined, language: string][] = [
  [undefined, 'sv'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
  ['fr, en;q=0.5', 'en'],
  ['sv;q=0.2, en;q=0.3', 'en'],
  ['de', 'sv'],
  ['*', 'sv'],
]
for (const [header, language] of languages)
  test(`Accept-Language: ${header} → ${language}`, () => assert.equal(acceptedLanguage(header), language))

const trace = '0af7651916cd43dd8448eb211c80319c'
test('a trace goes on with a new step of ours and the flags it came with', () => {
  assert.match(continued(`00-${trace}-b7ad6b7169203331-01`), new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`))
  assert.match(continued(`cc-${trace}-b7ad6b7169203331-01-what-will-come`), new RegExp(`^00-${trace}-`))
})
for (const wrong of [
  undefined,
  '',
  'x',
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `ff-${trace}-b7ad6b7169203331-01`,
  `00-${trace}-b7ad6b7169203331-01-more`,
  `00-${trace.toUpperCase()}-b7ad6b7169203331-01`,
])
  test(`${wrong} is no trace, and a new one begins`, () => {
    const begun = continued(wrong)
    assert.match(begun, /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
    assert.doesNotMatch(begun, new RegExp(trace))
  })
