import { bestFragment } from '../../../catalogue/search/snippet.ts'
import { words as catalogueWords } from '../../../catalogue/words.ts'
import { whoDid } from '../../../history/words.ts'
import { say } from '../../../kernel/language-text.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Pieces } from '../../../web/components/result-item/result-item.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import { formatDate, formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { marksOf } from '../../needs/stems.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { Earlier, KnownHit, ReuseState, Run } from '../find.ts'
import { reasonKeys, reasons, verdicts } from '../reasons.ts'
import { steps } from '../steps.ts'
import { words } from '../words.ts'

export type CheckView = {
  initiative: Initiative
  state: ReuseState
  hits: readonly KnownHit[]
  earlier: readonly Earlier[]
  runs: readonly Run[]
  people: ReadonlyMap<number, string>
  /** What the next search begins with. */
  text: string
  mayAnswer: boolean
}

export function checkPage(visit: Visit, view: CheckView, returned?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { initiative, state, hits, runs, mayAnswer } = view
  return {
    title: `${say(initiative.title, language)?.text ?? ''}: ${t.names.one}`,
    serves: [4, 5, 7],
    search: false,
    ...(returned && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="reuse">
        <p class="lead">{t.lead}</p>
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{visit.query.get('saved') === 'search' ? t.searched : t.saved}</p>
          </Message>
        )}
        {returned && <ErrorSummary language={language} errors={returned.errors} />}
        <StateMessage visit={visit} state={state} hits={hits} />
        {mayAnswer ? <SearchForm visit={visit} view={view} returned={returned} /> : <p class="quiet">{t.notMine}</p>}
        {runs.length > 0 && steps.map(({ key }) => <StepHits visit={visit} step={key} view={view} returned={returned} />)}
        {runs.length > 0 && <Log visit={visit} view={view} />}
      </InitiativeFrame>
    ),
  }
}

function StateMessage({ visit, state, hits }: { visit: Visit; state: ReuseState; hits: readonly KnownHit[] }) {
  const { language } = visit
  const t = visit.words(words)
  if (state.kind === 'none')
    return (
      <EmptyState title={t.none}>
        <p>{t.noneText}</p>
      </EmptyState>
    )
  if (state.kind === 'open')
    return (
      <Message language={language} tone="warning" title={t.open(formatNumber(state.unanswered, language), state.unanswered === 1)}>
        <p>{t.openText}</p>
      </Message>
    )
  return (
    <Message language={language} tone="success" title={t.answered(formatDate(state.on))}>
      <p>{hits.some(({ answer }) => answer) ? t.answeredText : t.answeredNothing}</p>
    </Message>
  )
}

function SearchForm({ visit, view, returned }: { visit: Visit; view: CheckView; returned: FormState | undefined }) {
  const t = visit.words(words)
  const again = view.runs.length > 0
  const field = (
    <form method="post" action={visit.to(`/initiatives/${view.initiative.id}/reuse`)} class="flow form">
      <TextField {...fieldsOf(visit, returned, { text: view.text })('text')} label={t.text} help={t.textHelp} rows={6} />
      <div class="actions">
        <button class="ds-button" data-variant={again ? 'secondary' : undefined} type="submit">
          {again ? t.runAgain : t.run}
        </button>
      </div>
    </form>
  )
  return again ? (
    <Disclosure title={t.runAgain} id="again" open={returned?.errors.text !== undefined}>
      {field}
    </Disclosure>
  ) : (
    field
  )
}

type StepProps = { visit: Visit; step: (typeof steps)[number]['key']; view: CheckView; returned: FormState | undefined }

