import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Matches } from '../matches.ts'
import { words } from '../words.ts'
import { MatchesView } from './matches.tsx'

/** Open to everybody, and nothing is stored: a first look at what there is before anybody owns the need. */
export function explorePage(visit: Visit, text: string, matches: Matches | undefined): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.exploreTitle,
    serves: [4, 5, 7],
    search: false,
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to('/needs'), label: t.title }]} here={t.explore} />
        <h1>{t.exploreTitle}</h1>
        <p class="lead">{t.exploreLead}</p>
        <form method="get" action={visit.to('/needs/explore')} class="flow" data-live={visit.to('/needs/matches')}>
          <div class="flow form">
            <TextField
              language={language}
              name="text"
              label={t.exploreText}
              help={`${t.exploreHelp} ${t.exploreExample}`}
              rows={5}
              value={text}
            />
            <p class="live-note quiet small" hidden>
              {t.live}
            </p>
            <div class="actions">
              <button class="ds-button" type="submit">
                {t.look}
              </button>
            </div>
          </div>
          <div data-findings="matches" class="flow">
            {text !== '' && <ExploreFound visit={visit} text={text} matches={matches} />}
          </div>
        </form>
      </div>
    ),
  }
}

export function ExploreFound({ visit, text, matches }: { visit: Visit; text: string; matches: Matches | undefined }) {
  const t = visit.words(words)
  return (
    <>
      <MatchesView visit={visit} of={matches} />
      {matches && (
        <section class="flow">
          <h2>{t.goOn}</h2>
          <p>{t.goOnText}</p>
          <p class="actions">
            <a class="ds-button" data-variant="secondary" href={visit.to('/needs/new', { text })}>
              {t.goOn}
            </a>
          </p>
        </section>
      )}
    </>
  )
}

/** What the island puts into the page while somebody writes. */
export const matchesFragment = (visit: Visit, text: string, matches: Matches | undefined, compact: boolean): Sheet => ({
  title: visit.words(words).exploreTitle,
  body: (
    <div>
      <h1>{visit.words(words).exploreTitle}</h1>
      <div data-findings="matches">
        {compact ? <MatchesView visit={visit} of={matches} compact /> : <ExploreFound visit={visit} text={text} matches={matches} />}
      </div>
    </div>
  ),
})
