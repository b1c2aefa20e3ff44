import { say } from '../../../kernel/language-text.ts'
import { Table } from '../../../web/components/table/table.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as entryWords } from '../../words.ts'
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
              title: t.profile_,
              heads: true,
              cell: (profile) => <a href={visit.to(`/profiles/${profile.id}`)}>{say(profile.title, language)?.text ?? profile.id}</a>,
            },
            { title: t.version, cell: (profile) => profile.version },
            { title: t.appliesTo, cell: (profile) => profile.kinds.map((kind) => entryWords[language].kinds[kind]).join(', ') },
          ]}
        />
        <h2>{t.oftenCompared}</h2>
        <ul>
          {oftenCompared.flatMap(([one, other]) => {
            const [left, right] = [all.find(({ id }) => id === one), all.find(({ id }) => id === other)]
            return left && right ? (
              <li>
                <a href={visit.to(`/profiles/${one}`, { with: other })}>
                  {nameOf(left, language)} – {nameOf(right, language)}
                </a>
              </li>
            ) : (
              []
            )
          })}
        </ul>
      </div>
    ),
  }
}

// What a country adds to Europe's profile, and what an older version had.
const oftenCompared = [
  ['dcat-ap', 'dcat-ap-se'],
  ['cpsv-ap-3.1', 'cpsv-ap'],
] as const

export const nameOf = ({ title, id, version }: Profile, language: 'sv' | 'en') => `${say(title, language)?.text ?? id} ${version}`