function StepHits({ visit, step, view, returned }: StepProps) {
  const { language } = visit
  const t = visit.words(words)
  const here = view.hits.filter((hit) => hit.step === step && (hit.current || hit.answer))
  const near = here.filter(({ demanded, answer }) => demanded || answer)
  const far = here.filter(({ demanded, answer }) => !demanded && !answer)
  const marks = marksOf(view.runs.find(({ why }) => why === 'asked')?.words ?? '')
  const list = (hits: readonly KnownHit[]) => (
    <ul class="ruled">
      {hits.map((hit) => (
        <li>
          <HitView visit={visit} hit={hit} view={view} marks={marks} returned={returned} />
        </li>
      ))}
    </ul>
  )
  return (
    <section class="flow" id={step}>
      <h2>
        {t.steps[step]} <span class="quiet">({t.found(formatNumber(here.length, language), here.length === 1)})</span>
      </h2>
      <p class="quiet">{t.stepsHelp[step]}</p>
      {here.length === 0 && <p class="quiet">{t.nothing}</p>}
      {near.length > 0 && list(near)}
      {far.length > 0 && (
        <Disclosure
          title={t.more(formatNumber(far.length, language))}
          id={`${step}-more`}
          open={far.some(({ id }) => returned?.errors[`verdict-${id}`] || returned?.errors[`reason-${id}`])}
        >
          {list(far)}
        </Disclosure>
      )}
    </section>
  )
}

type HitProps = { visit: Visit; hit: KnownHit; view: CheckView; marks: (word: string) => boolean; returned: FormState | undefined }

function HitView({ visit, hit, view, marks, returned }: HitProps) {
  const { language } = visit
  const t = visit.words(words)
  const title = say(hit.title, language)?.text ?? ''
  const snippet = bestFragment(hit.description, marks, language)
  const others = view.earlier.filter(({ thing, thingId }) => thing === hit.thing && thingId === hit.thingId)
  return (
    <article class="flow" id={`hit-${hit.id}`}>
      <h3>
        <a href={visit.to(hit.thing === 'entry' ? `/entries/${hit.thingId}` : `/decisions/${hit.thingId}`)}>
          <Text of={hit.title} language={language} />
        </a>
      </h3>
      <p class="tags">
        <Tag>{visit.words(catalogueWords).kind[hit.kind as 'dataset']}</Tag>
        {hit.answer ? (
          <Tag tone={hit.answer.verdict === 'not-suitable' ? 'neutral' : 'success'}>{t.verdictShort[hit.answer.verdict]}</Tag>
        ) : hit.demanded && hit.there ? (
          <Tag tone="warning">{t.mustAnswer}</Tag>
        ) : null}
        {hit.late && !hit.answer && <Tag tone="info">{t.late}</Tag>}
        {!hit.there && <Tag tone="danger">{t.ended}</Tag>}
      </p>
      {snippet && (
        <p class="prose" lang={snippet.language === language || snippet.language === '' ? undefined : snippet.language}>
          <Pieces of={snippet.segments} />
        </p>
      )}
      {hit.answer && (
        <div class="flow">
          <p>
            <strong>{t.verdicts[hit.answer.verdict]}</strong>
            {hit.answer.reason && `: ${reasons[hit.answer.reason][language].toLocaleLowerCase(language)}`}.{' '}
            <span class="quiet small">{formatDate(hit.answer.at)}</span>
          </p>
          <Paragraphs of={hit.answer.says} language={language} />
        </div>
      )}
      {others.length > 0 && <Others visit={visit} hit={hit} others={others} view={view} />}
      {view.mayAnswer && hit.there && (
        <Disclosure
          title={hit.answer ? t.change : t.answer}
          id={`answer-${hit.id}`}
          open={returned?.errors[`verdict-${hit.id}`] !== undefined || returned?.errors[`reason-${hit.id}`] !== undefined}
        >
          <AnswerForm visit={visit} hit={hit} view={view} title={title} returned={returned} />
        </Disclosure>
      )}
    </article>
  )
}

