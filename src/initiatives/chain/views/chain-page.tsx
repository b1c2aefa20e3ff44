import type { PastChange } from '../../../history/read.ts'
import { say } from '../../../kernel/language-text.ts'
import { eventOf } from '../../../organisations/history/telling.ts'
import type { Names } from '../../../organisations/names.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { Timeline } from '../../../web/components/timeline/timeline.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { type ChainFinding, checkChain, inOrder } from '../check.ts'
import type { BenefitNames, Chain } from '../find.ts'
import { type BenefitFacts, type ChainStep, stepKinds } from '../step.ts'
import { chainStepTelling } from '../telling.ts'
import { words } from '../words.ts'
import { figureText, stakeholderText } from './benefit-text.tsx'
import { anchorOf, ChainGraph } from './graph.tsx'

type Props = {
  initiative: Initiative
  chain: Chain
  names: BenefitNames
  mayWrite: boolean
  /** For those who may read drafts: what a published chain was before is not for everybody. */
  past: { changes: readonly PastChange[]; names: Names } | undefined
}

export function chainPage(visit: Visit, { initiative, chain, names, mayWrite, past }: Props): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(initiative.title, language)?.text ?? ''
  const findings = checkChain(chain)
  const errors = findings.filter(({ severity }) => severity === 'violation')
  const here = `/initiatives/${initiative.id}/benefits`
  return {
    title: t.chainOf(name),
    serves: [1, 3],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="benefits">
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        <h2>{t.title}</h2>
        <p class="lead">{t.lead}</p>
        {chain.steps.length === 0 ? (
          <EmptyState title={t.none} level={3}>
            <p>{mayWrite ? t.noneText : t.noneReader}</p>
          </EmptyState>
        ) : (
          <>
            <ChainGraph visit={visit} chain={chain} title={t.chainOf(name)} invalid={new Set(errors.map(({ step }) => step))} />
            <Findings visit={visit} chain={chain} findings={findings} here={here} mayWrite={mayWrite} />
          </>
        )}
        {mayWrite && (
          <nav class="actions" aria-label={t.add}>
            {stepKinds.map((kind) => (
              <a class="ds-button" data-variant="secondary" href={visit.to(`${here}/new`, { kind })}>
                {t.addKind[kind]}
              </a>
            ))}
          </nav>
        )}
        {chain.steps.length > 0 && <Steps visit={visit} chain={chain} here={here} mayWrite={mayWrite} errors={errors} />}
        <Benefits visit={visit} chain={chain} names={names} errors={errors} here={here} mayWrite={mayWrite} />
        {past && past.changes.length > 0 && (
          <section class="flow">
            <h3>{t.history}</h3>
            <Disclosure title={t.historyOpen(formatNumber(past.changes.length, language))}>
              <Timeline
                language={language}
                events={past.changes.map((change) => eventOf(chainStepTelling, change, language, past.names))}
              />
            </Disclosure>
          </section>
        )}
        <p>
          <a href={visit.to('/benefits')}>{t.registerLink}</a>
        </p>
      </InitiativeFrame>
    ),
  }
}

type Found = { visit: Visit; chain: Chain; findings: readonly ChainFinding[]; here: string; mayWrite: boolean }

/** What is wrong first, and what is worth a look behind a fold. */
function Findings({ visit, chain, findings, here, mayWrite }: Found) {
  const { language } = visit
  const t = visit.words(words)
  const errors = findings.filter(({ severity }) => severity === 'violation')
  const others = findings.filter(({ severity }) => severity !== 'violation')
  const list = (of: readonly ChainFinding[]) => (
    <ul class="ds-list">
      {of.map(({ step, message, fix }) => {
        const { kind } = chain.steps.find(({ id }) => id === step)!
        return (
          <li>
            {message[language]} <a href={mayWrite ? visit.to(`${here}/${step}`) : `#${anchorOf({ id: step, kind })}`}>{fix[language]}</a>
          </li>
        )
      })}
    </ul>
  )
  return (
    <>
      {errors.length > 0 ? (
        <Message language={language} tone="danger" title={t.toFix} level={3}>
          <p>{t.toFixText(formatNumber(errors.length, language), errors.length === 1)}</p>
          {list(errors)}
        </Message>
      ) : (
        chain.steps.some(({ kind }) => kind === 'benefit') && (
          <Message language={language} tone="success">
            <p>{t.fine}</p>
          </Message>
        )
      )}
      {others.length > 0 && (
        <Disclosure title={t.warnings(formatNumber(others.length, language), others.length === 1)}>{list(others)}</Disclosure>
      )}
    </>
  )
}

