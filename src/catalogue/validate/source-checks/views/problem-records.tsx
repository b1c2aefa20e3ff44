import { say } from '../../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../../web/components/breadcrumb/breadcrumb.tsx'
import { Pagination } from '../../../../web/components/pagination/pagination.tsx'
import { Table } from '../../../../web/components/table/table.tsx'
import { formatNumber } from '../../../../web/format.ts'
import type { Sheet } from '../../../../web/page.tsx'
import { sameWith, type Visit } from '../../../../web/visit.ts'
import { profileOf } from '../../profiles.ts'
import type { RecordResult } from '../../result.ts'
import { headingOf, Problem } from '../../views/problem.tsx'
import { ReportLinks } from '../../views/report-links.tsx'
import { words } from '../../words.ts'
import type { RecordWithProblem } from '../find.ts'
import type { RankedProblem } from './checks.tsx'

export type ProblemRecordsView = {
  source: { id: number; name: string }
  problem: RankedProblem
  records: readonly RecordWithProblem[]
  page: number
  pageSize: number
}

type Row = { record: RecordWithProblem; result: RecordResult }

/** All records that have one problem. */
export function problemRecordsPage(visit: Visit, { source, problem, records, page, pageSize }: ProblemRecordsView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { first, gain } = problem
  const profile = profileOf(problem.profile)
  const rows = records.flatMap((record): Row[] => record.results.map((result) => ({ record, result })))
  return {
    title: headingOf(first, language),
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to(`/sources/${source.id}`), label: source.name },
            { href: visit.to(`/sources/${source.id}/checks`), label: t.checks },
          ]}
          here={t.columnRecords}
        />
        <Problem visit={visit} first={first} records={problem.records} {...(gain !== undefined && { gain })} level={1} />
        {profile && (
          <p>
            {t.ruleIn}{' '}
            <a href={`${visit.to(`/profiles/${profile.id}`)}#${first.shape.slice(first.shape.indexOf('#') + 1)}`}>
              {say(profile.title, language)?.text} {profile.version}
            </a>
          </p>
        )}
        <h2>{t.recordsTitle(formatNumber(problem.records, language), problem.records === 1)}</h2>
        <Table
          language={language}
          caption={t.columnRecords}
          hideCaption
          rows={rows}
          columns={[
            {
              title: t.columnRecord,
              heads: true,
              cell: ({ record: { id, title, uri } }) => (
                <a href={visit.to(`/entries/${id}/quality`)}>{say(title, language)?.text ?? uri}</a>
              ),
            },
            { title: t.columnPart, cell: ({ result }) => (result.part && say(result.part, language)?.text) ?? '' },
            { title: t.columnValue, cell: ({ result }) => <span class="address">{result.value ?? ''}</span> },
          ]}
        />
        <Pagination
          language={language}
          page={page}
          pages={Math.ceil(problem.records / pageSize)}
          to={(n) => sameWith(visit, { page: String(n) })}
        />
        <ReportLinks visit={visit} path={`/sources/${source.id}/checks`} asked={{ problem: problem.key }} />
      </div>
    ),
  }
}
