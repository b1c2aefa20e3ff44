import type { LanguageText } from '../../kernel/language-text.ts'
import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { Timeline, type TimelineEvent } from '../../web/components/timeline/timeline.tsx'
import { formatDate } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Adoption, type Decision, isPosition, reviewOf, takenOf } from '../decision.ts'
import { subjectPath } from '../subjects.ts'
import { words } from '../words.ts'
import { DriftMessage, EvidenceSection, type EvidenceView } from './evidence.tsx'
import { DecisionTags } from './tags.tsx'

export type DecisionView = EvidenceView & {
  organisation: LanguageText
  today: string
  supersedes: Decision | undefined
  replacement: Decision | undefined
  adoptions: readonly (Adoption & { mayEnd: boolean })[]
  events: readonly TimelineEvent[]
  may: EvidenceView['may'] & { decide: boolean; publish: boolean; adopt: boolean }
  refusal?: string | undefined
}

/** The decision as one document, and what has happened to what it rests on. */
export function decisionPage(visit: Visit, view: DecisionView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { decision, today, replacement } = view
  const taken = takenOf(decision)
  const title = say(decision.title, language)?.text ?? ''
  const review = reviewOf(decision, today)
  const said = { saved: t.saved, taken: t.taken, looked: t.looked, drafted: t.superseding } as const
  const saved = (Object.keys(said) as (keyof typeof said)[]).find((key) => visit.query.has(key))
  return {
    title,
    serves: isPosition(decision) ? [1, 4] : [1, 3],
    ...((view.judging || view.refusal) && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            isPosition(decision) ? { href: visit.to('/positions'), label: t.positions } : { href: visit.to('/decisions'), label: t.title },
          ]}
          here={title}
        />
        <p class="tags">
          <DecisionTags visit={visit} of={decision} today={today} />
        </p>
        <h1>
          <Text of={decision.title} language={language} />
        </h1>
        <p class="quiet">
          {[say(view.organisation, language)?.text, taken?.by, taken?.on, taken?.diaryNumber].filter(Boolean).join(' · ')}
        </p>
        {saved && (
          <Message language={language} tone="success" live>
            <p>{said[saved]}</p>
          </Message>
        )}
        {view.refusal && (
          <Message language={language} tone="danger" live>
            <p>{view.refusal}</p>
          </Message>
        )}
        {decision.state.kind === 'draft' && <p class="quiet">{t.draftNote}</p>}
        {decision.state.kind === 'withdrawn' && (
          <Message language={language} tone="warning" title={t.withdrawnTitle}>
            <p>
              {t.whyWithdrawn}: {decision.state.why}
            </p>
          </Message>
        )}
        {decision.state.kind === 'superseded' && (
          <Message language={language} tone="warning" title={t.supersededTitle}>
            {replacement && (
              <p>
                {t.readNew}: <DecisionLink visit={visit} of={replacement} />
              </p>
            )}
          </Message>
        )}
        {(review.kind === 'near' || review.kind === 'past') && (
          <Message
            language={language}
            tone="warning"
            title={review.kind === 'past' ? t.reviewPast(decision.reviewOn!) : t.reviewNear(decision.reviewOn!)}
          >
            <p>{t.reviewText}</p>
          </Message>
        )}
        <DriftMessage visit={visit} view={view} />
        <Doings visit={visit} view={view} />
        <section class="flow">
          <h2>{t.question}</h2>
          <Paragraphs of={decision.question} language={language} />
        </section>
        {decision.conclusion && (
          <section class="flow">
            <h2>{taken ? t.conclusion : t.proposedConclusion}</h2>
            <Paragraphs of={decision.conclusion} language={language} />
          </section>
        )}
        {decision.reasons && (
          <section class="flow">
            <h2>{taken ? t.reasons : t.proposedReasons}</h2>
            <Paragraphs of={decision.reasons} language={language} />
          </section>
        )}
        <Alternatives visit={visit} decision={decision} />
        {taken && (
          <section class="flow">
            <h2>{t.dissent}</h2>
            {decision.dissent.length === 0 ? (
              <p>{t.noDissent}</p>
            ) : (
              <DefinitionList facts={decision.dissent.map(({ who, says }) => [who, <Text of={says} language={language} />])} />
            )}
          </section>
        )}
        <section class="flow">
          <h2>{t.aboutIt}</h2>
          <Facts visit={visit} view={view} />
        </section>
        <EvidenceSection visit={visit} view={view} />
        {decision.publishedAt && <Adoptions visit={visit} view={view} />}
        {view.events.length > 0 && (
          <Disclosure title={t.history}>
            <Timeline language={language} events={view.events} />
          </Disclosure>
        )}
      </div>
    ),
  }
}

export const DecisionLink = ({ visit, of }: { visit: Visit; of: Pick<Decision, 'id' | 'title'> }) => (
  <a href={visit.to(`/decisions/${of.id}`)}>
    <Text of={of.title} language={visit.language} />
  </a>
)

