import type { Quad } from '@rdfjs/types'
import { whoDid } from '../../../history/words.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import type { Names } from '../../../organisations/names.ts'
import { parseLines } from '../../../rdf/ntriples.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { formatDateTime } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { Differences } from '../../views/differences.tsx'
import { EntryContent, type EntryView } from '../../views/entry.tsx'
import type { draftsOf } from '../find.ts'
import type { OwnEntry } from '../own-entry.ts'
import { words } from '../words.ts'
import { OwnHead } from './editor.tsx'

/** The pages beside the editor: how it will look, what differs from what is published, what it said before, and the whole as RDF. */
export function previewPage(
  visit: Visit,
  own: OwnEntry,
  organisation: LanguageText,
  content: Pick<EntryView, 'found' | 'links' | 'contacts' | 'others' | 'turtle'>,
): Sheet {
  const t = visit.words(words)
  return {
    title: t.tabs.preview,
    serves: [6],
    body: (
      <article class="flow">
        <OwnHead visit={visit} own={own} organisation={organisation} tab="preview" />
        <Message language={visit.language} tone="info">
          <p>{t.previewLead}</p>
        </Message>
        <EntryContent visit={visit} {...content} draft />
      </article>
    ),
  }
}

export function differencePage(
  visit: Visit,
  own: OwnEntry,
  organisation: LanguageText,
  published: readonly Quad[] | undefined,
  draft: readonly Quad[],
): Sheet {
  const t = visit.words(words)
  return {
    title: t.tabs.difference,
    serves: [1, 6],
    body: (
      <div class="flow">
        <OwnHead visit={visit} own={own} organisation={organisation} tab="difference" />
        {published ? (
          <>
            <p>{t.differenceLead}</p>
            <Differences visit={visit} uri={own.uri} before={published} after={draft} none={t.noDifference} />
          </>
        ) : (
          <p>{t.neverPublished}</p>
        )}
      </div>
    ),
  }
}

export function historyPage(
  visit: Visit,
  own: OwnEntry,
  organisation: LanguageText,
  versions: Awaited<ReturnType<typeof draftsOf>>,
  names: Names,
  mayEdit: boolean,
): Sheet {
  const t = visit.words(words)
  return {
    title: t.tabs.history,
    serves: [1, 6],
    body: (
      <div class="flow">
        <OwnHead visit={visit} own={own} organisation={organisation} tab="history" />
        <p>{t.historyLead}</p>
        <ol class="ruled">
          {versions.map(({ version, at, actor, triples }, index) => {
            const earlier = versions[index + 1]
            return (
              <li class="flow">
                <h2>{t.draftVersion(version)}</h2>
                <p class="quiet small">
                  <time datetime={at.toISOString()}>{formatDateTime(at)}</time>,{' '}
                  {whoDid({ actor, who: actor.kind === 'person' ? names.people.get(actor.person) : null }, visit.language)}
                </p>
                {earlier ? (
                  <Differences visit={visit} uri={own.uri} before={parseLines(earlier.triples)} after={parseLines(triples)} />
                ) : (
                  <p>{t.firstVersion}</p>
                )}
                {mayEdit && version !== own.version && (
                  <ButtonForm
                    action={visit.to(`/own/${own.id}/restore`)}
                    fields={{ version: own.version, from: version }}
                    label={t.restore}
                    about={`${t.restore}: ${version}`}
                  />
                )}
              </li>
            )
          })}
        </ol>
      </div>
    ),
  }
}

export function rdfPage(
  visit: Visit,
  own: OwnEntry,
  organisation: LanguageText,
  { turtle, version, error }: { turtle: string; version: number; error?: string },
): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.tabs.rdf,
    serves: [6],
    ...(error !== undefined && { status: 422 as const }),
    body: (
      <div class="flow">
        <OwnHead visit={visit} own={own} organisation={organisation} tab="rdf" />
        <p class="prose">{t.rdfLead}</p>
        <ErrorSummary language={language} errors={{ turtle: error }} />
        <form method="post" action={visit.to(`/own/${own.id}/rdf`)} class="long-form">
          <input type="hidden" name="version" value={String(version)} />
          <TextField
            language={language}
            name="turtle"
            label={t.rdfLabel}
            value={turtle}
            rows={24}
            lang="en"
            {...(error !== undefined && { error })}
          />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}
