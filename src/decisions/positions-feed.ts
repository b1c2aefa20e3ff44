import { type Language, type LanguageText, say } from '../kernel/language-text.ts'
import { escapeMarkup, type Feed } from '../web/atom.ts'
import { type Decision, takenOf } from './decision.ts'
import { words } from './words.ts'

type Fed = Decision & { organisation: LanguageText }

/** Positions as they are published, replaced and withdrawn. `to` makes whole addresses in the feed's language. */
export function positionsFeed(positions: readonly Fed[], language: Language, to: (path: string) => string): Feed {
  const t = words[language]
  const text = (of: LanguageText | null) => (of && say(of, language)?.text) ?? ''
  return {
    language,
    title: t.feedTitle,
    subtitle: t.feedSubtitle,
    self: to('/positions.atom'),
    page: to('/positions'),
    updated: positions[0]?.changedAt ?? new Date(0),
    author: 'Allmänning',
    entries: positions.map((one) => ({
      page: to(`/decisions/${one.id}`),
      title: one.state.kind === 'decided' ? text(one.title) : `${text(one.title)} (${t.states[one.state.kind]})`,
      updated: one.changedAt,
      published: one.publishedAt!,
      html: [
        `<p>${escapeMarkup([text(one.organisation), takenOf(one)?.on].filter(Boolean).join(', '))}</p>`,
        `<p>${escapeMarkup(text(one.conclusion))}</p>`,
        one.appliesTo ? `<p>${t.appliesTo}: ${escapeMarkup(text(one.appliesTo))}</p>` : '',
      ].join(''),
    })),
  }
}
