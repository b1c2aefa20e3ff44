import assert from 'node:assert/strict'
import test from 'node:test'
import type { Alternative } from '../../alternatives/alternative.ts'
import type { Initiative } from '../../initiative.ts'
import { calculate } from '../calculate.ts'
import { asToday, jointService } from '../case.fixture.ts'
import type { CaseDocument } from '../case-document.ts'
import type { CaseVersion } from '../cases.ts'
import { unzipped } from '../unzipped.fixture.ts'
import { asDocx } from './docx.ts'
import { type Part, reportOf } from './parts.ts'

const versionOf = (document: CaseDocument): CaseVersion => ({
  id: 1,
  version: 3,
  document,
  hash: 'a'.repeat(64),
  result: calculate(document),
  actor: { kind: 'system' },
  at: new Date('2026-11-25T12:00:00Z'),
  reason: null,
})
const alternative = (id: number, title: Alternative['title']) => ({ id, title }) as Alternative
const develop = alternative(2, { sv: 'Bygga tillsammans', en: 'Building together' })
const version = versionOf(jointService)
const reported = {
  initiative: { id: 1, title: { sv: 'Bygglov utan papper' } } as unknown as Initiative,
  alternative: develop,
  organisation: 'Älvbacka kommun',
  version,
  cases: [
    { alternative: alternative(1, { sv: 'Fortsätta som i dag' }), latest: versionOf(asToday) },
    { alternative: develop, latest: version },
  ],
}
const tables = (parts: readonly Part[]) => parts.filter((part) => part.kind === 'table')

test('a report has every figure with what it means, both alternatives, every item with its source, and how it is made again', () => {
  const { title, parts } = reportOf(reported, 'sv')
  assert.equal(title, 'Bygglov utan papper: kalkyl för Bygga tillsammans')
  const [figures, alternatives] = tables(parts)
  assert.equal(figures!.rows.length, 16)
  assert.deepEqual(alternatives!.head, ['Mått', 'Fortsätta som i dag', 'Bygga tillsammans'])
  const items = tables(parts).find(({ caption }) => caption === 'Poster')!
  assert.equal(items.rows.length, jointService.items.length)
  assert.ok(items.rows.some((row) => row.includes('Portoavtalet, https://exempel.se/porto')))
  assert.ok(items.rows.some((row) => row.includes('Källa saknas')))
  const last = parts.at(-1)!
  assert.ok(last.kind === 'text' && /aaaaaaaa.*slumpfröet 7/.test(last.text))
  assert.doesNotMatch(JSON.stringify(parts), /NaN|Infinity|undefined/)
  const { parts: english } = reportOf(reported, 'en')
  assert.deepEqual(
    english.map(({ kind }) => kind),
    parts.map(({ kind }) => kind),
  )
})

test('a Word file has headings, header rows and the language of its text', async () => {
  for (const [language, tag, heading] of [
    ['sv', 'sv-SE', 'Sammanfattning'],
    ['en', 'en-GB', 'Summary'],
  ] as const) {
    const parts = unzipped(await asDocx(reportOf(reported, language), language))
    const document = parts.get('word/document.xml')!
    assert.match(document, new RegExp(`<w:pStyle w:val="Heading1"/>.{0,200}${heading}`))
    assert.match(document, /<w:tblHeader/)
    assert.ok(document.match(/<w:tbl>/g)!.length >= 6)
    assert.match(parts.get('word/styles.xml')!, new RegExp(`w:lang[^>]*${tag}`))
    assert.doesNotMatch(document, /NaN|undefined/)
  }
})
