import { join } from 'node:path'
import { canonize } from 'rdf-canonize'
import { type Cut, cut } from '../src/catalogue/harvest/cut.ts'
import { Subjects } from '../src/catalogue/harvest/subjects.ts'
import { canonicalise } from '../src/rdf/canonical.ts'
import { catalogueRecords } from './catalogue.ts'
import { type Bench, rates, rounded } from './report.ts'

const datasets = 2_000

/** Cutting into records and hashing each, and the hash beside the library that we check it against. */
export async function bench({ report, home, rounds }: Bench): Promise<void> {
  const quads = [...catalogueRecords({ datasets })]
  let pieces: Cut[] = []
  const cutAll = async () => {
    const subjects = new Subjects(join(home, 'spool'))
    for (const record of quads) subjects.add(record)
    pieces = await Array.fromAsync(cut(subjects))
    subjects.close()
  }
  await cutAll()
  const records = pieces.length
  report('split: collect and cut', { ...(await rates(rounds, records, cutAll)), unit: 'records/CPU s' })

  const hashing = async () => {
    for (const { quads, lines } of pieces) await canonicalise(quads, lines)
  }
  const library = async () => {
    for (const { quads } of pieces) await canonize([...quads], { algorithm: 'RDFC-1.0' })
  }
  const ours = await rates(rounds, records, hashing)
  const theirs = await rates(rounds, records, library)
  report('hash: RDFC-1.0', { ...ours, unit: 'records/CPU s' })
  report('hash: RDFC-1.0 by rdf-canonize, without SHA-256', { ...theirs, unit: 'records/CPU s' })
  report('hash: ratio, ours to the library', { median: rounded(ours.median / theirs.median), unit: '×' })
}
