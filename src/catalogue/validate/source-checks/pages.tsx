import type { Db } from '../../../db/open.ts'
import { say } from '../../../kernel/language-text.ts'
import { Problem } from '../../../kernel/problem.ts'
import { page } from '../../../web/page.tsx'
import type { Site } from '../../../web/site.ts'
import type { Visit } from '../../../web/visit.ts'
import { findEntry, findSource } from '../../find.ts'
import { qualityOf } from '../../quality/find.ts'
import { gainOfProblem } from '../../quality/fix-of-problem.ts'
import { checkOf } from '../check-entries.ts'
import { formatOfEnding } from '../report/endings.ts'
import { reportFormats } from '../report/formats.ts'
import type { RecordResult } from '../result.ts'
import { severityOrder } from '../severity-order.ts'
import { filterIn, passes } from './filter.ts'
import { checksOf, checkTrend, problemsOf, recordsWith, resultsOf } from './find.ts'
import { type RankedProblem, sourceChecksPage } from './views/checks.tsx'
import { problemRecordsPage } from './views/problem-records.tsx'

// What a spreadsheet and its reader can take; the problems with all their records are on the pages.
const mostInReport = 50_000
const pageSize = 50

/** What the profiles say of what has been harvested: a source's problems, the records that have them, and reports to take away. */
export function sourceCheckPages(site: Site, db: Db, version: string): void {
  page(site, '/sources/:id{[0-9]+}/checks', async (visit) => {
    const source = await findSource(db, Number(visit.param('id')))
    const [checks, trend, problems] = await Promise.all([checksOf(db, source.id), checkTrend(db, source.id), ranked(source.id)])
    const filter = filterIn(visit)
    const shown = problems.filter(({ key, first }) => passes(filter, { key, result: first }, visit.language))
    return sourceChecksPage(visit, { source, checks, trend, problems, shown, filter })
  })

  page(site, '/sources/:id{[0-9]+}/checks/:key{[A-Za-z0-9_-]{12}}', async (visit) => {
    const source = await findSource(db, Number(visit.param('id')))
    const key = visit.param('key')
    const problem = (await ranked(source.id)).find((one) => one.key === key)
    if (!problem)
      throw new Problem('not-found', {
        sv: 'Källan har inte det felet längre. Se listan över vad som är kvar att rätta.',
        en: 'The source does not have that problem any longer. See the list of what is left to fix.',
      })
    const number = Math.min(Math.max(Math.trunc(Number(visit.query.get('page')) || 1), 1), 100_000)
    const records = await recordsWith(db, source.id, key, { limit: pageSize, offset: (number - 1) * pageSize })
    return problemRecordsPage(visit, { source, problem, records, page: number, pageSize })
  })

  page(site, '/sources/:id{[0-9]+}/:file{checks\\.[a-z]+}', async (visit) => {
    const source = await findSource(db, Number(visit.param('id')))
    const { records, violations } = await checksOf(db, source.id)
    const filter = filterIn(visit)
    const results: RecordResult[] = []
    for await (const batch of resultsOf(db, source.id)) {
      for (const one of batch) if (passes(filter, one, visit.language)) results.push(one.result)
      if (results.length >= mostInReport) break
    }
    return report(visit, { name: source.name, conforms: violations === 0, records, results: results.slice(0, mostInReport) })
  })

  page(site, '/entries/:id{[0-9]+}/:file{checks\\.[a-z]+}', async (visit) => {
    const found = await findEntry(db, Number(visit.param('id')))
    const checked = await checkOf(db, found.id)
    if (!checked)
      throw new Problem('not-found', {
        sv: 'Posten har inte granskats än. Det sker av sig självt inom någon minut efter en hämtning.',
        en: 'The entry has not been checked yet. That happens by itself within a minute after a harvest.',
      })
    const name = say(found.entry.title, visit.language)?.text ?? found.uri
    return report(visit, { name, conforms: checked.violations === 0, records: 1, results: checked.results })
  })

  /** What gives most first: errors, then what lifts the points most, then what most records have. */
  async function ranked(source: number): Promise<RankedProblem[]> {
    const [problems, quality] = await Promise.all([problemsOf(db, source), qualityOf(db, source)])
    return problems
      .map((problem) => {
        const gain = gainOfProblem(problem.first, quality?.fixes ?? [])
        return gain === undefined ? problem : { ...problem, gain }
      })
      .sort(
        (a: RankedProblem, b: RankedProblem) =>
          severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
          (b.gain ?? 0) - (a.gain ?? 0) ||
          b.records - a.records ||
          b.places - a.places,
      )
  }

  async function report(
    visit: Visit,
    of: { name: string; conforms: boolean; records: number; results: readonly RecordResult[] },
  ): Promise<Response> {
    const ending = visit.param('file').slice('checks.'.length)
    const name = formatOfEnding(ending)
    if (!name)
      throw new Problem('not-found', {
        sv: `Vi kan inte skriva ${ending}. Välj csv, xlsx, json, sarif, xml eller ttl.`,
        en: `We cannot write ${ending}. Choose csv, xlsx, json, sarif, xml or ttl.`,
      })
    const format = reportFormats[name]
    const body = await format.write({ ...of, findings: [], version }, visit.language)
    return visit.c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
      'Content-Type': format.mediaType,
      'Content-Disposition': `attachment; filename="checks.${ending}"`,
    })
  }
}
