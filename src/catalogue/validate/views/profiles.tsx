import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { SelectField } from '../../../web/components/form-field/form-field.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as entryWords } from '../../words.ts'
import type { Compared, Demand } from '../demands.ts'
import type { Profile } from '../profiles.ts'
import { words } from '../words.ts'

export function profilesPage(visit: Visit, all: readonly Profile[]): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.profilesTitle,
    serves: [6, 8],
    body: (
      <div class="flow">
        <h1>{t.profilesTitle}</h1>
        <p class="lead">{t.profilesLead}</p>
        <Table
          language={language}
          caption={t.profilesTitle}
          hideCaption
          rows={all}
          columns={[
            {
              title: t.profilesTitle,
              heads: true,
              cell: (profile) => <a href={visit.to(`/profiles/${profile.id}`)}>{say(profile.title, language)?.text ?? profile.id}</a>,
            },
            { title: t.version, cell: (profile) => profile.version },
            { title: t.appliesTo, cell: (profile) => profile.kinds.map((kind) => entryWords[language].kinds[kind]).join(', ') },
          ]}
        />
      </div>
    ),
  }
}

export function profilePage(visit: Visit, profile: Profile, demands: readonly Demand[], all: readonly Profile[]): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const title = say(profile.title, language)?.text ?? profile.id
  return {
    title,
    serves: [6, 8],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/profiles'), label: t.profilesTitle }]} here={title} />
        <h1>{title}</h1>
        <DefinitionList
          facts={[
            [t.version, `${profile.version} (${profile.issued})`],
            [t.basedOn, <a href={profile.source}>{profile.source}</a>],
            [t.appliesTo, profile.kinds.map((kind) => entryWords[language].kinds[kind]).join(', ')],
          ]}
        />
        <form method="get" action={visit.to(`/profiles/${profile.id}`)} class="flow form">
          <SelectField
            language={language}
            name="with"
            label={t.compareWith}
            choices={all
              .filter((other) => other.id !== profile.id)
              .map((other) => ({ value: other.id, label: `${say(other.title, language)?.text ?? other.id} ${other.version}` }))}
          />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.compareButton}
            </button>
          </div>
        </form>
        <h2>
          {t.rules} ({formatNumber(demands.length, language)})
        </h2>
        <DemandTable visit={visit} demands={demands} caption={t.rules} />
      </div>
    ),
  }
}

export function comparedPage(visit: Visit, left: Profile, right: Profile, { onlyLeft, onlyRight, different, same }: Compared): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = (profile: Profile) => `${say(profile.title, language)?.text ?? profile.id} ${profile.version}`
  return {
    title: t.compare,
    serves: [6, 8],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/profiles'), label: t.profilesTitle },
            { href: visit.to(`/profiles/${left.id}`), label: name(left) },
          ]}
          here={t.compare}
        />
        <h1>
          {name(left)} – {name(right)}
        </h1>
        <p>{t.sameRules(formatNumber(same, language))}</p>
        {different.length > 0 && (
          <>
            <h2>{t.differs}</h2>
            <Table
              language={language}
              caption={t.differs}
              hideCaption
              rows={different}
              columns={[
                { title: t.columnField, heads: true, cell: ({ left: one }) => fieldOf(one, language) },
                { title: name(left), cell: ({ left: one }) => `${t.level[one.severity]}: ${say(one.message, language)?.text ?? ''}` },
                { title: name(right), cell: ({ right: one }) => `${t.level[one.severity]}: ${say(one.message, language)?.text ?? ''}` },
              ]}
            />
          </>
        )}
        {onlyLeft.length > 0 && <h2>{t.onlyIn(name(left))}</h2>}
        {onlyLeft.length > 0 && <DemandTable visit={visit} demands={onlyLeft} caption={t.onlyIn(name(left))} />}
        {onlyRight.length > 0 && <h2>{t.onlyIn(name(right))}</h2>}
        {onlyRight.length > 0 && <DemandTable visit={visit} demands={onlyRight} caption={t.onlyIn(name(right))} />}
      </div>
    ),
  }
}

const fieldOf = (demand: Demand, language: 'sv' | 'en') =>
  [demand.on && say(demand.on, language)?.text, demand.label && say(demand.label, language)?.text].filter(Boolean).join(' › ')

function DemandTable({ visit, demands, caption }: { visit: Visit; demands: readonly Demand[]; caption: string }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Table
      language={language}
      caption={caption}
      hideCaption
      rows={demands}
      columns={[
        { title: t.columnField, heads: true, cell: (demand) => fieldOf(demand, language) },
        { title: t.columnLevel, cell: (demand) => t.level[demand.severity] },
        { title: t.columnDemand, cell: (demand) => say(demand.message, language)?.text ?? '' },
        { title: t.columnFix, cell: (demand) => say(demand.fix, language)?.text ?? '' },
        {
          title: t.rule,
          cell: (demand) =>
            demand.source && (
              <a href={demand.source} rel="noreferrer">
                {t.rule}
              </a>
            ),
        },
      ]}
    />
  )
}
