import type { LanguageText } from '../../../kernel/language-text.ts'
import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { propertyLabel } from '../../properties.ts'
import { profileOf } from '../../validate/profiles.ts'
import { words as entryWords } from '../../words.ts'
import { count, type Fault } from '../check-draft.ts'
import type { Guide } from '../kind-forms.ts'
import type { OwnEntry, OwnState } from '../own-entry.ts'
import type { Thing } from '../values.ts'
import { words } from '../words.ts'
import { Fields, Findings, type Shown, TypeSelect } from './fields.tsx'

export type Editor = {
  own: OwnEntry
  organisation: LanguageText
  guide: Guide
  values: Thing
  shown: Omit<Shown, 'language' | 'action'>
  /** Every fault that has been looked for; left out, nothing has been checked yet. */
  faults?: readonly Fault[]
  catalogues: readonly { uri: string; title: LanguageText }[]
  listedIn: readonly string[]
  mayEdit: boolean
  mayPublish: boolean
  /** A publication, or an ending, that a second person is to approve. */
  waiting?: { id: number; organisation: number }
  told?: { tone: 'success' | 'info' | 'warning' | 'danger'; title: string; text: string }
  status?: 422
}

export function editorPage(visit: Visit, editor: Editor): Sheet {
  const { own, guide, values, faults, told } = editor
  const { language } = visit
  const t = visit.words(words)
  const action = visit.to(`/own/${own.id}`)
  const shown: Shown = { ...editor.shown, language, action }
  return {
    title: `${t.edit}: ${titleOf(visit, own)}`,
    serves: [6],
    ...(editor.status && { status: editor.status }),
    body: (
      <div class="flow">
        <OwnHead visit={visit} own={own} organisation={editor.organisation} tab="edit" />
        {told && (
          <Message language={language} tone={told.tone} title={told.title} live>
            <p>
              {told.text}{' '}
              {told.tone === 'success' && own.state === 'published' && <a href={visit.to(`/entries/${own.id}`)}>{t.seeEntry}</a>}
            </p>
          </Message>
        )}
        {editor.waiting && (
          <Message language={language} tone="info">
            <p>
              {t.waits}{' '}
              <a href={visit.to(`/organisations/${editor.waiting.organisation}/approvals/${editor.waiting.id}`)}>{t.seeWaiting}</a>
            </p>
          </Message>
        )}
        {own.state === 'ended' && (
          <Message language={language} tone="warning">
            <p>{t.endedText}</p>
          </Message>
        )}
        <div id="own-summary">{faults && <Summary visit={visit} faults={faults} shown={shown} />}</div>
        <form
          method="post"
          action={action}
          class="long-form"
          id="own-form"
          data-live={visit.to(`/own/${own.id}/check`)}
          data-suggestions={visit.to('/own/suggestions')}
        >
          {/* The first button is the one that Enter presses. */}
          <button type="submit" name="do" value="save" hidden>
            {t.save}
          </button>
          <input type="hidden" name="version" value={String(own.version)} />
          {values.form.types.length > 2 && (
            <div class="form-field ds-field">
              <label class="ds-label" for="type-select">
                {t.typeOf}
              </label>
              <TypeSelect name="type" thing={values} language={language} label={t.typeOf} />
            </div>
          )}
          <Fields thing={values} prefix="" shown={shown} level={2} />
          {editor.catalogues.length > 0 && own.kind !== 'contact' && own.kind !== 'publisher' && <Catalogues visit={visit} {...editor} />}
          <Kept visit={visit} own={own} values={values} />
          <input type="hidden" name="whole" value="yes" />
          <div class="long-form__actions">
            {editor.mayEdit && (
              <button class="ds-button" type="submit" name="do" value="save">
                {t.save}
              </button>
            )}
            <button class="ds-button" data-variant="secondary" type="submit" name="do" value="check">
              {t.check}
            </button>
            {editor.mayEdit && editor.mayPublish && (
              <button class="ds-button" data-variant="secondary" type="submit" name="do" value="publish">
                {own.state === 'changed' || own.state === 'published' ? t.publishAgain : t.publish}
              </button>
            )}
          </div>
        </form>
        <p class="quiet small">
          {t.profileIs}:{' '}
          {guide.profiles.map((id, at) => (
            <>
              {at > 0 && ', '}
              <a href={visit.to(`/profiles/${id}`)}>{say(profileOf(id)?.title ?? {}, language)?.text ?? id}</a>
            </>
          ))}
          . {t.draftVersion(own.version)}.{' '}
          <span class="live-note" hidden>
            {t.liveOn}
          </span>
        </p>
        {editor.mayEdit && <Ending visit={visit} own={own} mayPublish={editor.mayPublish} />}
      </div>
    ),
  }
}

const tones: { readonly [state in OwnState]: Tone } = {
  draft: 'neutral',
  published: 'success',
  changed: 'warning',
  ended: 'danger',
  discarded: 'danger',
}

const titleOf = (visit: Visit, own: OwnEntry) => say(own.title, visit.language)?.text ?? visit.words(words).untitled

