import { Table } from '../../web/components/table/table.tsx'
import type { Visit } from '../../web/visit.ts'
import { statements } from '../difference.ts'
import type { FoundEntry } from '../find.ts'
import { propertyLabel } from '../properties.ts'
import { words } from '../words.ts'
import { type Links, NamedThing } from './things.tsx'

export function AllStatements({ visit, links, found }: { visit: Visit; links: Links; found: FoundEntry }) {
  const t = visit.words(words)
  const { language } = visit
  return (
    <Table
      language={language}
      caption={t.statementsCaption}
      rows={statements(found.uri, found.quads)}
      columns={[
        {
          title: t.property,
          heads: true,
          cell: (row) =>
            row.path
              .filter((step) => !isPart(step, found))
              .map((step) => propertyLabel(step, language))
              .join(' › '),
        },
        {
          title: t.value,
          cell: (row) =>
            row.isIri ? (
              <NamedThing visit={visit} links={links} of={{ uri: row.value, name: {} }} />
            ) : (
              <span lang={row.language || undefined}>{row.value}</span>
            ),
        },
        { title: t.languages, cell: (row) => row.language },
      ]}
    />
  )
}

// The way to a statement goes over properties and the addresses of parts; only the properties are shown.
const isPart = (step: string, found: FoundEntry) => found.quads.some((quad) => quad.subject.value === step)

export const downloadFormats = [
  ['ttl', 'Turtle'],
  ['rdf', 'RDF/XML'],
  ['jsonld', 'JSON-LD'],
  ['nt', 'N-Triples'],
] as const

export function Downloads({ visit, id }: { visit: Visit; id: number }) {
  const t = visit.words(words)
  return (
    <p>
      {t.download}:{' '}
      {downloadFormats.map(([extension, label], at) => (
        <>
          {at > 0 && ' · '}
          <a href={`/entries/${id}.${extension}`}>{label}</a>
        </>
      ))}
    </p>
  )
}
