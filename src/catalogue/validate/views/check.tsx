import { say } from '../../../kernel/language-text.ts'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { FileField, SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { formatBytes, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Checked } from '../check.ts'
import { type Group, grouped, groupedFindings } from '../group.ts'
import { profileOf, profiles } from '../profiles.ts'
import type { RecordResult } from '../result.ts'
import { words } from '../words.ts'

export function checkPage(visit: Visit, { values, errors }: FormState, uploadMaxBytes: number): Sheet {
  const t = visit.words(words)
  return {
    title: t.title,
    serves: [6],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <CheckForm visit={visit} state={{ values, errors }} uploadMaxBytes={uploadMaxBytes} />
        <p>
          <a href={visit.to('/profiles')}>{t.profilesTitle}</a>
        </p>
      </div>
    ),
  }
}

function CheckForm({ visit, state: { values, errors }, uploadMaxBytes }: { visit: Visit; state: FormState; uploadMaxBytes: number }) {
  const { language } = visit
  const t = visit.words(words)
  const field = (name: string) => ({
    language,
    name,
    value: values[name] ?? '',
    optional: true,
    ...(errors[name] && { error: errors[name] }),
  })
  return (
    <form method="post" action={visit.to('/validate')} enctype="multipart/form-data" class="flow form">
      <ErrorSummary language={language} errors={errors} />
      <TextField {...field('text')} label={t.text} help={t.textHelp} rows={8} />
      <FileField
        {...field('file')}
        label={t.file}
        help={t.fileHelp(formatBytes(uploadMaxBytes, language))}
        accept=".ttl,.rdf,.xml,.jsonld,.json,.nt,.nq,.trig,.yml,.yaml"
      />
      <TextField {...field('url')} label={t.url} type="url" inputmode="url" />
      <SelectField
        {...field('profile')}
        optional={false}
        label={t.profile}
        choices={[
          { value: '', label: t.profileAuto },
          ...profiles().map(({ id, title, version }) => ({ value: id, label: `${say(title, language)?.text ?? id} ${version}` })),
        ]}
      />
      <SelectField
        {...field('answer')}
        optional={false}
        label={t.answer}
        choices={Object.entries(t.answers).map(([value, label]) => ({ value, label }))}
      />
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.check}
        </button>
      </div>
    </form>
  )
}

export function checkedPage(visit: Visit, checked: Checked, state: FormState, uploadMaxBytes: number): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const count = (severity: RecordResult['severity']) => checked.results.filter((result) => result.severity === severity).length
  const figure = (n: number, label: (one: boolean) => string) => ({ value: formatNumber(n, language), label: label(n === 1) })
  return {
    title: t.resultTitle(checked.name),
    serves: [6],
    body: (
      <div class="flow">
        <h1>{t.resultTitle(checked.name)}</h1>
        <KeyFigures
          figures={[
            figure(checked.records, t.records),
            figure(count('violation'), t.violations),
            figure(count('warning'), t.warnings),
            figure(count('info'), t.infos),
          ]}
        />
        {checked.conforms && (
          <Message language={language} tone="success" title={t.conforms}>
            <p>{t.conformsText}</p>
          </Message>
        )}
        {checked.findings.length > 0 && (
          <section class="flow">
            <h2>{t.fileFaults}</h2>
            <ul class="ruled">
              {groupedFindings(checked.findings).map(({ first, times, lines }) => (
                <li>
                  <p>
                    <Tag tone={tones[first.severity]}>{t.severity[first.severity]}</Tag>{' '}
                    <strong>{say(first.message, language)?.text}</strong>
                  </p>
                  <p>{say(first.fix, language)?.text}</p>
                  {(times > 1 || lines.length > 0) && (
                    <p class="quiet small">
                      {t.times(formatNumber(times, language), times === 1)}
                      {lines.length > 0 && `, ${t.lines(lines.slice(0, 20).join(', '), lines.length > 20)}`}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <GroupList visit={visit} groups={grouped(checked.results)} />
        <section>
          <h2>{t.usedProfiles}</h2>
          <ul>
            {[...checked.profiles].map(([id, n]) => {
              const profile = profileOf(id)
              return (
                <li>
                  {profile ? (
                    <a href={visit.to(`/profiles/${id}`)}>
                      {say(profile.title, language)?.text} {profile.version}
                    </a>
                  ) : (
                    t.publiccode
                  )}{' '}
                  <span class="quiet">({t.forRecords(formatNumber(n, language))})</span>
                </li>
              )
            })}
          </ul>
        </section>
        <Disclosure title={t.again}>
          <CheckForm visit={visit} state={state} uploadMaxBytes={uploadMaxBytes} />
        </Disclosure>
      </div>
    ),
  }
}

const tones: { readonly [severity in RecordResult['severity']]: Tone } = { violation: 'danger', warning: 'warning', info: 'info' }
const shownInGroup = 50

/** Each fault once, with where it is: what gives most first. */
export function GroupList({ visit, groups }: { visit: Visit; groups: readonly Group[] }) {
  const { language } = visit
  const t = visit.words(words)
  if (groups.length === 0) return <p>{t.nothing}</p>
  return (
    <ol class="ruled">
      {groups.slice(0, 200).map(({ first, results, records }) => (
        <li>
          <h2>
            <Tag tone={tones[first.severity]}>{t.severity[first.severity]}</Tag> {first.label && `${say(first.label, language)?.text}: `}
            {say(first.message, language)?.text}
          </h2>
          <p>{say(first.fix, language)?.text}</p>
          <p class="quiet small">
            {t.inRecords(formatNumber(records, language), records === 1)}
            {first.example !== undefined && (
              <>
                {' · '}
                {t.example}: <code>{first.example}</code>
              </>
            )}
            {first.rule && (
              <>
                {' · '}
                <a href={first.rule} rel="noreferrer">
                  {t.rule}
                </a>
              </>
            )}
            {first.patch && ` · ${t.readyFix}`}
          </p>
          <details>
            <summary>{t.show(formatNumber(results.length, language), results.length === 1)}</summary>
            {results.length > shownInGroup && <p class="small">{t.onlyFirst(formatNumber(shownInGroup, language))}</p>}
            <Table
              language={language}
              caption={say(first.message, language)?.text ?? ''}
              hideCaption
              rows={results.slice(0, shownInGroup)}
              columns={[
                { title: t.columnRecord, heads: true, cell: (result) => placeOf(result, language) },
                { title: t.columnValue, cell: (result) => <span class="address">{result.value ?? ''}</span> },
                { title: t.columnLine, number: true, cell: (result) => result.line ?? '' },
              ]}
            />
          </details>
        </li>
      ))}
    </ol>
  )
}

function placeOf(result: RecordResult, language: 'sv' | 'en'): string {
  const record = (result.title && say(result.title, language)?.text) ?? result.focus
  const part = result.part && say(result.part, language)?.text
  return part ? `${record} › ${part}` : record
}
