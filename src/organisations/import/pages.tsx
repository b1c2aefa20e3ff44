import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { columnNames } from './columns.ts'
import { finishImport, importLimits, keepImport, keptImport, previewImport, readOrganisations, renewImport } from './import.ts'
import { importedPage, importPage, planAsRows, previewPage } from './views.tsx'
import { words } from './words.ts'

/** A spreadsheet, what each of its rows would do, and what came of it. */
export function importPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, '/organisations/import', (visit) => {
    demand(actorOf(visit), 'add')
    return importPage(visit)
  })

  form(
    site,
    '/organisations/import',
    async (visit, typed) => {
      demand(actorOf(visit), 'add')
      const file = typed.file('file')
      const back = (error: string) => importPage(visit, { values: typed.values, errors: { file: error } })
      if (!file) return back(visit.words(words).importChoose)
      return kept(
        async () => {
          const read = await readOrganisations(new Uint8Array(await file.arrayBuffer()))
          const id = await keepImport(db, actorOf(visit), file.name, read, new Date())
          return visit.redirect(`/organisations/import/${id}`, { unknown: read.unknown.slice(0, 20).join(', ') })
        },
        (refusal) => back(refusal.detail[visit.language]),
      )
    },
    { maxBytes: importLimits.maxBytes + 100_000 },
  )

  page(site, '/organisations/import/template.csv', () =>
    csvAnswer('organisations', [
      columnNames,
      [
        'municipality',
        'Exempelköpings kommun',
        'Exempelköping Municipality',
        '',
        '9999',
        '',
        '',
        'B4',
        '2023',
        38790,
        2025,
        3465,
        2025,
        'https://www.scb.se/',
      ],
    ]),
  )

  page(site, '/organisations/import/:import{[0-9]+}', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    if (found.outcome) return importedPage(visit, found.file, found.outcome)
    await renewImport(db, actorOf(visit), found.id)
    return previewPage(
      visit,
      found,
      await previewImport(db, actorOf(visit), found.rows),
      [visit.query.get('unknown') ?? ''].filter((text) => text !== ''),
    )
  })

  page(site, '/organisations/import/:import{[0-9]+}/rows.csv', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    return csvAnswer(found.file, planAsRows(visit, (await previewImport(db, actorOf(visit), found.rows)).plan))
  })

  form(site, '/organisations/import/:import{[0-9]+}', async (visit) => {
    const id = Number(visit.param('import'))
    await finishImport(db, actorOf(visit), id, new Date())
    return visit.redirect(`/organisations/import/${id}`)
  })
}