export function OwnHead({
  visit,
  own,
  organisation,
  tab,
}: {
  visit: Visit
  own: OwnEntry
  organisation: LanguageText
  tab: 'edit' | 'preview' | 'difference' | 'history' | 'rdf' | undefined
}) {
  const t = visit.words(words)
  const here = titleOf(visit, own)
  const paths = { edit: '', preview: '/preview', difference: '/difference', history: '/history', rdf: '/rdf' } as const
  return (
    <header class="flow">
      <Breadcrumb
        language={visit.language}
        trail={[
          {
            href: visit.to(`/organisations/${own.organisation}/entries`),
            label: t.entriesOf(say(organisation, visit.language)?.text ?? String(own.organisation)),
          },
        ]}
        here={here}
      />
      <p class="tags">
        <Tag tone="accent">{visit.words(entryWords).kind[own.kind]}</Tag> <StateTag visit={visit} state={own.state} />
      </p>
      <h1>{here}</h1>
      <p class="quiet small address">
        {t.addressIs}:{' '}
        {own.state === 'draft' || own.state === 'discarded' ? own.uri : <a href={visit.to(`/entries/${own.id}`)}>{own.uri}</a>}
        {own.copiedFrom && (
          <>
            <br />
            {t.copiedFrom}: {own.copiedFrom}
          </>
        )}
      </p>
      <TabLinks
        label={here}
        tabs={(Object.keys(paths) as (keyof typeof paths)[]).map((one) => ({
          href: visit.to(`/own/${own.id}${paths[one]}`),
          label: t.tabs[one],
          current: one === tab,
        }))}
      />
    </header>
  )
}

export const StateTag = ({ visit, state }: { visit: Visit; state: OwnState }) => (
  <Tag tone={tones[state]}>{visit.words(words).states[state]}</Tag>
)

export function Summary({ visit, faults, shown }: { visit: Visit; faults: readonly Fault[]; shown: Pick<Shown, 'faults'> }) {
  const { language } = visit
  const t = visit.words(words)
  const errors = count(faults, 'violation')
  const warnings = count(faults, 'warning')
  const named = [...shown.faults].filter(([field]) => field !== '')
  const links = (severity: Fault['severity']) =>
    named.flatMap(([field, list]) => list.filter((fault) => fault.severity === severity).map((fault) => ({ field, fault })))
  return (
    <Message language={language} tone={errors > 0 ? 'danger' : warnings > 0 ? 'info' : 'success'} title={t.summary(errors, warnings)} live>
      <p>{errors > 0 ? t.summaryErrors : warnings > 0 ? t.summaryWarnings : t.summaryGood}</p>
      {errors > 0 && (
        <ul>
          {links('violation').map(({ field, fault }) => (
            <li>
              <a href={`#${encodeURI(field)}`}>{say(fault.message, language)?.text}</a>
            </li>
          ))}
        </ul>
      )}
      {(shown.faults.get('') ?? []).length > 0 && (
        <>
          <p>{t.elsewhere}:</p>
          <Findings of={shown.faults.get('')!} language={language} />
        </>
      )}
    </Message>
  )
}

function Catalogues({ visit, catalogues, listedIn, own }: Pick<Editor, 'catalogues' | 'listedIn' | 'own'> & { visit: Visit }) {
  const t = visit.words(words)
  const others = listedIn
    .filter((uri) => !catalogues.some((one) => one.uri === uri))
    .map((uri) => ({ uri, title: { '': uri } as LanguageText }))
  return (
    <fieldset class="ds-fieldset" id="catalogues">
      <legend class="ds-label">{t.catalogues}</legend>
      <p data-field="description">{t.cataloguesHelp}</p>
      {[...catalogues, ...others]
        .filter(({ uri }) => uri !== own.uri)
        .map(({ uri, title }, at) => (
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id={`catalogue-${at}`} name="catalogue" value={uri} checked={listedIn.includes(uri)} />
            <label class="ds-label" for={`catalogue-${at}`}>
              {say(title, visit.language)?.text ?? uri}
            </label>
          </div>
        ))}
    </fieldset>
  )
}

function Kept({ visit, own, values }: { visit: Visit; own: OwnEntry; values: Thing }) {
  const t = visit.words(words)
  const rest = values.rest.filter(({ predicate }) => !predicate.value.endsWith('#type'))
  if (rest.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.keptTitle}</h2>
      <p>
        {t.keptText} <a href={visit.to(`/own/${own.id}/rdf`)}>{t.editRdf}</a>
      </p>
      <ul>
        {rest.slice(0, 60).map(({ predicate, object }) => (
          <li class="address">
            {propertyLabel(predicate.value, visit.language)}: {object.termType === 'BlankNode' ? '…' : object.value}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ending({ visit, own, mayPublish }: { visit: Visit; own: OwnEntry; mayPublish: boolean }) {
  const t = visit.words(words)
  if (own.state === 'draft')
    return (
      <details class="ds-details" id="discard">
        <summary>{t.discard}</summary>
        <form method="post" action={visit.to(`/own/${own.id}/discard`)} class="flow disclosure__body">
          <p>{t.discardText}</p>
          <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
            {t.discard}
          </button>
        </form>
      </details>
    )
  if (own.state === 'discarded')
    return (
      <form method="post" action={visit.to(`/own/${own.id}/take-back`)} class="flow">
        <p>{t.discardedText}</p>
        <button class="ds-button" type="submit">
          {t.takeBack}
        </button>
      </form>
    )
  if (own.state === 'ended' || !mayPublish) return null
  return (
    <details class="ds-details" id="end">
      <summary>{t.endTitle}</summary>
      <form method="post" action={visit.to(`/own/${own.id}/end`)} class="flow form disclosure__body">
        <p>{t.endText}</p>
        <div class="ds-field form-field">
          <label class="ds-label" for="reason">
            {t.endReason}
          </label>
          <input class="ds-input" id="reason" name="reason" type="text" />
        </div>
        <div class="actions">
          <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
            {t.endButton}
          </button>
        </div>
      </form>
    </details>
  )
}
