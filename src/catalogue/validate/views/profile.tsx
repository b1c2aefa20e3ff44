import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { SelectField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as entryWords } from '../../words.ts'
import type { Demand } from '../demands.ts'
import { type ClassOfFields, demandsWith, fieldsOf } from '../fields.ts'
import type { Profile } from '../profiles.ts'
import { severityOrder } from '../severity-order.ts'
import { words } from '../words.ts'
import { FieldName, PresenceTag, Rules } from './field.tsx'
import { nameOf } from './profiles.tsx'

export function profilePage(visit: Visit, profile: Profile, demands: readonly Demand[], all: readonly Profile[]): Sheet {
  const { language, query } = visit
  const t = visit.words(words)
  const title = nameOf(profile, language)
  const shown = demandsWith(demands, { level: query.get('level') ?? '', text: query.get('text') ?? '' }, language)
  const classes = fieldsOf(shown)
  return {
    title,
    serves: [6, 8],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/profiles'), label: t.profilesTitle }]} here={title} />
        <h1>{title}</h1>
        <DefinitionList
          facts={[
            [t.written, profile.issued],
            [t.basedOn, <a href={profile.source}>{profile.source}</a>],
            [t.appliesTo, profile.kinds.map((kind) => entryWords[language].kinds[kind]).join(', ')],
          ]}
        />
        <CompareForm visit={visit} profile={profile} all={all} />
        <h2>{t.rules}</h2>
        <p>{t.levelsExplained}</p>
        <FindForm visit={visit} demands={demands} />
        <p class="quiet" role="status">
          {t.rulesShown(formatNumber(shown.length, language), formatNumber(demands.length, language))}
        </p>
        {classes.length > 1 && <Contents visit={visit} classes={classes} />}
        {classes.map((one) => (
          <ClassOfRules visit={visit} of={one} />
        ))}
      </div>
    ),
  }
}

function CompareForm({ visit, profile, all }: { visit: Visit; profile: Profile; all: readonly Profile[] }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <form method="get" action={visit.to(`/profiles/${profile.id}`)} class="filters">
      <SelectField
        language={language}
        name="with"
        label={t.compareWith}
        choices={all.filter(({ id }) => id !== profile.id).map((other) => ({ value: other.id, label: nameOf(other, language) }))}
      />
      <button class="ds-button" data-variant="secondary" type="submit">
        {t.compareButton}
      </button>
    </form>
  )
}

function FindForm({ visit, demands }: { visit: Visit; demands: readonly Demand[] }) {
  const { language, query } = visit
  const t = visit.words(words)
  const count = (level: Demand['severity']) => formatNumber(demands.filter(({ severity }) => severity === level).length, language)
  return (
    <form method="get" action={visit.to(visit.path)} class="filters">
      <TextField language={language} name="text" label={t.findRule} value={query.get('text') ?? ''} type="search" />
      <SelectField
        language={language}
        name="level"
        label={t.columnLevel}
        value={query.get('level') ?? ''}
        choices={[{ value: '', label: t.all }, ...severityOrder.map((value) => ({ value, label: `${t.level[value]} (${count(value)})` }))]}
      />
      <button class="ds-button" data-variant="secondary" type="submit">
        {t.filterButton}
      </button>
    </form>
  )
}

function Contents({ visit, classes }: { visit: Visit; classes: readonly ClassOfFields[] }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <nav aria-label={t.classes}>
      <ul class="inline-list">
        {classes.map(({ targetClass, on, fields }) => (
          <li>
            <a href={`#${anchorOf(targetClass)}`}>{say(on, language)?.text}</a>{' '}
            <span class="quiet">{formatNumber(fields.length, language)}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** An address within the page: two vocabularies may have a class of the same name. */
export const anchorOf = (iri: string) => `class-${iri.replace(/^https?:\/\/(www\.)?/, '').replace(/[^A-Za-z0-9]+/g, '-')}`

function ClassOfRules({ visit, of: { targetClass, on, fields } }: { visit: Visit; of: ClassOfFields }) {
  const { language } = visit
  return (
    <section class="flow" id={anchorOf(targetClass)}>
      <h3>{say(on, language)?.text}</h3>
      <ul class="ruled fields">
        {fields.map(({ label, path, presence, demands }) => (
          <li>
            <div>
              <h4>
                <FieldName label={label} {...(path !== undefined && { path })} language={language} />
              </h4>
              <p>
                <PresenceTag visit={visit} presence={presence} />
              </p>
            </div>
            <Rules visit={visit} demands={demands} />
          </li>
        ))}
      </ul>
    </section>
  )
}
