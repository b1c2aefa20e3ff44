import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import { DataFactory } from 'n3'
import type { Db } from '../../db/open.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { type Kind, memberProperty } from '../kind.ts'

export type Selection = { source?: number; kind?: Kind; entry?: number; origin?: 'people' | 'facts' | 'demonstration' }

const batchSize = 500

/** The records as published, a batch at a time in the order they came, each catalogue followed by what it lists. */
export async function* dump(db: Db, { source, kind, entry, origin }: Selection = {}): AsyncGenerator<Quad[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('entry')
      .innerJoin('entry_version', (join) =>
        join.onRef('entry_version.entry_id', '=', 'entry.id').onRef('entry_version.version', '=', 'entry.version'),
      )
      .select(['entry.id', 'entry.uri', 'entry.kind', 'entry_version.triples'])
      .where('entry.ended_at', 'is', null)
      .where('entry.id', '>', after)
      .$if(source !== undefined, (query) => query.where('entry.source_id', '=', source!))
      .$if(kind !== undefined, (query) => query.where('entry.kind', '=', kind!))
      .$if(entry !== undefined, (query) => query.where('entry.id', '=', entry!))
      .$if(origin !== undefined, (query) =>
        query.where('entry.source_id', 'in', db.selectFrom('source').select('id').where('origin', '=', origin!)),
      )
      .orderBy('entry.id')
      .limit(batchSize)
      .execute()
    for (const row of rows) {
      yield parseLines(row.triples ?? '')
      if (row.kind === 'catalogue') yield* memberships(db, row)
    }
    if (rows.length < batchSize) return
    after = rows.at(-1)!.id
  }
}

/** A catalogue's list of what is in it, from the members' side: cut.ts keeps it there. */
async function* memberships(db: Db, catalogue: { id: number; uri: string }): AsyncGenerator<Quad[]> {
  const subject = DataFactory.namedNode(catalogue.uri)
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; uri: string; kind: Kind }>`
      select member.id, member.uri, member.kind from entry catalogue join entry member on member.source_id = catalogue.source_id
      where catalogue.id = ${catalogue.id} and member.catalogues @> array[catalogue.uri] and member.ended_at is null and member.id > ${after}
      order by member.id limit ${batchSize}`.execute(db)
    const listed = rows.flatMap(({ uri, kind }) => {
      const property = memberProperty[kind]
      return property === undefined
        ? []
        : [DataFactory.quad(subject, DataFactory.namedNode(property), DataFactory.namedNode(uri)) as unknown as Quad]
    })
    if (listed.length > 0) yield listed
    if (rows.length < batchSize) return
    after = rows.at(-1)!.id
  }
}
