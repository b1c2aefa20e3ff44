import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { publisherMatches } from '../../organisations/find.ts'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { KeyFigures } from '../../web/components/key-figures/key-figures.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import { may } from '../access.ts'
import { words as catalogueWords } from '../words.ts'
import { type KindCount, type OwnedSource, publishedBy, sourcesOwnedBy } from './find.ts'
import { words } from './words.ts'

type Of = { organisation: { id: number; name: LanguageText }; predecessors: readonly { id: number; name: LanguageText }[] }

/** What the catalogue has from an organisation and from those it came after, for the organisation's own page. */
export function catalogueSection(db: Db, actorOf: (visit: Visit) => Actor) {
  return async (visit: Visit, { organisation, predecessors }: Of) => {
    const ids = [organisation.id, ...predecessors.map(({ id }) => id)]
    const publishers = (await publisherMatches(db, ids)).filter(({ state }) => state === 'confirmed').map(({ uri }) => uri)
    const [counts, sources] = await Promise.all([publishedBy(db, publishers), sourcesOwnedBy(db, ids)])
    const actor = actorOf(visit)
    const mayTake = may(actor, 'manageSources', organisation.id)
    const mayRead = may(actor, 'readDrafts', organisation.id)
    if (counts.length + sources.length === 0 && !mayRead) return undefined
    return {
      id: 'catalogue',
      title: visit.words(words).catalogue,
      body: (
        <Holdings
          visit={visit}
          of={{ organisation, predecessors }}
          publishers={publishers}
          counts={counts}
          sources={sources}
          mayTake={mayTake}
          mayRead={mayRead}
        />
      ),
    }
  }
}

type Props = {
  visit: Visit
  of: Of
  publishers: string[]
  counts: readonly KindCount[]
  sources: readonly OwnedSource[]
  mayTake: boolean
  mayRead: boolean
}

function Holdings({ visit, of: { organisation, predecessors }, publishers, counts, sources, mayTake, mayRead }: Props) {
  const { language } = visit
  const t = visit.words(words)
  const { kind, kinds } = visit.words(catalogueWords)
  const formerOwner = (source: OwnedSource) => predecessors.find(({ id }) => id === source.organisation)
  return (
    <>
      {counts.length > 0 ? (
        <>
          <h3>{predecessors.length > 0 ? t.publishedFormerly : t.published}</h3>
          <KeyFigures
            figures={counts.map((one) => ({
              value: formatNumber(one.n, language),
              label: one.n === 1 ? kind[one.kind].toLocaleLowerCase(language) : kinds[one.kind],
              href: visit.to('/search', { publisher: publishers, kind: one.kind }),
            }))}
          />
        </>
      ) : (
        <p>{t.nothing}</p>
      )}
      {mayRead && (
        <p>
          <a href={visit.to(`/organisations/${organisation.id}/entries`)}>{t.own}</a>
        </p>
      )}
      {sources.length > 0 && (
        <>
          <h3>{t.sources}</h3>
          <Table
            language={language}
            caption={t.sources}
            hideCaption
            rows={sources}
            columns={[
              {
                title: t.source,
                heads: true,
                cell: (row) => {
                  const before = formerOwner(row)
                  return (
                    <>
                      <a href={visit.to(`/sources/${row.id}`)}>{row.name}</a> {row.paused && <Tag>{t.paused}</Tag>}
                      {before && <span class="quiet"> ({t.formerly(say(before.name, language)?.text ?? '')})</span>}
                    </>
                  )
                },
              },
              {
                title: t.entries,
                number: true,
                cell: (row) => <a href={visit.to('/search', { source: String(row.id) })}>{formatNumber(row.entries, language)}</a>,
              },
              ...(mayTake && sources.some(formerOwner)
                ? [
                    {
                      title: t.owner,
                      cell: (row: OwnedSource) =>
                        formerOwner(row) && (
                          <ButtonForm
                            action={visit.to(`/sources/${row.id}/owner`)}
                            fields={{ organisation: organisation.id }}
                            label={t.takeOver}
                            about={t.takeOverOne(row.name)}
                          />
                        ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
    </>
  )
}
