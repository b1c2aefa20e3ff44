import type { Child } from 'hono/jsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { Compared } from '../compare.ts'
import type { NamedEntry } from '../find.ts'
import { words } from '../words.ts'
import { capital } from './kinds.tsx'
import { Bcr, EntryLinks, gravestOf, Npv, Pairs, RiskScore } from './parts.tsx'

type CompareView = { initiative: Initiative; compared: readonly Compared[]; entries: ReadonlyMap<number, NamedEntry> }
type Row = { title: string; number?: boolean; cell: (of: Compared) => Child }

/** The same questions to each alternative, side by side. */
export function comparePage(visit: Visit, { initiative, compared, entries }: CompareView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const place = `/initiatives/${initiative.id}/alternatives`
  const chosen = 'alternative' in initiative.state ? initiative.state.alternative : undefined
  const quiet = <span class="quiet">{t.notSaid}</span>
  const entryRow = (title: string, key: 'reuses' | 'buildingBlocks' | 'standards'): Row => ({
    title,
    cell: ({ alternative }) =>
      alternative[key].length > 0 ? (
        <EntryLinks visit={visit} ids={alternative[key]} entries={entries} />
      ) : (
        <span class="quiet">{t.none}</span>
      ),
  })
  const rows: Row[] = [
    {
      title: t.kindLabel,
      cell: ({ alternative: { kind, innovation } }) => (
        <>
          {capital(t.kinds[kind])}
          {innovation && <>: {t.innovation[innovation].toLocaleLowerCase(language)}</>}
        </>
      ),
    },
    { title: t.npv, cell: ({ alternative, latest }) => <Npv visit={visit} of={alternative} latest={latest} /> },
    { title: t.bcr, cell: ({ latest }) => (latest ? <Bcr visit={visit} latest={latest} /> : quiet) },
    entryRow(t.reuses, 'reuses'),
    entryRow(t.buildingBlocks, 'buildingBlocks'),
    entryRow(t.standards, 'standards'),
    { title: t.gravestRisk, cell: ({ alternative }) => <RiskScore visit={visit} score={gravestOf(alternative)} /> },
    {
      title: t.noReturn,
      cell: ({ alternative: { noReturn } }) =>
        noReturn.length > 0 ? <Pairs visit={visit} rows={noReturn.map(({ what, safeguard }) => [what, safeguard] as const)} /> : quiet,
    },
    {
      title: t.dependencies,
      cell: ({ alternative: { dependencies } }) =>
        dependencies.length > 0 ? <Pairs visit={visit} rows={dependencies.map(({ what, on }) => [what, on] as const)} /> : quiet,
    },
    {
      title: t.openSource,
      cell: ({ alternative: { openSource, licence } }) => [capital(t.openSources[openSource]), licence].filter(Boolean).join(', '),
    },
    {
      title: t.lockIn,
      cell: ({ alternative: { lockIn } }) => (Object.keys(lockIn).length > 0 ? <Paragraphs of={lockIn} language={language} /> : quiet),
    },
  ]
  return {
    title: t.compareTitle,
    serves: [1, 3, 4, 5, 7, 8],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="alternatives">
        <h2>{t.compareTitle}</h2>
        <p class="lead">{t.compareLead}</p>
        <div class="compared side-by-side">
          <Table
            language={language}
            caption={t.compareTitle}
            hideCaption
            rows={rows}
            columns={[
              { title: <span class="visually-hidden">{t.question}</span>, heads: true, cell: ({ title }) => title },
              ...compared.map((of) => ({
                title: (
                  <>
                    <a href={visit.to(`${place}/${of.alternative.id}`)}>
                      <Text of={of.alternative.title} language={language} />
                    </a>{' '}
                    {of.alternative.id === chosen && <Tag tone="success">{t.chosen}</Tag>}
                  </>
                ),
                cell: (row: Row) => row.cell(of),
              })),
            ]}
          />
        </div>
        <p>
          <a href={visit.to(`${place}.csv`)}>{t.csv}</a>
        </p>
        <p>
          <a href={visit.to(place)}>{t.many}</a>
        </p>
      </InitiativeFrame>
    ),
  }
}
