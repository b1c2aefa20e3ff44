import { join } from 'node:path'
import { sql } from 'kysely'
import { type Db, openDatabase, openUrl } from '../src/db/open.ts'
import { matchesOf } from '../src/initiatives/needs/matches.ts'
import { stemsOfTexts } from '../src/initiatives/needs/stems.ts'
import { anyone } from '../src/kernel/actor.ts'
import { type Bench, percentile, rounded } from './report.ts'
import { fillWithEntries } from './search.ts'
import { searchEntries } from './search-entries.ts'
import { heads, list, openings, randomFrom } from './words.ts'

const needs = 2_000

/**
 * Somebody describes a need: similar needs among 2 000, and what there is for it among the entries, in all five steps. Half of the texts are written by
 * people, half are forty words of the generated catalogue, which has few words in common with itself and so asks more of the index than Swedish does.
 */
export async function bench({ report, size, home, rounds }: Bench): Promise<void> {
  const server = await openDatabase({ home: join(home, 'needs') })
  await sql`create database bench_needs template template0 encoding 'UTF8'`.execute(server.db)
  const { db, close } = await openUrl(server.url.replace(/\/[^/?]*(?=\?|$)/, '/bench_needs'))
  try {
    await fillWithEntries(db, size, report)
    await fillWithNeeds(db)
    await measure(db, 'needs and reuse, as people write', written, size, rounds, report)
    await measure(db, 'needs and reuse, forty rare words', generated(30), size, rounds, report)
  } finally {
    await close()
    await server.close()
  }
}

async function measure(db: Db, name: string, texts: readonly string[], size: number, rounds: number, report: Bench['report']) {
  for (const text of texts) await matchesOf(db, anyone, { text })
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const text of texts) {
      const began = performance.now()
      await matchesOf(db, anyone, { text })
      times.push(performance.now() - began)
    }
  report(`${name}, ${size} entries`, {
    median: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    unit: 'ms',
    needs,
    asked: times.length,
  })
}

const written = [
  'Invånare frågar om vattnet går att bada i. Vi behöver visa badvattenkvaliteten på en karta och varna när provtagningen visar för höga värden.',
  'Den som söker bygglov vill kunna följa sitt ärende och få beslutet digitalt från kommunen.',
  'Anhöriga behöver kunna uträtta ärenden åt en äldre person utan att låna en e-legitimation.',
  'Kallelser till vården skickas på papper. Vi vill skicka dem till en digital brevlåda.',
  'Föräldrar vill se var skolskjutsen går och när den kommer till hållplatsen.',
  'Vi behöver statistik över elever, lärare och skolor i regionen, per kommun och år.',
  'Räddningstjänsten behöver veta vilka vägar som är avstängda på grund av översvämning.',
  'Leverantörer skickar fakturor på papper och vi skriver av dem för hand i ekonomisystemet.',
  'Vi behöver hitta tomma lokaler i kommunens byggnader och boka dem utan att ringa.',
  'Livsmedelsinspektörer antecknar på papper vid tillsyn, och resultatet når inte allmänheten.',
]

const generated = (n: number) => [...searchEntries(n, 99)].map(({ title, texts }) => `${title.sv}. ${texts[0]!.text}`)

async function fillWithNeeds(db: Db): Promise<void> {
  await sql`insert into organisation (kind, name) select 'municipality', jsonb_build_object('sv', 'Kommun ' || n) from generate_series(1, 300) n`.execute(
    db,
  )
  const random = randomFrom(3)
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!
  const plain = list(written.join(' ').replaceAll(/[.,]/g, ''))
  const rows = Array.from({ length: needs }, (_, n) => {
    const title = { sv: `${pick(openings)}${pick(heads)} ${pick(plain)}` }
    const problem = { sv: Array.from({ length: 40 }, () => (random() < 0.3 ? pick(openings) + pick(heads) : pick(plain))).join(' ') }
    return { organisation: 1 + (n % 300), title, problem, stems: stemsOfTexts([title, problem]) }
  })
  for (const { organisation, title, problem, stems } of rows)
    await db
      .insertInto('need')
      .values({
        organisation_id: organisation,
        title: JSON.stringify(title),
        problem: JSON.stringify(problem),
        stems,
        published_at: new Date(),
      })
      .execute()
  await sql`vacuum analyze need`.execute(db)
}