type Rows = { visit: Visit; chain: Chain; here: string; mayWrite: boolean; errors: readonly ChainFinding[] }

/** The same as the drawing, in words, and where it is changed. */
function Steps({ visit, chain, here, mayWrite, errors }: Rows) {
  const { language } = visit
  const t = visit.words(words)
  const title = (step: ChainStep) => say(step.title, language)?.text ?? ''
  const ordered = inOrder(chain.steps)
  const same = (step: ChainStep) => ordered.filter(({ kind }) => kind === step.kind)
  return (
    <section class="flow">
      <h3>{t.table}</h3>
      <Table
        language={language}
        caption={t.table}
        hideCaption
        rows={ordered}
        columns={[
          { title: t.kind, cell: ({ kind }) => <Tag tone={kind === 'benefit' ? 'accent' : 'neutral'}>{t.kinds[kind]}</Tag> },
          {
            title: t.step,
            heads: true,
            cell: (step) => (
              <span id={`step-${step.id}`}>
                {step.kind === 'benefit' ? (
                  <a href={`#benefit-${step.id}`}>
                    <Text of={step.title} language={language} />
                  </a>
                ) : (
                  <Text of={step.title} language={language} />
                )}{' '}
                {errors.some((one) => one.step === step.id) && <Tag tone="danger">{t.invalid}</Tag>}
              </span>
            ),
          },
          {
            title: t.leadsTo,
            cell: (step) => {
              const ahead = ordered.filter(({ id }) => chain.links.some(({ from, to }) => from === step.id && to === id))
              if (ahead.length === 0) return step.kind === 'goal' ? null : <span class="quiet">{t.nothing}</span>
              return (
                <ul class="plain-list">
                  {ahead.map((one) => (
                    <li>
                      <a href={`#${anchorOf(one)}`}>
                        <Text of={one.title} language={language} />
                      </a>
                    </li>
                  ))}
                </ul>
              )
            },
          },
          ...(mayWrite
            ? [
                {
                  title: t.actions,
                  cell: (step: ChainStep) => {
                    const place = same(step).indexOf(step)
                    const move = (way: 'up' | 'down') => (
                      <ButtonForm
                        action={visit.to(`${here}/${step.id}/move`)}
                        fields={{ way }}
                        label={t[way]}
                        about={way === 'up' ? t.upOne(title(step)) : t.downOne(title(step))}
                      />
                    )
                    return (
                      <div class="chain__actions">
                        <a
                          class="ds-button"
                          data-variant="secondary"
                          data-size="sm"
                          href={visit.to(`${here}/${step.id}`)}
                          aria-label={t.changeOne(title(step))}
                        >
                          {t.change}
                        </a>
                        {place > 0 && move('up')}
                        {place < same(step).length - 1 && move('down')}
                      </div>
                    )
                  },
                },
              ]
            : []),
        ]}
      />
      <p>
        <a href={visit.to(`${here}.csv`)}>{t.csv}</a>
      </p>
    </section>
  )
}

type Told = { visit: Visit; chain: Chain; names: BenefitNames; errors: readonly ChainFinding[]; here: string; mayWrite: boolean }

