import { say } from '../../../kernel/language-text.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { LatestCase } from '../../business-case/find.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { Alternative } from '../alternative.ts'
import type { NamedEntry } from '../find.ts'
import { scoreOf } from '../risk.ts'
import { words } from '../words.ts'
import { capital } from './kinds.tsx'
import { Bcr, EntryLinks, Npv, Pairs, RiskScore } from './parts.tsx'
import { RouteOf } from './route.tsx'

type OneView = {
  initiative: Initiative
  alternative: Alternative
  latest: LatestCase | undefined
  entries: ReadonlyMap<number, NamedEntry>
  mayWrite: boolean
  mayEnd: boolean
}

export function alternativePage(visit: Visit, { initiative, alternative, latest, entries, mayWrite, mayEnd }: OneView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const place = `/initiatives/${initiative.id}/alternatives/${alternative.id}`
  const list = (ids: readonly number[]) => ids.length > 0 && <EntryLinks visit={visit} ids={ids} entries={entries} />
  return {
    title: say(alternative.title, language)?.text ?? t.one,
    serves: [1, 4, 5, 7, 8],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="alternatives">
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        <h2>
          <Text of={alternative.title} language={language} />
        </h2>
        <Paragraphs of={alternative.description} language={language} />
        <DefinitionList
          facts={[
            [t.kindLabel, capital(t.kinds[alternative.kind])],
            [t.npv, <Npv visit={visit} of={alternative} latest={latest} />],
            latest && [t.bcr, <Bcr visit={visit} latest={latest} />],
            [t.reuses, list(alternative.reuses) || undefined],
            [t.buildingBlocks, list(alternative.buildingBlocks) || undefined],
            [t.standards, list(alternative.standards) || undefined],
            alternative.dependencies.length > 0 && [
              t.dependencies,
              <Pairs visit={visit} rows={alternative.dependencies.map(({ what, on }) => [what, on] as const)} />,
            ],
            alternative.kind !== 'nothing' && [t.openSource, capital(t.openSources[alternative.openSource])],
            [t.licence, alternative.licence],
            Object.keys(alternative.lockIn).length > 0 && [t.lockIn, <Paragraphs of={alternative.lockIn} language={language} />],
          ]}
        />
        {alternative.innovation && (
          <>
            <h3>{t.innovation[alternative.innovation]}</h3>
            <RouteOf visit={visit} of={alternative.innovation} />
          </>
        )}
        {alternative.noReturn.length > 0 && (
          <Table
            language={language}
            caption={t.noReturn}
            rows={alternative.noReturn}
            columns={[
              { title: t.what, heads: true, cell: ({ what }) => <Text of={what} language={language} /> },
              {
                title: t.safeguard,
                cell: ({ safeguard }) =>
                  Object.keys(safeguard).length > 0 ? <Text of={safeguard} language={language} /> : <span class="quiet">{t.notSaid}</span>,
              },
            ]}
          />
        )}
        {alternative.risks.length > 0 && (
          <Table
            language={language}
            caption={t.risks}
            rows={[...alternative.risks].sort((a, b) => scoreOf(b) - scoreOf(a))}
            columns={[
              { title: t.risk, heads: true, cell: ({ what }) => <Text of={what} language={language} /> },
              { title: t.likelihood, number: true, cell: ({ likelihood }) => likelihood },
              { title: t.impact, number: true, cell: ({ impact }) => impact },
              { title: t.score, cell: (risk) => <RiskScore visit={visit} score={scoreOf(risk)} /> },
              {
                title: t.measure,
                cell: ({ measure }) =>
                  Object.keys(measure).length > 0 ? <Text of={measure} language={language} /> : <span class="quiet">{t.notSaid}</span>,
              },
            ]}
          />
        )}
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/cases`)}>{latest ? t.toCase : t.makeCase}</a>
        </p>
        {mayWrite && (
          <div class="actions">
            <a class="ds-button" href={visit.to(`${place}/edit`)}>
              {t.change}
            </a>
          </div>
        )}
        {mayEnd && (
          <Disclosure title={t.remove}>
            <p>{t.removeHelp}</p>
            <ButtonForm action={visit.to(`${place}/end`)} label={t.remove} />
          </Disclosure>
        )}
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/history`)}>{t.history}</a>
        </p>
      </InitiativeFrame>
    ),
  }
}
