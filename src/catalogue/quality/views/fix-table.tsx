import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Method } from '../method.ts'
import { adviceOf, type FixSum, headlineOf } from '../ranked-fixes.ts'
import { words } from '../words.ts'
import { methodQuery } from './method-switch.tsx'

type Props = { visit: Visit; method: Method; fixes: readonly FixSum[]; source?: number }

const shownFirst = 10

/** What to fix first, each with the way to the records it concerns. */
export function FixTable({ visit, method, fixes, source }: Props) {
  const t = visit.words(words)
  if (fixes.length === 0) return <p>{t.nothingToFix}</p>
  const rest = fixes.slice(shownFirst)
  const shared = { visit, method, ...(source !== undefined && { source }) }
  return (
    <>
      <Fixes {...shared} fixes={fixes.slice(0, shownFirst)} />
      {rest.length > 0 && (
        <Disclosure title={t.moreFixes(formatNumber(rest.length, visit.language))}>
          <Fixes {...shared} fixes={rest} />
        </Disclosure>
      )}
    </>
  )
}

function Fixes({ visit, method, fixes, source }: Props) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Table
      language={language}
      caption={t.first}
      hideCaption
      rows={fixes}
      columns={[
        {
          title: t.columnFix,
          heads: true,
          cell: (fix) => <a href={visit.to(`/quality/fixes/${fix.id}`, { source, ...methodQuery(method) })}>{headlineOf(fix)[language]}</a>,
        },
        { title: t.columnAdvice, cell: (fix) => adviceOf(fix.id)[language] },
        { title: t.columnRecords, number: true, cell: (fix) => formatNumber(fix.records, language) },
        {
          title: t.columnGain,
          number: true,
          cell: (fix) => `+${formatNumber(fix.gain, language, { maximumFractionDigits: fix.gain < 0.1 ? 2 : 1 })}`,
        },
      ]}
    />
  )
}
