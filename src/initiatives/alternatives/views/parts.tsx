import type { LanguageText } from '../../../kernel/language-text.ts'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { LatestCase } from '../../business-case/find.ts'
import { money } from '../../views/money.ts'
import type { Alternative } from '../alternative.ts'
import type { NamedEntry } from '../find.ts'
import { gravest, levelOf } from '../risk.ts'
import { words } from '../words.ts'

type Entries = ReadonlyMap<number, NamedEntry>

/** Entries by name, each a link. */
export function EntryLinks({ visit, ids, entries }: { visit: Visit; ids: readonly number[]; entries: Entries }) {
  const t = visit.words(words)
  return (
    <ul class="plain-list">
      {ids.map((id) => (
        <li>
          <a href={visit.to(`/entries/${id}`)}>
            <Text of={entries.get(id)?.title ?? { sv: String(id) }} language={visit.language} />
          </a>
          {entries.get(id)?.ended && <span class="quiet"> ({t.endedEntry})</span>}
        </li>
      ))}
    </ul>
  )
}

/** What, and after it on whom it depends or what keeps it safe. */
export function Pairs({ visit, rows }: { visit: Visit; rows: readonly (readonly [what: LanguageText, more: LanguageText])[] }) {
  return (
    <ul class="plain-list">
      {rows.map(([what, more]) => (
        <li>
          <Text of={what} language={visit.language} />
          {Object.keys(more).length > 0 && (
            <>
              : <Text of={more} language={visit.language} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const tones = { low: 'success', medium: 'warning', high: 'danger' } as const

export function RiskScore({ visit, score }: { visit: Visit; score: number | undefined }) {
  const t = visit.words(words)
  if (score === undefined) return <span class="quiet">{t.noRisks}</span>
  return <Tag tone={tones[levelOf(score)]}>{t.scoreIs(score, t.levels[levelOf(score)])}</Tag>
}

export const gravestOf = ({ risks }: Alternative) => gravest(risks)

/** The net present value with its unit and the year of its prices, or what to do to get one. */
export function Npv({ visit, of, latest }: { visit: Visit; of: Alternative; latest: LatestCase | undefined }) {
  const t = visit.words(words)
  if (latest) return <>{money(visit, latest.result.npv, latest.document.priceYear ?? latest.document.baseYear)}</>
  return <span class="quiet">{of.kind === 'nothing' ? t.noCaseNeeded : t.noCase}</span>
}

export function Bcr({ visit, latest }: { visit: Visit; latest: LatestCase | undefined }) {
  const t = visit.words(words)
  if (!latest) return null
  const { bcr } = latest.result
  return <>{bcr === null ? t.noRatio : formatNumber(bcr, visit.language, { maximumFractionDigits: 2 })}</>
}
