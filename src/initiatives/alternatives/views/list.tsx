import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import type { ReuseState } from '../../reuse/find.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { Compared } from '../compare.ts'
import { isBuilding, mayBuild } from '../gate.ts'
import { words } from '../words.ts'
import { capital } from './kinds.tsx'
import { gravestOf, Npv, RiskScore } from './parts.tsx'

type ListView = { initiative: Initiative; compared: readonly Compared[]; reuse: ReuseState; mayWrite: boolean }

export function alternativesPage(visit: Visit, { initiative, compared, reuse, mayWrite }: ListView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const place = `/initiatives/${initiative.id}/alternatives`
  const chosen = 'alternative' in initiative.state ? initiative.state.alternative : undefined
  const done = visit.query.has('removed') ? t.removed : visit.query.has('saved') ? t.saved : undefined
  const reopened = !mayBuild(reuse) && compared.some(({ alternative }) => isBuilding(alternative.kind))
  return {
    title: t.many,
    serves: [1, 3, 4, 5, 7],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="alternatives">
        {done && (
          <Message language={language} tone="success" live>
            <p>{done}</p>
          </Message>
        )}
        <h2>{t.many}</h2>
        <p class="lead">{t.lead}</p>
        {reopened && (
          <Message language={language} tone="warning">
            <p>
              {t.reopened} <a href={visit.to(`/initiatives/${initiative.id}/reuse`)}>{t.toReuse}</a>
            </p>
          </Message>
        )}
        <div class="actions">
          {mayWrite && (
            <a class="ds-button" href={visit.to(`${place}/new`)}>
              {t.add}
            </a>
          )}
          {compared.length > 1 && (
            <a class="ds-button" data-variant="secondary" href={visit.to(`${place}/compare`)}>
              {t.compare}
            </a>
          )}
        </div>
        <ul class="ruled">
          {compared.map(({ alternative, latest }) => (
            <li>
              <h3>
                <a href={visit.to(`${place}/${alternative.id}`)}>
                  <Text of={alternative.title} language={language} />
                </a>{' '}
                {alternative.id === chosen && <Tag tone="success">{t.chosen}</Tag>}
              </h3>
              <p class="quiet">
                {capital(t.kinds[alternative.kind])}
                {alternative.innovation && <>, {t.innovation[alternative.innovation].toLocaleLowerCase(language)}</>}
              </p>
              <Paragraphs of={alternative.description} language={language} />
              <p>
                {t.npv}: <Npv visit={visit} of={alternative} latest={latest} />
                {alternative.risks.length > 0 && (
                  <>
                    {'. '}
                    {t.gravestRisk}: <RiskScore visit={visit} score={gravestOf(alternative)} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
        {compared.length === 1 && (
          <EmptyState title={t.onlyNothing}>
            <p>{t.onlyNothingText}</p>
          </EmptyState>
        )}
      </InitiativeFrame>
    ),
  }
}
