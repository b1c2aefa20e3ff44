import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import { descriptionLabels } from '../description.ts'
import type { BrokenLink, SourceQuality } from '../find.ts'
import { linkStates } from '../link-state.ts'
import { stalenessLabels } from '../staleness.ts'
import { stars } from '../stars.ts'
import { words } from '../words.ts'
import { BrokenLinks } from './broken-links.tsx'

type Props = { visit: Visit; quality: SourceQuality; broken: readonly BrokenLink[] }
type Row = { measure: string; outcome: string; n: number }

/** What the points do not count: freshness, descriptions, stars, duplicates, and whether the links answer. */
export function BesideThePoints({ visit, quality: { beside }, broken }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const links = beside.links ?? { answers: 0, broken: 0, unsure: 0, waiting: 0 }
  const rows: Row[] = [
    ...labelled(t.freshness, stalenessLabels, beside.staleness),
    ...labelled(t.descriptionsMeasure, descriptionLabels, beside.descriptions),
    ...beside.stars.count.map((n, at) => ({
      measure: t.starsMeasure,
      outcome: at === 0 ? t.noStar : `${t.star(at)}: ${stars[at - 1]![language].toLocaleLowerCase(language).replace(/^rdf$/, 'RDF')}`,
      n,
    })),
    { measure: t.duplicatesMeasure, outcome: t.duplicates, n: beside.duplicates.groups },
    ...labelled(t.linksMeasure, linkStates, links),
  ].filter(({ n }) => n > 0)

  function labelled<Key extends string>(
    measure: string,
    labels: Record<Key, { sv: string; en: string }>,
    counts: Record<Key, number>,
  ): Row[] {
    return (Object.keys(labels) as Key[]).map((key) => ({ measure, outcome: labels[key][language], n: counts[key] }))
  }

  return (
    <section class="flow">
      <h2>{t.beside}</h2>
      <p>{t.besideLead}</p>
      <Table
        language={language}
        caption={t.beside}
        hideCaption
        rows={rows}
        columns={[
          { title: t.columnMeasure, heads: true, cell: ({ measure }) => measure },
          { title: t.columnOutcome, cell: ({ outcome }) => outcome },
          { title: t.columnHow, number: true, cell: ({ n }) => formatNumber(n, language) },
        ]}
      />
      {links.broken > 0 && (
        <>
          <h3>{t.brokenLinks(formatNumber(links.broken, language), links.broken === 1)}</h3>
          <BrokenLinks visit={visit} links={broken} />
        </>
      )}
    </section>
  )
}
