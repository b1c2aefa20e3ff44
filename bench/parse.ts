import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../src/rdf/parse.ts'
import type { Syntax } from '../src/rdf/syntax.ts'
import { write } from '../src/rdf/write.ts'
import { catalogueRecords, writeCatalogue } from './catalogue.ts'
import { type Bench, rates } from './report.ts'

const syntaxes: readonly Syntax[] = ['turtle', 'ntriples', 'rdfxml', 'jsonld']
const datasets = 5_000

/** Reading and writing each syntax. */
export async function bench({ report, home, rounds }: Bench): Promise<void> {
  const records = [...catalogueRecords({ datasets })]
  for (const syntax of syntaxes) {
    const file = join(home, `catalogue.${syntax}`)
    const triples = await writeCatalogue(file, syntax, { datasets })
    const read = async () => {
      for await (const _ of parse(createReadStream(file, { highWaterMark: 256 * 1024 }), { syntax }));
    }
    const written = async () => {
      for await (const _ of write(records, syntax));
    }
    report(`read ${syntax}`, { ...(await rates(rounds, triples, read)), unit: 'triples/CPU s' })
    report(`write ${syntax}`, { ...(await rates(rounds, triples, written)), unit: 'triples/CPU s' })
  }
}
