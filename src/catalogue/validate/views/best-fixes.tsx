import { say } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { CatalogueQuality } from '../../quality/catalogue-quality.ts'
import { bandOf, mostPoints } from '../../quality/method.ts'
import { adviceOf, headlineOf } from '../../quality/ranked-fixes.ts'
import { words } from '../words.ts'

const shown = 5

/** What would lift the catalogue most, in the points that data portals show. */
export function BestFixes({ visit, quality }: { visit: Visit; quality: CatalogueQuality }) {
  const { language } = visit
  const t = visit.words(words)
  const { best, fixes } = quality.methods.eu
  const number = (n: number) => formatNumber(Math.round(n), language)
  return (
    <section class="flow">
      <h2>{t.bestFixes}</h2>
      <p>
        {t.pointsNow(number(best.points), number(mostPoints('eu')), bandOf(best.points).label[language])}{' '}
        {best.unknown > 0.5 && t.linksUnknown(number(best.unknown))}
      </p>
      <ol class="ruled">
        {fixes.slice(0, shown).map((fix) => (
          <li>
            <h3>{headlineOf(fix)[language]}</h3>
            <p>{adviceOf(fix.id)[language]}</p>
            <details>
              <summary>{t.whichRecords}</summary>
              <ul>
                {fix.concerned.map(({ uri, title }) => (
                  <li>{say(title, language)?.text ?? uri}</li>
                ))}
                {fix.records > fix.concerned.length && <li>{t.andMore(formatNumber(fix.records - fix.concerned.length, language))}</li>}
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
