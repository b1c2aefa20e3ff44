import { type Language, type LanguageText, say } from '../../../kernel/language-text.ts'
import { shorten } from '../../../rdf/namespaces.ts'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Demand } from '../demands.ts'
import type { Presence } from '../fields.ts'
import { words } from '../words.ts'

/** A field by its name, with its property for those who write the data. */
export function FieldName({ label, path, language }: { label: LanguageText; path?: string; language: Language }) {
  const short = path === undefined ? undefined : shorten(path)
  return (
    <>
      {say(label, language)?.text}
      {short && (
        <>
          {' '}
          <code class="quiet small">
            {short.prefix}:{short.name}
          </code>
        </>
      )}
    </>
  )
}

const tones: { readonly [presence in Presence]: Tone } = { mandatory: 'danger', recommended: 'warning', optional: 'neutral' }

export function PresenceTag({ visit, presence }: { visit: Visit; presence: Presence }) {
  return <Tag tone={tones[presence]}>{visit.words(words).presence[presence]}</Tag>
}

/** Rules in plain words: what counts as a fault and what to do. */
export function Rules({ visit, demands, withFix = true }: { visit: Visit; demands: readonly Demand[]; withFix?: boolean }) {
  const { language } = visit
  const t = visit.words(words)
  if (demands.length === 0) return null
  return (
    <ul class="plain-list rules">
      {demands.map((demand) => (
        <li id={withFix ? demand.id : undefined}>
          <p>
            <strong>{t.severity[demand.severity]}:</strong> {say(demand.message, language)?.text}
          </p>
          {withFix && (
            <p class="quiet small">
              {say(demand.fix, language)?.text}
              {demand.example !== undefined && (
                <>
                  {' '}
                  {t.example}: <code>{demand.example}</code>
                </>
              )}
              {demand.source && (
                <>
                  {' '}
                  <a href={demand.source} rel="noreferrer">
                    {t.rule}
                  </a>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
