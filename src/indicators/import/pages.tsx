import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { kept } from '../../web/answers.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { words } from '../words.ts'
import { finishImport, importLimits, keepImport, keptImport, previewValues, readValues, renewImport } from './import.ts'
import { columnNames } from './rows.ts'
import { importedPage, importPage, planAsRows, previewPage } from './views.tsx'

/** A spreadsheet of values, what each of its rows would do, and what came of it. */
export function importPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, '/indicators/import', (visit) => {
    demandSomewhere(actorOf(visit))
    return importPage(visit)
  })

  form(
    site,
    '/indicators/import',
    async (visit, typed) => {
      demandSomewhere(actorOf(visit))
      const file = typed.file('file')
      const back = (error: string) => importPage(visit, { values: typed.values, errors: { file: error } })
      if (!file) return back(visit.words(words).importChoose)
      return kept(
        async () => {
          const read = await readValues(new Uint8Array(await file.arrayBuffer()))
          const id = await keepImport(db, actorOf(visit), file.name, read, new Date())
          return visit.redirect(`/indicators/import/${id}`, { unknown: read.unknown.slice(0, 20).join(', ') })
        },
        (refusal) => back(refusal.detail[visit.language]),
      )
    },
    { maxBytes: importLimits.maxBytes + 100_000 },
  )

  page(site, '/indicators/import/template.csv', () =>
    csvAnswer('indicators', [
      columnNames,
      ['handlaggningstid', '2598', '2025', '12,5', 'Ärendesystemet', '', 'Handläggningstid för bygglov', 'dagar'],
    ]),
  )

  page(site, '/indicators/import/:import{[0-9]+}', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    if (found.outcome) return importedPage(visit, found.file, found.outcome)
    const preview = await previewValues(db, actorOf(visit), found.rows, new Date())
    await renewImport(db, found, preview)
    return previewPage(visit, found, preview, (visit.query.get('unknown') ?? '').slice(0, 500))
  })

  page(site, '/indicators/import/:import{[0-9]+}/rows.csv', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    return csvAnswer(found.file, planAsRows(visit, (await previewValues(db, actorOf(visit), found.rows, new Date())).plan))
  })

  form(site, '/indicators/import/:import{[0-9]+}', async (visit) => {
    const id = Number(visit.param('import'))
    await finishImport(db, actorOf(visit), id, new Date())
    return visit.redirect(`/indicators/import/${id}`)
  })
}

/** Which rows somebody may report is told row by row. */
function demandSomewhere(actor: Actor): void {
  const grants = actor.kind === 'person' || actor.kind === 'key' ? actor.grants : []
  if (!grants.some(({ scope }) => scope.kind === 'organisation' && may(actor, 'report', scope.id))) demand(actor, 'report')
}
