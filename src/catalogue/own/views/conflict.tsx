import type { LanguageText } from '../../../kernel/language-text.ts'
import { Message } from '../../../web/components/message/message.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Statement } from '../../difference.ts'
import { propertyLabel } from '../../properties.ts'
import { byItself, type Clash } from '../merge.ts'
import type { OwnEntry } from '../own-entry.ts'
import { words } from '../words.ts'
import { OwnHead } from './editor.tsx'

export type Conflict = {
  own: OwnEntry
  organisation: LanguageText
  clashes: readonly Clash[]
  /** The version that both began with. */
  base: number
  /** What the second wrote, as N-Triples: it goes with the form until it is saved. */
  mine: string
  catalogues: readonly string[]
}

/** Two people have written at once: the second sees both versions, field by field. */
export function conflictPage(visit: Visit, { own, organisation, clashes, base, mine, catalogues }: Conflict): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.conflictTitle,
    serves: [6],
    status: 409,
    body: (
      <div class="flow">
        <OwnHead visit={visit} own={own} organisation={organisation} tab={undefined} />
        <Message language={language} tone="warning" title={t.conflictTitle} live>
          <p>{t.conflictText}</p>
          <p>
            <a href={visit.to(`/own/${own.id}`)}>{t.readOther(own.version)}</a>
          </p>
        </Message>
        <form method="post" action={visit.to(`/own/${own.id}/merge`)} class="long-form">
          <input type="hidden" name="base" value={String(base)} />
          <input type="hidden" name="version" value={String(own.version)} />
          <textarea name="mine" hidden>
            {mine}
          </textarea>
          {catalogues.map((uri) => (
            <input type="hidden" name="catalogue" value={uri} />
          ))}
          {clashes.map((clash, at) => (
            <fieldset class="field-group">
              <legend>
                {propertyLabel(clash.property, language)}
                {clash.both && <span class="field-group__mark"> ({t.conflictBothChanged})</span>}
              </legend>
              <input type="hidden" name={`property.${at}`} value={clash.property} />
              <dl class="facts">
                {(['base', 'mine', 'theirs'] as const).map((side) => (
                  <div>
                    <dt>{{ base: t.conflictBase, mine: t.conflictMine, theirs: t.conflictTheirs }[side]}</dt>
                    <dd>{clash[side].length === 0 ? t.nothing : clash[side].map((one) => <p>{told(one)}</p>)}</dd>
                  </div>
                ))}
              </dl>
              {(['mine', 'theirs', 'both'] as const).map((pick) => (
                <div class="ds-field">
                  <input
                    class="ds-input"
                    type="radio"
                    id={`pick-${at}-${pick}`}
                    name={`pick.${at}`}
                    value={pick}
                    checked={pick === byItself(clash)}
                  />
                  <label class="ds-label" for={`pick-${at}-${pick}`}>
                    {{ mine: t.conflictMine, theirs: t.conflictTheirs, both: t.conflictBoth }[pick]}
                  </label>
                </div>
              ))}
            </fieldset>
          ))}
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.saveMerged}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}

const told = ({ value, language, path }: Statement) => `${path.length > 1 ? '… ' : ''}${value}${language ? ` (${language})` : ''}`
