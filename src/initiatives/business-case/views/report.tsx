import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as initiativeWords } from '../../words.ts'
import { Histogram } from '../charts/histogram.tsx'
import { RangeChart } from '../charts/range-chart.tsx'
import { Tornado } from '../charts/tornado.tsx'
import { nameOf } from '../document-lines.ts'
import { homeOf } from '../paths.ts'
import { isCaptioned, type Part, type Reported, reportOf } from '../report/parts.ts'
import { words } from '../words.ts'
import { sourceText } from './result.tsx'

/** The report to print, or to save as PDF in the browser: everything is seen, nothing is folded. */
export function reportPage(visit: Visit, reported: Reported): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { title, lead, parts } = reportOf(reported, language)
  const { initiative, alternative } = reported
  const name = say(alternative.title, language)?.text ?? ''
  return {
    title,
    serves: [3],
    body: (
      <article class="flow case-report">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/initiatives'), label: visit.words(initiativeWords).title },
            { href: visit.to(`/initiatives/${initiative.id}`), label: say(initiative.title, language)?.text ?? '' },
            { href: visit.to(homeOf(initiative.id, alternative.id)), label: t.caseOf(name) },
          ]}
          here={t.reportHere}
        />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <p class="case-report__help">{t.printHelp}</p>
        {parts.map((part, at) => (
          <PartView visit={visit} part={part} reported={reported} captioned={isCaptioned(parts, at)} />
        ))}
      </article>
    ),
  }
}

function PartView({ visit, part, reported, captioned }: { visit: Visit; part: Part; reported: Reported; captioned: boolean }) {
  const { language } = visit
  switch (part.kind) {
    case 'heading':
      return part.level === 2 ? <h2>{part.text}</h2> : <h3>{part.text}</h3>
    case 'text':
      return <p>{part.text}</p>
    case 'list':
      return (
        <ul class="ds-list">
          {part.lines.map((line) => (
            <li>{sourceText(line)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div class="compared">
          <Table
            language={language}
            caption={part.caption}
            hideCaption={captioned}
            rows={part.rows}
            columns={part.head.map((title, at) => ({
              title,
              heads: at === 0,
              number: at >= part.numbersFrom && part.rows.every((row) => (row[at] ?? '').length < 40),
              cell: (row: readonly string[]) => (row[at] === undefined ? '' : sourceText(row[at])),
            }))}
          />
        </div>
      )
    case 'chart':
      return charts[part.chart]({ visit, reported })
    default:
      return part satisfies never
  }
}

const charts = {
  range: ({ visit, reported }: { visit: Visit; reported: Reported }) => (
    <RangeChart
      language={visit.language}
      id="npv"
      rows={reported.cases.flatMap(({ alternative, latest }) => {
        if (!latest) return []
        const { npv, simulation } = latest.result
        const name = say(alternative.title, visit.language)?.text ?? ''
        return [{ name, npv, ...(simulation && { range: { low: simulation.p5, middle: simulation.p50, high: simulation.p95 } }) }]
      })}
    />
  ),
  histogram: ({ visit, reported: { version } }: { visit: Visit; reported: Reported }) =>
    version.result.simulation && <Histogram language={visit.language} id="histogram" simulation={version.result.simulation} />,
  tornado: ({ visit, reported: { version } }: { visit: Visit; reported: Reported }) => {
    const names = new Map(version.document.items.map((item) => [item.id, nameOf(item)]))
    const bars = version.result.tornado.map(({ item, low, high }) => ({ name: names.get(item) ?? item, low, high }))
    return <Tornado language={visit.language} id="tornado" npv={version.result.npv} bars={bars} />
  },
}
