import { Problem } from '../kernel/problem.ts'
import { Breadcrumb } from '../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../web/components/definition-list/definition-list.tsx'
import { page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import type { Framework, Recommendation } from './recommendation.ts'
import { support } from './support.ts'
import { words } from './words.ts'

export function frameworkPages(site: Site, framework: Framework): void {
  page(site, '/framework', (visit) => listPage(visit, framework))
  page(site, '/framework/:id', (visit) => {
    const id = visit.param('id')
    const found = framework.recommendations.find((one) => String(one.number) === id) ?? framework.parts.find((one) => one.id === id)
    if (!found)
      throw new Problem('not-found', {
        sv: 'Ramverket har nio rekommendationer och ett avsnitt om segmentering.',
        en: 'The framework has nine recommendations and a section on segmentation.',
      })
    return recommendationPage(visit, framework, found)
  })
}

function listPage(visit: Visit, { recommendations, parts, title }: Framework): Sheet {
  const t = visit.words(words)
  const { language } = visit
  return {
    title: t.title,
    body: (
      <div class="flow">
        <h1>{title[language]}</h1>
        <p class="lead">{t.lead}</p>
        <ol class="numbered">
          {recommendations.map((one) => (
            <li>
              <h2>
                <a href={visit.to(`/framework/${one.number}`)}>{one.name[language]}</a>
              </h2>
              <p>{one.explanation[language]}</p>
            </li>
          ))}
        </ol>
        <h2>{t.more}</h2>
        <ul class="plain-list">
          {parts.map((one) => (
            <li>
              <a href={visit.to(`/framework/${one.id}`)}>{one.name[language]}</a>
              <p>{one.explanation[language]}</p>
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

function recommendationPage(visit: Visit, { principles, source, asOf }: Framework, one: Recommendation): Sheet {
  const t = visit.words(words)
  const { language } = visit
  const helps = one.number === undefined ? [] : (support[one.number] ?? [])
  const title = one.number === undefined ? one.name[language] : `${one.number}. ${one.name[language]}`
  return {
    title,
    body: (
      <article class="flow prose">
        <Breadcrumb language={language} trail={[{ href: visit.to('/framework'), label: t.title }]} here={one.short[language]} />
        {one.number !== undefined && <p class="quiet">{t.recommendation(one.number)}</p>}
        <h1>{one.name[language]}</h1>
        <h2>{t.means}</h2>
        <p>{one.explanation[language]}</p>
        <h2>{t.says}</h2>
        <blockquote class="flow">
          {one.lead && <p>{one.lead[language]}</p>}
          <ul class="plain-list">
            {one.points.map((point) => (
              <li>
                {point.letter && `${point.letter}) `}
                {point[language]}
              </li>
            ))}
          </ul>
        </blockquote>
        <h2>{t.here}</h2>
        {helps.length === 0 ? (
          <p>{t.notYet}</p>
        ) : (
          <ul>
            {helps.map((help) => (
              <li>
                <a href={visit.to(help.path, help.query)}>{t.support[help.text]}</a>
              </li>
            ))}
          </ul>
        )}
        <DefinitionList
          facts={[
            one.principles.length > 0 && [
              t.principles,
              one.principles.map((id) => principles.find((principle) => principle.id === id)?.[language] ?? id).join(', '),
            ],
            one.eif.length > 0 && [t.eif, t.eifNumber(one.eif.join(', '))],
            [t.source, <a href={source}>{t.sourceText}</a>],
            [t.asOf, asOf],
          ]}
        />
      </article>
    ),
  }
}
