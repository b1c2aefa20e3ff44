import type { Db } from '../../../db/open.ts'
import type { Queue } from '../../../jobs/queue.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { say } from '../../../kernel/language-text.ts'
import { Problem } from '../../../kernel/problem.ts'
import { findOrganisation } from '../../../organisations/find.ts'
import { csvAnswer } from '../../../spreadsheet/csv.ts'
import { form, page } from '../../../web/page.tsx'
import type { Site } from '../../../web/site.ts'
import type { Visit } from '../../../web/visit.ts'
import { demand, may } from '../../access.ts'
import { assessJob } from '../../assess.ts'
import { isOwnKind } from '../kind-forms.ts'
import { words } from '../words.ts'
import { type ImportTold, importRows, previewRows, type RowResult } from './import-rows.ts'
import { forgetFile, giveBackFile, keepFile, keptFile, takeFile } from './kept-file.ts'
import { webLimits } from './limits.ts'
import { template } from './template.ts'
import { importedPage, importPage, previewPage } from './views.tsx'

export type ImportPages = { db: Db; queue: Queue; baseUrl: string; actorOf: (visit: Visit) => Actor }

/** Spreadsheets of entries: hand in, look at every row, say yes. */
export function importPages(site: Site, { db, queue, baseUrl, actorOf }: ImportPages): void {
  page(site, '/organisations/:organisation{[0-9]+}/entries/import', async (visit) => {
    const organisation = await findOrganisation(db, Number(visit.param('organisation')))
    demand(actorOf(visit), 'editEntries', organisation.id)
    return importPage(visit, organisation, { values: { kind: 'dataset' }, errors: {} })
  })

  form(
    site,
    '/organisations/:organisation{[0-9]+}/entries/import',
    async (visit, typed) => {
      const organisation = await findOrganisation(db, Number(visit.param('organisation')))
      const actor = actorOf(visit)
      demand(actor, 'editEntries', organisation.id)
      const file = typed.file('file')
      const kind = typed.text('kind')
      if (!file || !isOwnKind(kind))
        return importPage(visit, organisation, { values: typed.values, errors: { file: visit.words(words).importNoFile } })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const id = await keepFile(db, actor, { organisation: organisation.id, kind, name: file.name, bytes })
      return visit.redirect(`/own/imports/${id}`)
    },
    { maxBytes: webLimits.maxBytes + 100_000 },
  )

  page(site, '/own/template.csv', (visit) => {
    const kind = visit.query.get('kind') ?? ''
    if (!isOwnKind(kind)) throw new Problem('not-found', { sv: 'Det finns ingen sådan mall.', en: 'There is no such template.' })
    return csvAnswer(`allmanning ${kind}`, template(kind, visit.language))
  })

  page(site, '/own/imports/:id{[0-9]+}', async (visit) => {
    const { kept, told, results } = await look(visit)
    const organisation = await findOrganisation(db, kept.organisation)
    return previewPage(visit, {
      organisation,
      kept,
      told,
      results,
      mayPublish: may(actorOf(visit), 'publishEntries', kept.organisation),
    })
  })

  page(site, '/own/imports/:id{[0-9]+}/rows.csv', async (visit) => {
    const { kept, results } = await look(visit)
    const t = visit.words(words)
    return csvAnswer(kept.name, [
      ['row', 'result', 'title', 'severity', 'field', 'message', 'fix'],
      ...results.flatMap(({ row, becomes, title, findings }) =>
        (findings.length > 0 ? findings : [undefined]).map((finding) => [
          row,
          t.importBecomes[becomes],
          say(title, visit.language)?.text ?? '',
          finding ? t.severity[finding.severity] : '',
          (finding?.label && say(finding.label, visit.language)?.text) ?? '',
          (finding && say(finding.message, visit.language)?.text) ?? '',
          (finding && say(finding.fix, visit.language)?.text) ?? '',
        ]),
      ),
    ])
  })

  form(site, '/own/imports/:id{[0-9]+}', async (visit, typed) => {
    const actor = actorOf(visit)
    const kept = await keptFile(db, actor, Number(visit.param('id')))
    if (!(await takeFile(db, kept.id, new Date())))
      throw new Problem('conflict', { sv: 'Filen läses redan in.', en: 'The file is being read already.' })
    const publish = typed.text('do') === 'publish'
    const outcome = await importRows(
      db,
      actor,
      { ...kept, baseUrl, limits: webLimits, publish },
      () => {},
      () => {},
    ).catch(async (error) => {
      await giveBackFile(db, kept.id)
      throw error
    })
    await forgetFile(db, kept.id)
    for (const source of outcome.sources) await queue.send(assessJob, { source }, { key: `source ${source}` })
    return importedPage(visit, await findOrganisation(db, kept.organisation), outcome)
  })

  async function look(visit: Visit) {
    const actor = actorOf(visit)
    const kept = await keptFile(db, actor, Number(visit.param('id')))
    const results: RowResult[] = []
    let told: ImportTold = { unknownColumns: [], encoding: 'utf-8' }
    await previewRows(
      db,
      actor,
      { ...kept, baseUrl, limits: webLimits },
      (one) => {
        told = one
      },
      (result) => results.push(result),
    )
    return { kept, told, results }
  }
}
