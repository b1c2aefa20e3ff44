import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { factsFolder } from '../config.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { system } from '../kernel/actor.ts'
import { knownOrganisations } from './import/known.ts'
import { planShipped, type Row } from './import/plan.ts'
import { lockOrganisations, writeOrganisations } from './import/write.ts'
import { organisationNumber } from './number.ts'

/** Agencies, regions and municipalities as they come with the product; only what a new edition says differently is written. */
export async function loadOrganisations(db: Db, folder = factsFolder): Promise<{ added: number; changed: number }> {
  const rows = readShipped(folder)
  return inTransaction(db, async (trx) => {
    await lockOrganisations(trx)
    const { added, changed } = planShipped(rows, await knownOrganisations(trx))
    const written = { added: added.map((row) => ({ row, after: row.says })), changed }
    if (added.length + changed.length > 0)
      await writeOrganisations(trx, system, written, {
        origin: 'facts',
        source: 'data/organisations.csv',
        addedAs: 'added',
        changedAs: 'new-edition',
      })
    return { added: added.length, changed: changed.length }
  })
}

type Cells = { [column: string]: string }

/** The two files as rows; a year's figure carries its own source. */
export function readShipped(folder = factsFolder): Row[] {
  const read = (file: string) => parse(readFileSync(join(folder, file), 'utf8'), { columns: true, delimiter: ';', bom: true }) as Cells[]
  const facts = Map.groupBy(read('organisation-facts.csv'), (cells) => organisationNumber(cells.organisation_number!) ?? cells.code!)
  return read('organisations.csv').map((cells, at) => {
    const number = organisationNumber(cells.organisation_number!)
    const own = facts.get(number ?? cells.code!) ?? []
    return {
      line: at + 2,
      source: cells.source!,
      asOf: cells.as_of!,
      says: {
        kind: cells.kind!,
        'name.sv': cells.name_sv!,
        'name.en': cells.name_en!,
        number: number ?? '',
        code: cells.code!,
        ...(cells.skr_group && { [`group.${cells.group_edition}`]: cells.skr_group }),
        ...Object.fromEntries(own.map(({ fact, year, value }) => [`${fact}.${year}`, value!])),
      },
      sources: {
        ...(cells.skr_group && { [`group.${cells.group_edition}`]: 'https://skr.se/' }),
        ...Object.fromEntries(own.map(({ fact, year, source }) => [`${fact}.${year}`, source!])),
      },
    }
  })
}