/** What one may do with it as it stands. */
function Doings({ visit, view: { decision, may, replacement } }: { visit: Visit; view: DecisionView }) {
  const t = visit.words(words)
  const at = visit.to(`/decisions/${decision.id}`)
  const state = decision.state.kind
  const link = (path: string, label: string, first = false) => (
    <a class="ds-button" data-variant={first ? undefined : 'secondary'} href={`${at}/${path}`}>
      {label}
    </a>
  )
  const doings = [
    state === 'draft' && may.decide && link('take', t.take, true),
    state === 'draft' && may.write && link('change', t.change, !may.decide),
    isPosition(decision) && may.adopt && link('adopt', t.adopt, true),
    state === 'decided' && may.publish && link('publish', decision.publishedAt ? t.changeAppliesTo : t.publish),
    state === 'decided' && may.write && !replacement && (
      <form method="post" action={`${at}/supersede`}>
        <button class="ds-button" data-variant="secondary" type="submit">
          {t.supersede}
        </button>
      </form>
    ),
    state === 'draft' && may.write && link('withdraw', t.withdrawDraft),
    state === 'decided' && may.decide && link('withdraw', t.withdraw),
  ].filter(Boolean)
  return doings.length > 0 ? <div class="actions">{doings}</div> : null
}

function Facts({ visit, view: { decision, organisation, supersedes, replacement } }: { visit: Visit; view: DecisionView }) {
  const { language } = visit
  const t = visit.words(words)
  const taken = takenOf(decision)
  const { subject } = decision
  const subjectName = subject && `${t.subjects[subject.kind] ?? subject.kind} ${subject.id}`
  const subjectAt = subject && subjectPath(subject)
  return (
    <DefinitionList
      facts={[
        [
          t.organisation,
          <a href={visit.to(`/organisations/${decision.organisationId}`)}>
            <Text of={organisation} language={language} />
          </a>,
        ],
        taken !== null && [t.decidedBy, taken.by],
        taken !== null && [t.decidedOn, taken.on],
        taken !== null && taken.diaryNumber !== null && [t.diaryNumber, taken.diaryNumber],
        decision.reviewOn !== null && [t.reviewOn, decision.reviewOn],
        subject !== null && [t.subject, subjectAt ? <a href={visit.to(subjectAt)}>{subjectName}</a> : subjectName],
        decision.purpose !== null && [t.purpose, t.purposes[decision.purpose] ?? decision.purpose],
        supersedes && [taken ? t.supersedes : t.willSupersede, <DecisionLink visit={visit} of={supersedes} />],
        replacement && [
          replacement.state.kind === 'draft' ? t.willBeSupersededBy : t.supersededBy,
          <DecisionLink visit={visit} of={replacement} />,
        ],
        decision.publishedAt !== null && [t.publishedOn, formatDate(decision.publishedAt)],
        decision.appliesTo !== null && [t.appliesTo, <Text of={decision.appliesTo} language={language} />],
      ]}
    />
  )
}

function Alternatives({ visit, decision: { alternatives, chosen, state } }: { visit: Visit; decision: Decision }) {
  const t = visit.words(words)
  if (alternatives.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.alternatives}</h2>
      <ol>
        {alternatives.map(({ key, title }) => (
          <li>
            <Text of={title} language={visit.language} />{' '}
            {key === chosen && <Tag tone="success">{state.kind === 'draft' ? t.proposedMark : t.chosenMark}</Tag>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Adoptions({ visit, view: { decision, adoptions } }: { visit: Visit; view: DecisionView }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <section class="flow" id="adoptions">
      <h2>{t.adoptions}</h2>
      {adoptions.length === 0 ? (
        <p>{t.noAdoptions}</p>
      ) : (
        <Table
          language={language}
          caption={t.adoptions}
          hideCaption
          rows={adoptions}
          columns={[
            {
              title: t.adoptedBy,
              heads: true,
              cell: (row) => (
                <a href={visit.to(`/organisations/${row.organisationId}`)}>
                  <Text of={row.name} language={language} />
                </a>
              ),
            },
            {
              title: t.adoptedOn,
              cell: (row) => (
                <span class="nowrap">
                  {row.adoptedOn}
                  {row.endedAt && ` ${t.adoptionEnded(formatDate(row.endedAt))}`}
                </span>
              ),
            },
            {
              title: t.how,
              cell: (row) => (
                <>
                  {row.difference ? t.withDifference : t.asItIs}
                  {row.difference && (
                    <>
                      {': '}
                      <Text of={row.difference} language={language} />
                    </>
                  )}
                </>
              ),
            },
            { title: t.diaryNumber, cell: (row) => row.diaryNumber },
            ...(adoptions.some(({ mayEnd }) => mayEnd)
              ? [
                  {
                    title: t.endAdoption,
                    cell: (row: Adoption & { mayEnd: boolean }) =>
                      row.mayEnd && (
                        <ButtonForm
                          action={visit.to(`/decisions/${decision.id}/adoptions/end`)}
                          fields={{ adoption: row.id }}
                          label={t.endAdoption}
                          about={t.endAdoptionOne(say(row.name, language)?.text ?? '')}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  )
}