function AnswerForm({ visit, hit, view, title, returned }: Omit<HitProps, 'marks'> & { title: string }) {
  const { language } = visit
  const t = visit.words(words)
  const own = returned?.values.hit === String(hit.id) ? returned : undefined
  const field = fieldsOf(visit, own, {
    [`verdict-${hit.id}`]: hit.answer?.verdict ?? '',
    [`reason-${hit.id}`]: hit.answer?.reason ?? '',
    [`says-${hit.id}`]: hit.answer?.says[language] ?? '',
  })
  return (
    <form
      method="post"
      action={visit.to(`/initiatives/${view.initiative.id}/reuse/answers`)}
      class="flow form"
      aria-label={t.answerOne(title)}
    >
      <input type="hidden" name="hit" value={String(hit.id)} />
      <RadioField
        {...field(`verdict-${hit.id}`)}
        label={t.verdict}
        choices={verdicts.map((verdict) => ({ value: verdict, label: t.verdicts[verdict] }))}
      />
      <SelectField
        {...field(`reason-${hit.id}`)}
        label={t.reason}
        choices={[{ value: '', label: t.chooseReason }, ...reasonKeys.map((key) => ({ value: key, label: reasons[key][language] }))]}
        optional
      />
      <TextField {...field(`says-${hit.id}`)} label={t.says} rows={2} optional />
      <div class="actions">
        <button class="ds-button" data-size="sm" type="submit">
          {t.save}
        </button>
      </div>
    </form>
  )
}

/** What others have come to about the same thing, to be answered alike with one button. */
function Others({ visit, hit, others, view }: { visit: Visit; hit: KnownHit; others: readonly Earlier[]; view: CheckView }) {
  const { language } = visit
  const t = visit.words(words)
  const title = say(hit.title, language)?.text ?? ''
  return (
    <Disclosure title={t.earlier(formatNumber(others.length, language), others.length === 1)} id={`others-${hit.id}`}>
      <ul class="lines">
        {others.slice(0, 10).map((one) => (
          <li>
            <p>
              <a href={visit.to(`/initiatives/${one.initiative.id}`)}>
                <Text of={one.organisation} language={language} />
                {': '}
                <Text of={one.initiative.title} language={language} />
              </a>
            </p>
            <p>
              {t.verdicts[one.verdict]}
              {one.reason && `: ${reasons[one.reason][language].toLocaleLowerCase(language)}`}. <Text of={one.says} language={language} />
            </p>
            {view.mayAnswer && hit.there && (
              <ButtonForm
                action={visit.to(`/initiatives/${view.initiative.id}/reuse/answers`)}
                fields={{
                  hit: hit.id,
                  [`verdict-${hit.id}`]: one.verdict,
                  [`reason-${hit.id}`]: one.reason ?? '',
                  [`says-${hit.id}`]: one.says[language] ?? '',
                }}
                label={t.sameAnswer}
                about={t.sameAnswerOf(title, say(one.organisation, language)?.text ?? '')}
              />
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Log({ visit, view: { runs, people } }: { visit: Visit; view: CheckView }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <section class="flow" id="log">
      <h2>{t.log}</h2>
      <p class="quiet">{t.logLead}</p>
      <Table
        language={language}
        caption={t.log}
        hideCaption
        rows={runs}
        columns={[
          { title: t.when, heads: true, cell: ({ at }) => formatDateTime(at) },
          {
            title: t.who,
            cell: ({ actor, why }) =>
              why === 'new-entries'
                ? t.byItself
                : whoDid({ actor, who: actor.kind === 'person' ? (people.get(actor.person) ?? null) : null }, language),
          },
          {
            title: t.what,
            cell: ({ words: written, found, id }) => (
              <Disclosure title={written.length > 60 ? `${written.slice(0, 60)} …` : written} id={`run-${id}`}>
                <p class="prose">{written}</p>
                <ol>
                  {found.map((one) => (
                    <li>
                      {t.steps[one.step]}: <Text of={one.title} language={language} /> (
                      {formatNumber(one.score, language, { maximumFractionDigits: 2 })})
                    </li>
                  ))}
                </ol>
              </Disclosure>
            ),
          },
          { title: t.hits, number: true, cell: ({ found }) => formatNumber(found.length, language) },
          {
            title: t.toAnswer,
            number: true,
            cell: ({ found }) => formatNumber(found.filter(({ demanded }) => demanded).length, language),
          },
        ]}
      />
    </section>
  )
}