/** Each benefit with all that is known of it. */
function Benefits({ visit, chain, names, errors, here, mayWrite }: Told) {
  const { language } = visit
  const t = visit.words(words)
  const benefits = chain.steps.filter((step): step is ChainStep & { benefit: BenefitFacts } => step.benefit !== undefined)
  if (benefits.length === 0) return null
  return (
    <section class="flow">
      <h3>{t.benefitsTitle}</h3>
      {benefits.map(({ id, title, benefit }) => {
        const wrong = errors.filter(({ step }) => step === id)
        return (
          <article class="flow chain__benefit" id={`benefit-${id}`}>
            <h4>
              <Text of={title} language={language} /> {wrong.length > 0 && <Tag tone="danger">{t.invalid}</Tag>}
            </h4>
            <DefinitionList
              facts={[
                benefit.type !== null && [t.type, t.types[benefit.type]],
                [t.stakeholderShort, stakeholderText(visit, benefit, names)],
                [
                  t.owner,
                  [
                    benefit.owner,
                    benefit.ownerOrganisationId !== null && say(names.organisations.get(benefit.ownerOrganisationId) ?? {}, language)?.text,
                  ]
                    .filter(Boolean)
                    .join(', '),
                ],
                [t.measure, benefit.measure],
                benefit.indicatorId !== null && [
                  t.indicator,
                  <a href={visit.to(`/indicators/${benefit.indicatorId}`)}>
                    <Text of={names.indicators.get(benefit.indicatorId) ?? {}} language={language} />
                  </a>,
                ],
                benefit.baseline !== null && [
                  t.baseline,
                  [figureText(benefit.baseline, benefit.unit, language), benefit.baselineOn].filter(Boolean).join(', '),
                ],
                benefit.target !== null && [
                  t.target,
                  [figureText(benefit.target, benefit.unit, language), benefit.targetOn && t.by(benefit.targetOn)]
                    .filter(Boolean)
                    .join(', '),
                ],
                benefit.dimensions.length > 0 && [t.dimensionsLabel, benefit.dimensions.map((one) => t.dimensions[one]).join(', ')],
                [t.method, benefit.method],
                benefit.confidence !== null && [t.confidenceShort, t.confidences[benefit.confidence]],
                benefit.peng !== null && [t.pengLabel, t.peng[benefit.peng]],
              ]}
            />
            {mayWrite && (
              <p>
                <a href={visit.to(`${here}/${id}`)}>{t.changeOne(say(title, language)?.text ?? '')}</a>
              </p>
            )}
          </article>
        )
      })}
    </section>
  )
}

/** The chain for a spreadsheet, a row for each step. */
export function chainAsRows(visit: Visit, chain: Chain, names: BenefitNames): (string | number | null)[][] {
  const { language } = visit
  const t = visit.words(words)
  const title = (step: ChainStep) => say(step.title, language)?.text ?? ''
  const organisation = (id: number | null | undefined) => (id == null ? '' : (say(names.organisations.get(id) ?? {}, language)?.text ?? ''))
  return [
    [
      t.kind,
      t.step,
      t.leadsTo,
      t.type,
      t.dimensionsLabel,
      t.stakeholderShort,
      t.owner,
      t.ownerOrganisation,
      t.measure,
      t.indicator,
      t.unit,
      t.baseline,
      t.baselineOn,
      t.target,
      t.targetOn,
      t.method,
      t.confidenceShort,
      t.pengLabel,
    ],
    ...inOrder(chain.steps).map((step) => {
      const { benefit } = step
      const ahead = chain.steps.filter(({ id }) => chain.links.some(({ from, to }) => from === step.id && to === id)).map(title)
      return [
        t.kinds[step.kind],
        title(step),
        ahead.join('; '),
        benefit?.type ? t.types[benefit.type] : '',
        (benefit?.dimensions ?? []).map((one) => t.dimensions[one]).join('; '),
        benefit ? (benefit.stakeholder ?? organisation(benefit.stakeholderId)) : '',
        benefit?.owner ?? '',
        organisation(benefit?.ownerOrganisationId),
        benefit?.measure ?? '',
        benefit?.indicatorId == null ? '' : (say(names.indicators.get(benefit.indicatorId) ?? {}, language)?.text ?? ''),
        benefit?.unit ?? '',
        benefit?.baseline ?? null,
        benefit?.baselineOn ?? '',
        benefit?.target ?? null,
        benefit?.targetOn ?? '',
        benefit?.method ?? '',
        benefit?.confidence ? t.confidences[benefit.confidence] : '',
        benefit?.peng ? t.pengShort[benefit.peng] : '',
      ]
    }),
  ]
}
