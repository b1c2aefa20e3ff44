import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { namesOf } from '../../organisations/find.ts'
import { page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { caseOf, casesOf, caseVersionAt, noSuchVersion } from './cases.ts'
import { numbersIn, oneCase } from './paths.ts'
import { asDocx } from './report/docx.ts'
import { type Reported, reportOf } from './report/parts.ts'
import { workbookOf } from './spreadsheet/workbook.ts'
import { writeWorkbook } from './spreadsheet/write.ts'
import { reportPage } from './views/report.tsx'
import { words } from './words.ts'

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A version to take away: a workbook with formulas, a report for Word and for paper, and the document as `allmanning case` reads it. */
export function takeAwayPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const version = `${oneCase}/versions/:version{[0-9]+}`

  const reported = async (visit: Visit, number: number): Promise<Reported> => {
    const at = numbersIn(visit)
    const actor = actorOf(visit)
    const found = await caseVersionAt(db, actor, at.initiative, at.alternative, number)
    const { initiative, cases } = await casesOf(db, actor, at.initiative)
    const names = await namesOf(db, [initiative.organisationId])
    const organisation = names.get(initiative.organisationId)
    return {
      ...found,
      organisation: (organisation && say(organisation, visit.language)?.text) ?? '',
      cases: cases.map((one) => (one.alternative.id === at.alternative ? { ...one, latest: found.version } : one)),
    }
  }
  const shown = (visit: Visit) => reported(visit, Number(visit.param('version')))

  page(site, `${oneCase}/report`, async (visit) => {
    const at = numbersIn(visit)
    const { latest } = await caseOf(db, actorOf(visit), at.initiative, at.alternative)
    if (!latest) throw noSuchVersion(1)
    return reportPage(visit, await reported(visit, latest.version))
  })

  page(site, `${version}/report`, async (visit) => reportPage(visit, await shown(visit)))

  page(site, `${version}/report.docx`, async (visit) => {
    const of = await shown(visit)
    return fileAnswer(nameOf(visit, of), 'docx', word, await asDocx(reportOf(of, visit.language), visit.language))
  })

  page(site, `${version}/case.xlsx`, async (visit) => {
    const of = await shown(visit)
    const { document, result } = of.version
    return fileAnswer(nameOf(visit, of), 'xlsx', excel, await writeWorkbook(workbookOf({ document, result, language: visit.language })))
  })

  page(site, `${version}/case.json`, async (visit) => {
    const of = await shown(visit)
    const text = JSON.stringify(of.version.document, null, 2)
    return fileAnswer(nameOf(visit, of), 'json', 'application/json; charset=utf-8', new TextEncoder().encode(text))
  })
}

const nameOf = (visit: Visit, { alternative, version }: Reported): string =>
  `${visit.words(words).evidence} ${say(alternative.title, visit.language)?.text ?? ''} ${version.version}`

const fileAnswer = (name: string, extension: string, type: string, bytes: Uint8Array): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.replaceAll(/[^\p{L}\p{N} -]/gu, ''))}.${extension}`,
      'Cache-Control': 'private, no-cache',
    },
  })
