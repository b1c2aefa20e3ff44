import { say } from '../../../kernel/language-text.ts'
import { Difference } from '../../../web/components/difference/difference.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Alternative } from '../../alternatives/alternative.ts'
import { calculationFactors } from '../../factors/calculation-factors.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { CaseVersion } from '../cases.ts'
import { documentLines } from '../document-lines.ts'
import { percentText } from '../figure-text.ts'
import { words } from '../words.ts'
import { AllFigures, Items, Kinds, Parties, Remarks, sourceText, Uncertainty, Verdict, Years } from './result.tsx'

export type CaseShown = {
  initiative: Initiative
  alternative: Pick<Alternative, 'id' | 'title'>
  version: CaseVersion | null
  /** The latest first; fewer than there are, where one of them is shown by itself. */
  versions: readonly CaseVersion[]
  mayWrite: boolean
}

/** One case: what it comes to, what it stands on, and its versions. A version by its number is shown as it was saved. */
export function casePage(
  visit: Visit,
  { initiative, alternative, version, versions, mayWrite, frozen = false }: CaseShown & { frozen?: boolean },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(alternative.title, language)?.text ?? ''
  const home = `/initiatives/${initiative.id}/cases/${alternative.id}`
  const title = t.caseOf(name)
  const latest = versions[0]?.version
  return {
    title,
    serves: [3],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="cases">
        <h2>
          {t.evidence}: <Text language={language} of={alternative.title} />
        </h2>
        {visit.query.get('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.savedMessage}</p>
          </Message>
        )}
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/cases`)}>{t.backToAll}</a>
        </p>
        {version === null ? (
          <EmptyState
            level={3}
            title={t.emptyCase}
            actions={
              mayWrite && (
                <>
                  <a class="ds-button" href={visit.to(`${home}/edit`)}>
                    {t.makeCase}
                  </a>
                  <a class="ds-button" data-variant="secondary" href={visit.to(`${home}/import`)}>
                    {t.importFile}
                  </a>
                </>
              )
            }
          >
            <p>{mayWrite ? t.emptyCaseText : t.emptyCaseReader}</p>
          </EmptyState>
        ) : (
          <>
            {frozen ? (
              <Message language={language} tone="info" title={t.frozen(version.version)} level={3}>
                <p>
                  {t.frozenText} {version.version === latest ? t.isLatest : <a href={visit.to(home)}>{t.toLatest}</a>}
                </p>
              </Message>
            ) : null}
            <p class="quiet">
              {t.versionLine(version.version, formatDateTime(version.at))} {version.reason}
            </p>
            <div class="actions">
              {mayWrite && !frozen && (
                <a class="ds-button" href={visit.to(`${home}/edit`)}>
                  {t.edit}
                </a>
              )}
              {mayWrite && !frozen && (
                <a class="ds-button" data-variant="secondary" href={visit.to(`${home}/import`)}>
                  {t.importFile}
                </a>
              )}
            </div>
            <CaseBody visit={visit} version={version} />
            <TakeAway visit={visit} path={`${home}/versions/${version.version}`} />
            {!frozen && <Versions visit={visit} versions={versions} home={home} />}
          </>
        )}
      </InitiativeFrame>
    ),
  }
}

/** The result and what it stands on. */
export function CaseBody({ visit, version }: { visit: Visit; version: CaseVersion }) {
  const t = visit.words(words)
  const of = { visit, document: version.document, result: version.result }
  return (
    <>
      <section class="flow">
        <h3>{t.resultTitle}</h3>
        <Verdict {...of} />
        <Remarks {...of} />
        <AllFigures {...of} />
      </section>
      <section class="flow">
        <h3>{t.byPartyTitle}</h3>
        <Parties {...of} />
      </section>
      <section class="flow">
        <h3>{t.yearsTitle}</h3>
        <Years {...of} />
        <Kinds {...of} />
      </section>
      <section class="flow">
        <h3>{t.uncertaintyTitle}</h3>
        <Uncertainty {...of} />
      </section>
      <section class="flow">
        <h3>{t.assumptionsTitle}</h3>
        <Assumptions visit={visit} version={version} />
        <h4>{t.itemsTitle}</h4>
        <Items {...of} />
        <Disclosure title={t.allAmounts}>
          <ul class="ds-list">
            {documentLines(version.document, visit.language).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Disclosure>
      </section>
    </>
  )
}

/** Base year, rate and prices, with where the rate is from. */
export function Assumptions({ visit, version: { document } }: { visit: Visit; version: CaseVersion }) {
  const { language } = visit
  const t = visit.words(words)
  const factor = calculationFactors().rates.find(({ id }) => id === document.rateFactor)
  return (
    <dl class="facts">
      <div>
        <dt>{t.baseYear}</dt>
        <dd>{document.baseYear}</dd>
      </div>
      <div>
        <dt>{t.priceYear}</dt>
        <dd>{document.priceYear ?? t.noValue}</dd>
      </div>
      <div>
        <dt>{t.rate}</dt>
        <dd>
          {percentText(document.rate, language, 4)}
          {factor ? `, ${factor.name[language]}. ${t.source}: ` : ` (${t.noSource.toLocaleLowerCase(language)})`}
          {factor && sourceText(factor.source.url ? `${factor.source.title}, ${factor.source.url}` : factor.source.title)}
          {factor?.unverified && ` (${t.unverified})`}
        </dd>
      </div>
      <div>
        <dt>{t.parties}</dt>
        <dd>{document.parties.join(', ')}</dd>
      </div>
      {(document.keys ?? []).map(({ id, model, weights = {} }) => (
        <div>
          <dt>{id}</dt>
          <dd>
            {t.models[model]}
            {Object.keys(weights).length > 0 &&
              `: ${document.parties
                .flatMap((party) => (weights[party] === undefined ? [] : [`${party} ${formatNumber(weights[party], language)}`]))
                .join(', ')}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function TakeAway({ visit, path }: { visit: Visit; path: string }) {
  const t = visit.words(words)
  const ways = [
    { href: `${path}/case.xlsx`, label: t.excel },
    { href: `${path}/report.docx`, label: t.word },
    { href: `${path}/report`, label: t.report },
    { href: `${path}/case.json`, label: t.json },
  ]
  return (
    <section class="flow">
      <h3>{t.takeAway}</h3>
      <ul class="inline-list">
        {ways.map(({ href, label }) => (
          <li>
            <a href={visit.to(href)}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Versions({ visit, versions, home }: { visit: Visit; versions: readonly CaseVersion[]; home: string }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <section class="flow">
      <h3>{t.versionsTitle}</h3>
      <ol class="ruled" reversed>
        {versions.map((one, at) => {
          const before = versions[at + 1]
          const [was, now] = [before ? documentLines(before.document, language) : [], documentLines(one.document, language)]
          return (
            <li>
              <h4>
                <a href={visit.to(`${home}/versions/${one.version}`)} aria-label={t.showVersion(one.version)}>
                  {t.version} {one.version}
                </a>
              </h4>
              <p class="quiet">
                {t.savedBy} {formatDateTime(one.at)}. {one.reason}
              </p>
              {!before ? (
                <p>{one.version === 1 ? t.firstVersion : null}</p>
              ) : was.join('\n') === now.join('\n') ? (
                <p>{t.recounted}</p>
              ) : (
                <Disclosure title={t.versionChanges}>
                  <Difference language={language} before={was} after={now} around={0} />
                </Disclosure>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
